"""Puts the index together: takes documents block by block, then gives all that the search reads but their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from . import postings
from .concepts import Term
from .documents import Document
from .phrases import phrases
from .postings import HAN, Runs
from .ragged import Numbers, firsts
from .shards import Shard, sharded
from .stream import stream
from .words import Words

# The kinds of terms, in the order of the first characters of their keys: #concept, word, ~pair, character or pair.
_CONCEPT, _WORD, _CROSSED, _HAN = range(4)
_KIND = 40
# Characters that one block of documents has, more or less: what arrays of a block take stays within this.
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents have each of some terms: `terms` ascending, `documents` beside them.

    A term is the code point of a character; or a pair: the first character shifted by `HAN` bits, and the second.
    """

    terms: Numbers
    documents: Numbers


@dataclass(frozen=True, slots=True)
class Index:
    """What was found in all documents: their number, and how many have each word, each Chinese character, each pair."""

    documents: int
    words: Sequence[tuple[str, int]]
    characters: Counts
    pairs: Counts
    _keys: Sequence[str]
    _runs: Sequence[Runs]

    def shards(self) -> Iterator[Shard]:
        """The postings of all keys, shard by shard."""
        return sharded(self._keys, self._runs)


class Indexer:
    """Takes documents in the order of their numbers, and makes the index of them."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._terms = terms
        self._numbers = {term.key: number for number, term in enumerate(terms)}
        self._phrases = phrases(terms)
        self._words = Words(self._phrases.stems)
        self._runs: dict[int, list[Runs]] = {kind: [] for kind in (_CONCEPT, _WORD, _CROSSED, _HAN)}
        self._having = np.zeros(0, np.int64)
        self._waiting: list[Document] = []
        self._size = self._documents = 0

    def add(self, document: Document) -> None:
        """Index the next document."""
        self._waiting.append(document)
        self._size += sum(map(len, document.body))
        if self._size >= _BLOCK or len(self._waiting) == postings.MOST:
            self._flush()

    def index(self) -> Index:
        """The index of all documents that were added."""
        if self._waiting or not self._documents:
            self._flush()
        order = sorted(range(len(self._terms)), key=lambda number: self._terms[number].key)
        stems = sorted(self._words.stems)
        # Concepts and stems get the numbers of their places in alphabetical order.
        ranks = {_CONCEPT: _ranks(order), _WORD: _ranks([self._words.stems[one] for one in stems])}
        runs = [
            replace(one, terms=(ranks[kind][one.terms] if kind in ranks else one.terms) | kind << _KIND)
            for kind, of_kind in self._runs.items()
            for one in of_kind
        ]
        terms, numbers = _numbered(_concatenated([one.terms for one in runs]))
        counted = np.bincount(numbers, _concatenated([one.sizes for one in runs]), len(terms)).astype(np.int64)
        kinds, terms = terms >> _KIND, terms & (1 << _KIND) - 1
        keys = [
            *("#" + self._terms[order[one]].key for one in terms[kinds == _CONCEPT].tolist()),
            *(stems[one] for one in terms[kinds == _WORD].tolist()),
            *("~" + one for one in texts(terms[kinds == _CROSSED])),
            *texts(terms[kinds == _HAN]),
        ]
        alone = (kinds == _HAN) & (terms & (1 << HAN) - 1 == 0)
        paired = (kinds >= _CROSSED) & ~alone
        pairs, which = _numbered(terms[paired])
        ends = np.cumsum([0, *(len(one.terms) for one in runs)]).tolist()
        return Index(
            self._documents,
            sorted(zip(self._words.texts, self._having.tolist(), strict=True)),
            Counts(terms[alone] >> HAN, counted[alone]),
            Counts(pairs, np.bincount(which, counted[paired], len(pairs)).astype(np.int64)),
            keys,
            [replace(one, terms=numbers[start:end]) for one, (start, end) in zip(runs, pairwise(ends), strict=True)],
        )

    def _flush(self) -> None:
        documents, first = self._waiting, self._documents
        found = stream(documents, self._words)
        told, at, crossed = self._phrases.find(found)
        pairs, crossed_pairs = postings.han(found, crossed, first)
        stems, words = postings.words(found, first)
        concepts = postings.concepts(found, told, at, self._values(documents), first)
        for kind, runs in ((_CONCEPT, concepts), (_WORD, stems), (_CROSSED, crossed_pairs), (_HAN, pairs)):
            self._runs[kind].append(runs)
        having = np.bincount(words, minlength=len(self._words.texts))
        having[: len(self._having)] += self._having
        self._having = having
        self._documents += len(documents)
        self._waiting, self._size = [], 0

    def _values(self, documents: Sequence[Document]) -> Iterator[tuple[int, int, int]]:
        for at, document in enumerate(documents):
            for key in document.concepts:
                number = self._numbers[key]
                yield number, at, 3
                for broader in self._terms[number].broader:
                    yield broader, at, 2


def texts(terms: Numbers) -> list[str]:
    """The text of every term that is a Chinese character or a pair."""
    codes = np.stack([terms >> HAN, terms & (1 << HAN) - 1], 1).astype(np.uint32)
    return codes.view("<U2").ravel().tolist()


def _ranks(order: Sequence[int]) -> Numbers:
    """The place of every number in an order of all numbers."""
    ranks = np.empty(len(order), np.int64)
    ranks[np.array(order, np.int64)] = np.arange(len(order))
    return ranks


def _numbered(terms: Numbers) -> tuple[Numbers, Numbers]:
    """The distinct terms in order, and the number of each of `terms` among them."""
    order = np.argsort(terms)
    ascending = terms[order]
    distinct = firsts(ascending)
    numbers = np.empty(len(terms), np.int64)
    numbers[order] = np.repeat(np.arange(len(distinct)), np.diff(distinct, append=len(terms)))
    return ascending[distinct], numbers


def _concatenated(arrays: Sequence[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, np.int64), *arrays])
