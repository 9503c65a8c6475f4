"""Holds back what gives an outcome away: participants say what they expect before they read what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from ..model import Case, Localized, Statement
from ..numerals import numbers

# Where a sentence ends; a stop ends one only before white space.
_END = re.compile(r"[。！？；!?;]+[”’」』）)]*\s*|\.[”’)]*\s+|\n+")
# How much of a sentence's words may stand in a claim before it tells the same, and how many words tell anything.
_ALIKE, _LEAST = 0.7, 5
# Numbers up to here are said of many things: such a one gives a figure away only beside its unit.
_SMALL = 10
_WORDS = re.compile(r"[a-z0-9’-]{4,}|[\u3400-\u9fff]+")

L = TypeVar("L", bound=Localized)


class Withheld:
    """What of a case is not for participants to read yet: outcomes and their figures, limits, lessons.

    One serves all editions of a case: what it was asked it remembers.
    """

    def __init__(self, case: Case) -> None:
        self._figures = [one for one in case.figures if one.part == "outcomes"]
        told = [one.claim for one in case.outcomes] + [one.text for one in (*case.limits, *case.lessons)]
        self._kept: dict[int, tuple[Localized, Localized | None]] = {}
        self._told: dict[str, list[set[str]]] = {}
        for text in told:
            for key, said in text.root.items():
                self._told.setdefault(key, []).append(_words(said))

    def gives_away(self, text: Localized) -> bool:
        """Whether any sentence of a text, in any of its languages, tells an outcome."""
        return any(self._tells(key, one) for key, said in text.root.items() for one in _sentences(said))

    def without(self, text: L) -> L | None:
        """A text without the sentences that tell an outcome; None where nothing is left of it in some language."""
        if id(text) not in self._kept:
            self._kept[id(text)] = (text, self._cut(text))
        return self._kept[id(text)][1]  # type: ignore[return-value] # what is left of a text is of its kind

    def _cut(self, text: L) -> L | None:
        kept = {key: [one for one in _sentences(said) if not self._tells(key, one)] for key, said in text.root.items()}
        cut = {key: "".join(parts).strip() for key, parts in kept.items()}
        if all(cut[key] == said.strip() for key, said in text.root.items()):
            return text
        return type(text)(cut) if all(cut.values()) else None

    def statement(self, one: Statement | None) -> Statement | None:
        """A statement as `without` leaves its text."""
        text = self.without(one.text) if one else None
        return one.model_copy(update={"text": text}) if one and text else None

    def _tells(self, key: str, sentence: str) -> bool:
        words = _words(sentence)
        if len(words) >= _LEAST and any(len(words & told) > _ALIKE * len(words) for told in self._told.get(key, ())):
            return True
        for found in numbers(sentence) if self._figures else ():
            for figure in self._figures:
                if figure.value in found.values or (figure.to is not None and figure.to in found.values):
                    unit = figure.unit.get(key) if figure.unit else None
                    if abs(figure.value) > _SMALL or (unit and sentence[found.end :].lstrip().startswith(unit)):
                        return True
        return False


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
