"""Remembers, from one run to the next, in which records the checks that look at one at a time found nothing."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .cache import home, put
from .load import Record
from .program import program
from .units import digest


@dataclass(frozen=True, slots=True)
class Sound:
    """The records of a library in which nothing is to be found, by their keys.

    `world` is the digest of all else that this depends on: the program and the vocabularies. `place` is where it is
    kept, None for nowhere.
    """

    place: Path | None = None
    world: str = ""
    keys: frozenset[str] = frozenset()


def key(record: Record) -> str:
    """The digest of all that is looked at in a record."""
    return digest(record.path, record.text)


def read(root: Path, vocabularies: Iterable[Record]) -> Sound:
    """What is known of a library with these vocabularies; nothing where that cannot be read."""
    place = home() / "sound" / digest(str(root.absolute()))
    world = digest(program(), [(one.path, one.text) for one in vocabularies])
    with suppress(OSError, ValueError):
        of, *keys = place.read_text("ascii").split()
        if of == world:
            return Sound(place, world, frozenset(keys))
    return Sound(place, world)


def keep(known: Sound, keys: Iterable[str]) -> None:
    """Write down which records are sound now; where that cannot be written, the next run only takes longer."""
    now = frozenset(keys)
    if known.place is not None and now != known.keys:
        put(known.place, "\n".join([known.world, *sorted(now)]).encode("ascii"))
