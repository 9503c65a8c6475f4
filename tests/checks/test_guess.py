"""What may have been meant by a field or a value that nobody knows."""

from __future__ import annotations

import re

import pytest

from casegen.checks.guess import better, homes, meant
from casegen.checks.wanted import ADDRESS, DATE, ID, TEXT, pattern
from casegen.model import Case, Date, Id, WebAddress


@pytest.mark.parametrize(
    ("field", "known", "elsewhere", "name"),
    [
        ("adapted_from", ["title", "adaptedFrom"], (), "adaptedFrom"),
        ("Adapted-From", ["title", "adaptedFrom"], ("Adapted-From",), "adaptedFrom"),
        ("ｔｉｔｌｅ ", ["summary", "title"], (), "title"),
        ("tilte", ["summary", "title"], (), "title"),
        ("tilte", ["summary", "title"], ("tilte",), None),
        ("note", ["a-long-name-with-note-in-it"], (), None),
        ("title" + "x" * 200, ["title"], (), None),
        ("zzz", ["title"], (), None),
    ],
)
def test_a_field_is_taken_for_one_that_is_like_it(
    field: str, known: list[str], elsewhere: tuple[str, ...], name: str | None
) -> None:
    assert meant(field, known, elsewhere) == name


def test_where_a_field_may_stand_is_known() -> None:
    found = homes(Case)
    assert {"figures", "sources"} <= set(found["id"])
    assert "method" in found["steps"]
    assert "summary" not in found
    assert all(len(set(parents)) == len(parents) for parents in found.values())


@pytest.mark.parametrize(
    ("value", "like"),
    [
        ("2022年6月1日", "2022-06-01"), ("2022/6", "2022-06"), ("2022.11.30", "2022-11-30"), ("２０２２", "2022"),
        ("2022-06", None), ("June 2022", None), ("2022年13月", "2022-13"),
    ],
)  # fmt: skip
def test_a_day_is_put_into_its_form(value: str, like: str | None) -> None:
    assert better(value, DATE, re.compile(pattern(Date) or "")) == like


def test_an_id_and_an_address_are_put_into_theirs() -> None:
    form, address = re.compile(pattern(Id) or ""), re.compile(pattern(WebAddress) or "")
    assert better(" Stair_Lamps (2) ", ID, form) == "stair-lamps-2"
    assert better("停车", ID, form) is None
    assert better("www.example.org/a", ADDRESS, address) == "https://www.example.org/a"
    assert better("例子.中国", ADDRESS, address) is None
    assert better("“a”", TEXT, re.compile("a")) == "a"
    assert better("a", TEXT, re.compile("a")) is None
