"""Lays the records of a proposal over a copy of the library, and names what else the proposal touches."""

from __future__ import annotations

import filecmp
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..config import ConfigError
from ..load import CASE_BYTES, VOCABULARY_BYTES, no_follow

# What is taken from a proposal: files of records directly in these folders, up to so many bytes each.
FOLDERS = {"cases": CASE_BYTES, "vocabulary": VOCABULARY_BYTES, "packs": CASE_BYTES}
# Folders that programs make; where a proposal has one of its own, it is named and not looked into.
_MADE = frozenset(
    {".venv", "node_modules", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}
)
_GIT, _SITE = ".git", "site"


@dataclass(frozen=True, slots=True)
class Touched:
    """A file outside the records that a proposal adds, changes or removes; a folder's name ends in `/`."""

    path: str
    kind: Literal["added", "changed", "removed"]


def overlay(base: Path, proposal: Path, target: Path) -> None:
    """Make `target`, a new folder: the library at `base` with the records, and only the records, of `proposal`.

    Only the bytes of regular files in `FOLDERS` are taken. What cannot be taken (a link, a folder, a file that is too
    large) keeps its name and its kind, so that the checks say what is wrong with it; nothing is followed or run.
    Raises ConfigError where `target` lies in one of the two, and OSError.
    """
    for folder in (base, proposal):
        if target.resolve().is_relative_to(folder.resolve()):
            raise ConfigError(f"{target} is in {folder}; name a folder outside it")

    def left_out(folder: str, names: list[str]) -> set[str]:
        top = Path(folder) == base
        return {one for one in names if one == _GIT or one in _MADE or (top and (one == _SITE or one in FOLDERS))}

    shutil.copytree(base, target, symlinks=True, ignore=left_out)
    for name, most in FOLDERS.items():
        if _is_folder(proposal / name):
            (target / name).mkdir()
            with os.scandir(proposal / name) as found:
                for one in found:
                    _take(Path(one.path), target / name / one.name, most)


def touched(base: Path, proposal: Path) -> tuple[Touched, ...]:
    """The files that differ between two folders, but for the records, in the order of their paths."""
    before, after = dict(_files(base)), dict(_files(proposal))
    found = []
    for path in sorted(before.keys() | after.keys(), key=os.fsencode):
        if path not in before:
            found.append(Touched(path, "added"))
        elif path not in after:
            found.append(Touched(path, "removed"))
        elif not _same(before[path], after[path]):
            found.append(Touched(path, "changed"))
    return tuple(found)


def _take(source: Path, place: Path, most: int) -> None:
    status = source.lstat()
    if stat.S_ISLNK(status.st_mode):
        # To itself: a link all the same, and one that leads nowhere.
        place.symlink_to(place.name)
    elif stat.S_ISDIR(status.st_mode):
        place.mkdir()
    elif not stat.S_ISREG(status.st_mode) or not _is_record(source.name):
        place.touch()
    elif status.st_size > most:
        with place.open("wb") as stream:
            stream.truncate(status.st_size)
    else:
        with open(source, "rb", opener=no_follow) as stream:
            place.write_bytes(stream.read(most + 1))


def _is_record(name: str) -> bool:
    return name.endswith(".yml")


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder but for the records, by its path below it; links are not followed."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        top = folder == root
        with os.scandir(folder) as found:
            for one in found:
                path = Path(one.path)
                name = path.relative_to(root).as_posix()
                if one.name == _GIT:
                    continue
                if one.is_dir(follow_symlinks=False):
                    if one.name in _MADE or (top and one.name == _SITE):
                        yield f"{name}/", path
                    else:
                        waiting.append(path)
                elif folder.parent != root or folder.name not in FOLDERS or not _is_record(name):
                    yield name, path


def _same(one: Path, other: Path) -> bool:
    modes = [path.lstat().st_mode for path in (one, other)]
    if stat.S_IFMT(modes[0]) != stat.S_IFMT(modes[1]):
        return False
    if stat.S_ISLNK(modes[0]):
        return one.readlink() == other.readlink()
    if not stat.S_ISREG(modes[0]):
        return True
    return bool(modes[0] & stat.S_IXUSR) == bool(modes[1] & stat.S_IXUSR) and filecmp.cmp(one, other, shallow=False)
