"""Two editions of a document side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from .blocks import Blank, Block, Columns, Heading, Listing, PageBreak, Paragraph

# One block, or a run of paragraphs and lists.
_Unit = tuple[Block, ...]


def beside(left: Sequence[Block], right: Sequence[Block], tags: tuple[str, str]) -> Iterator[Block]:
    """Join two editions of the same document, whose languages `tags` name (BCP 47).

    Headings and what is to be answered become one, in both languages; runs of paragraphs and lists stand in columns;
    whatever else follows one after the other, and what is the same in both stands once. Where the two do not run
    alike, the rest of the left comes before the rest of the right.
    """
    lefts, rights = _units(left), _units(right)
    at = 0
    while at < min(len(lefts), len(rights)) and _kind(lefts[at]) == _kind(rights[at]):
        yield from _joined(lefts[at], rights[at], tags)
        at += 1
    for unit in (*lefts[at:], *rights[at:]):
        yield from unit


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    found: list[_Unit] = []
    for runs, group in groupby(blocks, lambda one: isinstance(one, Paragraph | Listing)):
        unit = tuple(group)
        found += [unit] if runs else [(one,) for one in unit]
    return found


def _kind(unit: _Unit) -> tuple[str, int]:
    first = unit[0]
    return ("run" if isinstance(first, Paragraph | Listing) else first.kind, getattr(first, "level", 0))


def _joined(left: _Unit, right: _Unit, tags: tuple[str, str]) -> Iterator[Block]:
    if left == right:
        yield from left
        return
    one, other = left[0], right[0]
    if isinstance(one, Heading) and isinstance(other, Heading):
        yield Heading(one.level, f"{one.text} / {other.text}")
    elif isinstance(one, Blank) and isinstance(other, Blank):
        yield Blank(f"{one.text} / {other.text}", one.rows)
    elif isinstance(one, Paragraph | Listing):
        yield Columns(left, right, tags)
    elif not isinstance(one, PageBreak):
        yield one
        yield other
