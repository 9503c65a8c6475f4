"""Texts in one or more languages, and what all parts of a record share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, RootModel, model_validator
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema

from ..locales import RECORD_KEYS
from .values import Plain


class Model(BaseModel):
    """What all parts of a record share: frozen, and nothing in it that the schema does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)


class Localized(RootModel[dict[str, str]]):
    """One text in one or more languages: a mapping from record key (`zh`, `en`, `zh-Hant`) to text."""

    model_config = ConfigDict(frozen=True)
    max_length: ClassVar[int] = 400

    @model_validator(mode="before")
    @classmethod
    def _shape(cls, value: object) -> object:
        if not isinstance(value, Mapping):
            raise PydanticCustomError("localized", "a text is written by language")
        if not value:
            raise PydanticCustomError("localized_empty", "a text in no language")
        for key, text in value.items():
            if key not in RECORD_KEYS:
                raise PydanticCustomError("localized_key", "unknown language", {"key": str(key)})
            if not isinstance(text, str):
                raise PydanticCustomError("localized_text", "not a text", {"key": str(key)})
            if not text.strip() or (isinstance(text, Plain) and text in {"~", "null"}):
                raise PydanticCustomError("localized_blank", "an empty text", {"key": str(key)})
            if len(text) > cls.max_length:
                size = {"key": str(key), "length": len(text), "most": cls.max_length}
                raise PydanticCustomError("localized_long", "too long", size)
        return {str(key): str(text) for key, text in value.items()}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        del core, handler
        text = {"type": "string", "minLength": 1, "maxLength": cls.max_length}
        return {
            "type": "object",
            "properties": dict.fromkeys(RECORD_KEYS, text),
            "additionalProperties": False,
            "minProperties": 1,
        }

    def get(self, key: str) -> str | None:
        """The text under a record key, or None."""
        return self.root.get(key)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.root.items())))


class Title(Localized):
    """A heading: at most 120 characters."""

    max_length: ClassVar[int] = 120


class Phrase(Localized):
    """A few words: a name, a role, a measure, a unit."""

    max_length: ClassVar[int] = 160


class Prose(Localized):
    """One or more paragraphs, in a small subset of Markdown."""

    max_length: ClassVar[int] = 4000
