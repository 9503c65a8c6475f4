"""The dates of a record, and which days each can mean: it may be as vague as a month or a year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from .model import Case


def first(text: str) -> date | None:
    """The first day that `2024`, `2024-02` or `2024-02-29` can mean; None for a day without its year."""
    if text.startswith("-"):
        return None
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last(text: str) -> date | None:
    """The last day that a date can mean; None for a day without its year."""
    begins = first(text)
    if begins is None or len(text) == 10:
        return begins
    month = 12 if len(text) == 4 else begins.month
    return date(begins.year, month, monthrange(begins.year, month)[1])


def before(one: str, other: str) -> bool:
    """Whether the first date is certainly earlier than the second; what is vague or has no year is not certain."""
    ends, begins = last(one), first(other)
    return ends is not None and begins is not None and ends < begins


def dated(case: Case) -> Iterator[tuple[str, str]]:
    """What a record says was done with it, and when: `created`, `updated`, `reviewed`, `retired`, in this order."""
    kept = case.record
    if kept is not None:
        yield "created", kept.created
        if kept.updated:
            yield "updated", kept.updated
        if kept.reviewed:
            yield "reviewed", kept.reviewed.date
    if case.retired:
        yield "retired", case.retired.date
