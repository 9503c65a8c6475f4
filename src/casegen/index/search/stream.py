"""The tokens of many documents at once, as arrays: the same that `tokens` finds, text by text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from .documents import Document
from .fold import HAN, fold, normalised, table
from .ragged import Bools, Numbers, firsts, picked
from .tokens import JOINERS, LONGEST, is_token
from .words import Words

Codes = NDArray[np.uint32]

# A token is the code point of a Chinese character, or this and the number of a stem.
WORD = 1 << 18
# What a character stands for where it is no part of a token: a border; what may stand within a phrase; a character
# whose folding depends on others or makes several, so that only folding the text tells.
_BORDER, _JOINER, _EXACT = 0, 1, 2
_Z = ord("z")
# The blocks beside those of Chinese characters whose characters can be folded into tokens.
_OTHERS = (range(0x80, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x20000), range(0x2F800, 0x2FA20))
# Level of a term by the field it is in: title, summary, labels; the body counts how often.
FIELDS = (3, 2, 2, 0)


@dataclass(frozen=True, slots=True)
class Stream:
    """The tokens of a block of documents, in order.

    `tokens` and, where a token is a word, `words`, the number of the word itself; `places` holds 4 times the number of
    the document in the block and the level of the field. `linked` says that a phrase may go on from the token before,
    `paired` that both are Chinese characters side by side.
    """

    tokens: Codes
    words: Numbers
    places: Numbers
    linked: Bools
    paired: Bools


def stream(documents: Sequence[Document], known: Words) -> Stream:
    """The tokens of a block of documents; words that are not `known` yet are numbered."""
    starts, folded = _folded(
        ["\n".join(text) for one in documents for text in (one.title, one.summary, one.labels, one.body)]
    )
    token = folded > _EXACT
    han = folded > _Z
    letter = token ^ han
    begins = letter.copy()
    begins[1:] &= ~letter[:-1]
    begins |= han
    at = np.flatnonzero(begins)
    tokens = picked(folded, at)
    is_word = tokens <= _Z
    word_starts = at[is_word]
    word_ends = np.flatnonzero(letter[:-1] & ~letter[1:]) + 1
    ends = at + 1
    ends[is_word] = word_ends
    words, stems = known.numbers(folded, word_starts, np.minimum(word_ends, word_starts + LONGEST))
    tokens[is_word] = stems + WORD
    linked, paired = _links(folded, at, ends, is_word)
    sizes = np.diff(np.searchsorted(at, starts), append=len(at))
    places = np.repeat(np.repeat(np.arange(len(documents)) * 4, 4) + np.tile(FIELDS, len(documents)), sizes)
    return Stream(tokens, words, places, linked, paired)


def _folded(texts: Sequence[str]) -> tuple[Numbers, Codes]:
    """Where each text starts, and what all characters are folded to; there is a border around every text."""
    folded = _codes("\n".join(["", *texts, ""]))
    starts = np.cumsum([1, *(len(text) + 1 for text in texts)])[:-1]
    exact = np.flatnonzero(folded == _EXACT)
    if not len(exact):
        return starts, folded
    parts = np.split(folded, starts)
    inside = np.searchsorted(starts, exact, "right")
    for at in inside[firsts(inside)].tolist():
        parts[at] = _codes(f"{fold(texts[at - 1])}\n")
    return np.cumsum([len(part) for part in parts[:-1]]), np.concatenate(parts)


def _codes(text: str) -> Codes:
    """What the characters of a text are folded to, one by one."""
    return picked(_folding(), np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32))


def _links(folded: Codes, at: Numbers, ends: Numbers, is_word: Bools) -> tuple[Bools, Bools]:
    """Whether each token goes on from the one before: in a phrase, and as a pair of Chinese characters."""
    linked, paired = np.zeros(len(at), np.bool_), np.zeros(len(at), np.bool_)
    if len(at):
        gap = at[1:] - ends[:-1]
        no_words = ~(is_word[1:] | is_word[:-1])
        behind = ends[:-1]
        joiner = picked(folded, behind) == _JOINER
        joined = joiner & ((gap == 1) | (gap == 2) & (picked(folded, behind + 1) == _JOINER))
        linked[1:] = (gap == 0) | joined & ~no_words
        paired[1:] = (gap == 0) & no_words
    return linked, paired


@cache
def _folding() -> Codes:
    """What every code point is folded to: the code point of its token, or what else it stands for."""
    found = np.zeros(0x110000, np.uint32)
    for first, last in HAN:
        found[first : last + 1] = np.arange(first, last + 1)
    for one in [*map(chr, range(0x80)), *JOINERS]:
        found[ord(one)] = _meaning(one, fold(one))
    # No character sees another across a border, so that one call folds them all.
    others = [chr(code) for span in _OTHERS for code in span if not 0xD800 <= code < 0xF900]
    for one, other in zip(others, normalised("\0".join(others)).split("\0"), strict=True):
        if one != other or unicodedata.combining(one):
            found[ord(one)] = _meaning(one, fold(other))
    for one, other in table().items():
        found[ord(one)] = _meaning(one, other)
    return found


def _meaning(one: str, folded: str) -> int:
    parts = [other for other in folded if other in JOINERS or is_token(other)]
    if unicodedata.combining(one) or (parts and len(folded) > 1):
        return _EXACT
    if not parts:
        return _BORDER
    return _JOINER if folded in JOINERS else ord(folded)
