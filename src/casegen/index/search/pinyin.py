"""How Chinese characters are read, without tones, ü as v: what lets a search by pinyin find them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np

from ...cache import Cache
from ...program import program
from ...units import digest
from .ragged import Bools

# A reading is common when at least one in so many words that have the character reads it so.
_SHARE = 20
# So many pairs are cut at once: what they are cut into takes far more memory than they do.
_AT_ONCE = 1 << 13


def common(character: str) -> tuple[str, ...]:
    """The readings of a character that readers know, the most usual first; empty where none is known."""
    return tuple(_known()["characters"].get(character, ()))


def two_characters() -> Mapping[str, Sequence[str]]:
    """The words of the dictionary that have two characters, each with how it is read."""
    return _known()["words"]


def in_phrases(phrases: Sequence[str]) -> Sequence[Sequence[str] | None]:
    """How each phrase is read, as `in_phrase` says; what was said of just these is kept."""
    key = digest(program(), list(phrases)).encode()
    made: Sequence[Sequence[str] | None] = json.loads(
        Cache().of("readings", key, lambda: json.dumps([in_phrase(one) for one in phrases]).encode())
    )
    return made


@lru_cache(maxsize=1 << 16)
def in_phrase(phrase: str) -> tuple[str, ...] | None:
    """How a phrase is read, by syllable, its words taken from the dictionary; None where a character is unknown."""
    from pypinyin import Style, lazy_pinyin

    found = lazy_pinyin(phrase, style=Style.NORMAL, errors="ignore")
    return tuple(found) if len(found) == len(phrase) else None


def are_words(pairs: Sequence[str]) -> Bools:
    """Of each two characters, whether they are one word to those who cut Chinese into words."""
    import rjieba

    found = np.zeros(len(pairs), np.bool_)
    for first in range(0, len(pairs), _AT_ONCE):
        # No word reaches over the end of a line, so that one call cuts many; of all parts only such words have two.
        parts = rjieba.cut("\n".join(pairs[first : first + _AT_ONCE]), False)
        lengths = np.fromiter(map(len, parts), np.int64, len(parts))
        found[first + (np.cumsum(lengths) - lengths)[lengths == 2] // 3] = True
    return found


@cache
def _known() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """How characters and words of two are read, by `characters` and `words`: to load the dictionary takes longer."""
    content = Cache().of("dictionary", program().encode(), _looked_up)
    known: Mapping[str, Mapping[str, Sequence[str]]] = json.loads(content)
    return known


def _looked_up() -> bytes:
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_normal

    @cache
    def plain(reading: str) -> str:
        found = to_normal(reading, v_to_u=False)
        return found if found.isascii() and found.isalpha() else ""

    # How often the words of the dictionary read a character in each way.
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    known = {word: syllables for word, syllables in PHRASES_DICT.items() if len(word) == len(syllables)}
    readings = [syllable[0] for syllables in known.values() for syllable in syllables]
    for (character, reading), times in Counter(zip("".join(known), readings, strict=True)).items():
        counted[character][plain(reading)] += times
    characters = {}
    for character in dict.fromkeys([*map(chr, PINYIN_DICT), *counted]):
        alone, of = PINYIN_DICT.get(ord(character), ""), counted.get(character, Counter())
        usual = [one for one, times in of.most_common() if times * _SHARE >= of.total()] if len(of) > 1 else []
        characters[character] = list(filter(None, dict.fromkeys([*usual, plain(alone.partition(",")[0])])))
    words = {}
    for word, syllables in known.items():
        if len(word) == 2 and all(read := [plain(one[0]) for one in syllables]):
            words[word] = read
    return json.dumps({"characters": characters, "words": words}, ensure_ascii=False).encode()
