"""How well cases resemble a community that a reader describes, by a rule without weights.

A description is a list of things asked: each belongs to a question (what kind of community, which problem, who can
take part, who would lead) and names one value of the facet that answers it. Of each thing a case gives one answer:

- `match`: the case has that value itself, or one narrower, or one broader;
- `differs`: the case has values for the question, but none of these;
- `unknown`: the record says nothing that answers the question.

Cases with more matches come first; of equal ones, those with fewer differences, then those with fewer unknowns, then
in the order of their ids. Nothing else counts: every thing asked weighs the same, and the answers are all there is.

`web/src/fit.ts` is the same rule in the browser; `tests/golden/fit.json` holds both to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..facets import Column
from ..library import Library
from ..model import Case

# The questions of a description, and the facet whose values answer each.
QUESTIONS = (("community", "community"), ("problem", "problem"), ("has", "actor"), ("leads", "actor"))

Answer = Literal["match", "differs", "unknown"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question over a library: for every value the broader one or -1, which stands before it; each case's values."""

    id: str
    broader: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing of a description: the number of its question, and of the value."""

    question: int
    value: int


@dataclass(frozen=True, slots=True)
class Fit:
    """What a case answers to each thing asked, in the order asked; `via` are the values by which it matches."""

    case: int
    answers: tuple[Answer, ...]
    via: tuple[tuple[int, ...], ...]

    @property
    def order(self) -> tuple[int, int, int, int]:
        """The key by which cases are ordered, smallest first."""
        count = self.answers.count
        return -count("match"), count("differs"), count("unknown"), self.case


def fit(questions: Sequence[Question], asked: Sequence[Asked], cases: int) -> list[Fit]:
    """Every case, numbered in the order of ids, with its answers; those that resemble the description most first."""
    near = [_near(questions[one.question].broader, one.value) for one in asked]
    found = []
    for case in range(cases):
        answers: list[Answer] = []
        via = []
        for one, values in zip(asked, near, strict=True):
            row = questions[one.question].rows[case]
            shared = tuple(value for value in row if value in values)
            answers.append("match" if shared else "differs" if row else "unknown")
            via.append(shared)
        found.append(Fit(case, tuple(answers), tuple(via)))
    return sorted(found, key=lambda one: one.order)


def _near(broader: Sequence[int], value: int) -> frozenset[int]:
    """A value with all that are broader and all that are narrower."""
    found = {value}
    for at in range(value + 1, len(broader)):
        if broader[at] in found:
            found.add(at)
    while (value := broader[value]) >= 0:
        found.add(value)
    return frozenset(found)


def questions(library: Library, columns: Sequence[Column]) -> tuple[Question, ...]:
    """The questions over a library, in the order of `QUESTIONS`."""
    by_id = {column.facet.id: column for column in columns}
    rows = {name: by_id[facet].rows for name, facet in QUESTIONS} | {"leads": leads(library, by_id["actor"])}
    return tuple(
        Question(name, tuple(value.broader for value in by_id[facet].values), rows[name])
        for name, facet in QUESTIONS
    )


def leads(library: Library, actors: Column) -> tuple[tuple[int, ...], ...]:
    """For every case the kinds of actor that lead it, as values of the facet of actors; none where nobody is named."""
    at = {value.slug: number for number, value in enumerate(actors.values)}
    return tuple(tuple(at[kind] for kind in _leading(case)) for case in library.cases)


def _leading(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.kind for actor in case.actors if actor.leads and actor.kind is not None))
