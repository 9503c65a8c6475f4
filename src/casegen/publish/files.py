"""Writes the files of a site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


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
            with open(f"{self._folder}/{name}", "wb") as stream:  # noqa: PTH123 -- there are tens of thousands
                stream.write(text if isinstance(text, bytes) else text.encode("utf-8"))
