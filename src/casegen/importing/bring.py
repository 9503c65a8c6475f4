"""Brings files in: finds out what each is, and makes drafts of what it holds."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from . import csv_, documents, docx_, mapping, rows, xlsx
from .concepts import Concepts
from .drafts import Draft, shown
from .ids import Numbered, is_id, slug
from .mapping import ColumnMap
from .notes import Note, Refusal
from .rows import Made
from .tables import Table

# A table of 10,000 full records is half of this; what is read lies in memory several times.
MOST_BYTES = 64 * 1024 * 1024
_BOOK, _DOCUMENT = "xl/workbook.xml", "word/document.xml"
# Beginnings of files that are often taken for tables or documents: Excel and Word before 2007 or with a password, PDF.
_OLD, _PDF = b"\xd0\xcf\x11\xe0", b"%PDF"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked for beside the files: a mapping, if any, and an encoding, if any."""

    mapping: ColumnMap | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of one file: its drafts, and notes on what did not come along."""

    path: Path
    drafts: tuple[Made, ...]
    notes: tuple[Note, ...]


def bring(paths: Iterable[Path], asked: Asked, concepts: Concepts) -> list[Brought]:
    """The drafts in some files, no two of which have the same id; raises Refusal, which names the file, and OSError."""
    ids = Numbered()
    found = []
    for path in paths:
        try:
            found.append(_one(path, asked, concepts, ids))
        except Refusal as refused:
            raise Refusal(refused.name, **{**refused.values, "file": path.name}) from None
    return found


def _one(path: Path, asked: Asked, concepts: Concepts, ids: Numbered) -> Brought:
    raw = content(path)
    kind = _kind(raw)
    if kind == _DOCUMENT:
        made, notes = _document(raw, path, concepts, ids)
        return Brought(path, made, notes)
    sheet, header = (asked.mapping.sheet, asked.mapping.header) if asked.mapping else ("", 0)
    table: Table = xlsx.read(raw, sheet, header) if kind == _BOOK else csv_.read(raw, asked.encoding, header)
    found, more = rows.drafts(table, asked.mapping or mapping.own(table.columns), concepts, path.stem, ids)
    return Brought(path, tuple(found), (*table.notes, *more))


def content(path: Path) -> bytes:
    """The bytes of a regular file of a size that can be meant; raises Refusal for any other, and OSError."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise Refusal("not-a-file", file=path.name)
    if status.st_size > MOST_BYTES:
        raise Refusal("large", file=path.name, size=status.st_size // (1024 * 1024), most=MOST_BYTES // (1024 * 1024))
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES)


def _kind(raw: bytes) -> str:
    """Whether some bytes are a workbook, a document, or a table of text; a file's name can say anything."""
    if raw.startswith((_OLD, _PDF)):
        raise Refusal("old" if raw.startswith(_OLD) else "pdf")
    if not raw.startswith(b"PK"):
        return ""
    try:
        names = ZipFile(io.BytesIO(raw)).namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refusal("broken") from None
    if _BOOK in names:
        return _BOOK
    if docx_.main_part(names):
        return _DOCUMENT
    raise Refusal("unknown")


def _document(
    raw: bytes, path: Path, concepts: Concepts, ids: Numbered
) -> tuple[tuple[Made, ...], tuple[Note, ...]]:
    paragraphs, notes = docx_.read(raw)
    draft = Draft(concepts)
    said = documents.fill(draft, paragraphs)
    if is_id(said) and said in ids:
        return (), (*notes, *draft.notes, Note("duplicate", said))
    titles = (str(draft.get(one) or "") for one in (("title", "en"), ("title", "zh")))
    made = said if is_id(said) else next(filter(None, map(slug, (said, *titles, path.stem))), "document")
    more = [Note("numbered", made)] if made in ids else []
    more += (Note("missing", shown(missing)) for missing in draft.missing())
    return (Made(ids.new(made), draft, 0),), (*notes, *draft.notes, *more)
