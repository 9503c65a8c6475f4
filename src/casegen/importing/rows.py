"""Rows of a table to drafts, as a mapping says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Path
from ..safe import short
from .concepts import Concepts
from .drafts import NO_MEMBER, Draft, shown
from .ids import Numbered, is_id, slug
from .mapping import LINE, Column, ColumnMap
from .notes import Note, Refusal
from .tables import Row, Table, folded

# Where a title is looked for when no column gives an id, in this order.
_TITLES = (("title", "en"), ("title", "zh"))


@dataclass(frozen=True, slots=True)
class Made:
    """A draft with the id that it goes by and the row that it was made from."""

    id: str
    draft: Draft
    row: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A column of the table that the mapping knows: its place in a row, its name, how it is read."""

    at: int
    name: str
    column: Column


def drafts(
    table: Table, mapping: ColumnMap, concepts: Concepts, name: str, ids: Numbered
) -> tuple[list[Made], list[Note]]:
    """A draft for every row, and all that did not come along; `name` makes the ids of rows that nothing else names.

    Raises Refusal where no column of the mapping is in the table, or one is there twice.
    """
    columns, id_at, notes = _columns(table, mapping)
    made: list[Made] = []
    for row in table.rows:
        draft = Draft(concepts)
        counts: dict[Path, int] = {}
        filled = [_fill(draft, row, one, counts) for one in columns]
        if not any(filled):
            notes += [Note("row", "", row.number), *draft.notes]
            continue
        _constants(draft, mapping)
        notes += draft.notes
        said = row.cells[id_at] if id_at is not None else ""
        wanted = f"{mapping.prefix}{said}" if said else ""
        if is_id(wanted) and wanted in ids:
            notes.append(Note("duplicate", wanted, row.number))
            continue
        id_ = slug(wanted) or next(filter(None, (slug(str(draft.get(one) or "")) for one in _TITLES)), "")
        id_ = wanted if is_id(wanted) else id_ or f"{slug(name) or 'row'}-{row.number}"
        if id_ in ids:
            notes.append(Note("numbered", id_, row.number))
        notes += (Note("missing", shown(path)) for path in draft.missing())
        made.append(Made(ids.new(id_), draft, row.number))
    return made, notes


def _columns(table: Table, mapping: ColumnMap) -> tuple[list[_Read], int | None, list[Note]]:
    """The columns that are read, the place of the one with ids, and notes on those that are not."""
    places: dict[str, int] = {}
    known = {*mapping.columns, folded(mapping.id)} - {""}
    notes: list[Note] = []
    for at, name in enumerate(table.columns):
        key = folded(name)
        if key in known and key in places:
            raise Refusal("column-twice", column=name)
        places.setdefault(key, at)
        if key not in known and key not in mapping.leave:
            filled = [row for row in table.rows if row.cells[at]]
            notes += [Note("column", name or f"#{at + 1}", row.number) for row in filled]
    found = [
        _Read(places[key], table.columns[places[key]], column)
        for key, column in mapping.columns.items()
        if key in places
    ]
    if not found:
        raise Refusal("no-column", names=", ".join(mapping.names.values()))
    if mapping.id and folded(mapping.id) not in places:
        raise Refusal("no-id-column", column=mapping.id)
    notes += [Note("absent", name) for key, name in mapping.names.items() if key not in places]
    return found, places.get(folded(mapping.id)) if mapping.id else None, notes


def _fill(draft: Draft, row: Row, read: _Read, counts: dict[Path, int]) -> bool:
    """Put what a cell holds where its column goes; say whether there was anything.

    `counts` holds how many members the row's first column for a list of parts made: one that holds another number
    of values is left out, since which value belongs to which member cannot be known.
    """
    cell = row.cells[read.at]
    if not cell:
        return False
    for target in read.column.targets:
        spread = target.spread
        if spread is None:
            _put(draft, target.steps, cell, row, read)
            continue
        pieces = _split(cell, read.column.split)
        first = 1
        if target.ends_in_list:
            first += max(draft.members(spread), default=0)
        elif counts.setdefault(spread, len(pieces)) != len(pieces):
            draft.leave(target.member(NO_MEMBER), cell, read.name, row.number, "uneven")
            continue
        for number, piece in enumerate(pieces, first):
            if piece:
                _put(draft, target.member(number), piece, row, read)
    return True


def _split(cell: str, marks: Sequence[str]) -> list[str]:
    for mark in marks:
        cell = cell.replace(mark, LINE)
    pieces = [piece.strip() for piece in cell.split(LINE)]
    while pieces and not pieces[-1]:
        pieces.pop()
    return pieces


def _put(draft: Draft, path: Path, text: str, row: Row, read: _Read) -> None:
    if read.column.values is not None:
        meant = read.column.values.get(folded(text))
        if meant is None:
            draft.leave(path, text, read.name, row.number, "value")
            return
        text = meant
    if text:
        draft.put(path, text, read.name, row.number)


def _constants(draft: Draft, mapping: ColumnMap) -> None:
    """Put the constants in where nothing stands; what is for every member of a list of parts makes no member."""
    for target, text in mapping.constants:
        spread = target.spread
        numbers = draft.members(spread) if spread is not None else (NO_MEMBER,)
        if target.ends_in_list:
            numbers = (max(numbers, default=0) + 1,)
        for number in numbers:
            if draft.get(target.member(number)) is None:
                draft.put(target.member(number), text, short(target.written))
