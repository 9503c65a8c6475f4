"""How much of what a reader needs to repeat a practice its record holds, over TIDieR's twelve items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model import Case

# TIDieR (Hoffmann et al., BMJ 2014;348:g1687), in its own order.
TIDIER: tuple[tuple[str, Callable[[Case], object]], ...] = (
    ("name", lambda case: case.title),
    ("why", lambda case: case.method.rationale),
    ("materials", lambda case: case.method.materials),
    ("procedures", lambda case: case.method.steps),
    ("who", lambda case: case.actors),
    ("how", lambda case: case.method.mode),
    ("where", lambda case: case.community.setting),
    ("when", lambda case: case.method.schedule),
    ("tailoring", lambda case: case.method.tailoring),
    ("modifications", lambda case: case.method.modifications),
    ("planned", lambda case: case.method.fidelity_planned),
    ("actual", lambda case: case.method.fidelity_actual),
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
    return Replicability(tuple((name, bool(read(case))) for name, read in TIDIER))
