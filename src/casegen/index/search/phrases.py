"""Finds the phrases of all concepts in a stream of tokens, all at once: a trie that is walked from everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from .concepts import Term, crossing, is_chinese, labels
from .hashed import Hashed
from .ragged import Bools, Lists, Numbers
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
        for number, phrase in enumerate(concepts):
            node = 0
            for one in phrase:
                token = stems.setdefault(one, len(stems)) + WORD if one.isascii() else ord(one)
                letter = letters.setdefault(token, len(letters) + 1)
                node = edges.setdefault(node << _LETTER | letter, len(edges) + 1)
            ends[node] = number
        self.stems = tuple(stems)
        # One place more, for all tokens that stand in no phrase.
        self._letters = _table(letters, max(letters, default=0) + 2)
        self._ends = _table({node: number + 1 for node, number in ends.items()}, len(edges) + 1)
        self._begins = _table({key: node for key, node in edges.items() if key >> _LETTER == 0}, len(letters) + 1)
        self._begin = self._begins[self._letters] > 0
        self._edges = Hashed()
        self._edges.add(np.array(list(edges), np.uint64), np.array(list(edges.values()), np.int64))
        self._concepts = Lists(concepts.values())
        self._crossings = Lists(map(crossing, concepts))
        self._is_pair = np.array([len(one) == 2 and is_chinese(one) for one in concepts], np.bool_)

    def find(self, found: Stream) -> tuple[Numbers, Numbers, Bools]:
        """The concepts that phrases tell of, beside each the number of the phrase's first token; and crossed pairs.

        A pair is crossed where it belongs to two words of a phrase: the last array says so of every token that begins
        one. Such a pair tells of no concept.
        """
        tokens, linked = np.minimum(found.tokens, len(self._letters) - 1), found.linked
        # A token that no phrase begins with is not looked at again, and the last has none behind it.
        at = np.flatnonzero(self._begin[tokens])
        node, length = self._begins[self._letters[tokens[at]]], 1
        starts, nodes = [at], [node]
        while len(at):
            behind = np.minimum(at + length, len(tokens) - 1)
            on = np.flatnonzero(linked[behind] & (behind == at + length))
            letter = self._letters[tokens[behind[on]]]
            node = self._edges.of((node[on] << _LETTER | letter).astype(np.uint64))
            known = node > 0
            at, node, length = at[on[known]], node[known], length + 1
            starts.append(at)
            nodes.append(node)
        return self._told(np.concatenate(starts), self._ends[np.concatenate(nodes)], len(tokens))

    def _told(self, at: Numbers, ends: Numbers, size: int) -> tuple[Numbers, Numbers, Bools]:
        whole = np.flatnonzero(ends > 0)
        at, found = at[whole], ends[whole] - 1
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
