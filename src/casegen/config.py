"""Settings of a library, read once from its `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

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
        said = yaml.load(path.read_text(encoding="utf-8"), _Tolerant) or {}
    except FileNotFoundError:
        raise ConfigError(f"{root} holds no {CONFIG}; `casegen init` makes a new library") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError(f"{path} cannot be read: {' '.join(str(error).split())}") from None
    if not isinstance(said, dict):
        raise ConfigError(f"{path} is not a set of settings")
    own = (said.get("extra") or {}).get("casegen") or {}
    name = str(said.get("site_name") or "casegen")
    url = str(said.get("site_url") or "")
    return Settings(
        root=root,
        site=root / str(said.get("site_dir") or "site"),
        url=url if not url or url.endswith("/") else url + "/",
        names={str(key): str(text) for key, text in (own.get("name") or {}).items()} or {"en": name},
        taglines={str(key): str(text) for key, text in (own.get("tagline") or {}).items()},
        contribute=str(own.get("contribute") or ""),
        lead=tuple(str(one) for one in own.get("lead") or ()),
    )


@cache
def shipped() -> Path:
    """The folder that holds `templates/`, `vocabulary/` and `docs/checks/`: a wheel's own copy, else the repository."""
    packed = Path(str(resources.files("casegen"))) / "_shipped"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2]
