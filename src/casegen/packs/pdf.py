"""Writes a document as a PDF: tagged, in its language, with its fonts inside."""

from __future__ import annotations

from dataclasses import asdict

from . import typeset
from .blocks import Document, Table
from .legible import contents, legible, running


def write(document: Document) -> bytes:
    """Write a document as PDF/UA-1; the same document gives the same bytes.

    Raises FontError where there is no font, or none that has a character of the text.
    """
    shown = legible(document)
    values = {**asdict(shown), "contents": contents(shown), "running": running(shown.title)}
    headed = [block.headed for block in shown.blocks if isinstance(block, Table)]
    return typeset.pdf("document", values, shown.date, headed)
