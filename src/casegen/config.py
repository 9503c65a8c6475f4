"""Settings of a library, read once from its `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from string import Formatter

import yaml

CONFIG = "mkdocs.yml"


class ConfigError(Exception):
    """The project cannot be worked with as it stands; the text says why in one line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and what the library is called. `names` and `taglines` are by locale id.

    `lead` names the cases that the home page begins with; `contribute` is an address with `{path}` and `{id}`.
   """

    root: Path
    site: Path
    url: str
    names: Mapping[str, str]
    taglines: Mapping[str, str]
    contribute: str
    lead: tuple[str, ...]

    @property
    def cases(self) -> Path:
        return self.root / "cases"

    @property
    def vocabulary(self) -> Path:
        return self.root / "vocabulary"


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
        contribute=_template(_text(own.get("contribute"), "extra.casegen.contribute")),
        lead=_list(own.get("lead"), "extra.casegen.lead"),
    )


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


def _template(address: str) -> str:
    """An address in which `{path}` and `{id}` may stand, and no other braces."""
    try:
        fields = [part[1:] for part in Formatter().parse(address) if part[1] is not None]
    except ValueError:
        fields = [("", "", None)]
    if any(name not in {"path", "id"} or spec or conversion for name, spec, conversion in fields):
        raise ConfigError(f"{CONFIG}: `extra.casegen.contribute` may hold {{path}} and {{id}} and no other braces")
    if address and not address.startswith(("https://", "http://", "mailto:")):
        raise ConfigError(f"{CONFIG}: `extra.casegen.contribute` does not begin with https://, http:// or mailto:")
    return address


@cache
def shipped() -> Path:
    """The folder that holds `templates/`, `vocabulary/` and `docs/checks/`: a wheel's own copy, else the repository."""
    packed = Path(str(resources.files("casegen"))) / "_shipped"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2]
