"""A case: a practice in a community, with everything around it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..locales import RECORD_KEYS
from .text import Model, Phrase, Prose, Title
from .values import (
    ActorKind,
    CommunityType,
    Count,
    Date,
    Direction,
    Evidence,
    Fingerprint,
    Id,
    Level,
    Line,
    MethodId,
    Number,
    Participation,
    Place,
    Problem,
    RecordKey,
    SourceKind,
    Stage,
    Truth,
    WebAddress,
)


class Locator(Model):
    """A place in a source: its id in `sources`, and the paragraph, counted from 1."""

    source: Id
    paragraph: Count


class Statement(Model):
    """A text with the places that it rests on; without one it is the editors' own reading."""

    text: Prose
    locators: tuple[Locator, ...] = Field(default=(), alias="from")


class Community(Model):
    """Who and where: never finer than a county-level division and the community's public name."""

    name: Phrase
    places: tuple[Place, ...] = Field(min_length=1)
    types: tuple[CommunityType, ...] = ()
    since: Date | None = None
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
    paragraph: Count | None = None


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


class Review(Model):
    """Who read the record against its sources without having written it, and when."""

    by: Phrase
    date: Date


class Governance(Model):
    """Who keeps the record, since when, who has read it over, and under which licence."""

    created: Date
    updated: Date | None = None
    reviewed: Review | None = None
    by: Phrase | None = None
    licence: Literal["CC-BY-4.0"] = "CC-BY-4.0"


Status = Literal["draft", "published", "retired"]


class Retirement(Model):
    """Since when a record is no longer kept up, why, and which case takes its place, if one does."""

    date: Date
    reason: Prose
    to: Id | None = None


class Withdrawal(Model):
    """What is left of a record that was taken down on request: its id, since when, and why where that may be said."""

    id: Id
    date: Date
    reason: Prose | None = None


class Case(Model):
    """A practice in a community: who, what was wrong, how, with whom, and what came of it."""

    id: Id
    # Ids under which the case was published before, the oldest first; their addresses lead to this one.
    formerly: tuple[Id, ...] = ()
    # A draft is checked and not shown; a retired case keeps its address and stands in no list.
    status: Status = "published"
    retired: Retirement | None = None
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
    translations: dict[RecordKey, tuple[Fingerprint, ...]] = Field(default_factory=dict)
