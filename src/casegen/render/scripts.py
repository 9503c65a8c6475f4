"""The data that pages' scripts read, as script files: they load from `file://` and need no fetch."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..facets import Column
from ..index.fit import leads
from ..index.ranks import ranks
from ..index.replicability import replicability
from ..library import Library
from ..locales import LOCALES
from ..model import Case
from .case import where
from .dates import date
from .head import escape_script
from .reader import Reader
from .rows import ROWS, Cell

# How many cases one file of cards holds: about what two pages of results show.
SHARD = 50
ALPHABET = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "\"&<>\\")


def scripts(library: Library, columns: tuple[Column, ...]) -> Iterator[tuple[str, str]]:
    """Yield the path below the site's root and the text of every data script."""
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        here = f"{locale.id}/"
        yield f"{here}browse/columns.js", _script("columns", columns_of(reader, columns))
        for shard, start in enumerate(range(0, len(library.cases), SHARD)):
            cards = [_card(case, reader) for case in library.cases[start : start + SHARD]]
            yield f"{here}browse/cards-{shard}.js", _keyed("cards", str(shard), cards)
        for case in library.cases:
            yield f"{here}compare/cases/{case.id}.js", _keyed("compare", json.dumps(case.id), _compared(case, reader))


def label(column: Column, slug: str, reader: Reader) -> str:
    """How a value of a facet is called in the reader's locale."""
    facet = column.facet
    if facet.scheme is not None:
        return reader.name(facet.scheme, slug)
    if facet.id == "language":
        return LOCALES[slug].name
    return date(slug, reader.locale)


def columns_of(reader: Reader, columns: tuple[Column, ...]) -> dict[str, object]:
    """The facet columns as the browser reads them: labels in the reader's locale, rows packed."""
    library = reader.library
    return {
        "v": 1,
        "n": len(library.cases),
        "size": SHARD,
        "facets": [
            {
                "id": column.facet.id,
                "label": reader.t(f"facet.{column.facet.id}"),
                "values": [[value.slug, label(column, value.slug, reader), value.broader] for value in column.values],
                "rows": packed(column.rows),
            }
            for column in columns
        ],
        # Who leads, as values of the facet of actors.
        "leads": packed(leads(library, next(column for column in columns if column.facet.id == "actor"))),
        "sort": ranks(library),
    }


def packed(rows: tuple[tuple[int, ...], ...]) -> str:
    """The values of each case as text: a character a value, cases parted by spaces.

    The first values are the printable characters of ASCII that need no escape in a script, the others the
    characters from U+0100 on. The other half is `rows` in web/src/data.ts.
    """
    return " ".join("".join(map(_character, row)) for row in rows)


def _character(value: int) -> str:
    return ALPHABET[value] if value < len(ALPHABET) else chr(value - len(ALPHABET) + 0x100)


def _card(case: Case, reader: Reader) -> list[object]:
    held = replicability(case)
    return [
        case.id,
        reader.plain(case.title),
        reader.plain(case.summary),
        str(where(case, reader).striptags()),
        [reader.name("methods", one) for one in case.method.concepts],
        f"{held.held}/{len(held.marks)}",
    ]


def _compared(case: Case, reader: Reader) -> dict[str, object]:
    cells: dict[str, Cell] = {}
    for row in ROWS:
        cell = row.read(case, reader)
        if any(cell.values()):
            cells[row.id] = cell
    return {
        "id": case.id,
        "title": reader.plain(case.title),
        "address": f"cases/{case.id}/",
        "where": str(where(case, reader).striptags()),
        "cells": cells,
    }


def _script(name: str, value: object) -> str:
    return f"(self.casegen=self.casegen||{{}}).{name}={_json(value)};\n"


def _keyed(name: str, key: str, value: object) -> str:
    return f"((self.casegen=self.casegen||{{}}).{name}=self.casegen.{name}||{{}})[{key}]={_json(value)};\n"


def _json(value: object) -> str:
    return escape_script(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
