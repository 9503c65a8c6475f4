"""What the open data is: a Data Package descriptor (Frictionless, Data Package 2.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from ..config import Settings
from ..findings import say
from ..library import Library
from ..locales import LOCALES, Locale
from . import csv_, json_

FOLDER = "data/"
NAME = "datapackage.json"
# The files that the descriptor tells of.
DESCRIBED = ("cases.csv", "cases.json")
_PROFILES = "https://datapackage.org/profiles/2.0"


@dataclass(frozen=True, slots=True)
class Sum:
    """What a file came to: its size, and its hash as a Data Package writes it."""

    bytes: int
    hash: str

    @classmethod
    def of(cls, text: str) -> Sum:
        """The sum of a text in UTF-8."""
        encoded = text.encode()
        return cls(len(encoded), f"sha256:{sha256(encoded).hexdigest()}")


def files(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """`datapackage.json` alone."""
    made = (pair for form in (csv_, json_) for pair in form.files(library, settings))
    sums = {path: Sum.of(text) for path, text in made if path in DESCRIBED}
    yield NAME, describe(library, settings, sums)


def describe(library: Library, settings: Settings, sums: Mapping[str, Sum]) -> str:
    """The descriptor, with the sums of the files that it tells of."""
    english = LOCALES["en"]
    description = say({"en": ""} | dict(settings.taglines), english)
    made = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "cases",
        "title": say({"en": "casegen"} | dict(settings.names), english),
        **({"description": description} if description else {}),
        **({"homepage": settings.url} if settings.url else {}),
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "resources": [
            {
                "name": "table",
                "type": "table",
                "path": "cases.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": sums["cases.csv"].bytes,
                "hash": sums["cases.csv"].hash,
                "schema": {
                    "$schema": f"{_PROFILES}/tableschema.json",
                    "fields": [_field(column, english) for column in csv_.COLUMNS],
                    "primaryKey": ["id", "locale"],
                },
            },
            {
                "name": "records",
                "path": "cases.json",
                "format": "json",
                "mediatype": "application/json",
                "encoding": "utf-8",
                "bytes": sums["cases.json"].bytes,
                "hash": sums["cases.json"].hash,
            },
        ],
        "casegen": {"cases": len(library.cases), "retired": len(library.retired), "schema": "case.schema.json"},
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _field(column: csv_.Column, locale: Locale) -> dict[str, object]:
    holds = locale.t(column.holds)
    made: dict[str, object] = {
        "name": column.name,
        "type": "integer" if column.whole else "string",
        "title": locale.t(column.title),
        "description": locale.t(column.form, what=holds) if column.form else holds,
    }
    return made | ({"constraints": {"required": True}} if column.required else {})
