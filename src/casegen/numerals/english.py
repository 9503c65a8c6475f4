"""The numbers in a run of English number words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SMALL = {word: at for at, word in enumerate(_ONES)}
_SMALL |= {word: at * 10 for at, word in enumerate(_TENS, start=2)}
_IRREGULAR = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine",
    "twelfth": "twelve",
}  # fmt: skip
_ORDINAL = _IRREGULAR | {
    f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th": word
    for word in (*_SMALL, *SCALES)
    if word not in {"zero", *_IRREGULAR.values()}
}
_ANY = "|".join(sorted((*_SMALL, *SCALES, *_ORDINAL), key=len, reverse=True))
# A pattern of a run of number words; the character before it must not be a letter.
WORDS = (
    rf"(?:an? (?=hundred|thousand|million|billion))?(?:{_ANY})(?![a-z])"
    rf"(?:(?:[\s-]| and )(?:{_ANY})(?![a-z]))*"
)
# What such a run begins with, in small letters; letters may stand before it here.
BEGINNING = re.compile(f"an? (?=hundred|thousand|million|billion)|{_ANY}")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
# What the words of every number above ten hold, in small letters.
ABOVE_TEN = (
    "eleven", "twel", "teen", "twent", "thirt", "forty", "fortie", "fift", "sixt", "sevent", "eighty", "eightie",
    "ninet", *SCALES,
)  # fmt: skip


class _Sum:
    """A number while its words are read. `total` are its finished thousands, `group` what came after them."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.total = self.group = 0
        self.least = 10**12

    @property
    def value(self) -> int:
        return self.total + self.group

    def takes(self, word: str, joined: bool) -> bool:
        """Whether `word` goes on with this number; `joined` says that `and` stands between."""
        if joined and (self.group % 100 or not self.value):
            return False
        if word == "hundred":
            return 0 < self.group < 100
        if word in SCALES:
            return self.group > 0 and SCALES[word] < self.least
        digit = 0 < _SMALL[word] < 10
        tens = self.group % 100
        return self.value > 0 and (tens == 0 or (digit and tens >= 20 and tens % 10 == 0))

    def add(self, word: str, end: int) -> None:
        self.end = end
        if word == "hundred":
            self.group *= 100
        elif word in SCALES:
            self.least = SCALES[word]
            self.total, self.group = self.total + self.group * SCALES[word], 0
        else:
            self.group += _SMALL[word]


def in_words(text: str, start: int, end: int) -> Iterator[tuple[int, int, int, bool]]:
    """Yield (start, end, value, whether it is an ordinal) of the numbers in the run of words between.

    One run may hold several: `twenty and thirty` is two.
    """
    current: _Sum | None = None
    joined = False
    for found in _WORD.finditer(text, start, end):
        word = found[0].lower()
        if word == "and":
            joined = True
            continue
        if word in {"a", "an"}:
            current = _Sum(found.start())
            current.group = 1
            continue
        base = _ORDINAL.get(word, word)
        if current is None or not current.takes(base, joined):
            if current is not None:
                yield current.start, current.end, current.value, False
            current = None if base in SCALES else _Sum(found.start())
        joined = False
        if current is not None:
            current.add(base, found.end())
            if base != word:
                yield current.start, current.end, current.value, True
                current = None
    if current is not None:
        yield current.start, current.end, current.value, False
