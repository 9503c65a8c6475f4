"""The Chinese characters and pairs of a library by how they are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np

from .index import Counts, texts
from .pinyin import are_words, common, two_characters
from .postings import HAN
from .ragged import Lists, Numbers, firsts, stretches

# The widths in bits of a syllable's number and of a pair's place.
_SYLLABLE, _PLACE = 12, 32


def characters(counted: Counts) -> Mapping[str, str]:
    """The characters of each syllable, those that most documents have first, then everyday ones that none has.

    Whoever writes a wrong character of the same sound often takes one that stands nowhere.
    """
    found: dict[str, str] = {}
    held = map(chr, counted.terms[np.lexsort((counted.terms, -counted.documents))].tolist())
    for one in dict.fromkeys((*held, *everyday())):
        for reading in common(one):
            found[reading] = found.get(reading, "") + one
    return dict(sorted(found.items()))


@cache
def everyday() -> tuple[str, ...]:
    """The characters of the first level of GB 2312: those that are used most, by their sound."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return tuple(filter(None, (row.decode("gb2312", "ignore") for row in rows)))


def pairs(counted: Counts) -> Mapping[str, str]:
    """The pairs of each two syllables (`zhi yuan`), one after another, those that most documents have first.

    Pairs that are words come before the others, and a bar ends them where there are any. A pair whose reading the
    dictionary knows is read so; of any other, every common reading of its characters is one.
    """
    neighbours = ~np.array(are_words(texts(counted.terms)), np.bool_)
    order = np.lexsort((counted.terms, -counted.documents, neighbours))
    terms, words = counted.terms[order], len(order) - int(neighbours.sum())
    syllables: dict[str, int] = {}
    place, one, other = _readings(terms, syllables)
    ordered = np.sort((one << _SYLLABLE | other) << _PLACE | place)
    sounds, places = ordered >> _PLACE, ordered & (1 << _PLACE) - 1
    text, names, starts = "".join(texts(terms[places])), list(syllables), firsts(sounds)
    bounds = np.append(starts, len(sounds))
    bars = bounds[:-1] + np.diff(np.append(0, np.cumsum(places < words))[bounds])
    found = {}
    for sound, start, bar, end in zip(
        sounds[starts].tolist(), starts.tolist(), bars.tolist(), bounds[1:].tolist(), strict=True
    ):
        held = text[2 * start : 2 * bar] + "|" * (bar > start) + text[2 * bar : 2 * end]
        found[f"{names[sound >> _SYLLABLE]} {names[sound & (1 << _SYLLABLE) - 1]}"] = held
    return dict(sorted(found.items()))


def _readings(terms: Numbers, syllables: dict[str, int]) -> tuple[Numbers, Numbers, Numbers]:
    """Every reading of every pair: the pair's place in `terms`, and two numbers of `syllables`, which are added."""
    characters = np.array([terms >> HAN, terms & (1 << HAN) - 1])
    ascending = np.sort(characters.ravel())
    distinct = ascending[firsts(ascending)]
    read = Lists([_numbers(common(chr(code)), syllables) for code in distinct.tolist()])
    one, other = np.searchsorted(distinct, characters)
    known = two_characters()
    given = [(at, *_numbers(known[one], syllables)) for at, one in enumerate(texts(terms)) if one in known]
    ways = read.sizes[one] * read.sizes[other]
    ways[[at for at, *_ in given]] = 0
    place = np.repeat(np.arange(len(terms)), ways)
    way = stretches(np.zeros(len(terms), np.int64), ways)
    before = read.at(one[place], way // read.sizes[other[place]])
    after = read.at(other[place], way % read.sizes[other[place]])
    place, before, after = np.concatenate([[place, before, after], np.array(given, np.int64).reshape(-1, 3).T], 1)
    return place, before, after


def _numbers(reading: Iterable[str], syllables: dict[str, int]) -> list[int]:
    return [syllables.setdefault(one, len(syllables)) for one in reading]
