"""Every record as JSON, one file each and all in one, with the schema that they follow."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..config import Settings
from ..library import Library
from ..model import Case
from ..schema import schema

FOLDER = "data/"


def record(case: Case) -> dict[str, object]:
    """A record as plain data: what the contributor wrote, without fields that were left out."""
    made: dict[str, object] = case.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return made


def files(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """`cases.json`, `cases/<id>.json` and `case.schema.json`; a retired record is among them and says so."""
    del settings
    records = [record(case) for case in library.kept.values()]
    for made in records:
        yield f"cases/{made['id']}.json", _text(made)
    yield "cases.json", _text(records)
    yield "case.schema.json", schema("case.schema.json")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
