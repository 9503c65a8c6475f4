"""How long it takes to read: characters of Chinese and words of English at the rates that were measured of readers."""

from __future__ import annotations

import time

import pytest

from casegen.packs.blocks import Block, Figure, Heading, Line, Listing, Paragraph, Table
from casegen.packs.outline import READ, outline, unread
from casegen.packs.plan import Plan
from casegen.packs.reading import minutes, seconds


def said(text: str) -> list[Block]:
    return [Paragraph(Line(text))]


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        ("", 0),
        ("社区" * 255, 120),
        ("社區" * 255, 120),
        ("one word’s " * 119, 60),
        ("state-of-the-art 1,771 " * 119, 60),
        # Both together, and marks and spaces not at all.
        ("社" * 255 + "，。 ——" + " word" * 238, 120),
        ("字", 1),
    ],
)
def test_what_takes_how_long(text: str, takes: int) -> None:
    assert seconds(said(text)) == takes


def test_all_that_is_read_counts_and_pictures_do_not() -> None:
    text = "社" * 51
    blocks: list[Block] = [
        Heading(2, text), Listing((Line(text), Line(text))), Table("", (text,), ((Line(text),),), (100,)),
        Figure(text, text, "<svg/>"),
    ]
    assert seconds(blocks) == 60


def test_minutes_are_whole_and_no_part_is_lost() -> None:
    assert [minutes(each) for each in ([], [1], [60], [61], [211, 309, 213])] == [0, 1, 1, 2, 13]


def test_a_text_of_nothing_but_marks_is_counted_in_no_time() -> None:
    begun = time.process_time()
    seconds(said("a’" * 200_000 + "’" * 200_000))
    assert time.process_time() - begun < 2


def test_four_long_cases_have_the_time_that_they_take() -> None:
    cases = ("a", "b", "c", "d")
    # 1,600 characters each.
    takes = minutes(seconds(said("社" * 1600)) for _ in cases)
    assert takes == 26
    found = {one.key: one.minutes for one in outline(Plan(cases, 90), takes)}
    assert found[READ] == takes
    assert sum(found.values()) == 90
    assert len(found) == len(outline(Plan(cases, 90)))


def test_what_does_not_fit_is_read_beforehand_and_the_rest_keeps_its_time() -> None:
    short = outline(Plan(("a", "b"), 25), 26)
    assert unread(short, 26)
    # Short as it is, it is opened and closed: only reading went.
    ample = [one.key for one in outline(Plan(("a", "b"), 90)) if one.key != READ]
    assert [one.key for one in short] == ample
    # Where someone chose nothing but reading, it has all the time that there is, and that may not be enough.
    alone = outline(Plan(("a",), 10, activities=(READ,)), 11)
    assert [(one.key, one.minutes) for one in alone] == [(READ, 10)]
    assert unread(alone, 11)
    assert not unread(alone, 10)
