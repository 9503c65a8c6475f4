"""Empty tables and documents to fill in, which the import reads as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping

from ..locales import LOCALES
from ..render.codebook import Field
from .drafts import by_slug
from .headings import INTRO, said
from .targets import NOT_IMPORTED

# What an editor adds later, where there is anything to add.
_LATER = NOT_IMPORTED - {"id"} | {"formerly", "original", "adaptedFrom", "record"}


def document(locale: str) -> bytes:
    """A Word document with a heading for every field that a contributor fills in, and below it what belongs there."""
    from docx import Document
    from docx.oxml.ns import qn

    made = Document()
    # Word chooses the font of Chinese by this attribute, and the headings of its own template name none.
    for style in ("Normal", "Title", *(f"Heading {level}" for level in range(1, 5))):
        fonts = made.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), "Microsoft YaHei")
    made.core_properties.author = ""
    title, intro = (LOCALES[locale].t(f"import.template.{name}") for name in INTRO)
    made.add_heading(title, 0)
    made.add_paragraph(intro)
    for level, slug, field in _fields("case", 1):
        heading, hint = said(slug, field, locale)
        if _is_list_of_parts(field):
            heading = f"{LOCALES[locale].t(f'part.{field.kind.part}')} 1"
        made.add_heading(heading, level)
        made.add_paragraph(hint).runs[0].italic = True
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def table(locale: str) -> bytes:
    """A table with a column for every field that a contributor fills in, as spreadsheets open it."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(_columns("case", "", locale))
    return stream.getvalue().encode("utf-8-sig")


TEMPLATES: Mapping[str, Callable[[str], bytes]] = {"docx": document, "csv": table}


def _fields(slug: str, level: int) -> Iterator[tuple[int, str, Field]]:
    for field in _asked(slug):
        yield level, slug, field
        if field.kind.part not in {"", "statement", "locator"}:
            yield from _fields(field.kind.part, level + 1)


def _columns(slug: str, path: str, locale: str) -> Iterator[str]:
    for field in _asked(slug):
        here = f"{path}{field.name}"
        if here == "id":
            yield here
            continue
        if field.kind.many:
            here += "[]"
        label = LOCALES[locale].t(f"label.{slug}.{field.name}")
        if field.kind.part == "statement":
            yield f"{here}.text.{LOCALES[locale].key} {label}"
        elif field.kind.part:
            # A cell holds one value a line, and so the members of one list: none within another.
            yield from _columns(field.kind.part, f"{here}.", locale) if "[]" not in path else ()
        elif not (field.kind.many and "[]" in path):
            yield f"{here}{f'.{LOCALES[locale].key}' if field.kind.name == 'text' else ''} {label}"


def _asked(slug: str) -> Iterator[Field]:
    return (field for field in by_slug()[slug].fields if slug != "case" or field.name not in _LATER)


def _is_list_of_parts(field: Field) -> bool:
    return field.kind.many and field.kind.part not in {"", "statement", "locator"}
