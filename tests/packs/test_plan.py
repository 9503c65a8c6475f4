"""Plans: what they accept, what they take out, and what they say when they cannot be followed."""

from __future__ import annotations

import pytest

from casegen.locales import LOCALES
from casegen.packs.plan import LONGEST_TEXT, MOST_TEXTS, Plan, PlanError, plan_of


def test_a_plan_needs_nothing_but_cases() -> None:
    plan = plan_of({"cases": ["a", "b", "a"]})
    assert plan == Plan(("a", "b"))
    assert (plan.minutes, plan.method, plan.function, plan.language) == (90, "orid", "educational", "zh")


def test_texts_become_one_line_without_what_cannot_be_seen() -> None:
    own = ("", " \u200b ", "为什么？")
    plan = Plan(("a",), audience=" 一线\u202e\n社工\x00 ", questions=own, objectives=("x" * 900,))
    assert plan.audience == "一线 社工"
    assert plan.questions == ("为什么？",)
    assert len(plan.objectives[0]) == LONGEST_TEXT
    assert len(Plan(("a",), questions=tuple(map(str, range(99)))).questions) == MOST_TEXTS


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "names its cases"),
        ({"cases": []}, "1 to 6 cases"),
        ({"cases": list("abcdefg")}, "1 to 6 cases"),
        ({"cases": ["../x"]}, "not the id of a case: ../x"),
        ({"cases": ["a\n"]}, "not the id of a case"),
        ({"cases": ["a"], "minutes": 4}, "5 to 480 minutes"),
        ({"cases": ["a"], "minutes": 481}, "5 to 480 minutes"),
        ({"cases": ["a"], "minutes": True}, "not what a plan says: minutes"),
        ({"cases": ["a"], "minutes": "90"}, "not what a plan says: minutes"),
        ({"cases": "a"}, "not what a plan says: cases"),
        ({"cases": ["a"], "method": "socratic"}, "unknown method socratic"),
        ({"cases": ["a"], "function": "x"}, "unknown function x"),
        ({"cases": ["a"], "language": "fr"}, "unknown language fr"),
        ({"cases": ["a"], "activities": ["nap"]}, "unknown activity nap"),
        ({"cases": ["a"], "colour": "red"}, "not what a plan says: colour"),
    ],
)
def test_what_cannot_be_followed_is_said_in_one_line(said: dict[str, object], why: str) -> None:
    with pytest.raises(PlanError, match=why) as caught:
        plan_of(said)
    for locale in LOCALES.values():
        told = caught.value.said(locale)
        assert told
        assert "\n" not in told
