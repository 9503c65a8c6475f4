"""What is known of when: the dates of a practice, its community, its figures and its sources in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..model import Case
from .dates import date
from .reader import Reader


def timeline(case: Case, reader: Reader) -> list[tuple[str, list[str]]]:
    """Each date with what it is the date of, the earliest first; empty with fewer than two dates that have a year."""
    by_date: dict[str, list[str]] = defaultdict(list)
    for when, text in _dated(case, reader):
        if when and not when.startswith("--"):
            by_date[when].append(text)
    if len(by_date) < 2:
        return []
    # As text, a year comes before its months, and a month before its days.
    return [(date(when, reader.locale), by_date[when]) for when in sorted(by_date)]


def _dated(case: Case, reader: Reader) -> Iterator[tuple[str | None, str]]:
    t = reader.t
    yield case.community.since, t("timeline.since")
    if case.period:
        yield case.period.start, t("timeline.start")
        yield case.period.end, t("timeline.end")
    for figure in case.figures:
        yield figure.date, t("uses.figure", measure=reader.plain(figure.measure), amount=reader.amount(figure))
    for at, source in enumerate(case.sources, 1):
        yield source.date, t("timeline.source", n=at)
