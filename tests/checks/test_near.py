"""What may have been meant: by the whole of a name and not by a part of it, and never more names than one reads."""

from __future__ import annotations

import pytest

from casegen.checks.near import either, listed, meant, ranked


def test_a_name_that_is_like_enough_is_offered() -> None:
    assert meant("stair-lamp", ["pantry", "stair-lamps"]) == {
        "zh": "你是不是想写“stair-lamps”？", "en": "Did you mean `stair-lamps`?"
    }


def test_a_name_that_only_holds_it_is_not() -> None:
    assert meant("lamp", ["a-very-long-name-with-lamp-in-it"])["en"].startswith("Those known are")
    assert meant("abcdefgh", ["abcdXXXX"])["en"].startswith("Those known are")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "There is none to name yet; delete it."),
        (4, "Those known are: a0, a1, a2, a3."),
        (5, "Those known are: a0, a1, a2, a3, a4."),
        (6, "Those known are: a0, a1, a2, a3, a4 and others."),
    ],
)
def test_up_to_five_names_are_said_in_order(count: int, said: str) -> None:
    assert meant("xyzxyz", [f"a{at}" for at in reversed(range(count))])["en"] == said


def test_the_most_like_come_first_and_no_more_than_asked_for() -> None:
    names = ["kitchen", "lamps", "lamp", "a-long-name-with-lamp-in-it"]
    assert [(name, at) for name, _, at in ranked("lamp", names)] == [
        ("lamp", 2), ("lamps", 1), ("a-long-name-with-lamp-in-it", 3), ("kitchen", 0)
    ]
    assert [name for name, _, _ in ranked("lamp", names, 2)] == ["lamp", "lamps"]
    assert ranked("lamp", ["lamps"])[0][1] == pytest.approx(88.9, abs=0.1)


def test_names_stand_in_a_row_as_each_language_has_them() -> None:
    assert listed(["a", "b"]) == {"zh_names": "a、b", "en_names": "a, b"}
    assert either(["a", "b"]) == {"zh_places": "a”、“b", "en_places": "a` or `b"}
