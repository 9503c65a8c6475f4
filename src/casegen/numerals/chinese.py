"""The value of a Chinese numeral, written in Simplified characters."""

from __future__ import annotations

import re

# The least and the most that a numeral means; they differ in 六七十.
Range = tuple[int, int]

NUMERALS = "零一二三四五六七八九两十百千万亿廿卅"
_DIGIT = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_UNIT = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
_ONE_OR_TWO = "[一二三四五六七八九两]{1,2}"
_SMALL = re.compile(
    f"(?:({_ONE_OR_TWO})千)?(?:零?({_ONE_OR_TWO})百)?(?:零?({_ONE_OR_TWO})?(十))?(零)?({_ONE_OR_TWO})?"
)


def multiplier(units: str) -> int:
    """The product of units of counting: 千万 is ten million."""
    product = 1
    for char in units:
        product *= _UNIT.get(char) or MYRIADS[char]
    return product


def parse(said: str) -> Range | None:
    """The value of a numeral that has units, or None where the characters make none."""
    if all(char in _DIGIT for char in said):
        return None
    return _large(said.replace("廿", "二十").replace("卅", "三十"))


def row(said: str, after: str) -> Range | None:
    """The value of numerals without units, before the character `after`, or None.

    That is one digit, a pair such as 三四, or a row of digits such as 二〇一八.
    """
    if any(char not in _DIGIT for char in said):
        return None
    digits = [_DIGIT[char] for char in said]
    if len(digits) == 1:
        return digits[0], digits[0]
    if len(digits) == 2 and after != "年" and digits[0] and _is_pair(*digits):
        return digits[0], digits[1]
    if "两" in said or not (after == "年" or ("零" in said and len(said) > 2)):
        return None
    value = int("".join(map(str, digits)))
    return value, value


def _large(said: str) -> Range | None:
    for mark, size in (("亿", 10**8), ("万", 10**4)):
        above, found, below = said.rpartition(mark)
        if not found:
            continue
        high = None if mark in above else _large(above)
        if high is None or not all(high):
            return None
        # 三万五 is 35,000: a last digit without a unit counts tenths of the unit before it.
        low = _small(below, size // 10) if 0 < len(below) < 3 and "十" not in below else _large(below)
        return (high[0] * size + low[0], high[1] * size + low[1]) if low else None
    return _small(said, 1)


def _small(said: str, tail: int) -> Range | None:
    """A numeral below 10,000; `tail` is what a last digit counts when no unit of its own goes before it."""
    if not (found := _SMALL.fullmatch(said)):
        return None
    low = high = 0
    tens = found[3] or ("一" if found[4] else None)
    for size, digits in ((1000, found[1]), (100, found[2]), (10, tens), (0, found[6])):
        if not digits:
            continue
        first, last = _DIGIT[digits[0]], _DIGIT[digits[-1]]
        if len(digits) > 1 and not _is_pair(first, last):
            return None
        counts = size or (1 if found[5] else tail)
        low, high = low + first * counts, high + last * counts
        tail = max(1, size // 10)
    return low, high


def _is_pair(first: int, second: int) -> bool:
    return second == first + 1 or (first, second) == (3, 5)
