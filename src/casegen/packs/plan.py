"""A plan: for whom, about which cases, for how long and by which method a session is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..locales import LOCALES, Locale
from ..safe import UNSAFE, short
from .methods import ACTIVITIES, FUNCTIONS, METHODS

MOST_CASES = 6
LEAST_MINUTES, MOST_MINUTES = 5, 480
BOTH = "both"
# How many texts of one's own a plan holds, and how many characters each has at most.
MOST_TEXTS, LONGEST_TEXT = 20, 500
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")


class PlanError(ValueError):
    """A plan cannot be followed; `name` is that of the string that says why in one line, `values` fill it."""

    def __init__(self, name: str, /, **values: object) -> None:
        self.name, self.values = name, values
        super().__init__(self.said(LOCALES["en"]))

    def said(self, locale: Locale) -> str:
        """Why, in the language of a locale."""
        return locale.t(f"pack.refusal.{self.name}", **self.values)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a pack is made for; raises PlanError where it cannot be followed.

    `activities` in the order that somebody chose, empty for the method's own. `language` is the id of an edition, or
    `both`. Texts are in one language and become one line each: what cannot be seen in them is taken out. Without a
    `title` a pack is called after its cases.
    """

    cases: tuple[str, ...]
    minutes: int = 90
    method: str = "orid"
    function: str = "educational"
    audience: str = ""
    objectives: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    language: str = next(iter(LOCALES))
    title: str = ""

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "cases", tuple(dict.fromkeys(self.cases)))
        put(self, "activities", tuple(dict.fromkeys(self.activities)))
        for name in ("audience", "title"):
            put(self, name, _line(getattr(self, name)))
        for name in ("objectives", "questions"):
            put(self, name, tuple(filter(None, map(_line, getattr(self, name))))[:MOST_TEXTS])
        if strange := [one for one in self.cases if not _ID.match(one)]:
            raise PlanError("id", name=short(strange[0]))
        if not 1 <= len(self.cases) <= MOST_CASES:
            raise PlanError("cases", most=MOST_CASES, n=len(self.cases))
        if not LEAST_MINUTES <= self.minutes <= MOST_MINUTES:
            raise PlanError("minutes", least=LEAST_MINUTES, most=MOST_MINUTES, n=self.minutes)
        _known("method", self.method, METHODS)
        _known("function", self.function, FUNCTIONS)
        _known("language", self.language, (*LOCALES, BOTH))
        for one in self.activities:
            _known("activity", one, ACTIVITIES)


def plan_of(said: Mapping[str, object]) -> Plan:
    """A plan from its JSON; raises PlanError for fields that no plan has and for values of the wrong kind."""
    kinds = {name: Plan.__annotations__[name] for name in Plan.__dataclass_fields__}
    values: dict[str, object] = {}
    for name, value in said.items():
        kind = kinds.get(name)
        whole = isinstance(value, int) and not isinstance(value, bool)
        if (kind == "int" and whole) or (kind == "str" and isinstance(value, str)):
            values[name] = value
        elif kind == "tuple[str, ...]" and isinstance(value, list) and all(isinstance(one, str) for one in value):
            values[name] = tuple(value)
        else:
            raise PlanError("field", name=short(name))
    if "cases" not in values:
        raise PlanError("none")
    return Plan(**values)  # type: ignore[arg-type] # each value was held against its field's kind


def _line(text: str) -> str:
    return " ".join(UNSAFE.sub("", text).split())[:LONGEST_TEXT].strip()


def _known(what: str, value: str, known: Iterable[str]) -> None:
    if value not in known:
        raise PlanError(what, name=short(value), known=", ".join(known))
