"""Outlines on the coarser grid: each point near its place, each width as it was, what is no such font as it is."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.packs import charstring, pdf, typeset
from casegen.packs.charstring import EM, GRID, Unreadable, number, redrawn
from casegen.packs.outlines import coarser

from . import samples

DELTA = st.integers(-1100, 1100)
LINE, CURVE = st.tuples(*[DELTA] * 2), st.tuples(*[DELTA] * 6)


@pytest.fixture(scope="module")
def font() -> bytes:
    """A font as typst embeds it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typeset, "compact", lambda content, _: content)
        made = pikepdf.open(io.BytesIO(pdf.write(samples.en())))
    return next(
        one.FontFile3.read_bytes()
        for one in made.objects
        if isinstance(one, pikepdf.Dictionary) and "/FontFile3" in one
    )


def drawn(start: tuple[int, ...], steps: list[tuple[int, ...]]) -> bytes:
    """A charstring of one contour, an operator a step."""
    said = [*map(number, start), b"\x15"]
    for step in steps:
        said += [*map(number, step), b"\x05" if len(step) == 2 else b"\x08"]
    return b"".join([*said, b"\x0e"])


def places(contour: list[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Where a contour's steps lead, from the origin of its glyph."""
    x = y = 0
    for step in contour:
        for at in range(0, len(step), 2):
            x, y = x + step[at], y + step[at + 1]
        yield x, y


@given(LINE, st.lists(LINE | CURVE, max_size=30))
def test_each_point_is_near_its_place(start: tuple[int, ...], steps: list[tuple[int, ...]]) -> None:
    code = redrawn(drawn(start, steps), EM, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charstring, "EM", GRID)
        width, (contour,) = charstring._contours(code)
    assert width is None
    found = list(places(contour))
    for x, y in places([start, *steps]):
        # A step that is rounded away leads to the place that the one before it led to.
        assert any(abs(x * GRID / EM - a) <= 0.81 and abs(y * GRID / EM - b) <= 0.81 for a, b in found)


@pytest.mark.parametrize(
    ("width", "said"), [(EM, b""), (500, number(100)), (0, number(0)), (503, b"\xff\x00\x64\x99\x9a")]
)
def test_a_width_is_as_it_was(width: int, said: bytes) -> None:
    assert redrawn(number(width - 400) + number(0) + b"\x16\x0e", EM, 400)[: len(said)] == said


def test_hints_are_not_drawn() -> None:
    hinted = b"".join(map(number, (10, 20, 30, 40))) + b"\x12" + number(5) + number(5) + b"\x13\xc0"
    assert redrawn(hinted + number(50) + number(50) + b"\x15\x0e", EM, 0) == number(10) * 2 + b"\x15\x0e"


@pytest.mark.parametrize(
    "code", [b"", b"\x8b", b"\x8b\x0a\x0e", b"\x8b\x8b\x15\x8b\x08\x0e", b"\x8b\x8b\x15\x0c\x22\x0e"]
)
def test_what_is_not_plain_is_refused(code: bytes) -> None:
    with pytest.raises((Unreadable, IndexError, ValueError)):
        redrawn(code, EM, 0)


def test_a_font_is_smaller_and_once_is_enough(font: bytes) -> None:
    made = coarser(font)
    assert len(made) < 0.85 * len(font)
    assert coarser(made) == made


@given(st.data())
def test_a_broken_font_stays_as_it_is_or_is_read(font: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, 600))
    broken = font[:at] + data.draw(st.binary(min_size=1, max_size=4)) + font[at + 1 :]
    assert isinstance(coarser(broken), bytes)
    assert coarser(font[:at]) == font[:at]


@given(st.binary(max_size=300))
def test_what_is_no_font_stays_as_it_is(content: bytes) -> None:
    assert coarser(content) == content
