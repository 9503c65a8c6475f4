"""Parts the blocks of a document among slides, so that nothing stands off a slide or is set too small to read.

`web/src/packs/slides.ts` does the same; tests/golden/decks.json holds both to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TypeVar

from .blocks import Block, Columns, Document, Figure, Heading, Line, Note, PageBreak
from .blocks import Table as TableBlock
from .legible import marked
from .measure import lines, parted, room
from .pieces import Pair, Piece, pairs, pieces

# The place for text on a slide, and beside it in two columns, in points.
WIDE, HALF, HIGH = 852, 412, 352
# How high the text below the title may stand on the first slide.
OPENING = 180
# Sizes of type by what is said, in points.
SIZES = {"plain": 20, "lead": 24, "quiet": 16, "question": 24, "answer": 20, "list": 20, "strong": 22}
# What nothing is set under, the sizes of tables, and how many parts of a hundred larger or smaller text is set: larger
# where that leaves a part of the slide free, smaller before it goes on to a further slide.
LEAST, TABLES = 14, (18, 16, 14)
_LARGER, _FREE, _SCALES = (140, 120), 60, (100, 90, 80)
# A line is so many parts of a hundred of its size high, in text and in tables; so much stands before a paragraph.
LEADING, DENSE, _BEFORE, _INDENT = 140, 128, 8, 26
# A cell's inset to the left and right together, and above and below together; the title above a table or figure.
SIDES, ENDS, CAPTION = 14, 6, 30
# The sizes of titles, how much room they have, and how many parts of a hundred wider their bold letters are.
_TITLES, _COVERS, TITLE_HIGH, COVER_HIGH, _BOLD = (28, 24, 20, 18, 16), (36, 30, 26, 22, 18), 72, 150, 112
_T = TypeVar("_T")


@dataclass(slots=True)
class Slide:
    """One slide, with text, or rows of two columns, or a table or a figure; `part` counts those of a heading from 1.

    `scale` is how large text is set, in parts of a hundred; `size` is that of a table, in points.
    """

    title: str
    part: int = 1
    cover: bool = False
    texts: Sequence[Piece] = ()
    rows: Sequence[Pair] = ()
    tags: tuple[str, str] = ("", "")
    scale: int = 100
    table: TableBlock | None = None
    size: int = 0
    figure: Figure | None = None
    notes: list[Line] = field(default_factory=list)


def deck(document: Document) -> list[Slide]:
    """The slides of a legible document; the first one is its title with what follows it."""
    slides: list[Slide] = []
    title, group = document.title, list[Block]()
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            if slides or group or block.level == 2:
                slides += _headed(title, group, cover=not slides)
            title, group = block.text, []
        elif not isinstance(block, PageBreak):
            # A heading begins a slide by itself.
            group.append(block)
    return slides + _headed(title, group, cover=not slides)


def size(style: str, scale: int) -> int:
    """How large a style is set, in points."""
    return max(LEAST, SIZES[style] * scale // 100)


def titled(slide: Slide) -> int:
    """How large the title of a slide is set, so that it keeps to its room."""
    sizes, high = (_COVERS, COVER_HIGH) if slide.cover else (_TITLES, TITLE_HIGH)
    for points in sizes:
        if lines(slide.title, room(WIDE, points * _BOLD / 100)) * points * DENSE <= 100 * high:
            return points
    return LEAST


def height(texts: Sequence[Piece], width: int, scale: int) -> int:
    """How high pieces stand in a place of a width, in points."""
    return sum(_high(one, width, scale) for one in texts)


def row_heights(table: TableBlock, points: int) -> list[int]:
    """How high the rows of a table stand, its head first, in points."""
    rows = (tuple(map(Line, table.head)), *table.rows)
    return [_row(row, table.widths, points) for row in rows]


def _headed(title: str, blocks: Sequence[Block], *, cover: bool) -> list[Slide]:
    """The slides of one heading."""
    notes = [one.line for one in blocks if isinstance(one, Note)]
    slides: list[Slide] = []
    texts: list[Piece] = []
    if cover:
        opening, blocks = _opening(blocks)
        slides.append(Slide(title, cover=True, texts=opening))
    for block in blocks:
        if isinstance(block, TableBlock | Figure | Columns):
            slides += _said(texts)
            texts = []
        match block:
            case TableBlock():
                slides += _tables(block)
            case Figure():
                slides.append(Slide("", figure=block))
            case Columns():
                slides += _beside(block)
            case _:
                texts += pieces(block)
    slides += _said(texts)
    slides = slides or [Slide("")]
    for part, one in enumerate(slides, 1):
        one.title, one.part, one.notes = title, part, notes if part == 1 else []
    return slides


def _opening(blocks: Sequence[Block]) -> tuple[list[Piece], Sequence[Block]]:
    """What stands below the title on the first slide, and the rest: all text before a table or figure, or none."""
    texts: list[Piece] = []
    rest = list(blocks)
    while rest and not isinstance(rest[0], TableBlock | Figure):
        block = rest.pop(0)
        if isinstance(block, Columns):
            texts += [piece for pair in zip(*pairs(block), strict=True) for side in pair for piece in side]
        else:
            texts += pieces(block)
    return (texts, rest) if height(texts, WIDE, 100) <= OPENING else ([], blocks)


def _said(texts: Sequence[Piece]) -> list[Slide]:
    cut = [part for piece in texts for part in _cut(piece, WIDE)]
    # A head does not stay behind alone.
    units: list[tuple[Piece, ...]] = []
    for piece in cut:
        follows = units and units[-1][-1].style in {"strong", "question"}
        if follows and height([*units[-1], piece], WIDE, _SCALES[-1]) <= HIGH:
            units[-1] = (*units[-1], piece)
        else:
            units.append((piece,))
    scale, groups = _shared(units, lambda unit, scale: height(unit, WIDE, scale))
    return [Slide("", texts=[piece for unit in group for piece in unit], scale=scale) for group in groups]


def _beside(block: Columns) -> list[Slide]:
    rows: list[Pair] = []
    for pair in pairs(block):
        left, right = ([part for piece in side for part in _cut(piece, HALF)] for side in pair)
        if max(height(side, HALF, _SCALES[-1]) for side in pair) <= HIGH:
            rows.append(pair)
        else:
            rows += [
                (() if one is None else (one,), () if two is None else (two,)) for one, two in zip_longest(left, right)
            ]
    scale, groups = _shared(rows, lambda row, scale: max(height(side, HALF, scale) for side in row))
    return [Slide("", rows=group, tags=block.tags, scale=scale) for group in groups]


def _tables(table: TableBlock) -> list[Slide]:
    """The same table in as many as slides hold, each with its head, with rows cut that no slide would hold."""
    title = CAPTION if table.title else 0
    for points in TABLES:
        if sum(row_heights(table, points)) + title <= HIGH:
            return [Slide("", table=table, size=points)]
    head = _row(tuple(map(Line, table.head)), table.widths, LEAST)
    free = max(HIGH - head - title, HIGH // 3)
    most = (100 * (free - ENDS)) // (LEAST * DENSE)
    rows: list[tuple[Line, ...]] = []
    for row in table.rows:
        cells = [
            _fitting(line, _cell(width, LEAST), most) for line, width in zip(row, table.widths, strict=True)
        ]
        rows += zip_longest(*cells, fillvalue=Line(""))
    groups = _even(rows, [_row(row, table.widths, LEAST) for row in rows], free)
    return [
        # The title stands above the first part only.
        Slide("", table=replace(table, rows=tuple(group), title="" if at else table.title), size=LEAST)
        for at, group in enumerate(groups)
    ]


def _shared(units: Sequence[_T], high: Callable[[_T, int], int]) -> tuple[int, list[Sequence[_T]]]:
    """At what scale units of text are set, and which of them stand on which slide."""
    tall = {scale: sum(high(one, scale) for one in units) for scale in (*_LARGER, *_SCALES)}
    for scale in _LARGER:
        if 100 * tall[scale] <= _FREE * HIGH:
            return scale, [units] if units else []
    for scale in _SCALES:
        if tall[scale] <= HIGH:
            return scale, [units] if units else []
    scale = _SCALES[1]
    if any(high(one, scale) > HIGH for one in units):
        scale = _SCALES[-1]
    return scale, _even(units, [high(one, scale) for one in units], HIGH)


def _even(units: Sequence[_T], heights: Sequence[int], most: int) -> list[Sequence[_T]]:
    """Units of heights in as few groups as can be, none higher than `most`, and about as high as each other."""
    groups = _groups(heights, most)
    for limit in range(-(-sum(heights) // max(1, len(groups))), most, 8):
        if max(heights) <= limit and len(tried := _groups(heights, limit)) <= len(groups):
            groups = tried
            break
    return [units[begin:end] for begin, end in groups]


def _groups(heights: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Where each group begins and ends, when each takes what it can."""
    found: list[tuple[int, int]] = []
    begin = used = 0
    for at, high in enumerate(heights):
        if at > begin and used + high > most:
            found.append((begin, at))
            begin, used = at, 0
        used += high
    return [*found, (begin, len(heights))] if heights else []


