"""Columns stand one below another, whatever the script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from casegen.commands._table import GAP, aligned

CELLS = st.text(st.sampled_from("ab 中文，。é"), max_size=6).map(str.strip)


def test_wide_characters_take_two_cells() -> None:
    assert list(aligned([["事项", "x"], ["abc", "y"]])) == ["事项  x", "abc   y"]


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_every_column_begins_at_one_place(rows: list[tuple[str, str, str]]) -> None:
    widths = [max(wcswidth(row[at]) for row in rows) for at in (0, 1)]
    for row, line in zip(rows, aligned(rows), strict=True):
        at = 0
        for cell, width in zip(row, [*widths, 0], strict=True):
            before = next(size for size in range(len(line) + 1) if wcswidth(line[:size]) >= min(at, wcswidth(line)))
            assert line[before:].startswith(cell)
            at += width + len(GAP)


def test_nothing_is_no_line() -> None:
    assert list(aligned([])) == []
