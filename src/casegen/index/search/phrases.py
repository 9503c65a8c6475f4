"""Finds the phrases of all concepts in a stream of tokens, all at once: a trie that is walked from everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from .concepts import SYNONYMS, Term, crossing, is_chinese, labels
from .hashed import Hashed
from .ragged import Bools, Lists, Numbers, picked
from .stream import WORD, Stream

# The width of a letter in bits; letters are few.
_LETTER = 26


@lru_cache(maxsize=2)
def phrases(terms: tuple[Term, ...]) -> Phrases:
    """The phrases of concepts; those of a vocabulary that stays the same are made once."""
    return Phrases(terms)


class Phrases:
    """The phrases of concepts as a trie; the letters of its edges number the tokens that stand in phrases, from 1.

    `stems` are the stems among them; their tokens are `WORD` and their place.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        concepts = labels(terms)
        stems: dict[str, int] = {}
        letters: dict[int, int] = {}
        edges: dict[int, int] = {}
        ends: dict[int, int] = {}

        def letter(one: str) -> int:
            token = stems.setdefault(one, len(stems)) + WORD if one.isascii() else ord(one)
            return letters.setdefault(token, len(letters) + 1)

        # The letters that phrases begin with are the first ones, and the nodes that they lead to.
        firsts = [letter(phrase[0]) for phrase in concepts]
        self._firsts = len(letters)
        for number, (node, phrase) in enumerate(zip(firsts, concepts, strict=True)):
            for one in phrase[1:]:
                node = edges.setdefault(node << _LETTER | letter(one), self._firsts + len(edges) + 1)
            ends[node] = number
        self.stems = tuple(stems)
        # One place more, for all tokens that stand in no phrase.
        self._letters = _table(letters, max(letters, default=0) + 2)
        self._ends = _table({node: number + 1 for node, number in ends.items()}, self._firsts + len(edges) + 1)
        self._edges = Hashed()
        self._edges.add(np.array(list(edges), np.uint64), np.array(list(edges.values()), np.int64))
        self._concepts = Lists(concepts.values())
        # A name stands for what it names; words that are only what a text says may be parted like all others.
        named = {phrase for term in terms if term.key[0] != SYNONYMS for phrase in term.phrases}
        self._crossings = Lists(crossing(one) if one in named else () for one in concepts)
        self._is_pair = np.array([len(one) == 2 and is_chinese(one) for one in concepts], np.bool_)

    def find(self, found: Stream) -> tuple[Numbers, Numbers, Bools]:
        """The concepts that phrases tell of, beside each the number of the phrase's first token; and crossed pairs.

        A pair is crossed where it belongs to two words of a phrase: the last array says so of every token that begins
        one. Such a pair tells of no concept.
        """
        letters = self._letters.take(found.tokens, mode="clip")
        known = letters > 0
        # A token that no phrase begins with is not looked at again, and the last has none behind it.
        at, length = np.flatnonzero(known & (letters <= self._firsts)), 1
        goes_on = np.append(known & found.linked, False)
        node = picked(letters, at)
        starts, ends = [], []
        while len(at):
            end = picked(self._ends, node)
            whole = np.flatnonzero(end)
            starts.append(at[whole])
            ends.append(end[whole] - 1)
            on = np.flatnonzero(picked(goes_on, at + length))
            at = picked(at, on)
            letter = picked(letters, at + length)
            node = self._edges.of((picked(node, on) << _LETTER | letter).view(np.uint64))
            on = np.flatnonzero(node > 0)
            at, node, length = picked(at, on), picked(node, on), length + 1
        none = np.zeros(0, np.int64)
        return self._told(np.concatenate([none, *starts]), np.concatenate([none, *ends]), len(letters))

    def _told(self, at: Numbers, found: Numbers, size: int) -> tuple[Numbers, Numbers, Bools]:
        crossed = np.zeros(size, np.bool_)
        offsets, which = self._crossings.of(found)
        crossed[at[which] + offsets] = True
        told = np.flatnonzero(~(self._is_pair[found] & crossed[at]))
        concepts, which = self._concepts.of(found[told])
        return concepts, at[told][which], crossed


def _table(numbers: Mapping[int, int], size: int) -> Numbers:
    table = np.zeros(size, np.int64)
    table[list(numbers)] = list(numbers.values())
    return table
