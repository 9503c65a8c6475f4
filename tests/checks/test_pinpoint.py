"""Where a stretch of a text stands in its file: by what is around it, and over a value's lines."""

from __future__ import annotations

import pytest

from casegen.checks.pinpoint import pinpoint
from casegen.findings import Span
from casegen.load import parse


@pytest.mark.parametrize(
    ("text", "start", "end", "span"),
    [
        # Of two alike, the one with the same characters around it; at the beginning and at the end too.
        ("灯坏了，换灯要一个星期，换灯的人要找", 4, 6, Span(1, 8, 1, 10)),
        ("灯坏了，换灯要一个星期，换灯的人要找", 12, 14, Span(1, 16, 1, 18)),
        ("灯灯灯", 0, 1, Span(1, 4, 1, 5)),
        ("灯灯灯", 1, 2, Span(1, 5, 1, 6)),
        ("灯灯灯", 2, 3, Span(1, 6, 1, 7)),
    ],
)
def test_the_same_words_are_told_apart_by_what_is_around_them(text: str, start: int, end: int, span: Span) -> None:
    assert pinpoint(parse(f"a: {text}\n".encode(), "cases/a.yml"), ("a",), text, start, end) == span


@pytest.mark.parametrize("around", range(14))
def test_less_and_less_is_looked_for_where_lines_are_joined(around: int) -> None:
    """So many characters stand on either side of a sign before the value goes on in another line."""
    side = "一二三四五六七八九十甲乙丙丁"[:around]
    record = parse(f"a: >-\n  首\n  {side}X{side}\n  尾\n".encode(), "cases/a.yml")
    text = f"首 {side}X{side} 尾"
    at = text.index("X")
    assert pinpoint(record, ("a",), text, at, at + 1) == Span(3, 3 + around, 3, 4 + around)


def test_a_stretch_that_the_file_writes_otherwise_has_the_place_of_its_value() -> None:
    record = parse(b'a: "\\U0001F600"\n', "cases/a.yml")
    assert pinpoint(record, ("a",), "\U0001f600", 0, 1) == record.span(("a",)) == Span(1, 4, 1, 16)
