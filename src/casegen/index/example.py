"""A made-up description to show the rule of fit with: one that the library answers in every way that there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .fit import Asked, Fit, Question, fit

# So many cases are shown of what an example finds, and so many are tried as what it is made from.
SHOWN, TRIED = 3, 10


@dataclass(frozen=True, slots=True)
class Example:
    """What is asked, in the order of the questions, and the first cases that are found for it."""

    asked: tuple[Asked, ...]
    found: tuple[Fit, ...]


def example(questions: Sequence[Question], candidates: Iterable[int], cases: int) -> Example | None:
    """The community of a candidate, numbered in the order of ids, with what is found for it among all cases.

    Of the first few that answer every question it is the one whose findings hold every answer of the rule, else the
    first; None where no candidate answers every question.
    """
    made: Example | None = None
    tried = 0
    for case in candidates:
        if not (asked := _described(questions, case)):
            continue
        # What has nothing in common with a description is no find, on the page either.
        near = [one for one in fit(questions, asked, cases) if "match" in one.answers]
        found = Example(asked, tuple(near[:SHOWN]))
        if len({answer for one in found.found for answer in one.answers}) == 3:
            return found
        made = made or found
        tried += 1
        if tried == TRIED:
            break
    return made


def _described(questions: Sequence[Question], case: int) -> tuple[Asked, ...]:
    """A case as a reader would describe it: its first value for each question, two of those who only take part.

    In the order in which the form asks: by question, then by value.
    """
    at = {question.id: number for number, question in enumerate(questions)}
    rows = {question.id: question.rows[case] for question in questions}
    rows["has"] = tuple(value for value in rows["has"] if value not in rows["leads"])
    if not all(rows.values()):
        return ()
    chosen = {name: sorted(row[: 2 if name == "has" else 1]) for name, row in rows.items()}
    return tuple(Asked(at[name], value) for name, values in chosen.items() for value in values)
