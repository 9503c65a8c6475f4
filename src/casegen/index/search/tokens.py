"""Cuts folded text into tokens: single Chinese characters and stemmed words; what the browser does to a query too."""

from __future__ import annotations

import re

from .fold import HAN
from .stems import stemmed

# Whatever is longer is no word: it is cut, so that nobody pays for it.
LONGEST = 32
# What may stand between the words of one phrase, one of them or two: community-based, residents’ committee.
JOINERS = frozenset(" -'\u2010\u2019")
# Only words that end like this can change: the endings that the stemmer looks at. Half of all words need
# not be asked about.
_STEMMED = (
    "s", "e", "l", "y", "ed", "ing", "li", "enci", "anci", "bli", "iti", "ogi", "er", "ator", "ion", "ism", "ic",
    "ant", "ent",
)  # fmt: skip
# Words that are spelt otherwise in America and in Britain, as whole words and by how they begin and end.
_BRITISH = {
    "center": "centre", "centers": "centres", "centered": "centred", "theater": "theatre", "theaters": "theatres",
    "aging": "ageing", "program": "programme", "programs": "programmes", "counselor": "counsellor",
    "counselors": "counsellors", "counseling": "counselling", "counseled": "counselled",
}  # fmt: skip
_OUR = ("neighbor", "color", "labor", "honor", "favor", "behavior", "harbor", "endeavor")
_ISE = ("ize", "izes", "ized", "izer", "izers", "izing", "ization", "izations", "izational")
# So many letters stand before “ize” that is another spelling of “ise”: a size and a prize are none.
_BEFORE = 3
_HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN)
_TOKEN = re.compile(f"[{_HAN}]|[a-z0-9]+")
_CHINESE = re.compile(f"[{_HAN}]+")


def is_token(character: str) -> bool:
    """Whether a folded character is a token or part of one."""
    return _TOKEN.fullmatch(character) is not None


def is_chinese(folded: str) -> bool:
    """Whether a folded text is Chinese characters and nothing else."""
    return _CHINESE.fullmatch(folded) is not None


def words(folded: str) -> list[str]:
    """The tokens of a folded text before stemming, in order: a Chinese character or a run of a-z and 0-9 each."""
    return _TOKEN.findall(folded)


def tokens(folded: str) -> list[str]:
    """The tokens of a folded text in order."""
    return [stem(one) for one in words(folded)]


def british(word: str) -> str:
    """A word as it is spelt in Britain: neighborhood as neighbourhood, organization as organisation."""
    if word.startswith(_OUR):
        at = word.index("or")
        return f"{word[:at]}our{word[at + 2 :]}"
    if "iz" in word and word.endswith(_ISE) and (at := word.rindex("iz")) >= _BEFORE:
        return f"{word[:at]}is{word[at + 2 :]}"
    return _BRITISH.get(word, word)


def stem(word: str) -> str:
    """What stands for a word, its inflections and its spellings; with a digit, or Chinese, it stands for itself."""
    word = word[:LONGEST]
    if not (word.isascii() and word.isalpha()):
        return word
    word = british(word)
    return stemmed(word) if word.endswith(_STEMMED) else word
