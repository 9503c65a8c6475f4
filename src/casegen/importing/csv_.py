"""Reads a table from text with separators, in whichever encoding spreadsheets write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from .. import encodings
from .notes import Note, Refusal
from .tables import Table, gathered

# By the names that --encoding takes.
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "cp1252")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ",;\t"
# A spreadsheet holds at most 32,767 characters in a cell. More means a quotation mark that is never closed.
MOST_CHARACTERS = 131_072
# Text in UTF-16 without a mark has one NUL at least for every separator; other text has hardly any.
_NULS = 0.05
# How a cell begins that a spreadsheet would compute.
_FORMULA = ("=", "@")


def read(raw: bytes, encoding: str | None, header: int) -> Table:
    """The table in the bytes of a file, whose encoding is found out unless it is given.

    Raises Refusal for bytes that are no text, a table that cannot be read, or none.
    """
    text, name = decoded(raw, encoding)
    separator, text = _separator(text)
    shown = {"\t": "Tab"}.get(separator, separator)
    notes = [Note("read", name.upper()), Note("read", shown)]
    table = gathered(_lines(text, separator), header, notes)
    formulas = [
        Note("formula", table.columns[at], row.number)
        for row in table.rows
        for at, cell in enumerate(row.cells)
        if cell.startswith(_FORMULA)
    ]
    return Table(table.columns, table.rows, (*table.notes, *formulas))


def decoded(raw: bytes, encoding: str | None) -> tuple[str, str]:
    """The text of some bytes and the encoding that was taken: as its mark says, else UTF-8, else GB18030 or Big5.

    Raises Refusal where the bytes are in none of these, or not in the one that is asked for.
    """
    mark = next(((one, name) for one, name in _MARKS if raw.startswith(one)), None)
    if encoding is None and mark is None and raw.count(b"\0") > _NULS * len(raw):
        raise Refusal("utf-16")
    known, place = encoding or (mark[1] if mark else None), 0
    for name in [known] if known else _likely(raw):
        try:
            return encodings.decoded(raw, name).removeprefix("\ufeff"), name
        except UnicodeDecodeError as error:
            # Where none goes, that one is meant that goes furthest, and what it stumbles over is wrong.
            place = max(place, error.start + 1)
    raise Refusal("not-encoded", encoding=encoding, byte=place) if encoding else Refusal("encoding", byte=place)


def _likely(raw: bytes) -> Iterator[str]:
    # What the bytes are like is asked only where they are not UTF-8.
    yield "utf-8"
    yield from encodings.likely(raw)


def _separator(text: str) -> tuple[str, str]:
    """What separates the cells, and the text without a line that only says so (`sep=;`)."""
    first, _, rest = text.partition("\n")
    if first.strip().lower()[:4] == "sep=" and len(first.strip()) == 5:
        return first.strip()[4], rest
    line, quoted = [], False
    for character in text[:MOST_CHARACTERS].lstrip("\r\n"):
        if character == '"':
            quoted = not quoted
        elif character in "\r\n" and not quoted:
            break
        elif not quoted:
            line.append(character)
    return max(_SEPARATORS, key=line.count), text


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of cells, numbered as a spreadsheet numbers its rows."""
    csv.field_size_limit(MOST_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    began = 1
    while True:
        began = reader.line_num + 1
        try:
            line = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Refusal("csv", line=began) from None
        number += 1
        yield number, line
