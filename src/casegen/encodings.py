"""Tells which of the two old encodings of Chinese some bytes are in."""

from __future__ import annotations

import re

# By the name that people know each by, what decodes it: Windows writes more in Taiwan than Big5 has, Hong Kong its own.
_CODECS = {"gb18030": ("gb18030",), "big5": ("cp950", "big5hkscs")}
# Both write a character in two bytes, and hardly any pair is in one of them alone. Either has its everyday characters
# together: GB 2312 its first level, Big5 its frequently used characters (Unicode's mapping files of the two).
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_EVERYDAY_GB = re.compile(rb"[\xb0-\xd7][\xa1-\xfe]")
_EVERYDAY_BIG5 = re.compile(rb"[\xa4-\xc6][\x40-\xfe]")


def guessed(raw: bytes) -> str | None:
    """`gb18030` or `big5`, whichever these bytes can be, and where they can be both, in which more is everyday."""
    pairs = _PAIR.findall(raw)
    gb, big5 = (sum(map(bool, map(of.match, pairs))) for of in (_EVERYDAY_GB, _EVERYDAY_BIG5))
    return next((name for name in sorted(_CODECS, reverse=gb >= big5) if _can_be(raw, name)), None)


def decoded(raw: bytes, name: str) -> str:
    """The text of bytes in an encoding that Python knows by this name; raises UnicodeDecodeError."""
    *others, last = _CODECS.get(name, (name,))
    for codec in others:
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return raw.decode(last)


def _can_be(raw: bytes, name: str) -> bool:
    try:
        decoded(raw, name)
    except UnicodeDecodeError:
        return False
    return True
