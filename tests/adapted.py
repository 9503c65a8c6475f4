"""Small cases that say nothing but from which others they were adapted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import kept
from casegen.library import Library
from casegen.model import Case


def case(name: str, adapted_from: Sequence[str] = (), title: str = "") -> Case:
    """A case of this id, adapted from those."""
    changes = [{"case": one, "change": {"en": f"From {one}."}} for one in adapted_from]
    return kept.case(name, title=title, adaptedFrom=changes)


def library_of(graph: Mapping[str, Sequence[str]], title: str = "") -> Library:
    """A library of cases by id, each with those that it was adapted from."""
    return kept.library_of(case(name, adapted_from, title) for name, adapted_from in graph.items())
