"""What is known of when: the dates of a practice, its community, its figures and its sources in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..model import Case, Figure
from .dates import date
from .reader import Reader


def timeline(case: Case, reader: Reader) -> list[tuple[str, list[str]]]:
    """Each date with what it is the date of, the earliest first; empty with fewer than two dates that have a year."""
    by_date: dict[str, list[str]] = defaultdict(list)
    sources = ((source.date, reader.t("timeline.source", n=at)) for at, source in enumerate(case.sources, 1))
    for when, text in (*((when, text) for when, text, _ in happened(case, reader)), *sources):
        if when and not when.startswith("--"):
            by_date[when].append(text)
    if len(by_date) < 2:
        return []
    # As text, a year comes before its months, and a month before its days.
    return [(date(when, reader.locale), by_date[when]) for when in sorted(by_date)]


def happened(case: Case, reader: Reader) -> Iterator[tuple[str | None, str, Figure | None]]:
    """What a record may date of a practice: (date, text, the figure that it is), whether or not a date is known."""
    t = reader.t
    yield case.community.since, t("timeline.since"), None
    if case.period:
        yield case.period.start, t("timeline.start"), None
        yield case.period.end, t("timeline.end"), None
    for one in case.figures:
        yield one.date, t("uses.figure", measure=reader.plain(one.measure), amount=reader.amount(one)), one
