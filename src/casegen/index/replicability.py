"""How much of what a reader needs to repeat a practice its record holds, over TIDieR's twelve items."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from ..model import Case

# TIDieR (Hoffmann et al., BMJ 2014;348:g1687), in its own order: each name, and the field of a record that answers it.
TIDIER: tuple[tuple[str, str], ...] = (
    ("name", "title"),
    ("why", "method.rationale"),
    ("materials", "method.materials"),
    ("procedures", "method.steps"),
    ("who", "actors"),
    ("how", "method.mode"),
    ("where", "community.setting"),
    ("when", "method.schedule"),
    ("tailoring", "method.tailoring"),
    ("modifications", "method.modifications"),
    ("planned", "method.fidelityPlanned"),
    ("actual", "method.fidelityActual"),
)


@dataclass(frozen=True, slots=True)
class Replicability:
    """Which of the twelve items a record holds, in TIDieR's order."""

    marks: tuple[tuple[str, bool], ...]

    @property
    def held(self) -> int:
        return sum(held for _, held in self.marks)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name, held in self.marks if not held)


def replicability(case: Case) -> Replicability:
    """Look which of TIDieR's items the record says something about."""
    return Replicability(tuple((name, bool(_read(case, field))) for name, field in TIDIER))


def _read(case: Case, field: str) -> object:
    """What a record holds under a field's name, with dots between the parts that it stands in."""
    part: BaseModel = case
    *names, last = field.split(".")
    for name in names:
        part = getattr(part, _attributes(type(part))[name])
    return getattr(part, _attributes(type(part))[last])


@cache
def _attributes(model: type[BaseModel]) -> dict[str, str]:
    return {field.alias or name: name for name, field in model.model_fields.items()}
