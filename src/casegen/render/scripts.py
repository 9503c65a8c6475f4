"""The data that pages' scripts read, as script files: they load from `file://` and need no fetch."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from zlib import crc32

from ..facets import Column
from ..index.fit import leads
from ..index.ranks import ORDERS, ranks
from ..index.replicability import replicability
from ..library import Library
from ..locales import LOCALES
from ..model import Case
from ..units import Unit, digest
from .case import where
from .dates import date
from .head import escape_script
from .reader import Reader
from .rows import ROWS, Cell
from .web import strings

# The name of a file below `columns/`, and what it holds.
Pack = tuple[str, str]

# What the search box says, which every page has: its strings come when it is used.
SEARCH = ("search.", "comma")
# How many cases one file of cards holds: about what two pages of results show.
SHARD = 50
ALPHABET = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "\"&<>\\")


def scripts(library: Library, columns: tuple[Column, ...]) -> Iterator[tuple[str, str]]:
    """Yield the path below the site's root and the text of every data script."""
    packs = packs_of(library, columns)
    for file, text in packs.values():
        yield f"columns/{file}.js", _keyed("rows", json.dumps(file), text)
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        here = f"{locale.id}/"
        made = 0
        for shard, start in enumerate(range(0, len(library.cases), SHARD)):
            cards = _keyed("cards", str(shard), [_card(case, reader) for case in library.cases[start : start + SHARD]])
            made = crc32(cards.encode(), made)
            yield f"{here}browse/cards-{shard}.js", cards
        yield f"{here}browse/columns.js", columns_script(reader, columns, packs, f"{made:08x}")
        said = _json(strings(locale, SEARCH))
        yield f"{here}search/strings.js", f"(self.casegen=self.casegen||{{}}).strings={said};\n"


def compare_files(library: Library) -> Iterator[Unit]:
    """Yield what the comparison shows of every case, the editions of one case together."""
    readers = [Reader(locale, library) for locale in LOCALES.values()]
    for case in library.cases:
        paths = tuple(_compare_file(case, reader) for reader in readers)
        yield Unit(digest("compare", library.prints[case.id]), paths, partial(_columns_of, case, readers), case.id)


def _compare_file(case: Case, reader: Reader) -> str:
    return f"{reader.locale.id}/compare/cases/{case.id}.js"


def _columns_of(case: Case, readers: Sequence[Reader]) -> Iterator[tuple[str, str]]:
    for reader in readers:
        yield _compare_file(case, reader), _keyed("compare", json.dumps(case.id), _compared(case, reader))


def label(column: Column, slug: str, reader: Reader) -> str:
    """How a value of a facet is called in the reader's locale."""
    facet = column.facet
    if facet.scheme is not None:
        return reader.name(facet.scheme, slug)
    if facet.id == "language":
        return LOCALES[slug].name
    return date(slug, reader.locale)


def packs_of(library: Library, columns: tuple[Column, ...]) -> Mapping[str, Pack]:
    """What is known of every case, by name: a facet's id, `leads`, or an order with `sort-` before it.

    Values are numbers of the facet's values, the same in every edition, so one file serves all. A facet's values are
    a set: they are packed in the order of the vocabulary, which takes less room than that of the record.
    """
    texts = {column.facet.id: packed(column.rows) for column in columns}
    texts["leads"] = packed(leads(library, next(column for column in columns if column.facet.id == "actor")))
    texts |= {f"sort-{name}": characters(of_cases) for name, of_cases in ranks(library).items()}
    # The name tells the contents: a page never reads rows of another build than its columns.
    return {name: (f"{name}-{sha256(text.encode('utf-8')).hexdigest()[:8]}", text) for name, text in texts.items()}


def columns_script(reader: Reader, columns: tuple[Column, ...], packs: Mapping[str, Pack], of: str) -> str:
    """What every page with facets loads: their values, labelled in the reader's locale, and where the rest is.

    `of` says what the cards were made as, so that no page reads those of another build.
    """
    value = {
        "v": 2,
        "n": len(reader.library.cases),
        "size": SHARD,
        "of": of,
        "facets": [
            {
                "id": column.facet.id,
                "label": reader.say(column.facet.name),
                "file": packs[column.facet.id][0],
                "values": [[value.slug, label(column, value.slug, reader), value.broader] for value in column.values],
            }
            for column in columns
        ],
        # Who leads, as values of the facet of actors.
        "leads": packs["leads"][0],
        "sort": {name: packs[f"sort-{name}"][0] for name in ORDERS},
    }
    return f"(self.casegen=self.casegen||{{}}).columns={_json(value)};\n"


def packed(rows: Iterable[Iterable[int]]) -> str:
    """The values of each case as text: a character a value, ascending; a space for a case without any.

    A character stands for twice the value, and one more at the last of a case. The other half is `rows` in
    web/src/data.ts.
    """
    return "".join(_row(sorted(row)) for row in rows)


def _row(row: list[int]) -> str:
    return characters([2 * value for value in row[:-1]] + [2 * row[-1] + 1]) if row else " "


def characters(numbers: Iterable[int]) -> str:
    """Numbers from 0 as text, a character each.

    The first are the printable characters of ASCII that need no escape in a script, the others the characters from
    U+0100 on. The other half is `numbers` in web/src/data.ts.
    """
    return "".join(ALPHABET[one] if one < len(ALPHABET) else chr(one - len(ALPHABET) + 0x100) for one in numbers)


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


def _keyed(name: str, key: str, value: object) -> str:
    return f"((self.casegen=self.casegen||{{}}).{name}=self.casegen.{name}||{{}})[{key}]={_json(value)};\n"


def _json(value: object) -> str:
    return escape_script(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
