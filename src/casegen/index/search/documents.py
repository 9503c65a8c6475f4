"""What is searched: documents, each with its plain texts by field and the concepts that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from .fold import fold
from .tokens import is_chinese

# What titles and summaries put in quotation marks is what something is called, where it is as short as a name.
_QUOTED = re.compile("[“「]([^“”「」\\s]{2,8})[”」]")


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

    def quoted(self) -> Iterator[str]:
        """The Chinese names that the title and the summary put in quotation marks, folded."""
        for text in chain(self.title, self.summary):
            for name in map(fold, _QUOTED.findall(text)):
                if is_chinese(name):
                    yield name
