"""The rule of fit says the same as its golden file, which the test in `web/` reads too, and keeps its laws."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.index.fit import PARTS, Traits, fit, ranked, traits
from conftest import Built
from growth import is_linear

GOLDEN: dict[str, Any] = json.loads((Path(__file__).parents[1] / "golden" / "fit.json").read_text("utf-8"))
NAMES = ["a", "b", "c", "d", "e"]
BROADER = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES), max_size=4)
TRAITS = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(NAMES), unique=True, max_size=3) for name in PARTS}
)


@pytest.mark.parametrize("asked", GOLDEN["asked"], ids=[one["why"] for one in GOLDEN["asked"]])
def test_golden(asked: dict[str, Any]) -> None:
    found = ranked(asked["description"], GOLDEN["cases"], GOLDEN["broader"])
    assert json.loads(json.dumps([asdict(one) for one in found])) == asked["fits"]


@given(TRAITS, TRAITS, BROADER)
def test_each_concept_is_looked_for_once(description: Traits, case: Traits, broader: dict[str, str]) -> None:
    found = fit(description, "x", case, dict.fromkeys(PARTS.values(), broader))
    assert [part.name for part in found.parts] == [name for name in PARTS if description[name]]
    for part in found.parts:
        wanted = case["has"] if part.name == "has" else description[part.name]
        assert sorted((*part.met, *part.open, *part.unmet)) == sorted(wanted)


@given(TRAITS, BROADER)
def test_a_community_like_the_case_fits_it(case: Traits, broader: dict[str, str]) -> None:
    found = fit(case, "x", case, dict.fromkeys(PARTS.values(), broader))
    assert all(part.verdict == "match" for part in found.parts)


@given(TRAITS, TRAITS, st.sampled_from(NAMES), BROADER)
def test_to_have_more_people_never_fits_worse(
    description: Traits, case: Traits, more: str, broader: dict[str, str]
) -> None:
    by_scheme = dict.fromkeys(PARTS.values(), broader)
    if not description["has"]:
        return
    order = ["differs", "unknown", "match"]
    less = fit({"has": description["has"]}, "x", case, by_scheme).parts[0]
    richer = fit({"has": [*description["has"], more]}, "x", case, by_scheme).parts[0]
    assert order.index(richer.verdict) >= order.index(less.verdict)
    assert set(less.met) <= set(richer.met)


@given(TRAITS, st.dictionaries(st.text(st.sampled_from("ab-1"), min_size=1, max_size=3), TRAITS, max_size=6), BROADER)
def test_the_order(description: Traits, cases: dict[str, Traits], broader: dict[str, str]) -> None:
    by_scheme = dict.fromkeys(PARTS.values(), broader)
    found = ranked(description, cases, by_scheme)
    assert sorted(one.id for one in found) == sorted(cases)
    keys = [(-one.count("match"), one.count("differs"), one.count("unknown"), one.id) for one in found]
    assert keys == sorted(keys)
    assert ranked(description, dict(reversed(cases.items())), by_scheme) == found


def test_a_case_is_read_as_its_record_says(built: Built) -> None:
    case = built.library.by_id["pantry"]
    assert traits(case) == {
        "types": (),
        "problems": ("participation",),
        "leads": ("community-volunteer",),
        "has": ("community-volunteer", "community-organisation"),
    }


def test_work_grows_with_the_cases() -> None:
    one = GOLDEN["cases"]["gamma"]
    description = GOLDEN["asked"][3]["description"]
    assert is_linear(lambda size: ranked(description, {str(at): one for at in range(size)}, GOLDEN["broader"]), 2000)
