"""What the browser reads only where a query finds nothing as it stands: how the library sounds and is spelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from string import ascii_lowercase
from typing import TypeVar

import numpy as np

from ..index.search import concepts, pinyin, sounds
from ..index.search.concepts import Term
from ..index.search.index import Index
from ..index.search.shards import number_for, shards_of

T = TypeVar("T")

# So many letters at the end of a word tell where it is found whose beginning was misspelt.
END = 3


def shards(
    index: Index, terms: tuple[Term, ...], read: Mapping[str, str], quoted: Iterable[str]
) -> Mapping[str, Mapping[int | str, object]]:
    """Shards by the name of their files, then by the number or letter of each.

    `read` are characters by their syllables, `quoted` names that are no concepts'.

    `pairs`: pairs of Chinese characters by their syllables. `chars`: the characters of each syllable, by the character.
    `names`: all names with how they are read, by the first letter of that. `words` and `ends`: words, each with the
    logarithm of the number of its documents, by their first letter and by their last ones.
    """
    pairs = sounds.pairs(index.pairs)
    characters = [(one, syllable) for syllable, held in read.items() for one in held]
    words = [
        (word, f"{word}{min(9, documents.bit_length() - 1)}")
        for word, documents in index.words
        if len(word) >= 3 and word.isalpha()
    ]
    counted = [one for _, one in words]
    return {
        "pairs": dict(enumerate(map(dict, _sharded(list(pairs), list(pairs.items()), _size(pairs.items()))))),
        "chars": dict(
            enumerate(map(_by_syllable, _sharded([one for one, _ in characters], characters, _size(characters))))
        ),
        "names": _by_letter(dict.fromkeys([*_names(terms), *filter(None, map(_reading, quoted))]), "\n"),
        "words": _by_letter(counted, " "),
        "ends": dict(
            enumerate(map(" ".join, _sharded([word[-END:] for word, _ in words], counted, len("".join(counted)))))
        ),
    }


def _sharded(keys: Sequence[str], values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Values in shards by their keys, as many as hold so many bytes."""
    number = number_for(size)
    shards = shards_of(keys, number)
    ordered = [values[at] for at in np.argsort(shards, kind="stable").tolist()]
    ends = np.cumsum(np.bincount(shards, minlength=number)).tolist()
    return (ordered[start:end] for start, end in pairwise([0, *ends]))


def _size(two: Iterable[tuple[str, str]]) -> int:
    """How many bytes keys and their values take, more or less."""
    parts = list(chain.from_iterable(two))
    return len("".join(parts).encode()) + 4 * len(parts)


def _by_syllable(characters: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one, syllable in characters:
        found[syllable] = found.get(syllable, "") + one
    return found


def _by_letter(texts: Iterable[str], between: str) -> Mapping[int | str, str]:
    """Texts by their first letter, a string for every letter."""
    found: dict[str, list[str]] = {letter: [] for letter in ascii_lowercase}
    for one in texts:
        found[one[0]].append(one)
    return {letter: between.join(held) for letter, held in found.items()}


@lru_cache(maxsize=2)
def _names(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The Chinese names of concepts, each after how it is read: `zhi yuan zhe 志愿者`; of a concept's one a sound."""
    lines: dict[str, None] = {}
    for term in terms:
        named: dict[str, str] = {}
        for name in map("".join, filter(concepts.is_chinese, term.phrases)):
            if line := _reading(name):
                named.setdefault(line[: -len(name)], line)
        lines.update(dict.fromkeys(named.values()))
    return tuple(lines)


def _reading(name: str) -> str:
    """A Chinese name after how it is read; "" where that is not known."""
    return " ".join([*read, name]) if (read := pinyin.in_phrase(name)) else ""
