"""Tables and documents as programs make them, for tests of the import."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from docx import Document
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from casegen.importing.concepts import Concepts
from casegen.model import ConceptScheme


def workbook(rows: Iterable[Sequence[Any]], change: Callable[[Workbook, Worksheet], None] | None = None) -> bytes:
    """A workbook of one sheet with these rows, changed by hand if asked."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    if change:
        change(book, sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def document(paragraphs: Iterable[tuple[int, str]], change: Callable[[Any], None] | None = None) -> bytes:
    """A document of headings (a level from 1) and paragraphs (level 0), changed by hand if asked."""
    made = Document()
    for level, text in paragraphs:
        if level:
            made.add_heading(text, level)
        else:
            made.add_paragraph(text)
    if change:
        change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def repacked(raw: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """A file of Office with parts put in place of its own or beside them; None takes one out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def part(raw: bytes, name: str) -> bytes:
    """A part of a file of Office."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return packed.read(name)


def concepts() -> Concepts:
    """Small vocabularies: one has two concepts of one label."""
    schemes = {
        "places": {"420105": "汉阳区", "1": "鼓楼区", "2": "鼓楼区"},
        "problems": {"parking": "停车难"},
        "methods": {"points-exchange": "积分兑换"},
        "actors": {"residents": "居民"},
        "stages": {"assessment": "预估"},
        "directions": {"positive": "正向"},
        "source-kinds": {"news": "新闻", "other": "其他"},
        "participation": {"inform": "告知", "collaborate": "合作"},
    }
    return Concepts(
        ConceptScheme.model_validate(
            {
                "scheme": name,
                "title": {"zh": name},
                "concepts": [
                    {"id": id_, "prefLabel": {"zh": label}, "altLabel": {"zh": [f"又名{label}"]}}
                    for id_, label in labels.items()
                ],
            }
        )
        for name, labels in schemes.items()
    )
