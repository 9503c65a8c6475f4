"""The library as a table: a row for every case and edition, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..config import Settings
from ..library import Library
from ..locales import LOCALES
from ..render.reader import Reader

FOLDER = "data/"
COLUMNS = (
    "id",
    "locale",
    "title",
    "summary",
    "community",
    "places",
    "problems",
    "methods",
    "leads",
    "directions",
    "evidence",
    "figures",
    "sources",
    "address",
)
# What a spreadsheet would take for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """The text, with a quote before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def files(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """`cases.csv` (RFC 4180), with labels in the language of each row."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        for case in library.cases:

            def labels(
                scheme: str, concepts: Iterator[str] | tuple[str, ...], reader: Reader = reader
            ) -> str:
                return "; ".join(reader.name(scheme, one) for one in dict.fromkeys(concepts))

            row = (
                case.id,
                locale.tag,
                reader.plain(case.title),
                reader.plain(case.summary),
                reader.plain(case.community.name),
                labels("places", case.community.places),
                labels("problems", case.problem.concepts),
                labels("methods", case.method.concepts),
                "; ".join(reader.plain(actor.role) for actor in case.actors if actor.leads),
                labels("directions", (outcome.direction for outcome in case.outcomes)),
                labels("evidence", (outcome.evidence for outcome in case.outcomes)),
                str(len(case.figures)),
                str(len(case.sources)),
                f"{settings.url}{locale.id}/cases/{case.id}/",
            )
            table.writerow([safe(text) for text in row])
    yield "cases.csv", out.getvalue()
