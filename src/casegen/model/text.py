"""Texts in one or more languages, and what all parts of a record share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema
from pydantic_core.core_schema import CoreSchema

from ..locales import RECORD_KEYS
from .values import Plain

# The sets of names of fields that models were given. Nothing changes one: a copy of a model copies it first.
_GIVEN: dict[frozenset[str], set[str]] = {}
# One string for each key in the whole library, and not one for each text.
_KEYS = {key: key for key in RECORD_KEYS}


class Model(BaseModel):
    """What all parts of a record share: frozen, and nothing in it that the schema does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)

    def model_post_init(self, _: object, /) -> None:
        """Share which fields were given with all models that were given the same: each set takes 216 bytes."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


class Localized:
    """One text in one or more languages: a mapping from record key (`zh`, `en`, `zh-Hant`) to text.

    Most of a library is these: as a model each would take three times the memory.
    """

    __slots__ = ("root",)
    max_length: ClassVar[int] = 400

    root: Mapping[str, str]

    def __init__(self, root: Mapping[str, str]) -> None:
        object.__setattr__(self, "root", root)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a text is frozen, {name} with it")

    def __reduce__(self) -> tuple[type[Self], tuple[Mapping[str, str]]]:
        return type(self), (self.root,)

    @classmethod
    def _validated(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, Mapping):
            raise PydanticCustomError("localized", "a text is written by language")
        if not value:
            raise PydanticCustomError("localized_empty", "a text in no language")
        texts: dict[str, str] = {}
        for key, text in value.items():
            if key not in _KEYS:
                raise PydanticCustomError("localized_key", "unknown language", {"key": str(key)})
            if not isinstance(text, str):
                raise PydanticCustomError("localized_text", "not a text", {"key": str(key)})
            if not text.strip() or (isinstance(text, Plain) and text in {"~", "null"}):
                raise PydanticCustomError("localized_blank", "an empty text", {"key": str(key)})
            if len(text) > cls.max_length:
                size = {"key": str(key), "length": len(text), "most": cls.max_length}
                raise PydanticCustomError("localized_long", "too long", size)
            texts[_KEYS[key]] = str(text)
        return cls(texts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        del source, handler
        return core_schema.no_info_plain_validator_function(
            cls._validated,
            ref=f"{cls.__module__}.{cls.__qualname__}:{id(cls)}",
            serialization=core_schema.plain_serializer_function_ser_schema(_plain),
        )

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

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.root!r})"

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Localized) and self.root == other.root

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.root.items())))


def _plain(text: Localized) -> Mapping[str, str]:
    return text.root


class Title(Localized):
    """A heading: at most 120 characters."""

    __slots__ = ()
    max_length: ClassVar[int] = 120


class Phrase(Localized):
    """A few words: a name, a role, a measure, a unit."""

    __slots__ = ()
    max_length: ClassVar[int] = 160


class Prose(Localized):
    """One or more paragraphs, in a small subset of Markdown."""

    __slots__ = ()
    max_length: ClassVar[int] = 4000
