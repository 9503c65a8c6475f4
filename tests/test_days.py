"""Vague dates: what they can mean, and when one is certainly before another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.days import before, first, last

DAYS = st.dates()
DATES = st.builds(lambda day, size: day.isoformat()[:size], DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("--12-25", None, None),
    ],
)
def test_what_a_date_can_mean(said: str, begins: date | None, ends: date | None) -> None:
    assert (first(said), last(said)) == (begins, ends)


@given(DAYS, st.sampled_from([4, 7, 10]))
def test_the_day_itself_is_among_them(day: date, size: int) -> None:
    said = day.isoformat()[:size]
    begins, ends = first(said), last(said)
    assert begins is not None
    assert ends is not None
    assert begins <= day <= ends
    assert begins.isoformat()[:size] == ends.isoformat()[:size] == said


@given(DATES, DATES, DATES)
def test_before_is_an_order(one: str, other: str, third: str) -> None:
    assert not before(one, one)
    assert not (before(one, other) and before(other, one))
    if before(one, other) and before(other, third):
        assert before(one, third)


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("2025", "2026-11-22", True),
        ("2026", "2026-11-22", False),
        ("2026-10", "2026-11-22", True),
        ("2026-11", "2026-11-22", False),
        ("2026-11-21", "2026-11", False),
        ("2026-10-31", "2026-11", True),
        ("--01-01", "2026", False),
        ("2026", "--12-31", False),
    ],
)
def test_only_what_is_certain_counts(one: str, other: str, sure: bool) -> None:
    assert before(one, other) is sure
