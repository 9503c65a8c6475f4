"""What a document is made of, whatever it is written as: plain blocks that know nothing of cases.

`web/src/packs/blocks.ts` names the same blocks; in JSON each is its fields and its `kind`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Style = Literal["plain", "lead", "quiet", "question", "answer"]


@dataclass(frozen=True, slots=True)
class Line:
    """A text without markup, and the numbers of the references that it rests on, counted from 1."""

    text: str
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title, of which there is one."""

    level: int
    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one of a few styles, each of which a template can restyle."""

    line: Line
    style: Style = "plain"
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered where `ordered` says so."""

    lines: tuple[Line, ...]
    ordered: bool = False
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of heads; `widths` are the columns' parts of a hundred, `headed` its first column's cells.

    Every row has as many cells as `head`. An empty cell is one to write in.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]
    headed: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing: `svg` as text, and what it shows in words for those who do not see it."""

    title: str
    text: str
    svg: str
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out: kept together on one page, with a rule around it."""

    title: str
    lines: tuple[Line, ...]
    kind: Literal["card"] = "card"


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to write in: so many ruled lines, with what is asked for above them."""

    text: str
    rows: int
    kind: Literal["blank"] = "blank"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page; in slides, the next slide."""

    kind: Literal["page-break"] = "page-break"


@dataclass(frozen=True, slots=True)
class Note:
    """What only whoever leads the session reads: speaker notes in slides, a set-off note on paper."""

    line: Line
    kind: Literal["note"] = "note"


@dataclass(frozen=True, slots=True)
class Columns:
    """The same passage in two languages side by side: paragraphs and lists only, with each side's BCP 47 tag."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    tags: tuple[str, str]
    kind: Literal["columns"] = "columns"


Block = Heading | Paragraph | Listing | Table | Figure | Card | Blank | PageBreak | Note | Columns


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its blocks, its title, the BCP 47 tag of its language, and who made it when, for its properties."""

    title: str
    tag: str
    author: str
    date: str
    blocks: tuple[Block, ...] = field(default=())
