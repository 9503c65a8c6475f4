"""Reads from a font file which characters it can show, so that one that it cannot is named before anything is set."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from functools import cache
from pathlib import Path

from .safe import UNSAFE

# What is set in every font for Chinese, or taken out before anything is set, and all that most texts hold.
_USUAL = r"\s!-~\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u3011\u4e00-\u9fa5\uff01-\uff5e"
UNUSUAL = re.compile(f"[^{_USUAL}{UNSAFE.pattern[1:-1]}]")


def unusual(text: str) -> str:
    """The characters of a text that a font for Chinese may lack, each once, in the order in which they come."""
    return "".join(dict.fromkeys(UNUSUAL.findall(text)))


def lacking(text: str, font: Path) -> str:
    """The first character of a text that the font at this path does not have; "" where it has them all.

    Raises ValueError for a file that is no OpenType font with a full table of characters.
    """
    firsts, lasts = _ranges(font)
    for character in sorted(set(text) - {"\n", "\t"}):
        at = bisect_right(firsts, ord(character)) - 1
        if at < 0 or ord(character) > lasts[at]:
            return character
    return ""


@cache
def _ranges(font: Path) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first and the last code points of each run of characters that the font has, in order."""
    with font.open("rb") as stream:
        try:
            start = 0
            if stream.read(4) == b"ttcf":
                stream.seek(12)
                (start,) = struct.unpack(">I", stream.read(4))
            stream.seek(start + 4)
            (count,) = struct.unpack(">H6x", stream.read(8))
            listed = struct.iter_unpack(">4sIII", stream.read(16 * count))
            tables = {tag: (offset, length) for tag, _, offset, length in listed}
            offset, length = tables[b"cmap"]
            stream.seek(offset)
            return _runs(stream.read(length))
        except (struct.error, KeyError, StopIteration):
            raise ValueError(f"{font} is no font with a full table of characters") from None


def _runs(cmap: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The runs of the subtable of format 12, which holds all of Unicode."""
    (subtables,) = struct.unpack_from(">2xH", cmap)
    at = next(
        offset
        for _, _, offset in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * subtables])
        if struct.unpack_from(">H", cmap, offset) == (12,)
    )
    (groups,) = struct.unpack_from(">I", cmap, at + 12)
    firsts, lasts, _ = zip(*struct.iter_unpack(">III", cmap[at + 16 : at + 16 + 12 * groups]), strict=True)
    return firsts, lasts
