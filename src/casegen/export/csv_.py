"""The library as a table: a row for every case and edition, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ..config import Settings
from ..library import Library
from ..locales import LOCALES
from ..model import Case, Localized
from ..render.leaves import leaves
from ..render.reader import Reader
from .json_ import PART

FOLDER = "data/"
# What a spreadsheet would take for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COUNT = "csv.count"
_WORDS = "csv.words"


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is made of: a case, the reader of an edition, and the address of the site."""

    case: Case
    reader: Reader
    url: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the strings that call it and say what it holds, how the cell of a row is read.

    A column that shows a field of the record is explained by the codebook's string of that field (`field.…`), and
    `form` is the string that says what became of it on its way into the cell.
    """

    name: str
    title: str
    holds: str
    read: Callable[[Row], str | int]
    form: str = ""
    required: bool = False

    @property
    def whole(self) -> bool:
        """Whether its cells are whole numbers."""
        return self.form == _COUNT


def _text(read: Callable[[Case], Localized]) -> Callable[[Row], str]:
    return lambda row: row.reader.plain(read(row.case))


def _labels(scheme: str, read: Callable[[Case], Iterable[str]]) -> Callable[[Row], str]:
    return lambda row: "; ".join(row.reader.name(scheme, one) for one in dict.fromkeys(read(row.case)))


def _leads(row: Row) -> str:
    return "; ".join(row.reader.plain(actor.role) for actor in row.case.actors if actor.leads)


def _address(row: Row) -> str:
    return f"{row.url}{row.reader.locale.id}/cases/{row.case.id}/"


COLUMNS = (
    Column("id", "web.column.id", "field.case.id", lambda row: row.case.id, required=True),
    Column("locale", "csv.locale", "csv.locale.holds", lambda row: row.reader.locale.tag, required=True),
    Column("title", "web.column.title", "field.case.title", _text(lambda case: case.title), required=True),
    Column("summary", "web.column.summary", "field.case.summary", _text(lambda case: case.summary)),
    Column("community", "part.community", "field.community.name", _text(lambda case: case.community.name)),
    Column(
        "places",
        "row.place",
        "field.community.places",
        _labels("places", lambda case: case.community.places),
        _WORDS,
    ),
    Column(
        "problems",
        "row.problem",
        "field.problem-part.concepts",
        _labels("problems", lambda case: case.problem.concepts),
        _WORDS,
    ),
    Column(
        "methods",
        "row.method",
        "field.method-part.concepts",
        _labels("methods", lambda case: case.method.concepts),
        _WORDS,
    ),
    Column("leads", "row.leads", "field.actor.role", _leads, _WORDS),
    Column(
        "directions",
        "row.direction",
        "field.outcome.direction",
        _labels("directions", lambda case: (outcome.direction for outcome in case.outcomes)),
        _WORDS,
    ),
    Column(
        "evidence",
        "row.evidence",
        "field.outcome.evidence",
        _labels("evidence", lambda case: (outcome.evidence for outcome in case.outcomes)),
        _WORDS,
    ),
    Column("figures", "csv.figures", "field.case.figures", lambda row: len(row.case.figures), _COUNT),
    Column("sources", "csv.sources", "field.case.sources", lambda row: len(row.case.sources), _COUNT),
    Column("status", "csv.status", "field.case.status", lambda row: row.case.status, required=True),
    Column("address", "web.column.address", "csv.address.holds", _address),
)


def safe(text: str) -> str:
    """The text, with a quote before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


class _Lines(list[str]):
    """The lines that a writer of CSV writes, each row at once."""

    write = list.append


def files(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """`cases.csv` (RFC 4180), with labels in the language of each row, and `parts/cases-<n>.csv` where there are parts.

    A part has the same records as the part of JSON of that number.
    """
    rows: dict[str, _Lines] = {}
    head = _Lines()
    csv.writer(head).writerow(column.name for column in COLUMNS)
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        table = csv.writer(rows.setdefault(locale.id, _Lines()))
        for case in library.kept.values():
            row = Row(case, reader, settings.url)
            table.writerow([safe(str(column.read(row))) for column in COLUMNS])
    yield "cases.csv", "".join(chain(head, *rows.values()))
    for leaf in leaves("", range(len(library.kept)), PART):
        if leaf.of > 1:
            of_part = (lines[one] for lines in rows.values() for one in leaf.shows)
            yield f"parts/cases-{leaf.number}.csv", "".join(chain(head, of_part))
