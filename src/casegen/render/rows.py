"""The rows in which cases are compared: which field of a record each shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..index.replicability import replicability
from ..model import Case, Localized, Statement
from .dates import date, period
from .reader import Reader

# `c`: concepts as (id, label); `t`: texts; `f`: figures as (measure, amount, number, unit, date, place, anchor).
Cell = Mapping[str, Sequence[object]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its slug, its group, and how a case's cell is read in an edition."""

    id: str
    group: str
    read: Callable[[Case, Reader], Cell]


def _concepts(scheme: str, read: Callable[[Case], Iterable[str | None]]) -> Callable[[Case, Reader], Cell]:
    def cell(case: Case, reader: Reader) -> Cell:
        found = dict.fromkeys(one for one in read(case) if one is not None)
        return {"c": [[one, reader.name(scheme, one)] for one in found]}

    return cell


def _texts(read: Callable[[Case], Iterable[Localized | Statement | None]]) -> Callable[[Case, Reader], Cell]:
    def cell(case: Case, reader: Reader) -> Cell:
        found = [one.text if isinstance(one, Statement) else one for one in read(case) if one is not None]
        return {"t": [reader.plain(one) for one in found]}

    return cell


def _figures(parts: frozenset[str]) -> Callable[[Case, Reader], Cell]:
    def cell(case: Case, reader: Reader) -> Cell:
        return {
            "f": [
                [
                    reader.plain(figure.measure),
                    reader.amount(figure),
                    str(figure.value),
                    reader.plain(figure.unit) if figure.unit else "",
                    date(figure.date, reader.locale) if figure.date else "",
                    f"¶{figure.paragraph}" if figure.paragraph else "",
                    f"{figure.source}-p{figure.paragraph}" if figure.source and figure.paragraph else "",
                ]
                for figure in case.figures
                if figure.part in parts
            ]
        }

    return cell


def _period(case: Case, reader: Reader) -> Cell:
    said = period(case.period, reader.locale)
    return {"t": [said] if said else []}


def _held(case: Case, reader: Reader) -> Cell:
    held = replicability(case)
    return {"t": [reader.t("aside.replicability", held=held.held, all=len(held.marks))]}


ROWS: tuple[Row, ...] = (
    Row("place", "community", _concepts("places", lambda case: case.community.places)),
    Row("type", "community", _concepts("community-types", lambda case: case.community.types)),
    Row("setting", "community", _texts(lambda case: (case.community.setting,))),
    Row("scale", "community", _figures(frozenset({"community", "problem"}))),
    Row("period", "community", _period),
    Row("problem", "problem", _concepts("problems", lambda case: case.problem.concepts)),
    Row("statement", "problem", _texts(lambda case: (case.problem.statement,))),
    Row("method", "method", _concepts("methods", lambda case: case.method.concepts)),
    Row("rationale", "method", _texts(lambda case: (case.method.rationale,))),
    Row("steps", "method", _texts(lambda case: (step.title for step in case.method.steps))),
    Row("participation", "method", _concepts("participation", lambda case: (case.method.participation,))),
    Row("level", "method", _concepts("levels", lambda case: case.method.levels)),
    Row("materials", "method", _texts(lambda case: case.method.materials)),
    Row("schedule", "method", _texts(lambda case: (case.method.schedule,))),
    Row("tailoring", "method", _texts(lambda case: (case.method.tailoring,))),
    Row("numbers", "method", _figures(frozenset({"method", "actors"}))),
    Row("leads", "actors", _texts(lambda case: (actor.role for actor in case.actors if actor.leads))),
    Row("actor", "actors", _concepts("actors", lambda case: (actor.kind for actor in case.actors))),
    Row("direction", "outcomes", _concepts("directions", lambda case: (one.direction for one in case.outcomes))),
    Row("evidence", "outcomes", _concepts("evidence", lambda case: (one.evidence for one in case.outcomes))),
    Row("claims", "outcomes", _texts(lambda case: (one.claim for one in case.outcomes))),
    Row("figures", "outcomes", _figures(frozenset({"outcomes"}))),
    Row("lessons", "learning", _texts(lambda case: case.lessons)),
    Row("conditions", "learning", _texts(lambda case: case.conditions)),
    Row("limits", "learning", _texts(lambda case: case.limits)),
    Row("unknowns", "learning", _texts(lambda case: case.unknowns)),
    Row("replicability", "learning", _held),
)
