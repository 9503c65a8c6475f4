"""Where the scripts, styles and pictures of the theme lie in a site: in a folder whose name tells what they hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..config import Settings, shipped
from ..units import digest_of_folders

# Below a theme's folder, and below a site's root.
FOLDER = "assets"


def assets(settings: Settings) -> str:
    """The folder below the site's root, such as `assets/3f2a9c1d/`; only a change of one of its files changes it."""
    return _folder(*(theme / FOLDER for theme in themes(settings)))


def themes(settings: Settings) -> tuple[Path, ...]:
    """The folders of the theme: the library's own where it has one, whose files come first, and the shipped one."""
    own = (settings.root / settings.theme,) if settings.theme else ()
    return (*own, shipped() / "templates" / "theme")


@cache
def _folder(*folders: Path) -> str:
    return f"{FOLDER}/{digest_of_folders(*folders)[:8]}/"


def forget() -> None:
    """Look again at what the files hold."""
    _folder.cache_clear()
