"""Remembers, from one run to the next, what was made of the records in which the checks of one record found nothing."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from .cache import Cache
from .load import Record, text_of
from .model import Case
from .program import program
from .units import digest

_KIND = "sound"
# So many records are kept in one file, more or less: an edit of one has all of them written again.
TOGETHER = 32


@dataclass
class Known(Record):
    """A record in which nothing is to be found, with its case and its `checks.Brief`; its tree is not read."""

    case: Case = field(kw_only=True)
    brief: Any = field(kw_only=True)


class _Made(NamedTuple):
    """What was made of a record, and the digest of the bytes that it was made from."""

    of: bytes
    case: Case
    brief: Any


def groups(number: int) -> int:
    """In how many groups so many records are: twice as many where they are, so that one more changes nothing."""
    return 1 << (number // TOGETHER).bit_length()


class Sound:
    """The records of a library in which nothing is to be found, in groups, by their paths."""

    def __init__(self, root: Path, vocabularies: Iterable[Record], number: int) -> None:
        """For the library at `root` with so many records and these vocabularies."""
        self._library = digest(str(root.absolute()))
        self._world = digest(program(), [(one.path, one.text) for one in vocabularies])
        self._number = groups(number)
        self._groups: dict[int, _Group] = {}

    def at(self, name: str) -> int:
        """The number of the group that the record in a file of this name is in."""
        return crc32(name.encode("utf-8", "surrogateescape")) % self._number

    def known(self, path: str, raw: bytes) -> Known | None:
        """The record that a file with these bytes is, if it is known that nothing is to be found in it."""
        return self._group(path).known(path, raw)

    def add(self, path: str, case: Case, brief: Any) -> None:
        """Remember what was made of a record that `known` was asked for, as nothing was found in it."""
        self._group(path).add(path, case, brief)

    def keep(self) -> None:
        """Write down what is known now; where that cannot be written, the next run only takes longer."""
        for group in self._groups.values():
            group.keep()

    def _group(self, path: str) -> _Group:
        at = self.at(path.rpartition("/")[2])
        if at not in self._groups:
            self._groups[at] = _Group(f"{self._library} {self._number} {at}".encode(), self._world.encode())
        return self._groups[at]


class _Group:
    """Some of those records, which lie in one file."""

    def __init__(self, name: bytes, world: bytes) -> None:
        self._name, self._world = name, world
        found = Cache().get(_KIND, name) or b""
        # Of another program or with other vocabularies nothing is known.
        self._before: dict[str, _Made] = pickle.loads(found[len(world) :]) if found.startswith(world) else {}
        self._now: dict[str, _Made] = {}
        self._read: dict[str, bytes] = {}

    def known(self, path: str, raw: bytes) -> Known | None:
        of = self._read[path] = blake2b(raw, digest_size=16).digest()
        made = self._before.get(path)
        if made is None or made.of != of:
            return None
        self._now[path] = made
        text = text_of(raw)
        return Known(path, text, case=made.case, brief=replace(made.brief, record=Record(path, text)))

    def add(self, path: str, case: Case, brief: Any) -> None:
        self._now[path] = _Made(self._read[path], case, replace(brief, record=Record(path)))

    def keep(self) -> None:
        # One that nobody has asked since is as it was.
        if self._read and self._now != self._before:
            self._before = self._now
            Cache().put(_KIND, self._name, self._world + pickle.dumps(self._now, pickle.HIGHEST_PROTOCOL))
        self._now, self._read = {}, {}
