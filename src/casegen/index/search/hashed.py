"""A hash table that is asked about many keys at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .ragged import Numbers, picked

Keys = NDArray[np.uint64]

# Odd, and about 2^64 divided by the golden ratio: the upper bits of a product with it are spread well.
_ODD = np.uint64(0x9E3779B97F4A7C15)
_EMPTY = np.uint64(0)


class Hashed:
    """Numbers by key; no key is 0. What is not in its slot is in one of the next ones before an empty one."""

    def __init__(self) -> None:
        self._bits = 1
        self._slots = _empty(1 << self._bits)
        self._held = _empty(0)

    def of(self, keys: Keys) -> Numbers:
        """The number of every key, or -1."""
        known, numbers = self._slots
        at = self._at(keys)
        held = picked(known, at)
        hit = held == keys
        found = np.where(hit, picked(numbers, at), -1)
        waiting = np.flatnonzero(~hit & (held != _EMPTY))
        at = at[waiting]
        while len(waiting):
            at = at + 1 & len(known) - 1
            held = known[at]
            hit = held == keys[waiting]
            found[waiting[hit]] = numbers[at[hit]]
            further = ~hit & (held != _EMPTY)
            waiting, at = waiting[further], at[further]
        return found

    def add(self, keys: Keys, numbers: Numbers) -> None:
        """Put in distinct keys that are not held yet."""
        all_keys, all_numbers = (np.concatenate(two) for two in zip(self._held, (keys, numbers), strict=True))
        self._held = all_keys, all_numbers
        if 4 * len(all_keys) > len(self._slots[0]):
            self._bits = (8 * len(all_keys)).bit_length()
            self._slots = _empty(1 << self._bits)
            keys, numbers = all_keys, all_numbers
        known, known_numbers = self._slots
        at = self._at(keys)
        while len(keys):
            free = np.flatnonzero(known[at] == _EMPTY)
            known[at[free]] = keys[free]
            # Of several that took one slot, the last has it.
            put = known[at] == keys
            known_numbers[at[put]] = numbers[put]
            keys, numbers, at = keys[~put], numbers[~put], at[~put] + 1 & len(known) - 1

    def _at(self, keys: Keys) -> Numbers:
        """The slot where a key is, if it is in its own."""
        return (keys * _ODD >> np.uint64(64 - self._bits)).view(np.int64)


def _empty(size: int) -> tuple[Keys, Numbers]:
    return np.full(size, _EMPTY), np.zeros(size, np.int64)
