"""Makes a document fit to be written: no character that no reader shows, no heading level left out, no empty page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import chain
from typing import TypeVar

from ..locales import LOCALES, Locale
from ..safe import UNSAFE
from .blocks import Block, Card, Columns, Document, Figure, Heading, Line, Listing, Note, PageBreak, Paragraph, Table

# From so many sections on a document has a list of contents.
CONTENTS = 6
# How many columns a table with heads at its side has beside them; of one with more come several, each of so many.
_BESIDE, _EACH = 4, 3
_T = TypeVar("_T")


def legible(document: Document) -> Document:
    """The same document as writers can write it, whatever its texts hold."""
    cleaned = _clean(document)
    blocks = chain.from_iterable(map(_wide, filter(_filled, cleaned.blocks)))
    return replace(cleaned, blocks=tuple(_breaks(_levels(blocks))))


def contents(document: Document) -> str:
    """What a list of contents is headed with in the document's language; "" for a document too short for one."""
    sections = sum(isinstance(block, Heading) and block.level == 2 for block in document.blocks)
    return locale_of(document).t("web.pack.contents") if sections >= CONTENTS else ""


def locale_of(document: Document) -> Locale:
    """The locale whose words a document's writer adds; the first one where none has its tag."""
    return next((one for one in LOCALES.values() if one.tag == document.tag), next(iter(LOCALES.values())))


def running(title: str) -> str:
    """A title as it stands at the head or foot of every page: cut where it is long."""
    return title if len(title) <= 60 else title[:59] + "…"


def property_of(text: str) -> str:
    """A text as the properties of an Office file may hold it: at most 255 characters."""
    return text if len(text) <= 255 else text[:254] + "…"


def marked(line: Line) -> str:
    """The text of a line with its references, as every writer shows it: `text[1][2]`."""
    return line.text + marks(line)


def marks(line: Line) -> str:
    """The references of a line: `[1][2]`, or ""."""
    return "".join(f"[{number}]" for number in line.refs)


def text_of(block: Block) -> list[str]:
    """All that a reader can read in a block, in order: what a written document must give back."""
    match block:
        case Columns(left, right):
            return [text for side in (left, right) for one in side for text in text_of(one)]
        case Figure():
            # What it shows in words is for those who do not see it, and the drawing's text is its own.
            return [block.title] if block.title else []
        case _:
            return [text for text in _texts(block) if text]


def _texts(block: Block) -> Iterator[str]:
    for one in fields(block):
        if one.name in {"kind", "style", "svg"}:
            continue
        yield from _within(getattr(block, one.name))


def _within(value: object) -> Iterator[str]:
    if isinstance(value, Line):
        yield marked(value)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _within(part)


def _clean(value: _T) -> _T:
    """The same value with every text in it on one line and without characters that are not shown."""
    if isinstance(value, str):
        return " ".join(UNSAFE.sub("", value).split())  # type: ignore[return-value]  # a text for a text
    if isinstance(value, tuple):
        return tuple(map(_clean, value))  # type: ignore[return-value]  # a tuple for a tuple
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _clean(getattr(value, one.name)) for one in fields(value) if one.init})
    return value


def _wide(block: Block) -> Iterator[Block]:
    """A table each of whose columns is wide enough to be read: at least half of what it would have among equals."""
    for one in _parts(block) if isinstance(block, Table) else [block]:
        if isinstance(one, Table):
            least = 50 / len(one.head)
            widths = [max(width, least) for width in one.widths]
            shares = [int(100 * width / sum(widths)) for width in widths]
            one = replace(one, widths=(*shares[:-1], 100 - sum(shares[:-1])))
        yield one


def _parts(table: Table) -> Iterator[Table]:
    """A table of many columns as several of fewer, as even as can be, each with the heads of the rows."""
    count = len(table.head) - 1
    if not table.headed or count <= _BESIDE:
        yield table
        return
    parts, title, begin = -(-count // _EACH), table.title, 1
    for at in range(parts):
        end = begin + count // parts + (at < count % parts)
        widths = table.widths[begin:end]
        scaled = tuple((100 - table.widths[0]) * one // max(1, sum(widths)) for one in widths)
        yield replace(
            table,
            title=title,
            head=(table.head[0], *table.head[begin:end]),
            rows=tuple((row[0], *row[begin:end]) for row in table.rows),
            widths=(table.widths[0], *scaled),
        )
        # The title stands above the first one only.
        title, begin = "", end


def _filled(block: Block) -> bool:
    """Whether a block has anything to show."""
    match block:
        case Heading():
            return bool(block.text)
        case Card():
            return bool(block.title or block.lines)
        case Paragraph() | Note():
            return bool(marked(block.line))
        case Listing():
            return bool(block.lines)
        case Table():
            return bool(block.head and block.rows)
        case Columns():
            return bool(block.left or block.right)
        case _:
            return True


def _levels(blocks: Iterable[Block]) -> Iterator[Block]:
    """The first heading is the title, none is more than one level below the one before, and no table repeats one."""
    last, above = 0, ""
    for block in blocks:
        if isinstance(block, Heading):
            last = min(max(block.level, 1 if last == 0 else 2), last + 1)
            block, above = replace(block, level=last), block.text
        elif isinstance(block, Table) and block.title == above:
            block = replace(block, title="")
        yield block


def _breaks(blocks: Iterable[Block]) -> Iterator[Block]:
    """A page break stands only between two things that are shown."""
    broken, begun = False, False
    for block in blocks:
        if isinstance(block, PageBreak):
            broken = begun
            continue
        if broken:
            yield PageBreak()
        broken, begun = False, True
        yield block
