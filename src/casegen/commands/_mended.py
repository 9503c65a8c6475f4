"""Mends the files of a library on the disk, each whole or not at all."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from .. import load
from ..checks.schema import schemes_in
from ..config import Settings
from ..mend import mend
from ..publish.swap import replace_text
from ..safe import printable


def mended(settings: Settings, wanted: set[str] | None = None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Mend records, vocabularies and packs and yield the path and the kinds of what was mended for each that changed.

    `wanted` are the paths below the library to mend, all where it is None. Only files that are read as records,
    vocabularies or packs are touched, vocabularies first, since they say what a record may hold. Raises OSError where
    the disk fails.
    """
    folders = (settings.vocabulary, settings.cases, settings.packs)
    for folder, most in zip(folders, (load.VOCABULARY_BYTES, load.CASE_BYTES, load.CASE_BYTES), strict=True):
        # Read anew for the records, since the vocabularies may have been mended.
        schemes = schemes_in(load.vocabularies(settings)) if folder == settings.cases else None
        for path in sorted(folder.glob("*.yml")):
            name = path.relative_to(settings.root).as_posix()
            if (wanted is None or printable(name) in wanted) and _is_read(path, most):
                found = mend(path.read_bytes(), name, schemes)
                if found and found.kinds:
                    replace_text(path, found.text)
                    yield name, found.kinds


def _is_read(path: Path, most: int) -> bool:
    status = path.lstat()
    return bool(load.CASE_NAME.match(path.name)) and stat.S_ISREG(status.st_mode) and status.st_size <= most
