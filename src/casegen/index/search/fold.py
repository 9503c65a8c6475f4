"""Folds text, so that what readers take for the same word is the same: width, case, marks, Chinese variants."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import opencc

# The blocks of Chinese characters (Script=Han by ranges), each from its first to its last code point.
HAN = ((0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
# The rare characters of the last plane have no forms of their own in Taiwan and Hong Kong: one conversion does.
_CONVERSIONS = ("t2s", "s2tw", "s2hk", "tw2s", "hk2s")
_COMMON = range(0x3400, 0xA000)
_RARE = (*range(0x20000, 0x2F800), *range(0x30000, 0x33480))
# Letters that are no base with a mark to Unicode, but are to a reader: browsers take the others apart themselves.
LETTERS = dict(zip("ßæđðħıĸłøœŧ", "seddhikloet", strict=True))


def fold(text: str) -> str:
    """The folded form of a text; folding it again changes nothing."""
    return normalised(text).translate(_translation())


def normalised(text: str) -> str:
    """The text in small letters and compatible forms: what is left of folding is one table, character by character."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())


@cache
def table() -> Mapping[str, str]:
    """The characters that folding replaces, by code point, each with the one that stands for it."""
    return MappingProxyType(dict(sorted([*_variants(), *_latin(), *_marks()])))


@cache
def _translation() -> dict[int, str]:
    return {ord(one): other for one, other in table().items()}


def _variants() -> Iterator[tuple[str, str]]:
    """Every Chinese character that OpenCC takes for a form of another, with the form that stands for its class.

    A class is what conversions between scripts tie together. Its Simplified form stands for it, of several the first.
    """
    root: dict[str, str] = {}

    def find(one: str) -> str:
        while (above := root.setdefault(one, one)) != one:
            one = above
        return one

    simplified = set()
    for name in _CONVERSIONS:
        # A line each, because no phrase reaches over the end of a line.
        lines = "\n".join(map(chr, [*_COMMON, *_RARE] if name == "t2s" else _COMMON))
        converted = opencc.OpenCC(name).convert(lines)
        for one, other in zip(lines.split("\n"), converted.split("\n"), strict=True):
            if one == other or len(other) != 1:
                continue
            if name == "t2s":
                simplified.add(other)
            first, second = sorted((find(one), find(other)))
            root[second] = first
    classes: dict[str, list[str]] = {}
    for one in root:
        classes.setdefault(find(one), []).append(one)
    for members in classes.values():
        best = min(members, key=lambda one: (one not in simplified, one))
        for one in members:
            if one != best:
                yield one, best


def _latin() -> Iterator[tuple[str, str]]:
    yield from LETTERS.items()
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1 and "a" <= parts[0] <= "z":
            yield chr(code), parts[0]


def _marks() -> Iterator[tuple[str, str]]:
    # A mark that found no letter to sit on must not find one later, when the letter has lost another mark.
    for code in range(0x300, 0x370):
        if unicodedata.normalize("NFKC", chr(code)) == chr(code):
            yield chr(code), " "
