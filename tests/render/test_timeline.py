"""The timeline has what is dated in its order, and is there only where two dates are known."""

from __future__ import annotations

from typing import Any

import pytest

import kept
from casegen.locales import LOCALES
from casegen.render.reader import Reader
from casegen.render.timeline import timeline


def shown(locale: str = "en", **fields: Any) -> list[tuple[str, list[str]]]:
    """The timeline of a case with these fields."""
    case = kept.case("a", **fields)
    return timeline(case, Reader(LOCALES[locale], kept.library_of([case])))


PLACE: dict[str, Any] = {"name": {"en": "A"}, "places": ["1"]}
FIGURE: dict[str, Any] = {"id": "f", "measure": {"en": "Members"}, "value": 14}


def test_earlier_comes_first_and_the_less_exact_before_the_more() -> None:
    assert shown(
        community={**PLACE, "since": "2012"},
        period={"start": "2018-03", "end": "2018-12-01"},
        figures=[{**FIGURE, "date": "2018"}, {**FIGURE, "id": "g", "date": "2018-03"}],
        sources=[{"id": "s", "kind": "other", "date": "2019"}],
    ) == [
        ("2012", ["The community is set up"]),
        ("2018", ["Members: 14"]),
        ("March 2018", ["The practice begins", "Members: 14"]),
        ("1 December 2018", ["The practice ends"]),
        ("2019", ["Source 1 is published"]),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"period": {"start": "2018"}},
        {"period": {"start": "2018"}, "figures": [{**FIGURE, "date": "2018"}]},
        {"period": {"start": "2018", "end": "--12-25"}},
    ],
    ids=["none", "one", "one twice", "a day without its year"],
)
def test_there_is_none_without_two_dates(fields: dict[str, Any]) -> None:
    assert shown(**fields) == []


def test_it_speaks_the_language_of_its_edition() -> None:
    assert shown("zh-hant", period={"start": "2018", "end": "2019-02"}) == [
        ("2018年", ["實踐開始"]),
        ("2019年2月", ["實踐結束"]),
    ]
