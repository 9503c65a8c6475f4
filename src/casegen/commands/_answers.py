"""The questions of `casegen new`: what a minimal record has to say, and what is wrong with an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice, pairwise
from typing import Any

from .. import checks
from ..checks.wanted import declared, model_of, scheme_of
from ..findings import Finding, Severity
from ..importing.tables import folded
from ..load import Record, parse
from ..locales import RECORD_KEYS, Locale
from ..model import Case, Concept, ConceptScheme, Path
from ..render.codebook import slug
from ..write import write


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: the option that answers it, where the answer goes, and whether there has to be one."""

    option: str
    path: Path
    required: bool = True

    @property
    def scheme(self) -> str | None:
        """The vocabulary that the answer is from, if any."""
        return scheme_of(declared(Case, self.path))

    def label(self, locale: Locale) -> str:
        """What the field is called in the codebook, after the part of the record that it stands in."""
        own = self._said("label", locale)
        if len(self.path) == 1:
            return own
        return locale.t("new.part", part=locale.t(f"label.case.{self.path[0]}"), label=own)

    def meaning(self, locale: Locale) -> str:
        """What the codebook says that goes into the field."""
        return self._said("field", locale)

    def _said(self, kind: str, locale: Locale) -> str:
        path = self.path[:-1] if isinstance(self.path[-1], int) else self.path
        if path[-1] == "text" and path[-2] == "statement":
            path = path[:-1]
        model = model_of(declared(Case, path[:-1])) or Case
        return locale.t(f"{kind}.{slug(model)}.{path[-1]}")


# In the order in which they are asked, which is that of the record.
QUESTIONS = (
    Question("title", ("title",)),
    Question("summary", ("summary",)),
    Question("community", ("community", "name")),
    Question("place", ("community", "places", 0)),
    Question("problem", ("problem", "concepts", 0)),
    Question("situation", ("problem", "statement", "text")),
    Question("method", ("method", "concepts", 0)),
    Question("step", ("method", "steps", 0, "title")),
    Question("done", ("method", "steps", 0, "text")),
    Question("actor", ("actors", 0, "kind")),
    Question("role", ("actors", 0, "role")),
    Question("did", ("actors", 0, "did")),
    Question("outcome", ("outcomes", 0, "claim")),
    Question("direction", ("outcomes", 0, "direction")),
    Question("source", ("sources", 0, "kind")),
    Question("source-title", ("sources", 0, "title"), required=False),
)
# A word for every answer that is not there yet, so that the others can be checked.
_PLACEHOLDER = "…"


@dataclass
class Draft:
    """A minimal record in the making: its id, the language of its texts (`zh`, `en`), and the answers so far."""

    id: str
    key: str
    vocabularies: Sequence[Record]
    schemes: Mapping[str, ConceptScheme]
    day: date
    answers: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _first(self) -> Mapping[str, str]:
        return {name: scheme.concepts[0].id for name, scheme in self.schemes.items() if scheme.concepts}

    def text(self) -> str:
        """The text of the record's file: a draft, since what is minimal is not ready to be published."""
        return write(self._record(self.answers))

    def errors(self, asked: Question | None = None) -> tuple[Finding, ...]:
        """The errors that the checks find in one answer, or in the id."""
        record = parse(write(self._record(self._filled())).encode("utf-8"), f"cases/{self.id}.yml")
        found = checks.run([record], self.vocabularies).findings
        whole = record.span(asked.path if asked else ("id",))
        return tuple(
            one
            for one in found
            if one.path == record.path
            and one.severity is Severity.ERROR
            and whole.line <= one.span.line <= whole.end_line
            and (one.span.line > whole.line or one.span.column >= whole.column)
        )

    def _filled(self) -> dict[str, str]:
        standing = {one.option: self._first.get(one.scheme, "") if one.scheme else _PLACEHOLDER for one in QUESTIONS}
        return {**standing, **self.answers}

    def _record(self, answers: Mapping[str, str]) -> dict[str, Any]:
        record: dict[str, Any] = {"id": self.id, "status": "draft"}
        if self.key != RECORD_KEYS[0]:
            record["original"] = self.key
        for question in QUESTIONS:
            if answer := answers.get(question.option):
                _put(record, question.path, answer if question.scheme else {self.key: answer})
        record["sources"][0]["id"] = "source"
        record["record"] = {"created": self.day.isoformat()}
        return record


def _put(tree: dict[str, Any], path: Path, value: object) -> None:
    at: Any = tree
    for step, following in pairwise(path):
        made: Any = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            if step == len(at):
                at.append(made)
            at = at[step]
        else:
            at = at.setdefault(step, made)
    if isinstance(at, list):
        at.append(value)
    else:
        at[path[-1]] = value


def named(scheme: ConceptScheme, text: str) -> tuple[Concept, ...]:
    """The concepts that are called `text`: by id, else by label, else by another word, in any language."""
    wanted = folded(text)
    for words in (lambda one: [one.id], _labels, _others):
        if found := tuple(one for one in scheme.concepts if wanted in map(folded, words(one))):
            return found
    return ()


def like(scheme: ConceptScheme, text: str) -> tuple[Concept, ...]:
    """The concepts of which some word holds `text`, those whose own label does first; all for an empty text."""
    wanted = folded(text)

    def rank(one: Concept) -> int:
        for at, words in enumerate(([one.id, *_labels(one)], _others(one), _definitions(one))):
            if any(wanted in folded(word) for word in words):
                return at
        return -1

    ranked = sorted((rank(one), at) for at, one in enumerate(scheme.concepts))
    return tuple(scheme.concepts[at] for place, at in ranked if place >= 0)


def _labels(one: Concept) -> Iterable[str]:
    return one.pref_label.root.values()


def _others(one: Concept) -> Iterator[str]:
    return islice(one.words(), len(one.pref_label.root), None)


def _definitions(one: Concept) -> Iterable[str]:
    return one.definition.root.values() if one.definition else ()
