"""The page on which a reader describes a community and finds the cases that resemble it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from ..config import Settings
from ..facets import Column
from ..index.example import Example, example
from ..index.fit import QUESTIONS, Answer, Asked, Fit, questions
from ..library import Library
from ..model import Case
from .browse import value_path
from .hubs import page, put_first
from .page import Page
from .reader import Reader
from .scripts import label
from .web import settings_script

STRINGS = ("fit.", "card.", "tray.", "comma", "strange", "failed")


@dataclass(frozen=True, slots=True)
class Why:
    """What a case has to say to a description in one way: the way, how it is called, and a line for each question."""

    kind: str
    name: str
    lines: tuple[str, ...]


def worked(library: Library, columns: tuple[Column, ...], settings: Settings) -> Example | None:
    """The example of the page, made from a case that the editors put first where one will do."""
    at = {case.id: number for number, case in enumerate(library.cases)}
    first = dict.fromkeys(at[case.id] for case in (*put_first(library, settings), *library.cases))
    return example(questions(library, columns), first, len(library.cases))


def fit_page(reader: Reader, settings: Settings, columns: tuple[Column, ...], shown: Example | None) -> Page:
    """The page, which without scripts tells the rule, shows it at work, and leads to the facets of its questions."""
    by_id = {column.facet.id: column for column in columns}
    facets = []
    for facet in dict.fromkeys(facet for _, facet in QUESTIONS):
        column = by_id[facet]
        values = [
            (label(column, value.slug, reader), value_path(column, at), len(cases))
            for at, (value, cases) in enumerate(zip(column.values, column.cases(), strict=True))
        ]
        if values:
            facets.append((reader.say(column.facet.name), values))
    said = _Said(reader, columns, shown) if shown else None
    return page(
        "fit",
        "fit/",
        reader,
        settings,
        reader.t("fit.title"),
        reader.t("fit.stand"),
        facets=facets,
        example=said.told if said else None,
        settings_script=settings_script(reader, 2, only=STRINGS),
    )


class _Said:
    """An example in the words of an edition, line for line as web/src/fit-page.ts says it in the browser."""

    def __init__(self, reader: Reader, columns: Sequence[Column], shown: Example) -> None:
        self._reader = reader
        self._shown = shown
        by_id = {column.facet.id: column for column in columns}
        self._columns = [by_id[facet] for _, facet in QUESTIONS]
        self._questions = questions(reader.library, columns)

    @property
    def told(self) -> Mapping[str, object]:
        """The example as a template asks for it: its description, its query, and the cases found, each with why."""
        return {"description": self.description, "query": self.query, "found": list(self.found)}

    @property
    def description(self) -> str:
        """The made-up community in a sentence."""
        return self._reader.t("fit.example.text", **{name: self._names(at) for at, (name, _) in enumerate(QUESTIONS)})

    @property
    def query(self) -> str:
        """The address at which the form is filled with it."""
        slugs = {
            name: [self._columns[at].values[one.value].slug for one in self._shown.asked if one.question == at]
            for at, (name, _) in enumerate(QUESTIONS)
        }
        return "fit/?" + "&".join(f"{name}={','.join(sorted(slugs[name]))}" for name in sorted(slugs))

    @property
    def found(self) -> Iterator[tuple[Case, list[Why]]]:
        """The cases found, each with why."""
        for one in self._shown.found:
            yield self._reader.library.cases[one.case], list(self._why(one))

    def _names(self, question: int) -> str:
        return self._joined(question, (one.value for one in self._shown.asked if one.question == question))

    def _joined(self, question: int, values: Iterable[int]) -> str:
        return self._reader.t("web.comma").join(self._name(question, value) for value in values)

    def _name(self, question: int, value: int) -> str:
        column = self._columns[question]
        return label(column, column.values[value].slug, self._reader)

    def _why(self, found: Fit) -> Iterator[Why]:
        t, asked = self._reader.t, self._shown.asked
        for kind in get_args(Answer):
            lines = tuple(
                self._line(kind, at, things, found)
                for at in range(len(self._questions))
                if (things := [n for n, one in enumerate(asked) if one.question == at and found.answers[n] == kind])
            )
            if lines:
                yield Why(kind, t(f"web.fit.{kind}", n=found.answers.count(kind), all=len(asked)), lines)
        if also := self._also(found):
            yield Why("also", t("web.fit.also"), (also,))

    def _line(self, kind: Answer, question: int, things: Sequence[int], found: Fit) -> str:
        """A line on one question: `things` are the places in the description of what is said of it."""
        t, asked = self._reader.t, self._shown.asked
        name = QUESTIONS[question][0]
        label_ = t(f"web.fit.is.{name}")
        if kind == "match":
            parts = [self._matched(asked[n], found.via[n]) for n in things]
            return t("web.fit.line", question=label_, text=t("web.comma").join(parts))
        wanted = self._joined(question, (asked[n].value for n in things))
        if kind == "unknown":
            return t("web.fit.unstated", question=label_, asked=wanted)
        own = self._joined(question, sorted(self._questions[question].rows[found.case]))
        return t("web.fit.absent" if name == "has" else "web.fit.other", question=label_, asked=wanted, values=own)

    def _matched(self, thing: Asked, via: Sequence[int]) -> str:
        name = self._name(thing.question, thing.value)
        if thing.value in via:
            return name
        return self._reader.t("web.fit.near", asked=name, values=self._joined(thing.question, sorted(via)))

    def _also(self, found: Fit) -> str:
        """Who else took part, beyond those whom the reader has."""
        at = [name for name, _ in QUESTIONS].index("has")
        asked = zip(self._shown.asked, found.via, strict=True)
        had = {value for one, via in asked if one.question == at for value in via}
        return self._joined(at, sorted(set(self._questions[at].rows[found.case]) - had))
