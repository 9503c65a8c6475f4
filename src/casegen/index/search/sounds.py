"""The Chinese characters and pairs of a library by how they are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise, product

import numpy as np

from .index import Counts, texts
from .pinyin import are_words, common, two_characters
from .postings import HAN
from .ragged import Lists, Numbers, firsts, stretches

# The initials of so many characters tell where a name is kept; shorter ones are not found by initials.
BEGUN = 3
# A name whose characters are read in several ways counts as at most so many.
_WAYS = 8
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
    neighbours = ~are_words(texts(counted.terms))
    order = np.lexsort((counted.terms, -counted.documents, neighbours))
    terms, words = counted.terms[order], len(order) - int(neighbours.sum())
    place, one, other, names = _readings(terms)
    ordered = np.sort((one << _SYLLABLE | other) << _PLACE | place)
    sounds, places = ordered >> _PLACE, ordered & (1 << _PLACE) - 1
    starts = firsts(sounds)
    bounds = np.append(starts, len(sounds))
    numbers = np.diff(np.append(0, np.cumsum(places < words))[bounds])
    barred = numbers > 0
    bars = starts[barred] + numbers[barred]
    codes = np.stack([terms >> HAN, terms & (1 << HAN) - 1], 1)[places].ravel()
    text = np.insert(codes, 2 * bars, ord("|")).astype(np.uint32).tobytes().decode("utf-32-le")
    ends = 2 * bounds[1:] + np.cumsum(barred)
    distinct = sounds[starts]
    before, after = (distinct >> _SYLLABLE).tolist(), (distinct & (1 << _SYLLABLE) - 1).tolist()
    keys = [f"{names[one]} {names[other]}" for one, other in zip(before, after, strict=True)]
    return {key: text[start:end] for key, (start, end) in zip(keys, pairwise([0, *ends.tolist()]), strict=True)}


def _readings(terms: Numbers) -> tuple[Numbers, Numbers, Numbers, Sequence[str]]:
    """Every reading of every pair: the pair's place in `terms`, and two numbers of the syllables, which come last."""
    syllables: dict[str, int] = {}
    characters = np.array([terms >> HAN, terms & (1 << HAN) - 1])
    ascending = np.sort(characters.ravel())
    distinct = ascending[firsts(ascending)]
    read = Lists([_numbers(common(chr(code)), syllables) for code in distinct.tolist()])
    one, other = np.searchsorted(distinct, characters)
    known, readings = _two_characters()
    at = np.minimum(np.searchsorted(known, terms), len(known) - 1)
    given = np.flatnonzero(known[at] == terms)
    told = np.array([_numbers(readings[one], syllables) for one in at[given].tolist()], np.int64).reshape(-1, 2)
    ways = read.sizes[one] * read.sizes[other]
    ways[given] = 0
    place = np.repeat(np.arange(len(terms)), ways)
    way = stretches(np.zeros(len(terms), np.int64), ways)
    before = read.at(one[place], way // read.sizes[other[place]])
    after = read.at(other[place], way % read.sizes[other[place]])
    place, before, after = np.concatenate([[place, before, after], [given, *told.T]], 1)
    # In their order, so that what is sorted by their numbers is in the order of the alphabet.
    names = sorted(syllables)
    ranks = np.empty(len(names), np.int64)
    ranks[[syllables[one] for one in names]] = np.arange(len(names))
    return place, ranks[before], ranks[after], names


def initials(names: Iterable[str]) -> Mapping[str, str]:
    """Chinese names by the first letters of their syllables, bars between those of the same letters.

    Every common reading of a character counts, so that no name need be cut into words to be read.
    """
    found: dict[str, list[str]] = {}
    for name in names:
        if len(name) >= BEGUN:
            for letters in islice(product(*map(_initials, name)), _WAYS):
                found.setdefault("".join(letters), []).append(name)
    return {letters: "|".join(held) for letters, held in found.items()}


@cache
def _initials(character: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading[0] for reading in common(character)))


@cache
def _two_characters() -> tuple[Numbers, Sequence[Sequence[str]]]:
    """The words of the dictionary that have two characters as terms, ascending, beside each how it is read."""
    read = {ord(word[0]) << HAN | ord(word[1]): syllables for word, syllables in two_characters().items()}
    terms = np.array(sorted(read), np.int64)
    return terms, [read[term] for term in terms.tolist()]


def _numbers(reading: Iterable[str], syllables: dict[str, int]) -> list[int]:
    return [syllables.setdefault(one, len(syllables)) for one in reading]
