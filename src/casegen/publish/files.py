"""Writes the files of a site, and leaves as they are those that the last build wrote alike."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from ..folders import files_below
from ..units import Content, Unit
from .last import Last

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Files:
    """Writes files below a folder, and makes each folder that they need once.

    A file that `last` holds alike is not written: it gets a second name. So no file may be written to in place.
    """

    def __init__(self, folder: Path, last: Last | None = None) -> None:
        self._folder = folder
        self._last = last or Last()
        self._made: set[str] = set()

    def write(self, files: Iterable[tuple[str, Content]]) -> None:
        """Write files, each a path below the folder and its text, or the text as UTF-8; raises OSError."""
        for name, text in files:
            content = text if isinstance(text, bytes) else text.encode("utf-8")
            target = self._target(name)
            if not (self._last.same(name, content) and self._last.take(name, target)):
                _write(target, content)

    def write_units(self, units: Iterable[Unit]) -> None:
        """Write the files of units, and make only those that the last build did not make from the same."""
        for unit in units:
            if not self.taken(unit):
                self.write(unit.make())

    def taken(self, unit: Unit) -> bool:
        """Take the files of a unit over from the last build, if that made them from the same; whether it did."""
        return self._last.holds(unit) and all(self._last.take(path, self._target(path)) for path in unit.paths)

    def settle(self) -> list[str]:
        """Let all files that lie in the folder already be those of the last build where they are alike: their paths."""
        names = below(self._folder)
        for name in names:
            self.write([(name, (self._folder / name).read_bytes())])
        return names

    def take(self, names: Iterable[str]) -> None:
        """Take files over from the last build as they are; raises OSError where one cannot be had."""
        for name in names:
            if not self._last.take(name, self._target(name)):
                raise FileNotFoundError(errno.ENOENT, "the last build has no such file", name)

    def _target(self, name: str) -> str:
        """Where a file goes, with room for it."""
        place = name.rpartition("/")[0]
        if place not in self._made:
            (self._folder / place).mkdir(parents=True, exist_ok=True)
            self._made.add(place)
        return f"{self._folder}/{name}"


def below(folder: Path) -> list[str]:
    """The paths of all files below a folder, in order; raises OSError where it cannot be read."""
    return sorted(path.relative_to(folder).as_posix() for path in files_below(folder))


def _write(target: str, content: bytes) -> None:
    # There are tens of thousands: what a stream does beyond this takes as long as all else.
    file = _new(target)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def _new(target: str) -> int:
    try:
        return os.open(target, _NEW, 0o666)
    except FileExistsError:
        # Another name of it may be that of a file of the last build: it is put aside, never written to.
        Path(target).unlink(missing_ok=True)
        return os.open(target, _NEW, 0o666)
