"""Numbers words and their stems, so that arrays can hold them; each distinct word is looked at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import count

import numpy as np
from numpy.typing import NDArray

from .hashed import Hashed, Keys
from .ragged import Numbers, picked
from .tokens import LONGEST, stem

# A word is its letters, eight in a number; those after the first eight count by these (odd, picked at random).
_WEIGHTS = np.array([1, 0x9E6C63D0876A9A47, 0xD1B54A32D192ED03, 0x8CB92BA72F3D8DD7], np.uint64)
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(9)], np.uint64)


def numbered(texts: Iterable[str] = ()) -> defaultdict[str, int]:
    """Texts by number, from 0; whoever asks for one that is not among them numbers it."""
    found: defaultdict[str, int] = defaultdict(count().__next__)
    for one in texts:
        found[one]
    return found


class Words:
    """Words and stems by number, in the order in which they were first met; `stems` are known from the beginning."""

    def __init__(self, stems: Iterable[str] = ()) -> None:
        self.texts: list[str] = []
        self.stems = numbered(stems)
        self._stem_of = np.zeros(0, np.int64)
        self._known = Hashed()

    def numbers(self, folded: NDArray[np.uint32], starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
        """The numbers of the words that stand in `folded` from starts to ends, and the numbers of their stems."""
        letters = np.zeros(len(folded) + LONGEST, np.uint8)
        letters[: len(folded)] = folded
        keys = _keys(letters, starts, ends - starts)
        found = self._known.of(keys)
        new = np.flatnonzero(found < 0)
        if len(new):
            _, first = np.unique(keys[new], return_index=True)
            first = new[np.sort(first)]
            self._learn(letters.tobytes(), keys[first], starts[first].tolist(), ends[first].tolist())
            found[new] = self._known.of(keys[new])
        return found, picked(self._stem_of, found)

    def _learn(self, letters: bytes, keys: Keys, starts: Iterable[int], ends: Iterable[int]) -> None:
        words = [letters[start:end].decode("ascii") for start, end in zip(starts, ends, strict=True)]
        self._known.add(keys, np.arange(len(self.texts), len(self.texts) + len(words)))
        self.texts += words
        stems = [self.stems[stem(one)] for one in words]
        self._stem_of = np.concatenate([self._stem_of, np.array(stems, np.int64)])


def _keys(letters: NDArray[np.uint8], starts: Numbers, lengths: Numbers) -> Keys:
    """A number for each word that no other word has: exact up to eight letters, else by chance one in 2^64."""
    windows = np.ndarray((len(letters) - 7,), "<u8", letters, strides=(1,))
    found = windows[starts] & _MASKS[np.minimum(lengths, 8)]
    for at, weight in enumerate(_WEIGHTS[1:], 1):
        longer = np.flatnonzero(lengths > 8 * at)
        rest = windows[starts[longer] + 8 * at] & _MASKS[np.minimum(lengths[longer] - 8 * at, 8)]
        found[longer] += rest * weight
    return found
