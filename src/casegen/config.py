"""Settings of a library, read once from its `mkdocs.yml`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml

if TYPE_CHECKING:
    from .model import Withdrawal

CONFIG = "mkdocs.yml"
# How a site may be read without a line: one file to take away, and what a browser keeps.
OFFLINE = ("zip", "browser")
_FORGES: Mapping[str, Literal["github", "gitee", "gitlab"]] = {"github.com": "github", "gitee.com": "gitee"}


class ConfigError(Exception):
    """The project cannot be worked with as it stands; the text says why in one line."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the records are kept: the address of the repository, what serves it, and the branch."""

    address: str
    forge: Literal["github", "gitee", "gitlab"]
    branch: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and what the library is called. `names` and `taglines` are by locale id.

    `lead` names the cases that the home page begins with. `repository`, its `branch` and `maintainers`, a mail
    address, are where records can be handed over to; `review` says how long that usually takes, by locale id. `theme`
    is the folder below `root` of a theme of its own; empty where it has none. `offline` names the ways, of those in
    `OFFLINE`, in which the library can be read without a line. `withdrawn` are the records that were taken down on
    request, of each of which nothing is kept but that.
    """

    root: Path
    site: Path
    url: str
    names: Mapping[str, str]
    taglines: Mapping[str, str]
    lead: tuple[str, ...] = ()
    repository: Repository | None = None
    maintainers: str = ""
    review: Mapping[str, str] = field(default_factory=dict)
    theme: str = ""
    offline: tuple[str, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()

    @property
    def said(self) -> str:
        """All that is set, in one text, but for where the library lies."""
        return repr(replace(self, root=Path(), site=Path()))

    @property
    def cases(self) -> Path:
        return self.root / "cases"

    @property
    def vocabulary(self) -> Path:
        return self.root / "vocabulary"

    @property
    def packs(self) -> Path:
        return self.root / "packs"

    @property
    def template(self) -> Path:
        """The Word file that packs are written on, where the library has one of its own."""
        return self.root / "templates" / "packs.docx"


class _Tolerant(yaml.SafeLoader):
    """Reads a MkDocs configuration without running its tags (`!ENV`, `!!python/name`)."""


_Tolerant.add_multi_constructor("", lambda *_: None)


def read(root: Path) -> Settings:
    """Read the settings of the library at `root`; raises ConfigError where there is none to read."""
    path = root / CONFIG
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), _Tolerant)
    except FileNotFoundError:
        raise ConfigError(f"{root} holds no {CONFIG}; `casegen init` makes a new library") from None
    except RecursionError:
        raise ConfigError(f"{path} cannot be read: nested too deep") from None
    # Beside its own errors the loader lets through what Python raises for `!!bool x` or `!!timestamp x`.
    except (OSError, ValueError, LookupError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise ConfigError(f"{path} cannot be read: {' '.join(str(error).split())}") from None
    said = _settings(loaded, "")
    own = _settings(_settings(said.get("extra"), "extra").get("casegen"), "extra.casegen")
    return Settings(
        root=root,
        site=_site(root, _text(said.get("site_dir"), "site_dir") or "site", _text(said.get("docs_dir"), "docs_dir")),
        url=_web_address(_text(said.get("site_url"), "site_url")),
        names=_texts(own.get("name"), "extra.casegen.name")
        or {"en": _text(said.get("site_name"), "site_name") or "casegen"},
        taglines=_texts(own.get("tagline"), "extra.casegen.tagline"),
        lead=_list(own.get("lead"), "extra.casegen.lead"),
        repository=_repository(
            _text(own.get("repository"), "extra.casegen.repository"), _text(own.get("branch"), "extra.casegen.branch")
        ),
        maintainers=_mail(_text(own.get("maintainers"), "extra.casegen.maintainers")),
        review=_texts(own.get("review"), "extra.casegen.review"),
        theme=_theme(said.get("theme")),
        offline=_offline(_list(own.get("offline"), "extra.casegen.offline")),
        withdrawn=tuple(_withdrawn(own.get("withdrawn"))),
    )


def _offline(ways: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := [way for way in ways if way not in OFFLINE]:
        known = " and ".join(OFFLINE)
        raise ConfigError(f"{CONFIG}: `extra.casegen.offline` knows {known}, not {unknown[0]!r}")
    return tuple(way for way in OFFLINE if way in ways)


def _withdrawn(entries: object) -> Iterator[Withdrawal]:
    name = "extra.casegen.withdrawn"
    if entries is None:
        return
    if not isinstance(entries, list):
        raise ConfigError(f"{CONFIG}: `{name}` is not a list")
    # Load what most libraries never need.
    from pydantic import ValidationError

    from .model import Withdrawal

    seen: set[str] = set()
    for at, entry in enumerate(entries, 1):
        # Nobody puts a date into quotes.
        said = {
            key: str(value) if isinstance(value, int | datetime.date) else value
            for key, value in _settings(entry, name).items()
        }
        try:
            made = Withdrawal.model_validate(said)
        except ValidationError as error:
            wrong = ".".join(map(str, error.errors(include_url=False)[0]["loc"])) or "?"
            form = "`id`, `date` (such as 2026-11-23) and, where it may be said, `reason` by language"
            raise ConfigError(f"{CONFIG}: `{name}`, entry {at}: {wrong!r} is wrong or missing; write {form}") from None
        if made.id in seen:
            raise ConfigError(f"{CONFIG}: `{name}` names {made.id!r} twice")
        seen.add(made.id)
        yield made


def _theme(said: object) -> str:
    # The engine's own words may also be a theme's name only.
    return _text(said.get("custom_dir"), "theme.custom_dir") if isinstance(said, dict) else ""


def _settings(value: object, name: str) -> Mapping[object, object]:
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    raise ConfigError(f"{CONFIG}: `{name}` is not a set of settings" if name else f"{CONFIG} is not a set of settings")


def _text(value: object, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    raise ConfigError(f"{CONFIG}: `{name}` is not a text; put it into quotes")


def _texts(value: object, name: str) -> Mapping[str, str]:
    return {_text(key, name): _text(text, f"{name}.{key}") for key, text in _settings(value, name).items()}


def _list(value: object, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(_text(one, name) for one in value)
    raise ConfigError(f"{CONFIG}: `{name}` is not a list")


def _site(root: Path, folder: str, docs: str) -> Path:
    """Where the site goes: never over, under or into what it is made from, since a build replaces the folder."""
    site = root / folder
    origins = [root / name for name in ("cases", "vocabulary", "templates", "packs", docs or "docs")]
    try:
        real = site.resolve()
        unsafe = root.resolve().is_relative_to(real) or any(
            real.is_relative_to(one.resolve()) or one.resolve().is_relative_to(real) for one in origins
        )
    except (OSError, ValueError, RuntimeError):
        raise ConfigError(f"{CONFIG}: `site_dir` is not the name of a folder") from None
    if unsafe:
        raise ConfigError(f"{CONFIG}: `site_dir` would replace what the site is made from; name a folder of its own")
    return site


def _web_address(url: str) -> str:
    if url and not re.match(r"https?://[^\s/?#]", url):
        raise ConfigError(f"{CONFIG}: `site_url` does not begin with https:// or http://")
    return url if not url or url.endswith("/") else url + "/"


def _repository(address: str, branch: str) -> Repository | None:
    """Where records are handed over to, if a repository is named."""
    if not address:
        return None
    # Two folders below the host, or more in a GitLab with groups; nothing that a link would have to escape.
    plain = address.removesuffix("/").removesuffix(".git")
    found = re.fullmatch(r"https://([a-z0-9.-]+)(?:/[A-Za-z0-9_.-]+){2,6}", plain)
    if not found:
        raise ConfigError(f"{CONFIG}: `extra.casegen.repository` is not an address such as https://github.com/owner/name")
    if not re.fullmatch(r"|[A-Za-z0-9_][A-Za-z0-9_./-]{0,99}", branch):
        raise ConfigError(f"{CONFIG}: `extra.casegen.branch` is not the name of a branch")
    host, forge = found[1], _FORGES.get(found[1], "gitlab")
    if forge == "gitlab" and "gitlab" not in host.split("."):
        known = "only GitHub, Gitee and GitLab are known"
        raise ConfigError(f"{CONFIG}: `extra.casegen.repository` is at {host}, and {known}")
    return Repository(plain, forge, branch or "main")


def _mail(address: str) -> str:
    if address and not re.fullmatch(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}", address):
        raise ConfigError(f"{CONFIG}: `extra.casegen.maintainers` is not a mail address")
    return address


@cache
def shipped() -> Path:
    """The folder that holds `templates/`, `vocabulary/` and `docs/checks/`: a wheel's own copy, else the repository."""
    packed = Path(str(resources.files("casegen"))) / "_shipped"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2]
