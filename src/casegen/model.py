"""The frozen types of a record; the JSON Schema is generated from nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, NewType

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    RootModel,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema

from .locales import RECORD_KEYS

LocaleKey = NewType("LocaleKey", str)

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
    return Decimal(str(value)) if isinstance(value, float) else value


def _truth(value: object) -> object:
    if isinstance(value, Plain) and value in CORE_TRUTH:
        return CORE_TRUTH[value]
    if isinstance(value, str):
        raise PydanticCustomError("truth", "not a truth value")
    return value


def _whole(value: object) -> object:
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
Whole = Annotated[int, BeforeValidator(_whole, json_schema_input_type=int)]
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
    """A heading: at most 80 characters."""

    max_length: ClassVar[int] = 120


class Phrase(Localized):
    """A few words: a name, a role, a measure, a unit."""

    max_length: ClassVar[int] = 160


class Prose(Localized):
    """One or more paragraphs, in a small subset of Markdown."""

    max_length: ClassVar[int] = 4000


class Locator(Model):
    """A place in a source: its id in `sources`, and the paragraph, counted from 1."""

    source: Id
    paragraph: Annotated[Whole, Field(ge=1, le=100_000)]


class Statement(Model):
    """A text with the places that it rests on; without one it is the editors' own reading."""

    text: Prose
    locators: tuple[Locator, ...] = Field(default=(), alias="from")


class Community(Model):
    """Who and where: never finer than a county-level division and the community's public name."""

    name: Phrase
    places: tuple[Place, ...] = Field(min_length=1)
    types: tuple[CommunityType, ...] = ()
    setting: Statement | None = None


class Period(Model):
    """When the practice ran, as exactly as the source says."""

    start: Date | None = None
    end: Date | None = None


class ProblemPart(Model):
    """What was wrong, in concepts and in words."""

    concepts: tuple[Problem, ...] = Field(min_length=1)
    statement: Statement


class Step(Model):
    """One thing that was done, in the order in which it was done."""

    title: Title
    text: Prose
    stage: Stage | None = None
    locators: tuple[Locator, ...] = Field(default=(), alias="from")


class MethodPart(Model):
    """How it was done, with what TIDieR asks for (Hoffmann et al., BMJ 2014;348:g1687)."""

    concepts: tuple[MethodId, ...] = Field(min_length=1)
    levels: tuple[Level, ...] = ()
    participation: Participation | None = None
    rationale: Statement | None = None
    materials: tuple[Statement, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)
    mode: Statement | None = None
    schedule: Statement | None = None
    tailoring: Statement | None = None
    modifications: Statement | None = None
    fidelity_planned: Statement | None = Field(default=None, alias="fidelityPlanned")
    fidelity_actual: Statement | None = Field(default=None, alias="fidelityActual")


class Actor(Model):
    """A role, never a private person, with what it did."""

    role: Phrase
    kind: ActorKind
    leads: Truth = False
    did: Prose
    locators: tuple[Locator, ...] = Field(default=(), alias="from")


class Outcome(Model):
    """One claim of what came of it, with its direction, its evidence and its figures."""

    claim: Prose
    direction: Direction
    evidence: Evidence = "not-rated"
    figures: tuple[Id, ...] = ()
    locators: tuple[Locator, ...] = Field(default=(), alias="from")


Bound = Literal["exact", "about", "more-than", "less-than", "at-least", "at-most"]
Part = Literal["community", "problem", "method", "actors", "outcomes"]


class Figure(Model):
    """A number with its measure, unit, date and place in a source; `to` closes a range."""

    id: Id
    measure: Phrase
    value: Number
    to: Number | None = None
    bound: Bound = "exact"
    unit: Phrase | None = None
    date: Date | None = None
    scope: Phrase | None = None
    part: Part = "outcomes"
    source: Id | None = None
    paragraph: Annotated[Whole, Field(ge=1, le=100_000)] | None = None


class Teaching(Model):
    """What a supervisor can do with the case."""

    objectives: tuple[Prose, ...] = ()
    prompts: tuple[Prose, ...] = ()


class Adaptation(Model):
    """A case that this one was adapted from, and what was changed."""

    case: Id
    change: Prose


class Source(Model):
    """A text that the record rests on. What is not known of it is left out, and the page says so."""

    id: Id
    kind: SourceKind
    title: Phrase | None = None
    author: Phrase | None = None
    publisher: Phrase | None = None
    date: Date | None = None
    language: Line | None = None
    url: WebAddress | None = None
    file: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")] | None = None
    about: Prose | None = None


