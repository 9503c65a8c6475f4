"""Ids for drafts: what a column says where it is an id, else one made from it, else one from the title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from ..checks.wanted import pattern
from ..config import Settings
from ..load import cases
from ..model import Id

_ID = re.compile(pattern(Id) or "")
LONGEST = 64
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# More than these are never part of an id.
_READ = 200


def is_id(text: str) -> bool:
    """Whether a text can be an id as it stands."""
    return bool(_ID.match(text))


def slug(text: str) -> str:
    """An id made from a text: Chinese by its sounds, Latin letters without accents; empty where nothing is left."""
    text = text[:_READ]
    if _HAN.search(text):
        from pypinyin import lazy_pinyin

        text = " ".join(lazy_pinyin(text))
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain.replace("'", ""))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        made = longer
    return made


def taken(settings: Settings) -> frozenset[str]:
    """Every id that a record of the library has or had: the names of the files, and what records were called before.

    Records need not be sound for that, only readable. Raises OSError.
    """
    found: set[str] = set()
    for record in cases(settings):
        name = PurePosixPath(record.path)
        if name.suffix == ".yml":
            found.add(name.stem)
        former = record.tree.get("formerly") if record.tree else None
        found.update(str(one) for one in (former if isinstance(former, list) else ()))
    return frozenset(found)


class Numbered:
    """Gives every id that is made a number after it, `-2`, `-3`, …, where it is taken already."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def __contains__(self, made: str) -> bool:
        return made in self._taken

    def new(self, made: str) -> str:
        """The id itself, or the first after it that is free; it is taken from now on."""
        found = made
        while found in self._taken:
            number = self._next[made] = self._next.get(made, 1) + 1
            end = f"-{number}"
            found = made[: LONGEST - len(end)].rstrip("-") + end
        self._taken.add(found)
        return found
