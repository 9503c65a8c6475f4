"""The caret stands under the character that is meant, whatever stands before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casegen.report._excerpt import WIDTH, excerpt

# What a reader takes for one character, and the columns that a terminal gives it: written down by hand, so
# that the program's own tables are not their own judge.
COLUMNS = {
    "a": 1, "Z": 1, " ": 1, "é": 1, "e\u0301": 1, "ｈ": 2, "ﾊ": 1, "中": 2, "區": 2, "，": 2, "\u3000": 2,
    "한": 2, "😀": 2, "👍🏽": 2, "👩\u200d🚀": 2, "🇨🇳": 2, "𠮷": 2, "\t": 4, "\u200e": 8, "\x1b": 8,
}
SHOWN = {"\t": "    ", "\u200e": "<U+200E>", "\x1b": "<U+001B>"}
characters = st.sampled_from(sorted(COLUMNS))
few = st.lists(characters, max_size=5)


def columns(text: list[str]) -> int:
    return sum(COLUMNS[one] for one in text)


@given(st.lists(characters, max_size=10), st.lists(characters, min_size=1, max_size=5), few)
def test_caret_in_a_line_that_fits(before: list[str], meant: list[str], after: list[str]) -> None:
    if columns([*before, *meant, *after]) > WIDTH:
        return
    start, end = len("".join(before)), len("".join(before + meant))
    shown = excerpt("".join([*before, *meant, *after]), start, end)
    assert shown.text == "".join(SHOWN.get(one, one) for one in (*before, *meant, *after))
    assert (shown.before, shown.under) == (columns(before), columns(meant))


@given(st.lists(characters), st.lists(characters))
def test_caret_in_a_line_that_is_cut(before: list[str], after: list[str]) -> None:
    before, after = before * 30, after * 30
    line = "".join([*before, "★", *after])
    start = len("".join(before))
    shown = excerpt(line, start, start + 1)
    ahead, _, behind = shown.text.partition("★")
    whole = "".join(SHOWN.get(one, one) for one in before)
    assert whole.endswith(ahead.removeprefix("…"))
    assert ahead == whole or ahead.startswith("…")
    assert behind == "".join(SHOWN.get(one, one) for one in after) or behind.endswith("…")
    # What stands ahead is a tail of what was written, so its columns can be told from the back.
    at = len(before)
    while len("".join(SHOWN.get(one, one) for one in before[at:])) < len(ahead.removeprefix("…")):
        at -= 1
    assert shown.before == columns(before[at:]) + ahead.startswith("…")
    assert shown.before <= WIDTH
    assert shown.under == 1


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_any_line_and_any_place(line: str, start: int, end: int) -> None:
    shown = excerpt(line, start, end)
    assert shown.under >= 1
    assert shown.before >= 0


def test_a_place_after_the_end() -> None:
    assert excerpt("标题", 9, 12).before == 4


def test_a_line_as_long_as_a_file_stays_short() -> None:
    for line in ("字" * 250_000, "a" + "\u0301" * 250_000, "\u202e" * 250_000, "\u200d" * 250_000):
        shown = excerpt(line, 120_000, 120_500)
        assert len(shown.text) < 10_000
        assert shown.before + shown.under <= 2 * WIDTH
