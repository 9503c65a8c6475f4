"""The JSON Schemas of records, vocabularies and packs, generated from the types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import NullableSchema

from .model import Case, ConceptScheme, MethodScheme, Model, Pack

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# File name in `schema/`, and the type that it describes.
SCHEMAS: Mapping[str, type[Model]] = {
    "case.schema.json": Case,
    "vocabulary.schema.json": ConceptScheme,
    "methods.schema.json": MethodScheme,
    "pack.schema.json": Pack,
}


class _Generator(GenerateJsonSchema):
    """Says of an optional field that it may be left out, never that it may be null: a record has no null."""

    def nullable_schema(self, schema: NullableSchema) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        made = super().default_schema(schema)
        return {key: value for key, value in made.items() if key != "default" or value is not None}


def schema(name: str) -> str:
    """The text of one of `SCHEMAS`, the same bytes for the same types; raises KeyError for another name."""
    made = SCHEMAS[name].model_json_schema(by_alias=True, schema_generator=_Generator, mode="validation")
    return json.dumps({"$schema": DIALECT, **made}, ensure_ascii=False, indent=1) + "\n"
