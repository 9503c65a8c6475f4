"""Parts blocks into paragraphs, and what stands in two columns into rows of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from .blocks import Blank, Block, Card, Columns, Heading, Line, Listing, Paragraph


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph: line, style (one of blocks.py's, `list` or `strong`), and mark: none, a dash, or its number."""

    line: Line
    style: str = "plain"
    mark: str = ""


# A row of two columns: the pieces on its left and on its right.
Pair = tuple[tuple[Piece, ...], tuple[Piece, ...]]


def pieces(block: Block) -> Iterator[Piece]:
    """The paragraphs of a block of text; none of tables and figures."""
    match block:
        case Heading():
            yield Piece(Line(block.text), "strong")
        case Paragraph():
            yield Piece(block.line, block.style)
        case Listing():
            for at, line in enumerate(block.lines, 1):
                yield Piece(line, "list", str(at) if block.ordered else "–")
        case Card():
            if block.title:
                yield Piece(Line(block.title), "strong")
            for line in block.lines:
                yield Piece(line)
        case Blank() if block.text:
            yield Piece(Line(block.text))
        case _:
            return


def pairs(block: Columns) -> list[Pair]:
    """Two columns as rows: paragraph beside paragraph where both have as many, else whole beside whole."""
    if len(block.left) != len(block.right):
        return [(_all(block.left), _all(block.right))]
    rows: list[Pair] = []
    for one, two in zip(block.left, block.right, strict=True):
        left, right = _all([one]), _all([two])
        if len(left) == len(right):
            rows += [((a,), (b,)) for a, b in zip(left, right, strict=True)]
        else:
            rows.append((left, right))
    return rows


def tongues(text: str) -> list[tuple[str, bool]]:
    """A text in parts of one language each, and of each whether it is Chinese: `beside` joins two by a stroke."""
    parts = text.split(" / ")
    return [
        (part + " / " * (at < len(parts)), any("\u3400" <= one <= "\u9fff" for one in part))
        for at, part in enumerate(parts, 1)
    ]


def _all(blocks: Sequence[Block]) -> tuple[Piece, ...]:
    return tuple(chain.from_iterable(map(pieces, blocks)))
