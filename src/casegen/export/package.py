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
# Where the schema of the parts of the table is: each of them would have it otherwise.
SCHEMA = "table.schema.json"
# The whole table and the whole of the records, and how the names of their parts begin.
_WHOLE = {"cases.csv": "table", "cases.json": "records"}
_PART = "parts/cases-"
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
    """`datapackage.json`, and the schema that it points at where the table has parts."""
    made = (pair for form in (csv_, json_) for pair in form.files(library, settings))
    yield from describe(library, settings, {path: Sum.of(text) for path, text in made if described(path)})


def described(path: str) -> bool:
    """Whether the descriptor tells of the file at a path below the folder of data."""
    return path in _WHOLE or path.startswith(_PART)


def describe(library: Library, settings: Settings, sums: Mapping[str, Sum]) -> Iterator[tuple[str, str]]:
    """The descriptor, with the sums of the files that it tells of, and what it points at, as path and text."""
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
            _resource(path, one, _schema(english) if path in _WHOLE else SCHEMA) for path, one in sums.items()
        ],
        "casegen": {
            "cases": len(library.cases),
            "retired": len(library.retired),
            # Whoever keeps a copy of the records has to delete these.
            "withdrawn": [{"id": one.id, "date": one.date} for one in library.withdrawn],
            "schema": "case.schema.json",
        },
    }
    yield NAME, _text(made)
    if sums.keys() - _WHOLE:
        yield SCHEMA, _text(_schema(english))


def _resource(path: str, one: Sum, schema: object) -> dict[str, object]:
    """What is told of a file; only the table and its parts have a schema."""
    kind = path.rpartition(".")[2]
    number = path.removeprefix(_PART).removesuffix(f".{kind}")
    name = _WHOLE.get(path) or f"{_WHOLE[f'cases.{kind}']}-{number}"
    table = kind == "csv"
    return {
        "name": name,
        **({"type": "table"} if table else {}),
        "path": path,
        "format": kind,
        "mediatype": "text/csv" if table else "application/json",
        "encoding": "utf-8",
        "bytes": one.bytes,
        "hash": one.hash,
        **({"schema": schema} if table else {}),
    }


def _schema(locale: Locale) -> dict[str, object]:
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, locale) for column in csv_.COLUMNS],
        "primaryKey": ["id", "locale"],
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _field(column: csv_.Column, locale: Locale) -> dict[str, object]:
    holds = locale.t(column.holds)
    made: dict[str, object] = {
        "name": column.name,
        "type": "integer" if column.whole else "string",
        "title": locale.t(column.title),
        "description": locale.t(column.form, what=holds) if column.form else holds,
    }
    return made | ({"constraints": {"required": True}} if column.required else {})
