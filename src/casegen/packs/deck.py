"""Parts the blocks of a document among slides, so that nothing stands off a slide or is set too small to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from wcwidth import wcswidth, wcwidth

from ..render.diagram import wrap
from .blocks import Blank, Block, Card, Columns, Document, Figure, Heading, Line, Listing, Note, PageBreak, Paragraph
from .blocks import Table as TableBlock
from .legible import marked

# The place for text on a slide, and beside it in two columns, in points.
WIDE, HALF, HIGH = 852, 412, 352
# How high the text below the title may stand on the first slide.
OPENING = 180
# Sizes of type by what is said, in points; a line is 1.4 times as high, and so much stands before a paragraph.
SIZES = {"plain": 20, "lead": 24, "quiet": 16, "question": 24, "answer": 20, "list": 20, "strong": 22}
TABLE = 14
_LEADING, _BEFORE, _INDENT = 1.4, 8, 26
# A cell's inset to the left and right, and above and below.
_SIDES, _ENDS = 14, 8
# How much lower than text a table may end, and how much of a slide a table may find taken.
_MORE, _TAKEN = 12, 0.45


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a slide: its line, what it is set as (of SIZES), and its mark: none, a dash, or its number."""

    line: Line
    style: str = "plain"
    mark: str = ""


@dataclass(slots=True)
class Slide:
    """One slide, with text, or two columns, or a table or figure; `part` counts those of one heading from 1."""

    title: str
    part: int = 1
    texts: list[Piece] = field(default_factory=list)
    sides: tuple[list[Piece], list[Piece]] | None = None
    tags: tuple[str, str] = ("", "")
    table: TableBlock | None = None
    figure: Figure | None = None
    notes: list[Line] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether there is nothing below its title yet."""
        return not (self.texts or self.sides or self.table or self.figure)


def deck(document: Document) -> list[Slide]:
    """The slides of a document; the first one is its title with what follows it."""
    slides = [Slide(document.title)]
    head = slides[0]
    for block in document.blocks:
        match block:
            case Heading(level=1):
                head.title = block.text
            case Heading(level=2):
                head = Slide(block.text)
                slides.append(head)
            case PageBreak():
                # A heading begins a slide by itself.
                continue
            case Note():
                head.notes.append(block.line)
            case _:
                _put(slides, block)
    return [*_opening(slides[0]), *slides[1:]]


def _opening(slide: Slide) -> list[Slide]:
    """The title's slide, with a second one for what it has no room for."""
    if slide.sides:
        slide.texts, slide.sides = [*slide.sides[0], *slide.sides[1]], None
    if not slide.table and not slide.figure and height(slide.texts, WIDE) <= OPENING:
        return [slide]
    second = replace(slide, part=slide.part + 1, notes=[])
    return [replace(slide, texts=[], table=None, figure=None), second]


def height(pieces: Sequence[Piece], width: float) -> float:
    """How high pieces stand in a place of a width, in points."""
    return sum(_BEFORE + _lines(one, width) * SIZES[one.style] * _LEADING for one in pieces)


def row_heights(table: TableBlock) -> list[float]:
    """How high the rows of a table stand, its head first, in points."""
    rows = (tuple(map(Line, table.head)), *table.rows)
    return [_row(row, table.widths) for row in rows]


def _put(slides: list[Slide], block: Block) -> None:
    match block:
        case TableBlock():
            for table in _tables(block):
                slide = slides[-1]
                free = slide.sides is None and slide.table is None and slide.figure is None
                named = [Piece(Line(table.title), "quiet")] if table.title else []
                taken = height([*slide.texts, *named], WIDE)
                if not slide.empty and not (
                    free and taken <= HIGH * _TAKEN and taken + sum(row_heights(table)) + _BEFORE <= HIGH + _MORE
                ):
                    slide = _further(slides)
                slide.texts += named
                slide.table = table
        case Figure():
            slide = slides[-1] if slides[-1].empty else _further(slides)
            slide.texts += [Piece(Line(block.title), "quiet")] if block.title else []
            slide.figure = block
        case Columns():
            left, right = (list(_cut(side, HALF)) for side in (block.left, block.right))
            while left or right:
                slide = slides[-1] if slides[-1].empty else _further(slides)
                slide.sides, slide.tags = (_take(left, HALF), _take(right, HALF)), block.tags
        case _:
            pieces = list(_cut((block,), WIDE))
            while pieces:
                slide = slides[-1]
                if slide.sides is not None or slide.table is not None or slide.figure is not None:
                    slide = _further(slides)
                if fitting := _take(pieces, WIDE, height(slide.texts, WIDE)):
                    slide.texts += fitting
                else:
                    _further(slides)


