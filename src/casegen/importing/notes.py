"""What an import has to say: why it cannot be done, and what did not come along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..safe import printable

# A refusal is one line, whatever stands in the file.
LONGEST = 200

# Kinds of notes by the name of the string that says them, and whether something was lost or is wanting. The order
# is that of the report.
KINDS = {
    "exists": True,
    "taken": True,
    "duplicate": True,
    "missing": True,
    "value": True,
    "form": True,
    "twice": True,
    "uneven": True,
    "column": True,
    "heading": True,
    "content": True,
    "extra": True,
    "row": True,
    "error": True,
    "invisible": True,
    "formula": False,
    "percent": False,
    "merged": False,
    "tracked": False,
    "short": False,
    "numbered": False,
    "absent": False,
    "read": False,
}


class Refusal(Exception):
    """Nothing can be brought in; `name` is that of the string that says why, `values` fill it."""

    def __init__(self, name: str, /, **values: object) -> None:
        super().__init__(name)
        self.name = name
        self.values = {key: printable(str(value))[:LONGEST] for key, value in values.items()}


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that did not come along, or that somebody should know.

    `place` is a column, a heading or a field; `row` is that of the table, 0 where there is none; `text` is what
    stood there, fit for a terminal.
    """

    kind: str
    place: str = ""
    row: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """Notes that say the same: the first of them, and how many there are."""

    note: Note
    count: int

    @property
    def lost(self) -> bool:
        """Whether something was lost, or is wanting."""
        return KINDS[self.note.kind]


def counted(notes: Iterable[Note]) -> tuple[Counted, ...]:
    """Notes of one kind, place and text as one, those that matter most first."""
    first: dict[tuple[str, str, str], Note] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    for note in notes:
        key = (note.kind, note.place, note.text)
        first.setdefault(key, note)
        counts[key] += 1
    order = {kind: at for at, kind in enumerate(KINDS)}
    found = sorted(first.items(), key=lambda pair: order[pair[0][0]])
    return tuple(Counted(note, counts[key]) for key, note in found)
