"""What numpy lacks or is slow at: many lists of numbers in one array, stretches of an array, places picked from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Bools = NDArray[np.bool_]
T = TypeVar("T", bound=np.generic)


class Lists:
    """Lists of numbers, by number from 0."""

    def __init__(self, lists: Iterable[Sequence[int]]) -> None:
        held = list(lists)
        self.sizes = np.array([len(numbers) for numbers in held], np.int64)
        self._all = np.array([one for numbers in held for one in numbers], np.int64)
        self._starts = np.cumsum(self.sizes) - self.sizes

    def of(self, which: Numbers) -> tuple[Numbers, Numbers]:
        """What these lists hold, one after another, and beside each number the place of its list in `which`."""
        sizes = picked(self.sizes, which)
        return picked(self._all, stretches(picked(self._starts, which), sizes)), np.repeat(np.arange(len(which)), sizes)

    def at(self, which: Numbers, place: Numbers) -> Numbers:
        """One number of each of these lists, by its place in the list."""
        found: Numbers = self._all[self._starts[which] + place]
        return found


def picked(array: NDArray[T], places: NDArray[np.integer]) -> NDArray[T]:
    """What stands at these places, as `array[places]` tells, which takes twice as long: it asks whether each is one."""
    return array.take(places, mode="wrap")


def stretches(starts: Numbers, sizes: Numbers) -> Numbers:
    """From every start as many numbers as its size says, each one more than the one before."""
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))


def firsts(ascending: Numbers) -> Numbers:
    """Where each distinct number of an ascending array begins."""
    return np.flatnonzero(np.concatenate([[len(ascending) > 0], ascending[1:] != ascending[:-1]]))


def lasts(ascending: Numbers) -> Numbers:
    """Where each distinct number of an ascending array ends."""
    return np.flatnonzero(np.concatenate([ascending[1:] != ascending[:-1], [len(ascending) > 0]]))
