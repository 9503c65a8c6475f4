"""Small cases that say nothing but from which others they were adapted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casegen.library import Library, assemble
from casegen.model import Case


def case(name: str, adapted_from: Sequence[str] = (), title: str = "") -> Case:
    """A case of this id, adapted from those."""
    text = {"en": title or f"Case {name}"}
    return Case.model_validate(
        {
            "id": name,
            "title": text,
            "summary": text,
            "community": {"name": text, "places": ["1"]},
            "problem": {"concepts": ["p"], "statement": {"text": text}},
            "method": {"concepts": ["m"], "steps": [{"title": text, "text": text}]},
            "actors": [{"role": text, "kind": "nobody", "did": text}],
            "outcomes": [{"claim": text, "direction": "unknown"}],
            "sources": [{"id": "s", "kind": "other"}],
            "adaptedFrom": [{"case": one, "change": {"en": f"From {one}."}} for one in adapted_from],
        }
    )


def library_of(graph: Mapping[str, Sequence[str]], title: str = "") -> Library:
    """A library of cases by id, each with those that it was adapted from."""
    return assemble([case(name, adapted_from, title) for name, adapted_from in graph.items()], [])
