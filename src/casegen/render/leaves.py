"""Cuts a long list into pages, each with an address of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

# How many cases one page of a list shows.
SIZE = 50
# To how many pages before and behind itself a page leads, beside the first and the last.
AROUND = 2


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list: its `number` from 1 `of` how many, what it `shows`, and the path of the `first` page."""

    first: str
    number: int
    of: int
    shows: Sequence[T]

    @property
    def path(self) -> str:
        """Where this page lies."""
        return self.at(self.number)

    @property
    def near(self) -> list[int]:
        """The numbers that the page leads to, ascending; 0 stands where some are left out."""
        low, high = max(1, self.number - AROUND), min(self.of, self.number + AROUND)
        found: list[int] = []
        for number in sorted({1, *range(low, high + 1), self.of}):
            if found and number > found[-1] + 1:
                found.append(0)
            found.append(number)
        return found

    def at(self, number: int) -> str:
        """Where the page of a number lies."""
        return self.first if number == 1 else f"{self.first}{number}/"


def leaves(first: str, whole: Sequence[T], size: int = SIZE) -> Iterator[Leaf[T]]:
    """The pages of a list, of which the first lies at `first`; an empty list has one too."""
    starts = range(0, max(len(whole), 1), size)
    for number, start in enumerate(starts, 1):
        yield Leaf(first, number, len(starts), whole[start : start + size])
