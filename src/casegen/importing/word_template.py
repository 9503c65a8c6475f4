"""Reads the Word file that packs are to be written on, and lets none through that lacks a style or reaches outside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from docx import Document as Word
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ..config import ConfigError, Settings
from ..packs.docx_styles import NAMES
from ..packs.word_sheet import ids, measure
from ..safe import short
from .notes import Refusal
from .zipped import opened

# A template with pictures at the head of its pages has a few hundred kilobytes.
MOST = 4 * 1024 * 1024
# Text narrower than 60 mm, in twentieths of a point, has no room for a table.
_NARROWEST = 3400
# What the head and foot of a page may work out; other fields fetch files or run programs.
_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TITLE", "AUTHOR", "SUBJECT", "DATE", "TIME", "STYLEREF", "="}
# Kinds of parts that run, or bring what another program runs.
_RUNS = ("/vbaProject", "/oleObject", "/package", "/control", "/aFChunk", "/attachedTemplate", "/frame", "/subDocument")
# How many missing styles are named.
_NAMED = 5


def template(settings: Settings, path: Path | None = None) -> bytes | None:
    """The template at `path`, else the library's own, else None; raises ConfigError, which names what is wrong."""
    place = path or settings.template
    try:
        if not path and not place.is_file():
            return None
        with place.open("rb") as stream:
            raw = stream.read(MOST + 1)
    except OSError as error:
        raise ConfigError(f"{place}: {error.strerror or error}") from None
    try:
        if len(raw) > MOST:
            raise ConfigError(f"it is larger than {MOST // 1024 // 1024} MB")
        opened(raw).close()
        _sound(raw)
    except Refusal:
        raise ConfigError(f"{place} is no Word file that can be used: broken, or too large when unpacked") from None
    except ConfigError as error:
        raise ConfigError(f"{place} cannot be used: {error}") from None
    return raw


def _sound(raw: bytes) -> None:
    """Raise ConfigError for a file on which no document can be written, and for one that would do more than look."""
    try:
        word = Word(io.BytesIO(raw))
        parts = list(word.part.package.iter_parts())
        known, width, fields = ids(word), measure(word), {field.upper() for field in _fields(word)}
        links = [one for part in [word.part.package, *parts] for one in part.rels.values()]
    # python-docx meets XML that was made up with whatever its code happens to raise.
    except Exception:
        raise ConfigError("it is no Word document (.docx)") from None
    for link in links:
        if link.reltype.endswith(_RUNS) or (link.is_external and not link.reltype.endswith("/hyperlink")):
            kind = short(link.reltype.rpartition("/")[2])
            raise ConfigError(f"it links to something that runs or lies outside ({kind})")
    if strange := sorted(fields - _FIELDS):
        allowed = ", ".join(sorted(_FIELDS))
        raise ConfigError(f"its head or foot has the field {short(strange[0])}; it may have {allowed}")
    if missing := [name for kind, name in NAMES if (kind, name.lower()) not in known]:
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        named = ", ".join(missing[:_NAMED]) + more
        raise ConfigError(f"it has no style {named}; `casegen pack --write-template FILE` writes one that has all")
    if width < _NARROWEST:
        raise ConfigError("its pages leave less than 60 mm for text")


def _fields(word: WordDocument) -> Iterator[str]:
    """What the fields in heads and feet are called; what they work out stands between their marks, in pieces."""
    for part in word.part.package.iter_parts():
        if not part.partname.startswith(("/word/header", "/word/footer", "/word/footnotes", "/word/endnotes")):
            continue
        root: BaseOxmlElement = part.element
        open_: list[str] = []
        for one in root.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")):
            if one.tag == qn("w:fldSimple"):
                yield _first(one.get(qn("w:instr"), ""))
            elif one.tag == qn("w:instrText"):
                if not open_:
                    yield _first(one.text or "")
                else:
                    open_[-1] += one.text or ""
            elif one.get(qn("w:fldCharType")) == "begin":
                open_.append("")
            elif open_ and one.get(qn("w:fldCharType")) == "separate":
                yield _first(open_[-1])
            elif open_:
                yield _first(open_.pop())
        yield from map(_first, open_)


def _first(instruction: str) -> str:
    words = instruction.split()
    return words[0] if words else "?"
