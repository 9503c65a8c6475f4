"""A document is made fit to be written: characters, headings, page breaks, widths, and what has nothing to show."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from casegen.packs.blocks import (
    Blank,
    Block,
    Card,
    Columns,
    Document,
    Heading,
    Line,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Table,
)
from casegen.packs.legible import contents, legible, marked, running, text_of
from casegen.safe import UNSAFE


def shown(*blocks: Block, tag: str = "zh-Hans") -> tuple[Block, ...]:
    return legible(Document("题", tag, "", "", blocks)).blocks


texts = some.text(max_size=12)
lines = some.builds(Line, texts, some.lists(some.integers(1, 99), max_size=2).map(tuple))
simple = some.one_of(
    some.builds(Paragraph, lines),
    some.builds(Listing, some.lists(lines, max_size=3).map(tuple)),
)
anything = some.one_of(
    simple,
    some.builds(Heading, some.integers(1, 9), texts),
    some.builds(Card, texts, some.lists(lines, max_size=2).map(tuple)),
    some.builds(Note, lines),
    some.builds(Blank, texts, some.integers(0, 3)),
    some.just(PageBreak()),
    some.builds(
        Columns,
        some.lists(simple, max_size=2).map(tuple),
        some.lists(simple, max_size=2).map(tuple),
        some.just(("zh-Hans", "en")),
    ),
)


@given(some.lists(anything, max_size=12))
def test_whatever_comes_can_be_written(blocks: list[Block]) -> None:
    made = shown(*blocks)
    levels = [one.level for one in made if isinstance(one, Heading)]
    assert levels[:1] in ([], [1])
    assert levels.count(1) <= 1
    assert all(two <= one + 1 for one, two in pairwise(levels))
    kinds = [one.kind for one in made]
    assert "page-break" not in (kinds[:1] + kinds[-1:])
    assert ("page-break", "page-break") not in set(pairwise(kinds))
    for block in made:
        for text in text_of(block):
            assert not UNSAFE.search(text)
            assert text == " ".join(text.split())
    assert legible(Document("题", "zh-Hans", "", "", made)).blocks == made


def test_columns_too_narrow_to_read_are_made_wider() -> None:
    (table,) = shown(Table("", ("a", "b"), ((Line("1"), Line("2")),), (1, 99)))
    assert isinstance(table, Table)
    assert sum(table.widths) == 100
    assert min(table.widths) >= 20


def test_a_table_does_not_repeat_the_heading_above_it() -> None:
    rows = ((Line("1"),),)
    tables = (Table(title, ("a",), rows, (100,)) for title in ("时间安排", "别的"))
    _, one, two = shown(Heading(1, "时间安排"), *tables)
    assert isinstance(one, Table)
    assert isinstance(two, Table)
    assert (one.title, two.title) == ("", "别的")


def test_a_long_document_has_contents_in_its_language() -> None:
    long = tuple(Heading(2, str(at)) for at in range(6))
    assert contents(Document("题", "zh-Hant", "", "", long)) == "目錄"
    assert contents(Document("T", "en", "", "", long)) == "Contents"
    assert contents(Document("T", "en", "", "", long[:5])) == ""


def test_references_follow_their_text_and_a_long_title_is_cut() -> None:
    assert marked(Line("a", (1, 12))) == "a[1][12]"
    assert running("字" * 60) == "字" * 60
    assert running("字" * 61) == "字" * 59 + "…"
