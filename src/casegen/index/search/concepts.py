"""The concepts of the vocabularies as the search knows them: their phrases, and what is broader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import rjieba

from ...library import Library
from .fold import fold
from .tokens import tokens

# The vocabularies of things. A text that has a label of another, “plan” or “other”, need not mean the concept.
TOLD = frozenset({"actors", "community-types", "methods", "places", "problems", "words"})
# The vocabularies that class records and outcomes, not what is done: nobody looks for cases by their other names, and
# every browser would load these.
CLASSED = frozenset({"directions", "evidence", "source-kinds"})
# What the keys of synonyms begin with, which are no concepts.
SYNONYMS = "="
# The tokens of a label.
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A concept: its key (`actors/volunteer`), its distinct phrases, and the numbers of all that are broader."""

    key: str
    phrases: tuple[Phrase, ...]
    broader: tuple[int, ...]


def terms(library: Library) -> tuple[Term, ...]:
    """Every concept of every vocabulary, in their order; a concept's own names come before its other words."""
    keys = [f"{scheme.scheme}/{one.id}" for scheme in library.schemes.values() for one in scheme.concepts]
    number = {key: at for at, key in enumerate(keys)}
    found = []
    for scheme in library.schemes.values():
        for one in scheme.concepts:
            line = library.lineage(scheme.scheme, one.id)[:-1]
            broader = tuple(number[f"{scheme.scheme}/{above.id}"] for above in line)
            words = one.pref_label.root.values() if scheme.scheme in CLASSED else one.words()
            found.append(Term(f"{scheme.scheme}/{one.id}", phrases_of(words), broader))
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def phrase_of(label: str) -> Phrase:
    """The phrase of a label."""
    return tuple(tokens(fold(label)))


def phrases_of(labels: Iterable[str]) -> tuple[Phrase, ...]:
    """The distinct phrases of labels, in their order."""
    return tuple(dict.fromkeys(filter(None, map(phrase_of, labels))))


def is_chinese(phrase: Phrase) -> bool:
    """Whether a phrase is all Chinese characters."""
    return not any(map(str.isascii, phrase))


def written(phrase: Phrase) -> str:
    """A phrase as text: Chinese as it is, a space wherever there is a word on one side."""
    parts = [phrase[0]]
    for one, other in pairwise(phrase):
        parts.append(other if is_chinese((one, other)) else f" {other}")
    return "".join(parts)


@lru_cache(maxsize=1 << 16)
def crossing(phrase: Phrase) -> tuple[int, ...]:
    """Where in a phrase stand two Chinese characters that belong to two words, by the number of the first.

    A pair belongs to two words when it lies across a border of words, and is not itself two words of one character.
    """
    found: list[int] = []
    text = "".join(" " if one.isascii() else one for one in phrase)
    at = 0
    for run in text.split(" "):
        if len(run) > 2:
            borders = {0}
            for word in rjieba.cut(run, False):
                borders.add(max(borders) + len(word))
            found += [
                at + here
                for here in range(len(run) - 1)
                if here + 1 in borders and not (here in borders and here + 2 in borders)
            ]
        at += len(run) + 1
    return tuple(found)


def labels(all_terms: Sequence[Term]) -> Mapping[Phrase, tuple[int, ...]]:
    """Every phrase with the numbers of the concepts that a text tells of by it; what only classes tells of none."""
    found: dict[Phrase, dict[int, None]] = {}
    for at, one in enumerate(all_terms):
        for phrase in one.phrases:
            of_phrase = found.setdefault(phrase, {})
            if one.key[0] == SYNONYMS or one.key.partition("/")[0] in TOLD:
                of_phrase[at] = None
    return {phrase: tuple(numbers) for phrase, numbers in found.items()}
