"""What the browser reads only where a query finds nothing as it stands: how the library sounds and is spelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from string import ascii_lowercase
from typing import TypeVar

import numpy as np

from ..index.search import concepts, pinyin, sounds
from ..index.search.concepts import Term
from ..index.search.fold import fold
from ..index.search.index import Index
from ..index.search.shards import number_for, shards_of
from ..index.search.tokens import is_chinese

T = TypeVar("T")

# So many letters at the end of a word tell where it is found whose beginning was misspelt.
END = 3
# What a role is cut at: it may be several. What is longer than this is no name.
_MARKS = re.compile(r"\W+")
_LONGEST = 8


def shards(
    index: Index, terms: tuple[Term, ...], read: Mapping[str, str], quoted: Iterable[str], roles: Iterable[str]
) -> Mapping[str, Mapping[int | str, object]]:
    """Shards by the name of their files, then by the number or letter of each.

    `read` are characters by their syllables, `quoted` names that are no concepts', `roles` what records call people.

    `pairs`: pairs of Chinese characters by their syllables. `chars`: the characters of each syllable, by the character.
    `names`: all names with how they are read, by the first letter of that. `initials`: what is called so in roles only,
    by the initials of the first characters: records have too many of these for files by one letter. `words` and `ends`:
    words, each with the logarithm of the number of its documents, by their first letter and by their last ones.
    """
    characters = [(one, syllable) for syllable, held in read.items() for one in held]
    words = [
        (word, f"{word}{min(9, documents.bit_length() - 1)}")
        for word, documents in index.words
        if len(word) >= 3 and word.isalpha()
    ]
    counted = [one for _, one in words]
    return {
        "pairs": _tables(sounds.pairs(index.pairs)),
        "chars": dict(
            enumerate(map(_by_syllable, _sharded([one for one, _ in characters], characters, _size(characters))))
        ),
        "names": _by_letter(dict.fromkeys([*_names(terms), *filter(None, _readings(list(quoted)))]), "\n"),
        "initials": _tables(sounds.initials(_called(roles, terms)), sounds.BEGUN),
        "words": _by_letter(counted, " "),
        "ends": dict(
            enumerate(map(" ".join, _sharded([word[-END:] for word, _ in words], counted, len("".join(counted)))))
        ),
    }


def _tables(table: Mapping[str, str], begun: int | None = None) -> Mapping[int | str, Mapping[str, str]]:
    """A table in shards by its keys, or by so many letters that they begin with."""
    held = list(table.items())
    return dict(enumerate(map(dict, _sharded([key[:begun] for key, _ in held], held, _size(held)))))


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


def _called(roles: Iterable[str], terms: tuple[Term, ...]) -> Iterable[str]:
    """The Chinese names in roles that are no concepts', folded, each once."""
    known = {line.rpartition(" ")[2] for line in _names(terms)}
    parts = dict.fromkeys(part for role in roles for part in _MARKS.split(role) if len(part) <= _LONGEST)
    return (name for name in dict.fromkeys(map(fold, parts)) if name not in known and is_chinese(name))


@lru_cache(maxsize=2)
def _names(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The Chinese names of concepts, each after how it is read: `zhi yuan zhe 志愿者`; of a concept's one a sound."""
    names = [list(map("".join, filter(concepts.is_chinese, term.phrases))) for term in terms]
    read = iter(_readings(list(chain.from_iterable(names))))
    lines: dict[str, None] = {}
    for of_term in names:
        named: dict[str, str] = {}
        for name, line in zip(of_term, read, strict=False):
            if line:
                named.setdefault(line[: -len(name)], line)
        lines.update(dict.fromkeys(named.values()))
    return tuple(lines)


def _readings(names: Sequence[str]) -> Sequence[str]:
    """Chinese names, each after how it is read; "" where that is not known."""
    read = zip(names, pinyin.in_phrases(names), strict=True)
    return [" ".join([*syllables, name]) if syllables else "" for name, syllables in read]