def _cut(piece: Piece, width: int) -> Iterator[Piece]:
    """A piece in several where no slide would hold it."""
    points = size(piece.style, _SCALES[-1])
    most = (100 * (HIGH - _BEFORE)) // (points * LEADING)
    first, *others = _fitting(piece.line, room(width - _INDENT, points), most)
    yield replace(piece, line=first)
    for line in others:
        yield replace(piece, line=line, mark="")


def _fitting(line: Line, width: int, most: int) -> list[Line]:
    """A line in parts of at most so many lines of a width; its references stand at the last part."""
    if lines(marked(line), width) <= most:
        return [line]
    # Room for the references, which may take a line of their own.
    *parts, last = parted(line.text, width, max(1, most - 1))
    return [*map(Line, parts), Line(last, line.refs)]


def _high(piece: Piece, width: int, scale: int) -> int:
    points = size(piece.style, scale)
    return _BEFORE + -(-lines(marked(piece.line), room(width - _INDENT, points)) * points * LEADING // 100)


def _cell(width: int, points: int) -> int:
    """How much text a line in a table's column of a width, in parts of a hundred, holds."""
    return room(WIDE * width / 100 - SIDES, points)


def _row(row: Sequence[Line], widths: Sequence[int], points: int) -> int:
    count = max(lines(marked(line), _cell(width, points)) for line, width in zip(row, widths, strict=True))
    return ENDS + -(-count * points * DENSE // 100)
