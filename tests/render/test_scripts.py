"""The packed rows of columns: the same golden file that the browser's half reads, and the law behind it."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from casegen.render.scripts import packed

GOLDEN = Path(__file__).parents[1] / "golden" / "packed.json"
ROWS = st.lists(st.lists(st.integers(0, 5000), max_size=5).map(tuple), min_size=1, max_size=8).map(tuple)


def test_rows_are_packed_as_the_browser_reads_them() -> None:
    for one in json.loads(GOLDEN.read_text("utf-8")):
        assert packed(tuple(map(tuple, one["rows"]))) == one["packed"]


@given(ROWS)
def test_packing_loses_nothing_and_needs_no_escape(rows: tuple[tuple[int, ...], ...]) -> None:
    text = packed(rows)
    assert [len(part) for part in text.split(" ")] == [len(row) for row in rows]
    assert "\\" not in text
    assert '"' not in text
    same: dict[str, set[int]] = {}
    for part, row in zip(text.split(" "), rows, strict=True):
        for character, value in zip(part, row, strict=True):
            same.setdefault(character, set()).add(value)
    assert all(len(values) == 1 for values in same.values())
