"""Finds the one family, in regular and bold, that printed documents and drawn cards are set in."""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from .config import ConfigError

# The packages of the extra `fonts`, each with one file.
_PACKAGES = ("cvttf_NotoSansCJK_Regular", "cvttf_NotoSansCJK_Bold")
_FAMILIES = tuple(
    f"{name} {region}" for region in ("SC", "TC", "HK") for name in ("Noto Sans CJK", "Source Han Sans", "Noto Sans")
)
_FILE = re.compile(r"(NotoSans(CJK|SC|TC|HK)|SourceHanSans)[A-Za-z]*[-.].*(otf|ttc|ttf)", re.IGNORECASE)
_REGULAR, _BOLD = 400, 700


class FontError(ConfigError):
    """No font that can set Chinese, or none that can set a character; the text says so in one line."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family by its name, with the files of its regular and its bold."""

    name: str
    regular: Path
    bold: Path

    @property
    def folders(self) -> list[Path]:
        """The folders that hold the two files."""
        return list(dict.fromkeys((self.regular.parent, self.bold.parent)))


@cache
def family() -> Family:
    """The family: that of the locked packages, else the system's; raises FontError where there is none."""
    for folders in _places():
        if found := _in(folders):
            return found
    raise FontError(
        "printed documents need Noto Sans CJK or Source Han Sans in regular and bold: "
        "`pip install casegen[fonts]`, or install the system's package (Debian: fonts-noto-cjk)"
    )


def _places() -> Iterator[list[Path]]:
    """Sets of folders to look in, the surest first."""
    packages = [found for name in _PACKAGES if (found := importlib.util.find_spec(name)) and found.origin]
    if len(packages) == len(_PACKAGES):
        yield [Path(one.origin or "").parent for one in packages]
    for root in _roots():
        for folder, _, files in os.walk(root):
            if any(_FILE.fullmatch(name) for name in files):
                yield [Path(folder)]


def _roots() -> Iterator[Path]:
    """Where systems keep their fonts."""
    home = Path(os.environ.get("HOME", ""))
    yield home / ".local/share/fonts"
    yield home / ".fonts"
    yield Path("/usr/local/share/fonts")
    yield Path("/usr/share/fonts")
    yield home / "Library/Fonts"
    yield Path("/Library/Fonts")
    yield Path("/System/Library/Fonts")
    yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"


def _in(folders: list[Path]) -> Family | None:
    """The first known family that these folders hold in both weights."""
    found: dict[tuple[str, int], Path] = {}
    try:
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[*map(str, folders)])
    except (OSError, RuntimeError):
        return None
    for one in known.fonts():
        if one.path and one.style == "normal" and one.stretch == 1:
            found.setdefault((one.family, one.weight), Path(one.path))
    for name in _FAMILIES:
        if (name, _REGULAR) in found and (name, _BOLD) in found:
            return Family(name, found[name, _REGULAR], found[name, _BOLD])
    return None
