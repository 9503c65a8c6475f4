"""The example of the rule of fit: what a case is, as a reader would describe it, and what the rule finds for it."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from casegen.index.example import SHOWN, TRIED, example
from casegen.index.fit import QUESTIONS, Question, fit

NAMES = [name for name, _ in QUESTIONS]


def asking(*cases: Mapping[str, tuple[int, ...]]) -> list[Question]:
    """The questions, each with six values side by side, over cases that say which they have."""
    return [Question(name, (-1,) * 6, tuple(case.get(name, ()) for case in cases)) for name in NAMES]


FULL = {"community": (2, 1), "problem": (3,), "has": (5, 4, 0, 1), "leads": (4,)}


def test_it_describes_a_case_by_its_first_values_and_two_who_only_take_part() -> None:
    made = example(asking(FULL), [0], 1)
    assert made is not None
    assert [(NAMES[one.question], one.value) for one in made.asked] == [
        ("community", 2), ("problem", 3), ("has", 0), ("has", 5), ("leads", 4),
    ]  # fmt: skip
    assert [one.answers for one in made.found] == [("match",) * 5]


def test_the_one_that_shows_every_answer_is_preferred() -> None:
    # The second case differs in its problem and says nothing of its community.
    partly = {"problem": (1,), "has": (0,), "leads": (4,)}
    alone = {"community": (0,), "problem": (0,), "has": (2,), "leads": (1,)}
    made = example(asking(alone, FULL, partly), [0, 1, 2], 3)
    assert made is not None
    assert made.found[0].case == 1
    assert {answer for one in made.found for answer in one.answers} == {"match", "differs", "unknown"}
    plain = example(asking(alone, FULL), [0, 1], 2)
    assert plain is not None
    assert plain.found[0].case == 0


def test_a_library_that_cannot_answer_every_question_has_none() -> None:
    for name in NAMES:
        assert example(asking({**FULL, name: ()}), [0], 1) is None
    assert example(asking({**FULL, "has": FULL["leads"]}), [0], 1) is None
    assert example(asking(), [], 0) is None


def test_only_the_first_few_are_tried() -> None:
    left = iter(range(50))
    assert example(asking(*[FULL] * 50), left, 50) is not None
    assert next(left) == TRIED


values = st.lists(st.integers(0, 5), max_size=3, unique=True).map(tuple)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(NAMES, values)), max_size=8))
def test_what_is_shown_is_what_the_rule_finds(cases: list[dict[str, tuple[int, ...]]]) -> None:
    questions = asking(*cases)
    made = example(questions, range(len(cases)), len(cases))
    if made is None:
        return
    assert list(made.asked) == sorted(made.asked, key=lambda one: (one.question, one.value))
    near = [one for one in fit(questions, made.asked, len(cases)) if "match" in one.answers]
    assert list(made.found) == near[:SHOWN]
    # It was made from a case, which therefore comes first or stands level with the first.
    assert set(made.found[0].answers) == {"match"}
