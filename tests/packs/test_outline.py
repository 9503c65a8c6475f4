"""The laws of the outline: minutes add up exactly, the order is kept, and what matters most stays.

`tests/golden/outlines.json` holds the browser to the same minutes; `CASEGEN_GOLDEN=write` writes it anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.packs.methods import ACTIVITIES, FUNCTIONS, METHODS
from casegen.packs.outline import READ, outline, unread
from casegen.packs.plan import Plan

plans = st.builds(
    Plan,
    cases=st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6, unique=True).map(tuple),
    minutes=st.integers(5, 480),
    method=st.sampled_from(list(METHODS)),
    function=st.sampled_from(FUNCTIONS),
    activities=st.lists(st.sampled_from(list(ACTIVITIES)), max_size=12, unique=True).map(tuple),
)


GOLDEN = Path(__file__).parents[1] / "golden" / "outlines.json"


def test_outlines_are_golden() -> None:
    found: list[dict[str, Any]] = [
        {"plan": {"cases": cases, "minutes": minutes, "method": method}, "reading": reading, "outline": said}
        for method in METHODS
        for cases, minutes, reading in (
            ("a", 5, 4), ("a", 10, 3), ("ab", 30, 7), ("abcd", 60, 26), ("abcd", 90, 26), ("abcdef", 45, 44),
            ("abcdef", 90, 60), ("abcdef", 150, 200),
        )
        for said in [[[one.key, one.minutes] for one in outline(Plan(tuple(cases), minutes, method), reading)]]
    ]  # fmt: skip
    if os.environ.get("CASEGEN_GOLDEN") == "write":
        lines = ",\n".join(json.dumps(one) for one in found)
        GOLDEN.write_text(f"[\n{lines}\n]\n", "utf-8")
    else:
        assert json.loads(GOLDEN.read_text("utf-8")) == found


@given(plans)
def test_minutes_add_up_and_the_order_is_kept(plan: Plan) -> None:
    found = outline(plan)
    assert sum(one.minutes for one in found) == plan.minutes
    keys = [one.key for one in found]
    chosen = [key for key in plan.activities if ACTIVITIES[key].cases <= len(plan.cases)]
    order = chosen or METHODS[plan.method]
    assert keys == [key for key in order if key in keys]
    assert all(one.minutes >= ACTIVITIES[one.key].least for one in found) or len(found) == 1
    assert all(one.minutes > 0 for one in found)


@given(plans, st.integers(0, 200))
def test_reading_has_the_minutes_that_it_takes_or_none(plan: Plan, reading: int) -> None:
    found = outline(plan, reading)
    assert sum(one.minutes for one in found) == plan.minutes
    minutes = {one.key: one.minutes for one in found}
    keys = list(minutes)
    if len(found) > 1 and READ in minutes:
        assert minutes[READ] >= reading
        assert not unread(found, reading)
    assert all(one.minutes >= ACTIVITIES[one.key].least for one in found) or len(found) == 1
    # What is read beforehand costs no other activity its place.
    if reading and READ not in minutes:
        chosen = plan.activities or METHODS[plan.method]
        others = tuple(key for key in chosen if key != READ and _stands(key, plan))
        rest = outline(Plan(plan.cases, plan.minutes, plan.method, plan.function, activities=others))
        assert keys == [one.key for one in rest]


def _stands(key: str, plan: Plan) -> bool:
    row = ACTIVITIES[key]
    if any(ACTIVITIES[one].cases <= len(plan.cases) for one in plan.activities):
        return row.cases <= len(plan.cases)
    return row.cases <= len(plan.cases) and row.minutes <= plan.minutes and row.function in ("", plan.function)


@given(plans)
def test_what_goes_matters_less_than_what_stays(plan: Plan) -> None:
    day = Plan(plan.cases, 480, plan.method, plan.function, activities=plan.activities)
    longest = {one.key for one in outline(day)}
    kept = {one.key for one in outline(plan)}
    gone = {key for key in longest - kept if not ACTIVITIES[key].minutes or plan.activities}
    if gone:
        assert max(ACTIVITIES[key].priority for key in gone) <= min(ACTIVITIES[key].priority for key in kept)


@given(plans, st.data())
def test_parts_by_weight_are_fair_to_a_minute(plan: Plan, data: st.DataObject) -> None:
    found = outline(plan)
    if len(found) == 1:
        return
    rows = [ACTIVITIES[one.key] for one in found]
    left, weights = plan.minutes - sum(row.least for row in rows), sum(row.weight for row in rows)
    at = data.draw(st.integers(0, len(found) - 1))
    assert abs((found[at].minutes - rows[at].least) - left * rows[at].weight / weights) < 1


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("function", FUNCTIONS)
def test_five_minutes_are_a_session_and_so_is_a_day(method: str, function: str) -> None:
    short = outline(Plan(("a",), 5, method, function))
    assert sum(one.minutes for one in short) == 5
    assert any(ACTIVITIES[one.key].priority == 90 for one in short), "the heart of the method stays"
    day = outline(Plan(("a", "b"), 480, method, function))
    added = {key for key, row in ACTIVITIES.items() if row.function not in ("", function)}
    assert [one.key for one in day] == [key for key in METHODS[method] if key not in added]


def test_one_case_is_not_compared_and_a_short_session_has_no_break() -> None:
    keys = {one.key for one in outline(Plan(("a",), 120))}
    assert not keys & {"compare", "break"}
    assert "compare" in {one.key for one in outline(Plan(("a", "b"), 120))}
    assert outline(Plan(("a",), activities=("compare", "break")))[0].key == "break"


def test_every_activity_is_in_a_method_and_every_method_hands_out_the_outcomes() -> None:
    assert {key for keys in METHODS.values() for key in keys} == set(ACTIVITIES)
    for keys in METHODS.values():
        assert "outcomes" in keys
        behind = keys[keys.index("outcomes") :]
        assert all((key in behind) == ACTIVITIES[key].after for key in keys)
