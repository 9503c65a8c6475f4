"""Holds back what gives an outcome away: participants say what they expect before they read what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from statistics import fmean
from typing import Any, TypeVar

from ..model import Case, Figure, Localized, Statement, Step
from ..numerals import numbers

# Where a sentence ends, and where a part of one does; a stop ends one before white space and no small letter.
_END = re.compile(r"[。！？；!?;]+[”’」』）)]*\s*|\.[”’)]*\s+(?![a-z])|\n+")
_PART = re.compile(r"[，：；。,;:!?！？—]|\.\s")
# What is quoted in a text that does not quote a whole passage.
_QUOTED = re.compile(r"[“「]([^“”「」]{2,24})[”」]")
# How much of a sentence's words may stand in a claim before it tells the same, and how many words tell anything.
_ALIKE, _LEAST = 0.7, 5
# The same of the part of a sentence that has most of them, where somebody did something: on average over its languages,
# or in each of several.
_PARTLY, _EACH, _FEW = 0.6, 0.5, 4
# The same of what a question quotes, and of the title of a step of which nothing else is left.
_CITED = 0.5
# Numbers up to here are said of many things: such a one gives a figure away only beside its unit.
_SMALL = 10
_WORDS = re.compile(r"[a-z0-9’-]{4,}|[\u3400-\u9fff]+")
# The stage of a process that tells how it came out.
_LAST = "evaluation"

_Asked = TypeVar("_Asked")
_Found = TypeVar("_Found")
L = TypeVar("L", bound=Localized)


class Withheld:
    """What of a case is not for participants to read yet: outcomes and their figures, limits, lessons.

    A sentence that tells one in one language is held back in all. One serves all editions of a case: what it was asked
    it remembers.
    """

    def __init__(self, case: Case) -> None:
        known = [one for one in case.outcomes if one.direction != "unknown"]
        cited = {figure for one in known for figure in one.figures}
        self._figures = [one for one in case.figures if one.part == "outcomes"]
        self._named = [one for one in case.figures if one.part == "outcomes" or one.id in cited]
        # What was found of each object, by the way in which it was asked about; it stays, so no other has its number.
        self._kept: dict[tuple[str, int], tuple[object, Any]] = {}
        self._claims = _by_language([one.claim for one in known])
        self._told = _by_language([one.claim for one in known] + [one.text for one in (*case.limits, *case.lessons)])
        open_ = [case.problem.statement.text, *(one.title for one in case.method.steps)]
        self._open = {key: "\n".join(one.get(key) or "" for one in open_) for key in self._told}

    def figure(self, one: Figure) -> bool:
        """Whether a figure is one of an outcome: by its part, or because an outcome names it."""
        return one in self._named

    def gives_away(self, question: Localized) -> bool:
        """Whether a question gives an outcome away, or quotes what only somebody who has read one can know."""
        return self._once("question", question, self._gives_away)

    def without(self, text: L, *, done: bool = False) -> L | None:
        """A text without the sentences that tell an outcome; None where nothing is left of it in some language.

        `done` says that the text is about what was done, which tells an outcome more readily than a plan or a reason.
        """
        return self._once("done" if done else "said", text, partial(self._cut, done=done))

    def statement(self, one: Statement | None) -> Statement | None:
        """A statement as `without` leaves its text."""
        text = self.without(one.text) if one else None
        return one.model_copy(update={"text": text}) if one and text else None

    def step(self, one: Step) -> tuple[Localized | None, Localized | None]:
        """The title and the text of a step, each without what tells an outcome; nothing of a step that sums up.

        Where all of its text tells one, its title is the more likely to.
        """
        return self._once("step", one, self._step)

    def _once(self, way: str, asked: _Asked, find: Callable[[_Asked], _Found]) -> _Found:
        """What is found of an object, which is looked for once."""
        key = (way, id(asked))
        if key not in self._kept:
            self._kept[key] = (asked, find(asked))
        found: _Found = self._kept[key][1]
        return found

    def _gives_away(self, question: Localized) -> bool:
        said = question.root.items()
        known = any(self._quotes(key, text) or self._counts(key, text, self._named) for key, text in said)
        return known or self._cut(question, done=False) is not question

    def _step(self, one: Step) -> tuple[Localized | None, Localized | None]:
        if one.stage == _LAST:
            return None, None
        title, text = self.without(one.title), self.without(one.text, done=True)
        shares = self._mostly(one.title.root)
        tells = fmean(shares) >= _PARTLY or (text is None and max(shares) >= _CITED)
        return None if tells else title, text

    def _cut(self, text: L, *, done: bool) -> L | None:
        sentences = {key: list(_sentences(said)) for key, said in text.root.items()}
        if len({len(one) for one in sentences.values()}) == 1:
            # The languages run alike: each sentence is judged, and cut, in all of them together.
            rows = [dict(zip(sentences, row, strict=True)) for row in zip(*sentences.values(), strict=True)]
            kept = [row for row in rows if not self._tells(row, done)]
            cut = {key: "".join(row[key] for row in kept) for key in sentences}
        else:
            alone = {key: [one for one in said if not self._tells({key: one}, done)] for key, said in sentences.items()}
            if len({len(alone[key]) == len(said) for key, said in sentences.items()}) == 2:
                # One language tells what another must tell too, and nobody can say where.
                return None
            cut = {key: "".join(said) for key, said in alone.items()}
        if cut == text.root:
            return text
        if not all(map(str.strip, cut.values())):
            return None
        return type(text)({key: _ended(said) for key, said in cut.items()})

    def _tells(self, sentence: Mapping[str, str], done: bool) -> bool:
        """Whether a sentence, by language, tells an outcome in any of them, or a part of it does in all together."""
        if any(_share(_words(said), self._told.get(key, ())) > _ALIKE for key, said in sentence.items()):
            return True
        if done:
            shares = self._mostly(sentence)
            if fmean(shares) >= _PARTLY or (len(shares) > 1 and min(shares) >= _EACH):
                return True
        return any(self._counts(key, said, self._figures) for key, said in sentence.items())

    def _mostly(self, sentence: Mapping[str, str]) -> list[float]:
        """How much of the part of a sentence that has most of a claim stands in it, in each of its languages."""
        return [
            max(_share(_words(part), self._claims.get(key, ()), _FEW) for part in (said, *_PART.split(said)))
            for key, said in sentence.items()
        ]

    def _counts(self, key: str, sentence: str, figures: Sequence[Figure]) -> bool:
        """Whether a sentence says the number of one of these figures."""
        for found in numbers(sentence) if figures else ():
            for figure in figures:
                if figure.value in found.values or (figure.to is not None and figure.to in found.values):
                    unit = figure.unit.get(key) if figure.unit else None
                    if abs(figure.value) > _SMALL or (unit and sentence[found.end :].lstrip().startswith(unit)):
                        return True
        return False

    def _quotes(self, key: str, text: str) -> bool:
        return any(
            found not in self._open.get(key, "") and _share(_words(found), self._told.get(key, ()), 1) >= _CITED
            for found in _QUOTED.findall(text)
        )


def _by_language(texts: Sequence[Localized]) -> dict[str, list[set[str]]]:
    found: dict[str, list[set[str]]] = {}
    for text in texts:
        for key, said in text.root.items():
            found.setdefault(key, []).append(_words(said))
    return found


def _share(words: set[str], told: Sequence[set[str]], least: int = _LEAST) -> float:
    """How much of some words stands in the claim that has most of them; none of too few words."""
    return max((len(words & one) / len(words) for one in told), default=0.0) if len(words) >= least else 0.0


def _ended(text: str) -> str:
    """A text that ends as one does, though what went on behind its last mark is cut off."""
    text = text.strip()
    return text[:-1] + {"；": "。", ";": "."}[text[-1]] if text[-1] in "；;" else text


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    if start < len(text):
        yield text[start:]


def _words(text: str) -> set[str]:
    """The longer words of what is written in letters, and the pairs of neighbouring Chinese characters."""
    found: set[str] = set()
    for run in _WORDS.findall(text.lower()):
        found.update([run] if run.isascii() or "’" in run else (run[at : at + 2] for at in range(len(run) - 1)))
    return found
