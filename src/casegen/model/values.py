"""The kinds of values that a field may hold, as YAML 1.2 and the rules of a record understand them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from annotated_types import Interval
from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, PlainSerializer, StringConstraints
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema

from ..locales import RECORD_KEYS

# YAML 1.2, 10.3.2 (core schema): what a plain scalar must look like to be a number or a truth value.
# No figure needs more digits than these, and a float and JSON hold them exactly.
CORE_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?\Z")
CORE_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class Plain(str):
    """A scalar that stood in YAML without quotes: the only kind that may become a number or a truth value."""

    __slots__ = ()


def _number(value: object) -> object:
    if isinstance(value, Plain):
        if CORE_NUMBER.match(value):
            return Decimal(value)
        raise PydanticCustomError("number", "not a number")
    if isinstance(value, str):
        raise PydanticCustomError("number_quoted", "a number in quotes is text")
    if isinstance(value, bool):
        raise PydanticCustomError("number", "not a number")
    return Decimal(str(value)) if isinstance(value, float) else value


def _truth(value: object) -> object:
    if isinstance(value, Plain) and value in CORE_TRUTH:
        return CORE_TRUTH[value]
    if not isinstance(value, bool):
        raise PydanticCustomError("truth", "not a truth value")
    return value


def whole(value: object) -> object:
    """A value as a whole number where it is written as one; raises the model's error where it is no number."""
    number = _number(value)
    if isinstance(number, Decimal):
        if number != number.to_integral_value():
            raise PydanticCustomError("number_whole", "not a whole number")
        return int(number)
    return number


def _in_calendar(value: str) -> str:
    year, month, day = (int(part or 0) for part in f"{value.replace('--', '2000-', 1)}-01-01".split("-")[:3])
    try:
        date(year, month, day)
    except ValueError:
        raise PydanticCustomError("calendar", "not in the calendar") from None
    return value


def _plain_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class Scheme:
    """Marks a text as the id of a concept in the vocabulary of this name."""

    name: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "x-scheme": self.name}


Number = Annotated[
    Decimal,
    BeforeValidator(_number, json_schema_input_type=float),
    PlainSerializer(_plain_number, return_type=float),
    Field(json_schema_extra={"type": "number"}),
]
Whole = Annotated[int, BeforeValidator(whole, json_schema_input_type=int)]
_FROM_ONE = Annotated[int, Interval(ge=1, le=100_000)]
# The schema knows only the type that a validator names, so the bounds stand there too.
Count = Annotated[_FROM_ONE, BeforeValidator(whole, json_schema_input_type=_FROM_ONE)]
Truth = Annotated[bool, BeforeValidator(_truth, json_schema_input_type=bool)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
RecordKey = Annotated[str, StringConstraints(pattern="^(" + "|".join(RECORD_KEYS) + ")$")]
# ISO 8601, as exact as the source is: year, month or day; --12-25 is a day whose year is not stated.
Date = Annotated[
    str,
    StringConstraints(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2})$"),
    AfterValidator(_in_calendar),
]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]
Problem = Annotated[Id, Scheme("problems")]
MethodId = Annotated[Id, Scheme("methods")]
ActorKind = Annotated[Id, Scheme("actors")]
CommunityType = Annotated[Id, Scheme("community-types")]
Level = Annotated[Id, Scheme("levels")]
Stage = Annotated[Id, Scheme("stages")]
Participation = Annotated[Id, Scheme("participation")]
Direction = Annotated[Id, Scheme("directions")]
Evidence = Annotated[Id, Scheme("evidence")]
Place = Annotated[Id, Scheme("places")]
SourceKind = Annotated[Id, Scheme("source-kinds")]