def _further(slides: list[Slide]) -> Slide:
    slides.append(Slide(slides[-1].title, slides[-1].part + 1))
    return slides[-1]


def _take(pieces: list[Piece], width: float, taken: float = 0) -> list[Piece]:
    """Take from the front as many pieces as fit below what is there."""
    found: list[Piece] = []
    while pieces and (taken := taken + height(pieces[:1], width)) <= HIGH:
        found.append(pieces.pop(0))
    return found


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece(Line(block.text), "strong")
        case Paragraph():
            yield Piece(block.line, block.style)
        case Listing():
            for at, line in enumerate(block.lines, 1):
                yield Piece(line, "list", str(at) if block.ordered else "–")
        case Card():
            yield Piece(Line(block.title), "strong")
            for line in block.lines:
                yield Piece(line)
        case Blank() if block.text:
            yield Piece(Line(block.text))
        case _:
            return


def _cut(blocks: Sequence[Block], width: float) -> Iterator[Piece]:
    """The pieces of blocks, those that no slide would hold in several."""
    for block in blocks:
        for piece in _pieces(block):
            most = int((HIGH - _BEFORE) / (SIZES[piece.style] * _LEADING)) - 1
            first, *others = _fitting(piece.line, most, _cells(piece.style, width))
            yield replace(piece, line=first)
            for line in others:
                yield replace(piece, line=line, mark="")


def _tables(table: TableBlock) -> Iterator[TableBlock]:
    """The same table in as many as slides hold, each with its head, with rows cut that no slide would hold."""
    head = _row(tuple(map(Line, table.head)), table.widths)
    most = int((HIGH - head - _ENDS) / (TABLE * _LEADING)) - 1
    rows: list[tuple[Line, ...]] = []
    for row in table.rows:
        cells = [_fitting(line, most, _room(width)) for line, width in zip(row, table.widths, strict=True)]
        rows += zip_longest(*cells, fillvalue=Line(""))
    shown: list[tuple[Line, ...]] = []
    used = head
    for row in rows:
        high = _row(row, table.widths)
        if shown and used + high > HIGH + _MORE:
            yield replace(table, rows=tuple(shown))
            # Its title stands above the first part only.
            table, shown, used = replace(table, title=""), [], head
        shown.append(row)
        used += high
    yield replace(table, rows=tuple(shown))


def _fitting(line: Line, most: int, cells: int) -> list[Line]:
    """A line in parts of at most so many lines of so many cells."""
    parts = parted(line, most * cells)
    if all(len(wrap(marked(one), cells)) <= most for one in parts):
        return parts
    # Of two lines one after the other at least one is half full, however long their words are.
    return parted(line, most * cells // 2)


def parted(line: Line, cells: int) -> list[Line]:
    """A line in parts of at most so many half-width cells, cut after a mark of punctuation or a space where it can be.

    The references stand at the last part.
    """
    parts, text = [], line.text
    while wcswidth(text) > cells:
        end, used = 0, 0
        while used + max(0, wcwidth(text[end])) <= cells:
            used += max(0, wcwidth(text[end]))
            end += 1
        end = max(end, 1)
        good = max(text.rfind(mark, 0, end) for mark in "。；！？，、 ") + 1
        if good > end // 2:
            end = good
        parts.append(Line(text[:end].rstrip()))
        text = text[end:].lstrip()
    return [*parts, Line(text, line.refs)]


def _lines(piece: Piece, width: float) -> int:
    return len(wrap(marked(piece.line), _cells(piece.style, width)))


def _cells(style: str, width: float) -> int:
    """How many half-width cells a line of text holds, with a little room for words that do not break."""
    return max(4, int(0.94 * (width - _INDENT) / (SIZES[style] / 2)))


def _room(width: int) -> int:
    """How many half-width cells a line in a table's column holds."""
    return max(4, int(0.9 * (WIDE * width / 100 - _SIDES) / (TABLE / 2)))


def _row(row: Sequence[Line], widths: Sequence[int]) -> float:
    lines = max(len(wrap(marked(line), _room(width))) for line, width in zip(row, widths, strict=True))
    return _ENDS + lines * TABLE * _LEADING
