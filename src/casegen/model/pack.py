"""A curated pack: which cases a session of supervision is made of, for whom, to what end and by which method."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Interval
from pydantic import BeforeValidator, Field

from ..locales import RECORD_KEYS
from .case import Governance
from .text import Localized, Model, Phrase, Prose, Title
from .values import Fingerprint, Id, RecordKey, whole

_SESSION = Annotated[int, Interval(ge=5, le=480)]
# The schema knows only the type that a validator names, so the bounds stand there too.
Minutes = Annotated[_SESSION, BeforeValidator(whole, json_schema_input_type=_SESSION)]
# What `packs/methods.json` knows: a test holds the two against each other.
PackMethod = Literal["orid", "gibbs", "kolb", "conference", "role-play"]
SupervisionFunction = Literal["administrative", "educational", "supportive"]
PackActivity = Literal[
    "opening", "round", "read", "objective", "reflective", "interpretive", "decisional", "description", "feelings",
    "evaluation", "analysis", "conclusion", "action", "experience", "reflection", "concept", "experiment",
    "presentation", "clarifying", "discussion", "recommendations", "roles", "scene", "stepping-out", "debrief",
    "compare", "break", "outcomes", "transfer", "responsibilities", "learning", "log", "closing",
]  # fmt: skip


class Pack(Model):
    """A pack of supervision material that stands ready: its cases and the plan of its session."""

    id: Id
    title: Title
    # For whom it is, and why these cases belong together.
    summary: Prose
    original: RecordKey = RECORD_KEYS[0]
    cases: tuple[Id, ...] = Field(min_length=1, max_length=6)
    minutes: Minutes = 90
    method: PackMethod = "orid"
    function: SupervisionFunction = "educational"
    audience: Phrase
    objectives: tuple[Localized, ...] = Field(min_length=1, max_length=8)
    # In the order of the session; the method's own where there are none.
    activities: tuple[PackActivity, ...] = ()
    questions: tuple[Localized, ...] = Field(default=(), max_length=12)
    record: Governance | None = None
    translations: dict[RecordKey, tuple[Fingerprint, ...]] = Field(default_factory=dict)
