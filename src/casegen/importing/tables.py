"""A table as read from a file: a row of names, and rows of texts below it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..safe import UNSAFE, short
from .notes import Note, Refusal

# A record has about a hundred fields, and Participedia's export 180 columns; more is no table of cases.
MOST_COLUMNS = 400
# Every row becomes a file in one folder; a library of this size is far beyond what a site is built for.
MOST_ROWS = 20_000
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, counted from 1, and its cells, as many as there are columns."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns (a name may be empty), the rows that hold something, and what was noticed."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]


def folded(text: str) -> str:
    """`text` without what does not matter in a name: width of characters, case, spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def clean(text: str, place: str, row: int, notes: list[Note]) -> str:
    """A text as a record may hold it: line feeds only, nothing invisible, no space around it; notes what went."""
    text = _BREAKS.sub("\n", text)
    found = UNSAFE.findall(text)
    if found:
        names = " ".join(sorted({f"U+{ord(one):04X}" for one in found}))
        notes.append(Note("invisible", place, row, names))
        text = UNSAFE.sub("", text)
    return text.strip()


def gathered(lines: Iterable[tuple[int, Sequence[str]]], header: int, notes: Iterable[Note]) -> Table:
    """The table in numbered lines of cells, whose names stand in line `header`, or in the first that is not empty.

    Raises Refusal where there is no such line, nothing below it, or more columns or rows than can be meant.
    """
    said = list(notes)
    names: tuple[str, ...] | None = None
    rows: list[Row] = []
    for number, line in lines:
        if names is None:
            names = _names(number, line, header, said)
            continue
        cells = [clean(cell, _name(names, at), number, said) for at, cell in enumerate(line)]
        if not any(cells):
            continue
        if len(rows) == MOST_ROWS:
            raise Refusal("rows", most=MOST_ROWS)
        beyond = enumerate(cells[len(names) :], len(names) + 1)
        said += [Note("extra", f"#{at}", number, short(cell)) for at, cell in beyond if cell]
        if len(cells) < len(names):
            said.append(Note("short"))
            cells += [""] * (len(names) - len(cells))
        rows.append(Row(number, tuple(cells[: len(names)])))
    if names is None:
        raise Refusal("header", header=header) if header else Refusal("empty")
    if not rows:
        raise Refusal("no-rows")
    return Table(names, tuple(rows), tuple(said))


def _names(number: int, line: Sequence[str], header: int, notes: list[Note]) -> tuple[str, ...] | None:
    if number < header or not (header or any(cell.strip() for cell in line)):
        return None
    names = [" ".join(clean(cell, f"#{at}", number, notes).split()) for at, cell in enumerate(line, 1)]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise Refusal("columns", most=MOST_COLUMNS)
    if not names:
        raise Refusal("header", header=number)
    return tuple(names)


def _name(names: Sequence[str], at: int) -> str:
    return (names[at] if at < len(names) else "") or f"#{at + 1}"
