"""What happened to records lately: by their own dates, the newest first, drafts left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casegen.days import first
from casegen.index.changes import KINDS, changes
from casegen.library import Library, assemble
from casegen.model import Withdrawal
from growth import is_linear
from kept import case, library_of, retired

DATES = st.builds(lambda day, size: day.isoformat()[:size], st.dates(), st.sampled_from([4, 7, 10]))


def told(library: Library) -> list[tuple[str, str, str]]:
    return [(one.date, one.kind, one.id) for one in changes(library)]


def test_everything_dated_is_told_of_once() -> None:
    library = library_of(
        [
            case("b", created="2026-01-02", updated="2026-03", reviewed="2026-03-05"),
            retired("a", "2026-02", created="2025"),
            case("d", created="2026-01-02", updated="2026-01-02"),
            case("undated"),
        ]
    )
    assert told(library) == [
        ("2026-03-05", "reviewed", "b"),
        ("2026-03", "updated", "b"),
        ("2026-02", "retired", "a"),
        ("2026-01-02", "created", "b"),
        ("2026-01-02", "created", "d"),
        ("2025", "created", "a"),
    ]


def test_what_was_withdrawn_is_told_of_without_what_it_said() -> None:
    dates = {"z": "2026-02", "y": "2026-02-01", "x": "--02-01"}
    gone = [Withdrawal(id=name, date=date) for name, date in dates.items()]
    library = assemble([case("a", created="2026-02-01")], [], withdrawn=gone)
    assert told(library) == [
        ("2026-02", "withdrawn", "z"),
        ("2026-02-01", "created", "a"),
        ("2026-02-01", "withdrawn", "y"),
    ]


def test_a_day_without_its_year_tells_no_order() -> None:
    assert told(library_of([case("a", created="2026", updated="--12-25")])) == [("2026", "created", "a")]


def test_a_draft_is_not_told_of_even_where_it_is_shown() -> None:
    draft = case("a", created="2026", status="draft")
    assert told(library_of([draft], drafts=True)) == told(library_of([draft])) == []


@given(st.lists(DATES, max_size=20))
def test_the_newest_comes_first(dates: list[str]) -> None:
    found = changes(library_of(case(f"c-{at}", created=one) for at, one in enumerate(dates)))
    assert sorted(one.date for one in found) == sorted(dates)
    assert [one.day for one in found] == sorted((one.day for one in found), reverse=True)
    assert all(one.day == first(one.date) and one.kind in KINDS for one in found)


def test_it_grows_with_the_library_and_no_faster() -> None:
    cases = [case(f"c-{at}", created=f"20{at % 90 + 10}", updated="2200-01") for at in range(8000)]
    assert is_linear(lambda size: changes(library_of(cases[:size])), 2000)
