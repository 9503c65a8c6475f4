"""What the open data is: a Data Package descriptor (Frictionless, Data Package 2.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..config import Settings
from ..findings import say
from ..library import Library
from ..locales import LOCALES
from .csv_ import COLUMNS


def files(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """`datapackage.json`."""
    english = LOCALES["en"]
    made = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "cases",
        "title": say({"en": "casegen"} | dict(settings.names), english),
        "description": say({"en": ""} | dict(settings.taglines), english),
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
                "path": "cases.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {"name": name, "type": "integer" if name in {"figures", "sources"} else "string"}
                        for name in COLUMNS
                    ],
                    "primaryKey": ["id", "locale"],
                },
            },
            {"name": "records", "path": "cases.json", "format": "json", "mediatype": "application/json"},
        ],
        "casegen": {"cases": len(library.cases), "schema": "case.schema.json"},
    }
    yield "datapackage.json", json.dumps(made, ensure_ascii=False, indent=1) + "\n"