class Governance(Model):
    """Who keeps the record, since when, and under which licence."""

    created: Date
    updated: Date | None = None
    by: Phrase | None = None
    licence: Literal["CC-BY-4.0"] = "CC-BY-4.0"


class Case(Model):
    """A practice in a community: who, what was wrong, how, with whom, and what came of it."""

    id: Id
    title: Title
    summary: Prose
    original: RecordKey = RECORD_KEYS[0]
    community: Community
    period: Period | None = None
    problem: ProblemPart
    method: MethodPart
    actors: tuple[Actor, ...] = Field(min_length=1)
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    figures: tuple[Figure, ...] = ()
    conditions: tuple[Statement, ...] = ()
    limits: tuple[Statement, ...] = ()
    lessons: tuple[Statement, ...] = ()
    unknowns: tuple[Prose, ...] = ()
    questions: tuple[Prose, ...] = ()
    teaching: Teaching | None = None
    adapted_from: tuple[Adaptation, ...] = Field(default=(), alias="adaptedFrom")
    sources: tuple[Source, ...] = Field(min_length=1)
    record: Governance | None = None
    translations: dict[str, tuple[Fingerprint, ...]] = Field(default_factory=dict)


class Labels(RootModel[dict[RecordKey, tuple[Line, ...]]]):
    """Other words for a concept, by language."""

    model_config = ConfigDict(frozen=True)


class Concept(Model):
    """One notion of a concept scheme (SKOS: prefLabel, altLabel, definition, scopeNote, broader)."""

    id: Id
    pref_label: Phrase = Field(alias="prefLabel")
    alt_label: Labels = Field(default_factory=lambda: Labels({}), alias="altLabel")
    definition: Prose | None = None
    scope_note: Prose | None = Field(default=None, alias="scopeNote")
    broader: Id | None = None
    # A tile of the sketch of provinces, column and row counted from 0; only places have one.
    tile: tuple[Whole, Whole] | None = None


class Method(Concept):
    """A way of working, with a page of its own."""

    how: Prose
    suits: tuple[Prose, ...] = Field(min_length=1)
    unsuited: tuple[Prose, ...] = Field(min_length=1)
    steps: tuple[Prose, ...] = Field(min_length=1)
    needs: tuple[Prose, ...] = Field(min_length=1)
    risks: tuple[Prose, ...] = Field(min_length=1)


class ConceptScheme(Model):
    """One controlled vocabulary: a file in `vocabulary/`."""

    scheme: Id
    title: Phrase
    about: Prose | None = None
    concepts: tuple[Concept, ...]


class MethodScheme(ConceptScheme):
    """The vocabulary of methods, whose concepts say more."""

    concepts: tuple[Method, ...]


Path = tuple[str | int, ...]


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield every model, text and leaf below `value` with its path in the record, parents first."""
    yield path, value
    if isinstance(value, Localized):
        return
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            child = getattr(value, name)
            if child is not None:
                yield from walk(child, (*path, field.alias or name))
    elif isinstance(value, tuple):
        for at, child in enumerate(value):
            yield from walk(child, (*path, at))
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from walk(child, (*path, key))


def texts(value: object) -> Iterator[tuple[Path, Localized]]:
    """Yield every localized text below `value` with its path in the record."""
    for path, child in walk(value):
        if isinstance(child, Localized):
            yield path, child


def concepts(value: object) -> Iterator[tuple[Path, str, str]]:
    """Yield (path, scheme, concept id) for every text that a field marks with a `Scheme`."""
    for path, child in walk(value):
        if not isinstance(child, BaseModel) or isinstance(child, RootModel):
            continue
        for name, field in type(child).model_fields.items():
            scheme = _scheme_of(type(child), name)
            found = getattr(child, name)
            if scheme is None or found is None:
                continue
            here = (*path, field.alias or name)
            if isinstance(found, tuple):
                for at, one in enumerate(found):
                    yield (*here, at), scheme, one
            else:
                yield here, scheme, found


_SCHEMES: dict[tuple[type, str], str | None] = {}


def _scheme_of(owner: type[BaseModel], name: str) -> str | None:
    key = (owner, name)
    if key not in _SCHEMES:
        field = owner.model_fields[name]
        marks = [*field.metadata, *_marks(field.annotation)]
        _SCHEMES[key] = next((mark.name for mark in marks if isinstance(mark, Scheme)), None)
    return _SCHEMES[key]


def _marks(annotation: object) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in getattr(annotation, "__args__", ()):
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            yield from _marks(inner)
