"""From a block of tokens to postings: for every term the documents that have it, and how much it means in each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .ragged import Bools, Numbers, firsts, lasts, picked
from .stream import WORD, Stream

# Widths in bits of what keys consist of: a Chinese character, a document of a block, a word or stem, a level.
HAN, _DOCUMENT, _WORD, _LEVEL = 18, 12, 24, 2
_PLACE = _DOCUMENT + _LEVEL
# So many documents a block can have.
MOST = 1 << _DOCUMENT
# A term that the body of a document has so many times counts as often.
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Runs:
    """Postings: ascending terms, beside each the number of its documents, and the postings of all one after another.

    A posting is 4 times the number of the document and the level. What number a term is depends on its kind.
    """

    terms: Numbers
    sizes: Numbers
    postings: NDArray[np.uint32]


def han(found: Stream, crossed: Bools, first: int) -> tuple[Runs, Runs]:
    """The postings of Chinese characters and pairs, and of crossed pairs; `first` is the block's first document.

    The term of a pair is its first character, shifted by `HAN` bits, and its second, which is 0 for a character alone.
    A document that has a pair otherwise too is no posting of the crossed pair.
    """
    tokens = found.tokens.astype(np.int64)
    alone = (tokens << HAN + _PLACE | found.places)[tokens < WORD]
    pairs = (tokens[:-1] << HAN | tokens[1:]) << _PLACE | found.places[1:]
    paired, over = found.paired[1:], crossed[:-1]
    own, levels = _counted(np.concatenate([alone, pairs[paired & ~over]]))
    others, levels_of_others = _counted(pairs[paired & over])
    new = own[np.minimum(np.searchsorted(own, others), len(own) - 1)] != others
    return _runs(own, levels, first), _runs(others[new], levels_of_others[new], first)


def words(found: Stream, first: int) -> tuple[Runs, Numbers]:
    """The postings of stems, and the number of every word in every document that has it."""
    at = np.flatnonzero(found.tokens >= WORD)
    stems, places = picked(found.tokens, at).astype(np.int64) - WORD, picked(found.places, at)
    # Words stand within their stem and document, so that one order serves both.
    keys = ((stems << _DOCUMENT | places >> _LEVEL) << _WORD | found.words) << _LEVEL | places & 3
    keys.sort()
    heads = keys >> _WORD + _LEVEL
    at = firsts(heads)
    levels = np.maximum.reduceat(keys & 3, at) if len(at) else at
    _raise(levels, np.diff(at, append=len(keys)))
    distinct = firsts(keys >> _LEVEL)
    return _runs(picked(heads, at), levels, first), picked(keys, distinct) >> _LEVEL & (1 << _WORD) - 1


def concepts(
    found: Stream, told: Numbers, at: Numbers, values: Numbers, documents: Numbers, of_values: Numbers, first: int
) -> Runs:
    """The postings of concepts: those `told` of by the tokens `at`, at most level 2, and `values`.

    Beside each value is the number of its document in the block, and its level.
    """
    heads, levels = _counted(told << _PLACE | picked(found.places, at))
    given = (values << _DOCUMENT | documents) << _LEVEL | of_values
    keys = np.concatenate([heads << _LEVEL | np.minimum(levels, 2), given])
    keys.sort()
    kept = keys[lasts(keys >> _LEVEL)]
    return _runs(kept >> _LEVEL, kept & 3, first)


def _counted(keys: Numbers) -> tuple[Numbers, Numbers]:
    """Distinct terms with their documents, ascending, and the level of each, from every occurrence in any order."""
    keys.sort()
    at = lasts(keys >> _LEVEL)
    kept = picked(keys, at)
    levels = kept & 3
    _raise(levels, np.diff(at, prepend=-1))
    return kept >> _LEVEL, levels


def _raise(levels: Numbers, times: Numbers) -> None:
    levels[(levels == 0) & (times >= _OFTEN)] = 1


def _runs(heads: Numbers, levels: Numbers, first: int) -> Runs:
    terms = heads >> _DOCUMENT
    at = firsts(terms)
    postings = ((heads & (1 << _DOCUMENT) - 1) + first) << _LEVEL | levels
    return Runs(terms[at], np.diff(at, append=len(terms)), postings.astype(np.uint32))
