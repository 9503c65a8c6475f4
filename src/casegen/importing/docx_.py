"""Reads a Word document as headings and paragraphs, whatever else is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from .notes import Note, Refusal
from .tables import clean
from .zipped import opened, part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])\Z", re.I)
# What was struck out while changes were tracked, field codes, and the second form of a drawing.
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK})
# What a record has no place for, by what it is called in notes.
_UNREAD = {
    f"{_W}tbl": "table",
    f"{_W}txbxContent": "textbox",
    f"{_W}drawing": "picture",
    f"{_W}pict": "picture",
    f"{_W}footnoteReference": "footnote",
    f"{_W}endnoteReference": "footnote",
    f"{_W}commentReference": "comment",
}
# Styles are based on one another; a circle of them ends here.
_DEPTH = 20
_MAIN = re.compile(r"word/document[0-9]?\.xml\Z")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its text; `level` is that of a heading, counted from 1, and 0 for plain text."""

    level: int
    text: str


def read(raw: bytes) -> tuple[tuple[Paragraph, ...], tuple[Note, ...]]:
    """The paragraphs of a document that hold text, in order, and notes on what they leave out.

    Macros and whatever lies outside the document are not looked at. Raises Refusal for a file that is no document.
    """
    packed = opened(raw)
    try:
        root, styles = _parts(packed)
    except Refusal:
        raise
    # lxml meets XML that was made up with whatever its code happens to raise.
    except Exception:
        raise Refusal("broken") from None
    body = root.find(f"{_W}body")
    if body is None:
        raise Refusal("broken")
    notes: list[Note] = []
    unread: Counter[str] = Counter()
    found = []
    for at, paragraph in enumerate(_paragraphs(body, unread), 1):
        text = clean("".join(_texts(paragraph, unread)), f"¶{at}", 0, notes)
        if text:
            found.append(Paragraph(_level(paragraph, styles), text))
    if any(True for _ in root.iter(f"{_W}ins", f"{_W}del", f"{_W}moveFrom")):
        notes.append(Note("tracked"))
    notes += (Note("content", name) for name, count in unread.items() for _ in range(count))
    return tuple(found), tuple(notes)


def main_part(names: Iterable[str]) -> str | None:
    """The name of the document in a file of Word, `word/document.xml` or with a number; None where there is none."""
    return next(filter(_MAIN.match, names), None)


def _parts(packed: ZipFile) -> tuple[Any, Mapping[str, int]]:
    """The XML of the document, and the levels of heading styles by their ids."""
    from docx.oxml.parser import parse_xml

    root = parse_xml(part(packed, main_part(packed.namelist()) or ""))
    styles = part(packed, "word/styles.xml") or part(packed, "word/styles2.xml")
    return root, _levels(parse_xml(styles)) if styles else {}


def _levels(root: Any) -> dict[str, int]:
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in root.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId", "")
        called = style.find(f"{_W}name")
        heading = _HEADING.match(called.get(f"{_W}val", "")) if called is not None else None
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        if heading:
            own[name] = int(heading[1])
        elif outline is not None:
            own[name] = _outline(outline)
        base = style.find(f"{_W}basedOn")
        if base is not None:
            based[name] = base.get(f"{_W}val", "")
    found = {}
    for name in {*own, *based}:
        at = name
        for _ in range(_DEPTH):
            if at in own or at not in based:
                break
            at = based[at]
        if own.get(at):
            found[name] = own[at]
    return found


def _outline(element: Any) -> int:
    """The level of a heading, from 1; 0 for what says that it is plain text."""
    value = element.get(f"{_W}val", "")
    return int(value) + 1 if value in tuple("01234567") else 0


def _level(paragraph: Any, styles: Mapping[str, int]) -> int:
    outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    if outline is not None:
        return _outline(outline)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return styles.get(style.get(f"{_W}val", ""), 0) if style is not None else 0


def _paragraphs(parent: Any, unread: Counter[str]) -> Iterator[Any]:
    """The paragraphs below an element that are not in a table, through content controls and the like."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield child
        elif child.tag in _UNREAD:
            unread[_UNREAD[child.tag]] += 1
        elif child.tag not in _SKIPPED:
            yield from _paragraphs(child, unread)


def _texts(element: Any, unread: Counter[str]) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif child.tag in {f"{_W}noBreakHyphen", f"{_W}softHyphen"}:
            yield "-" if child.tag.endswith("noBreakHyphen") else ""
        elif child.tag in _UNREAD:
            unread[_UNREAD[child.tag]] += 1
        elif child.tag not in _SKIPPED and child.tag != f"{_W}pPr":
            yield from _texts(child, unread)
