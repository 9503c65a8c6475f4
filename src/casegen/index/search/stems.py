"""Stems English words as Snowball's English stemmer of version 2 does (Porter 2), which the browser's agrees with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# Where what follows the first vowel and the consonant behind it begins, and for some words where else.
_REGION = re.compile("[aeiouy][^aeiouy]")
_BEGINNINGS = ("gener", "commun", "arsen")
_VOWEL = re.compile("[aeiouy]")
_AFTER_VOWEL = re.compile("([aeiouy])y")
# A short syllable at an end: consonant, vowel, and a consonant other than w, x, Y; or a vowel and a consonant alone.
_SHORT = re.compile("(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$")
_DOUBLED = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_WHOLE = {
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl", "gently": "gentl",
    "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl",
    "sky": "sky", "news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos", "bias": "bias",
    "andes": "andes",
}  # fmt: skip
_KEPT = {"inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"}


def _by_last(endings: Mapping[str, str]) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Endings with what stands for them by their last two letters, the longest first: most words have none of them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for ending in sorted(endings, key=len, reverse=True):
        found.setdefault(ending[-2:], []).append((ending, endings[ending]))
    return found


# What stands for an ending within the first region, in two steps; then the endings that go within the second.
_SECOND = _by_last({
    "tional": "tion", "enci": "ence", "anci": "ance", "abli": "able", "entli": "ent", "izer": "ize",
    "ization": "ize", "ational": "ate", "ation": "ate", "ator": "ate", "alism": "al", "aliti": "al", "alli": "al",
    "fulness": "ful", "ousli": "ous", "ousness": "ous", "iveness": "ive", "iviti": "ive", "biliti": "ble",
    "bli": "ble", "fulli": "ful", "lessli": "less", "ogi": "og", "li": "",
})  # fmt: skip
_THIRD = _by_last({
    "tional": "tion", "ational": "ate", "alize": "al", "icate": "ic", "iciti": "ic", "ical": "ic", "ful": "",
    "ness": "", "ative": "",
})  # fmt: skip
_FOURTH = _by_last(
    dict.fromkeys("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion".split(), "")
)
# What must stand before an ending that it goes.
_BEFORE = {"ogi": "l", "li": "cdeghkmnrt", "ion": "st"}


def stemmed(word: str) -> str:
    """The stem of a word of the letters a to z."""
    if len(word) < 3:
        return word
    if word in _WHOLE:
        return _WHOLE[word]
    if "y" in word:
        # As a consonant it is written Y until the end.
        word = _AFTER_VOWEL.sub(r"\1Y", "Y" + word[1:] if word[0] == "y" else word)
    first = _first(word)
    found = _REGION.search(word, first)
    second = found.end() if found else len(word)
    word = _plural(word)
    if word in _KEPT:
        return word
    word = _tense(word, first)
    if word[-1] in "yY" and len(word) > 2 and word[-2] not in "aeiouy":
        word = word[:-1] + "i"
    word = _shortened(word, _SECOND, first)
    if word.endswith("ative"):
        word = word[:-5] if len(word) - 5 >= second else word
    else:
        word = _shortened(word, _THIRD, first)
    word = _shortened(word, _FOURTH, second)
    if word.endswith("e"):
        at = len(word) - 1
        if at >= second or (at >= first and not _SHORT.search(word[:-1])):
            word = word[:-1]
    elif word.endswith("ll") and len(word) - 1 >= second:
        word = word[:-1]
    return word.replace("Y", "y")


def _first(word: str) -> int:
    for beginning in _BEGINNINGS:
        if word.startswith(beginning):
            return len(beginning)
    found = _REGION.search(word)
    return found.end() if found else len(word)


def _plural(word: str) -> str:
    if not word.endswith("s"):
        return word[:-2] + ("" if len(word) > 4 else "e") if word.endswith("ied") else word
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith(("us", "ss")):
        return word
    return word[:-1] if _VOWEL.search(word[:-2]) else word


def _tense(word: str, first: int) -> str:
    for ending in ("eedly", "eed"):
        if word.endswith(ending):
            at = len(word) - len(ending)
            return word[: at + 2] if at >= first else word
    for ending in ("ingly", "edly", "ing", "ed"):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            break
    else:
        return word
    if not _VOWEL.search(rest):
        return word
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if rest.endswith(_DOUBLED):
        return rest[:-1]
    return rest + "e" if first >= len(rest) and _SHORT.search(rest) else rest


def _shortened(word: str, endings: Mapping[str, Sequence[tuple[str, str]]], region: int) -> str:
    """The word with the longest of its endings replaced, where that stands within the region."""
    for ending, instead in endings.get(word[-2:], ()):
        if word.endswith(ending):
            at = len(word) - len(ending)
            if at < region or (ending in _BEFORE and (at == 0 or word[at - 1] not in _BEFORE[ending])):
                return word
            return word[:at] + instead
    return word
