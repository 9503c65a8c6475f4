"""What the words beside a number say of it: about, more than, at most and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The names are those of a figure's `bound`.
ABOUT, MORE, LESS, LEAST, MOST = "about", "more-than", "less-than", "at-least", "at-most"
# A hedge is looked for in so many characters on each side and no farther.
NEAR = 16

_CHINESE_BEFORE = {
    LEAST: "至少|最少|起码|不少于|不低于|不下",
    MOST: "至多|最多|不超过|不多于|不高于",
    MORE: "(?<!不)超过|(?<!不)多于|(?<!不)高于|大于|不止|逾|(?<!不)超",
    LESS: "不到|不足|(?<!不)少于|(?<!不)低于|未满|小于|将近|接近|(?<![最附就临靠邻相接])近",
    ABOUT: "(?<![公节预契合条相邀签违履])约|大约|大概",
}
_ENGLISH_BEFORE = {
    LEAST: "at least|no fewer than|not fewer than|no less than|not less than|minimum of",
    MOST: "at most|up to|no more than|not more than|maximum of",
    MORE: "(?<!no )(?<!not )more than|over|above|exceeding|upwards of",
    LESS: "(?<!no )(?<!not )fewer than|(?<!no )(?<!not )less than|under|below|nearly|almost|close to",
    ABOUT: "about|around|some|approximately|roughly|circa|nearly|almost",
}
# A measure word or two may stand between a number and what follows it.
_HAN = r"[\u4e00-\u9fff]{0,3}?"
_CHINESE_AFTER = {
    MORE: r"余|多(?![数元样种])|几(?=[个名人位家年天次])|\+(?![0-9a-z])|[个年]多",
    LEAST: f"{_HAN}以上",
    MOST: f"{_HAN}(?:以下|以内|之内)",
    ABOUT: f"来(?=[个名人位家])|{_HAN}(?:左右|上下)",
}
_ENGLISH_AFTER = {LEAST: "or more|and over", MOST: "or fewer|or less", ABOUT: "or so"}


def _compiled(tables: dict[str, str], before: str, after: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (bound, re.compile(f"{before}(?:{words}){after}", re.IGNORECASE)) for bound, words in tables.items()
    ]


_BEFORE = [
    *_compiled(_CHINESE_BEFORE, "", r"(?:有|达到?|为|在|了|共有?|是|到|的)?[\s“「]?\Z"),
    *_compiled(_ENGLISH_BEFORE, "(?<![a-z])", r"\s(?:an?\s)?\Z"),
]
_AFTER = [
    *_compiled(_CHINESE_AFTER, r"\A", ""),
    *_compiled(_ENGLISH_AFTER, r"\A(?:\s[a-z]+)? ", "(?![a-z])"),
]


def bounds(before: str, after: str) -> Iterator[str]:
    """Yield the bounds that the characters just before and just after a number tell."""
    for bound, form in _BEFORE:
        if form.search(before):
            yield bound
    for bound, form in _AFTER:
        if form.match(after):
            yield bound
