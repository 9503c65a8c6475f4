"""What is searched: documents, each with its plain texts by field and the concepts that it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A work in all languages that it has, not an edition of it: a case, a method or a page written by hand.

    Fields are paragraphs of plain text. `concepts` are the keys (`actors/volunteer`) that it has as values.
    """

    title: Sequence[str]
    summary: Sequence[str]
    labels: Sequence[str]
    body: Sequence[str]
    concepts: tuple[str, ...] = ()
