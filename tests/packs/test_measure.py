"""Lines are counted so that none is wider than its room, and a text cut in parts is still the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from casegen.packs.measure import breaks, lines, parted, width

words = some.text("abW", min_size=1, max_size=70)
texts = some.one_of(some.text("字a ，。W“", max_size=400), some.lists(words, max_size=30).map(" ".join))
rooms = some.integers(200, 5000)


@given(texts, rooms)
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    places = [0, *breaks(text, room), len(text)]
    assert places == sorted(places)
    for begin, end in pairwise(places):
        assert sum(map(width, text[begin:end].rstrip(" "))) <= room


@given(texts, rooms, some.integers(1, 9))
def test_a_text_in_parts_is_still_the_text(text: str, room: int, most: int) -> None:
    parts = parted(text, room, most)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert all(lines(one, room) <= most for one in parts)


def test_it_is_cut_after_a_stop_where_one_is_near() -> None:
    assert parted("甲乙丙丁戊己庚，辛壬癸", 1000, 1) == ["甲乙丙丁戊己庚，辛壬癸"[:8], "辛壬癸"]
    assert parted("one two three", 56 * 8, 1) == ["one two", "three"]
