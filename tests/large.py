"""A library of many cases that say the same, for what only a large one has."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.library import Library, assemble
from casegen.model import Case


def copies(case: Case, number: int) -> Iterator[Case]:
    """So many cases that say what this one does, under ids of their own."""
    for at in range(number):
        yield case.model_copy(update={"id": f"copy-{at:05}", "adapted_from": (), "formerly": (), "retired": None})


def library_of(whole: Library, name: str, number: int) -> Library:
    """So many copies of a case of a library, with its vocabularies."""
    return assemble(copies(whole.by_id[name], number), whole.schemes.values())
