"""Begins a new library: copies the shipped samples, vocabularies and settings into a folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from .config import shipped
from .folders import files_below


class InitError(Exception):
    """The folder cannot become a library; the text says why in one line."""


def write(folder: Path) -> Iterator[str]:
    """Write a working library into `folder` and yield each file's name; raises InitError unless it is empty or new."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InitError(f"{folder} is not an empty folder; name a new one")
    origin = shipped()
    for source, target in (
        (origin / "templates" / "library", folder),
        (origin / "vocabulary", folder / "vocabulary"),
    ):
        for path in files_below(source):
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
            yield place.relative_to(folder).as_posix()
