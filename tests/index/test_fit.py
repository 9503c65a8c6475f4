"""The rule of fit: the golden answers that the browser gives too, and the law of its order."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.facets import columns
from casegen.index.fit import QUESTIONS, Asked, Question, fit, questions
from conftest import Built

GOLDEN: dict[str, Any] = json.loads((Path(__file__).parents[1] / "golden" / "fit.json").read_text("utf-8"))


@pytest.mark.parametrize("description", GOLDEN["descriptions"], ids=lambda one: one["about"])
def test_golden(description: dict[str, Any]) -> None:
    names = [[slug for slug, _ in one["values"]] for one in GOLDEN["questions"]]
    ids = [one["id"] for one in GOLDEN["questions"]]
    assert ids == [name for name, _ in QUESTIONS]
    asking = [
        Question(
            one["id"],
            tuple(broader for _, broader in one["values"]),
            tuple(tuple(map(slugs.index, row)) for row in one["rows"]),
        )
        for one, slugs in zip(GOLDEN["questions"], names, strict=True)
    ]
    asked = [Asked(ids.index(name), names[ids.index(name)].index(slug)) for name, slug in description["asked"]]
    found: list[list[object]] = []
    for one in fit(asking, asked, len(GOLDEN["cases"])):
        line: list[object] = [GOLDEN["cases"][one.case]]
        for thing, answer, via in zip(asked, one.answers, one.via, strict=True):
            line += [answer, [names[thing.question][value] for value in via]]
        found.append(line)
    assert found == description["found"]


@st.composite
def asking(draw: st.DrawFn) -> tuple[list[Question], list[Asked], int]:
    cases = draw(st.integers(0, 8))
    made = []
    for name, _ in QUESTIONS:
        number = draw(st.integers(1, 6))
        broader = tuple(draw(st.integers(-1, at - 1)) for at in range(number))
        row = st.lists(st.integers(0, number - 1), max_size=3, unique=True).map(tuple)
        made.append(Question(name, broader, tuple(draw(row) for _ in range(cases))))
    numbers = st.integers(0, len(made) - 1).flatmap(
        lambda at: st.builds(Asked, st.just(at), st.integers(0, len(made[at].broader) - 1))
    )
    return made, draw(st.lists(numbers, max_size=5)), cases


@given(asking())
def test_every_case_is_found_once_in_the_order_of_the_law(given: tuple[list[Question], list[Asked], int]) -> None:
    made, asked, cases = given
    found = fit(made, asked, cases)
    assert sorted(one.case for one in found) == list(range(cases))
    for one in found:
        assert len(one.answers) == len(one.via) == len(asked)
    for first, second in pairwise(found):
        for kind, sign in (("match", -1), ("differs", 1), ("unknown", 1)):
            a, b = sign * first.answers.count(kind), sign * second.answers.count(kind)
            assert a <= b
            if a != b:
                break
        else:
            assert first.case < second.case


@given(asking())
def test_an_answer_is_what_the_record_says(given: tuple[list[Question], list[Asked], int]) -> None:
    made, asked, cases = given

    def up(broader: tuple[int, ...], value: int) -> set[int]:
        return {value} if broader[value] < 0 else {value} | up(broader, broader[value])

    for one in fit(made, asked, cases):
        for thing, answer, via in zip(asked, one.answers, one.via, strict=True):
            broader, row = made[thing.question].broader, made[thing.question].rows[one.case]
            related = [value for value in row if thing.value in up(broader, value) or value in up(broader, thing.value)]
            assert list(via) == related
            assert answer == ("match" if related else "differs" if row else "unknown")


def test_who_leads_is_among_those_who_take_part(built: Built) -> None:
    made = questions(built.library, columns(built.library))
    has, leads = made[2], made[3]
    assert any(leads.rows)
    for number, case in enumerate(built.library.cases):
        assert set(leads.rows[number]) <= set(has.rows[number])
        assert bool(leads.rows[number]) == any(actor.leads and actor.kind for actor in case.actors)
