"""How Chinese characters are read, without tones, ü as v: what lets a search by pinyin find them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
import rjieba
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

from .ragged import Bools

# A reading is common when at least one in so many words that have the character reads it so.
_SHARE = 20
# So many pairs are cut at once: what they are cut into takes far more memory than they do.
_AT_ONCE = 1 << 13


@cache
def common(character: str) -> tuple[str, ...]:
    """The readings of a character that readers know, the most usual first; empty where none is known."""
    counted = _counted().get(character, Counter())
    usual = [one for one, times in counted.most_common() if times * _SHARE >= counted.total()]
    alone = _plain(PINYIN_DICT.get(ord(character), "").partition(",")[0])
    return tuple(one for one in dict.fromkeys([*usual, alone]) if one)


@lru_cache(maxsize=1 << 16)
def in_phrase(phrase: str) -> tuple[str, ...] | None:
    """How a phrase is read, by syllable, its words taken from the dictionary; None where a character is unknown."""
    found = lazy_pinyin(phrase, style=Style.NORMAL, errors="ignore")
    return tuple(found) if len(found) == len(phrase) else None


def are_words(pairs: Sequence[str]) -> Bools:
    """Of each two characters, whether they are one word to those who cut Chinese into words."""
    found = np.zeros(len(pairs), np.bool_)
    for first in range(0, len(pairs), _AT_ONCE):
        # No word reaches over the end of a line, so that one call cuts many; of all parts only such words have two.
        parts = rjieba.cut("\n".join(pairs[first : first + _AT_ONCE]), False)
        lengths = np.fromiter(map(len, parts), np.int64, len(parts))
        found[first + (np.cumsum(lengths) - lengths)[lengths == 2] // 3] = True
    return found


@cache
def two_characters() -> Mapping[str, tuple[str, ...]]:
    """The words of the dictionary that have two characters, each with how it is read."""
    found = {}
    for word, syllables in PHRASES_DICT.items():
        if len(word) == 2 == len(syllables) and all(read := tuple(_plain(one[0]) for one in syllables)):
            found[word] = read
    return found


@cache
def _counted() -> Mapping[str, Counter[str]]:
    """How often the words of the dictionary read a character in each way, for characters read in several."""
    words = [word for word, syllables in PHRASES_DICT.items() if len(word) == len(syllables)]
    readings = [syllable[0] for word in words for syllable in PHRASES_DICT[word]]
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (character, reading), times in Counter(zip("".join(words), readings, strict=True)).items():
        found[character][_plain(reading)] += times
    return {character: counted for character, counted in found.items() if len(counted) > 1}


@cache
def _plain(reading: str) -> str:
    plain = to_normal(reading, v_to_u=False)
    return plain if plain.isascii() and plain.isalpha() else ""
