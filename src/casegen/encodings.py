"""Reads the two old encodings of Chinese, and tells which of them some bytes are likelier to be in."""

from __future__ import annotations

import re
from contextlib import suppress

# By the name that people know each by, what decodes it: Windows writes more in Taiwan than Big5 has, Hong Kong its own.
_CODECS = {"gb18030": ("gb18030",), "big5": ("cp950", "big5hkscs")}
# Both write a character in two bytes, and hardly any pair is in one of them alone. Either has its everyday characters
# together: GB 2312 its first level, Big5 its frequently used characters (Unicode's mapping files of the two).
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_EVERYDAY_GB = re.compile(rb"[\xb0-\xd7][\xa1-\xfe]")
_EVERYDAY_BIG5 = re.compile(rb"[\xa4-\xc6][\x40-\xfe]")

# Of a text so many bytes tell; a table may have many more.
_ENOUGH = 1 << 16


def likely(raw: bytes) -> list[str]:
    """`gb18030` and `big5`, that one first in which more of these bytes are everyday characters."""
    pairs = _PAIR.findall(raw, 0, _ENOUGH)
    gb, big5 = (sum(map(bool, map(everyday.match, pairs))) for everyday in (_EVERYDAY_GB, _EVERYDAY_BIG5))
    return sorted(_CODECS, reverse=gb >= big5)


def decoded(raw: bytes, name: str) -> str:
    """The text of bytes in an encoding that Python knows by this name; raises UnicodeDecodeError."""
    *others, last = _CODECS.get(name, (name,))
    for codec in others:
        with suppress(UnicodeDecodeError):
            return raw.decode(codec)
    return raw.decode(last)
