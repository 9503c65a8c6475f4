"""Every record as JSON, one file each, all in one and in parts, with the schema that they follow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ..config import Settings
from ..library import Library
from ..model import Case
from ..render.leaves import leaves
from ..schema import schema

FOLDER = "data/"
# So many records are in one part of a library that has more of them.
PART = 500


def record(case: Case) -> dict[str, object]:
    """A record as plain data: what the contributor wrote, without fields that were left out."""
    made: dict[str, object] = case.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return made


def files(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """`cases.json`, `cases/<id>.json`, `parts/cases-<n>.json` where there are parts, and `case.schema.json`.

    A retired record is among them and says so.
    """
    del settings
    texts = []
    for case in library.kept.values():
        texts.append(json.dumps(record(case), ensure_ascii=False))
        yield f"cases/{case.id}.json", f"{texts[-1]}\n"
    yield "cases.json", _together(texts)
    for leaf in leaves("", texts, PART):
        if leaf.of > 1:
            yield f"parts/cases-{leaf.number}.json", _together(leaf.shows)
    yield "case.schema.json", schema("case.schema.json")


def _together(texts: Iterable[str]) -> str:
    return f"[{', '.join(texts)}]\n"
