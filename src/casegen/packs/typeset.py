"""Runs typst: a template of ours and values, to a PDF or a picture, set in one family and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache

import typst

from .. import fonts
from ..config import shipped
from ..coverage import lacking
from ..safe import printable, short
from .compact import compact


class TypesetError(fonts.FontError):
    """A document that cannot be set; the text says why in one line and names the character that no font has."""


def pdf(template: str, values: Mapping[str, object], date: str, headed: Sequence[bool] = ()) -> bytes:
    """Set `templates/packs/<template>.typ` as a tagged PDF (PDF/UA-1) of a date (YYYY-MM-DD).

    The template reads `values` as JSON, so that text stays text. `headed` says of each table whether its rows have
    heads. Raises TypesetError, also for a character that the family does not have, and FontError.
    """
    said = _said(values)
    with _told():
        made = _compiler().compile(
            input=_source(template), sys_inputs=said, format="pdf", pdf_standards="ua-1", timestamp=_seconds(date)
        )
    return compact(_bytes(made), headed)


def png(template: str, values: Mapping[str, object], pixels_per_inch: float) -> bytes:
    """Draw the one page of `templates/packs/<template>.typ` as a PNG; takes and raises what `pdf` does."""
    said = _said(values)
    with _told():
        made = _compiler().compile(input=_source(template), sys_inputs=said, format="png", ppi=pixels_per_inch)
    return _bytes(made)


def _said(values: Mapping[str, object]) -> dict[str, str]:
    family = fonts.family()
    said = json.dumps({**values, "family": family.name}, ensure_ascii=False)
    for font in (family.regular, family.bold):
        if character := lacking(said, font):
            raise TypesetError(f"{family.name} has no {character} (U+{ord(character):04X}): {_about(said, character)}")
    return {"document": said}


def _about(text: str, character: str) -> str:
    """A few characters on either side, to find the place by."""
    at = text.index(character)
    return short(f"…{text[max(0, at - 20) : at + 20]}…")


@contextmanager
def _told() -> Iterator[None]:
    """Say in one line why typst did not set a document."""
    try:
        yield
    except typst.TypstError as error:
        raise TypesetError(printable(error.message)) from None


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    """The one file that was made, of a document of one page."""
    if not isinstance(made, bytes):
        raise TypesetError("a picture is one page")
    return made


@cache
def _compiler() -> typst.Compiler:
    """The compiler, which reads its fonts once; none of the system's, none of its own."""
    only = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[*map(str, fonts.family().folders)]
    )
    return typst.Compiler(font_paths=only, ignore_system_fonts=True)


@cache
def _source(template: str) -> bytes:
    """A template, after what draws the pictures in it."""
    folder = shipped() / "templates" / "packs"
    return b"".join((folder / f"{name}.typ").read_bytes() for name in ("picture", template))


def _seconds(date: str) -> int:
    """A date as the seconds that a PDF's properties are given; the epoch where there is none."""
    try:
        return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return 0
