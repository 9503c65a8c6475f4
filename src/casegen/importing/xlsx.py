"""Reads a table from a sheet of an Excel workbook: what stands in the cells, never what a formula would give."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

from .notes import Note, Refusal
from .tables import MOST_COLUMNS, Table, gathered
from .zipped import only_these_are_large, opened

# The last row that Excel has; a file that names a higher one was not made by it.
LAST_ROW = 1_048_576
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]{0,40}?ref=[\"']([A-Z0-9:$]{1,40})")
# What in a number's format is no placeholder of a date: quoted texts, escapes, colours and conditions.
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def read(raw: bytes, sheet: str, header: int) -> Table:
    """The table in one sheet of a workbook, the first that is not hidden unless `sheet` names another.

    A formula stays a text: the value that was saved with it may be old or made up. A date is taken as exactly as
    the cell shows it. Macros, links, pictures and comments are not looked at. Raises Refusal for a file that is no
    workbook, or has no such sheet.
    """
    packed = opened(raw)
    only_these_are_large(packed, "xl/worksheets/", "xl/sharedStrings.xml", "xl/media/")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _table(packed, sheet, header)
    except Refusal:
        raise
    # openpyxl meets a file that was made up with whatever its code happens to raise.
    except Exception:
        raise Refusal("broken") from None


def _table(packed: ZipFile, sheet: str, header: int) -> Table:
    from openpyxl import load_workbook

    book = load_workbook(packed.fp, read_only=True, keep_vba=False, keep_links=False)  # type: ignore[arg-type]  # a stream
    # The types of openpyxl know no sheet that is read row by row.
    sheets: list[Any] = [one for one in book.worksheets if hasattr(one, "reset_dimensions")]
    visible = [one for one in sheets if one.sheet_state == "visible"] or sheets
    chosen = next((one for one in sheets if one.title == sheet), None) if sheet else next(iter(visible), None)
    if chosen is None:
        raise Refusal("sheet", sheet=sheet, names=", ".join(one.title for one in sheets))
    notes = [Note("read", chosen.title)]
    notes += [Note("content", one.title) for one in sheets if one is not chosen and any(True for _ in _rows(one))]
    merged = _MERGED.findall(packed.read(chosen._worksheet_path))
    notes += [Note("merged", chosen.title, 0, one.decode()) for one in merged]
    remarks: list[Note] = []
    table = gathered(_lines(chosen, remarks), header, notes)
    at_column = {f"#{at}": name for at, name in enumerate(table.columns, 1) if name}
    remarks = [Note(one.kind, at_column.get(one.place, one.place), one.row, one.text) for one in remarks]
    return Table(table.columns, table.rows, (*table.notes, *remarks))


def _rows(sheet: Any) -> Iterator[tuple[int, Any]]:
    """The rows that hold something, with their numbers."""
    # What the sheet says of its own size is not to be trusted.
    sheet.reset_dimensions()
    empty = None
    for number, line in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=LAST_ROW), 1):
        # openpyxl gives the same row for every one that the sheet leaves out, which may be a million.
        if line is empty:
            continue
        if any(cell.value is not None for cell in line):
            yield number, line
        else:
            empty = line


def _lines(sheet: Any, notes: list[Note]) -> Iterator[tuple[int, list[str]]]:
    for number, line in _rows(sheet):
        # Every row comes filled up to the last column that is read, and hardly any goes that far.
        held = [at for at, cell in enumerate(line) if cell.value is not None]
        cells = [""] * (held[-1] + 1 if held else 0)
        for at in held:
            cells[at] = _text(line[at], f"#{at + 1}", number, notes)
        yield number, cells


def _text(cell: Any, place: str, row: int, notes: list[Note]) -> str:
    """What stands in a cell, as text."""
    value = cell.value
    if cell.data_type == "f":
        notes.append(Note("formula", place, row))
        return str(getattr(value, "text", None) or value)
    if cell.data_type == "e":
        notes.append(Note("error", place, row, str(value)))
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        if "%" in _LITERAL.sub("", cell.number_format or ""):
            notes.append(Note("percent", place, row, str(value)))
        return format(Decimal(repr(value)), "f")
    if isinstance(value, datetime | date):
        return _date(value, cell.number_format or "")
    if isinstance(value, time | timedelta):
        return str(value)
    # As Excel writes a carriage return within a cell.
    return str(value).replace("_x000D_\n", "\n").replace("_x000D_", "\n")


def _date(value: date, shown: str) -> str:
    """A date with those of its parts that the cell's format shows."""
    letters = _LITERAL.sub("", shown).lower()
    day = f"{value:%m-%d}"
    if "y" not in letters and "e" not in letters:
        return f"--{day}" if "d" in letters else str(value)
    year = f"{value.year:04}"
    if "d" in letters:
        return f"{year}-{day}"
    return f"{year}-{value:%m}" if "m" in letters else year
