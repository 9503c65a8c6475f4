"""Many texts at once become the plain text that each becomes alone."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from casegen.render.prose import plain
from casegen.render.unmarked import plain_each

MARKS = ("*", "**", "1. ", "- ", "+", "2", "[a](b)", "<b>", "&", "\\", "。")
PIECES = st.sampled_from(["志愿", "word", " ", "  ", "\n", "\t", "\u3000", "\xa0", "\u2028", *MARKS])
TEXT = st.one_of(st.lists(PIECES, max_size=5).map("".join), st.text())


@given(st.lists(TEXT, max_size=12))
@example(["", " a", "a ", "a  b", "1. a", "12) b", "- c", "+d", "a\nb", "一\n二", "a*b", "\0", "x"])
@example(["1. a", "b"])
def test_each_is_what_it_is_alone(texts: list[str]) -> None:
    assert plain_each(texts) == [plain(text) for text in texts]
