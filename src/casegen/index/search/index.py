"""Puts the index together: takes documents block by block, then gives all that the search reads but their texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from . import postings
from .concepts import Term
from .documents import Document
from .kept import Block
from .phrases import phrases
from .postings import HAN, Runs
from .ragged import Lists, Numbers, firsts
from .shards import Shard, number_for, sharded, size
from .stream import stream
from .words import Words, numbered

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

    def number_of_shards(self, beside: int = 0) -> int:
        """How many shards the postings are in where they hold so many bytes of something else too."""
        return number_for(size(self._keys, self._runs) + beside)

    def shards(self, number: int | None = None) -> Iterator[Shard]:
        """The postings of all keys, shard by shard."""
        return sharded(self._keys, self._runs, number or self.number_of_shards())


class _Fresh(NamedTuple):
    """A block that was found lately: which of the runs of each kind is its, its documents, and its words by number."""

    at: int
    first: int
    documents: int
    words: Numbers
    having: Numbers


class Indexer:
    """Takes documents in the order of their numbers, and makes the index of them."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._terms = terms
        self._numbers = {term.key: number for number, term in enumerate(terms)}
        # Every concept, and what is broader.
        self._lines = Lists([(number, *term.broader) for number, term in enumerate(terms)])
        self._phrases = phrases(terms)
        self._words = Words(self._phrases.stems)
        self._runs: dict[int, list[Runs]] = {kind: [] for kind in (_CONCEPT, _WORD, _CROSSED, _HAN)}
        self._having = np.zeros(0, np.int64)
        # The words that came with blocks, and of each block their numbers and how many documents have each.
        self._given = numbered()
        self._having_given: list[tuple[Numbers, Numbers]] = []
        self._fresh: list[_Fresh] = []
        self._waiting: list[Document] = []
        self._size = self._documents = 0

    def add(self, document: Document) -> None:
        """Index the next document."""
        self._waiting.append(document)
        self._size += sum(map(len, document.body))
        if self._size >= _BLOCK or len(self._waiting) == postings.MOST:
            self._flush()

    def blocks(self) -> list[Block]:
        """What was found in the documents that were added since this was last asked."""
        if self._waiting:
            self._flush()
        stems, texts, found = list(self._words.stems), self._words.texts, []
        for one in self._fresh:
            runs = [of_kind[one.at] for of_kind in self._runs.values()]
            held = [replace(of, postings=of.postings - np.uint32(4 * one.first)) for of in runs]
            held[_WORD] = replace(held[_WORD], terms=runs[_WORD].terms[:0])
            names = [stems[number] for number in runs[_WORD].terms.tolist()]
            found.append(Block(one.documents, held, names, [texts[word] for word in one.words.tolist()], one.having))
        self._fresh = []
        return found

    def put(self, block: Block) -> None:
        """Take what was found in the next documents, as `blocks` gave it, instead of these."""
        if self._waiting:
            self._flush()
        numbers = _of(self._words.stems, block.stems)
        for kind, runs in enumerate(block.runs):
            terms = numbers if kind == _WORD else runs.terms
            self._runs[kind].append(Runs(terms, runs.sizes, runs.postings + np.uint32(4 * self._documents)))
        self._having_given.append((_of(self._given, block.words), block.having))
        self._documents += block.documents

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
        found = [*self._having_given, (_of(self._given, self._words.texts), self._having)]
        which, having = (_concatenated(arrays) for arrays in zip(*found, strict=True))
        words = zip(self._given, np.bincount(which, having, len(self._given)).astype(np.int64).tolist(), strict=True)
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
            sorted(words),
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
        concepts = postings.concepts(found, told, at, *self._values(documents), first)
        having = np.bincount(words, minlength=len(self._words.texts))
        met = np.flatnonzero(having)
        self._fresh.append(_Fresh(len(self._runs[_HAN]), first, len(documents), met, having[met]))
        for kind, runs in ((_CONCEPT, concepts), (_WORD, stems), (_CROSSED, crossed_pairs), (_HAN, pairs)):
            self._runs[kind].append(runs)
        having[: len(self._having)] += self._having
        self._having = having
        self._documents += len(documents)
        self._waiting, self._size = [], 0

    def _values(self, documents: Sequence[Document]) -> tuple[Numbers, Numbers, Numbers]:
        """The concepts that documents have as values, with all that are broader: each, its document, its level."""
        numbers = [self._numbers[key] for document in documents for key in document.concepts]
        found, which = self._lines.of(np.array(numbers, np.int64))
        levels = np.full(len(found), 2)
        levels[firsts(which)] = 3
        at = np.repeat(np.arange(len(documents)), [len(document.concepts) for document in documents])
        return found, at[which], levels


def texts(terms: Numbers) -> list[str]:
    """The text of every term that is a Chinese character or a pair."""
    codes = np.stack([terms >> HAN, terms & (1 << HAN) - 1], 1).astype(np.uint32)
    return codes.view("<U2").ravel().tolist()


def _of(numbers: Mapping[str, int], texts: Sequence[str]) -> Numbers:
    return np.fromiter(map(numbers.__getitem__, texts), np.int64, len(texts))


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
