"""Writes the files of a site."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class Files:
    """Writes files below a folder, and makes each folder that they need once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[str] = set()

    def write(self, files: Iterable[tuple[str, str | bytes]]) -> None:
        """Write files, each a path below the folder and its text, or the text as UTF-8; raises OSError."""
        for name, text in files:
            place = name.rpartition("/")[0]
            if place not in self._made:
                (self._folder / place).mkdir(parents=True, exist_ok=True)
                self._made.add(place)
            # There are tens of thousands: what a stream does beyond this takes as long as all else.
            file = os.open(f"{self._folder}/{name}", _NEW, 0o666)
            try:
                rest = memoryview(text if isinstance(text, bytes) else text.encode("utf-8"))
                while rest:
                    rest = rest[os.write(file, rest) :]
            finally:
                os.close(file)
