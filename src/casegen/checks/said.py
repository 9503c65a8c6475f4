"""All that a record says laid side by side, so that one search finds the texts that a check has to look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from ..model import Localized, Path


class Said:
    """The texts of a record in every language, in order, known by their numbers.

    `whole` holds them all, each on lines of its own. A check that most texts do not concern searches it for what
    every text that does must hold, and looks closely at those alone.
    """

    def __init__(self, texts: Iterable[tuple[Path, Localized]]) -> None:
        self._each = [(path, text, key, said) for path, text in texts for key, said in text.root.items()]
        every = [one[3] for one in self._each]
        self.whole = "\n".join(every)
        self._starts = list(accumulate([len(said) + 1 for said in every], initial=0))

    def matching(self, needed: re.Pattern[str]) -> set[int]:
        """The numbers of the texts in which a match begins."""
        found, at = set(), 0
        while one := needed.search(self.whole, at):
            found.add(number := self._number(one.start()))
            at = self._starts[number + 1]
        return found

    def naming(self, word: re.Pattern[str], wanted: Callable[[str], bool]) -> set[int]:
        """The numbers of the texts in which a `wanted` match of `word` begins."""
        return {self._number(one.start()) for one in word.finditer(self.whole) if wanted(one[0])}

    def holding(self, words: Iterable[str], whole: str | None = None) -> set[int]:
        """The numbers of the texts that hold one of these words, in `whole` or another form of it that is as long."""
        whole = self.whole if whole is None else whole
        found = set()
        for word in words:
            at = whole.find(word)
            while at >= 0:
                found.add(number := self._number(at))
                at = whole.find(word, self._starts[number + 1])
        return found

    def _number(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def of(self, numbers: Iterable[int]) -> Iterator[tuple[Path, Localized, str, str]]:
        """Yield the texts of these numbers in order: the path of each, what it is in all languages, its key, itself."""
        return (self._each[number] for number in sorted(numbers))
