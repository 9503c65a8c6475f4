"""Small cases that say nothing but how they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from casegen.library import Library, assemble
from casegen.model import Case


def case(name: str, *, title: str = "", **fields: object) -> Case:
    """A case of this id with these fields; `created`, `updated` and `reviewed` are dates of its record."""
    text = {"en": title or f"Case {name}"}
    kept: dict[str, object] = {one: fields.pop(one) for one in ("created", "updated") if one in fields}
    if "reviewed" in fields:
        kept["reviewed"] = {"by": {"en": "The readers"}, "date": fields.pop("reviewed")}
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
            **({"record": kept} if kept else {}),
            **fields,
        }
    )


def retired(name: str, date: str, to: str = "", *, title: str = "", **fields: object) -> Case:
    """A retired case, with the id of what takes its place."""
    why: Mapping[str, object] = {"date": date, "reason": {"en": "It was told twice."}} | ({"to": to} if to else {})
    return case(name, title=title, status="retired", retired=why, **fields)


def library_of(cases: Iterable[Case], *, drafts: bool = False) -> Library:
    """A library of these cases, without vocabularies."""
    return assemble(cases, [], drafts=drafts)
