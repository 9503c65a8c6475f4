"""Which pieces of a record's text it is compared with other records by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import compress
from zlib import crc32

from ..model import Localized, Path

# A shingle is so many characters; about one in SAMPLE is looked at, the same ones in every record.
_LENGTH, _SAMPLE = 6, 8
# Whether a character is the first of one that is looked at, by the last byte of its number.
_CHOSEN = bytes(last % _SAMPLE == 0 for last in range(256))
_NO_WORD = re.compile(r"[\W_]+")
# What most texts hold nothing but: characters that stay as they are, and marks that are left out in any form.
_USUAL = "\x00-\x7f\u4e00-\u9fff、。，；：！？（）《》“”‘’…—–·"
_UNUSUAL = re.compile(f"[^{_USUAL}]")
_APART = frozenset({"figures", "sources", "record"})


def shingles(texts: Iterable[tuple[Path, Localized]], original: str) -> frozenset[int]:
    """The shingles of these texts as they were first written, in the language `original`.

    They are numbers of 32 bits, the same wherever they are made.
    """
    said = (text.root.get(original) for path, text in texts if path[0] not in _APART)
    words = " ".join([text for text in said if text])
    if _UNUSUAL.search(words):
        words = unicodedata.normalize("NFKC", words)
    text = _NO_WORD.sub("", words.lower())
    # Chosen by their first character, so that an insertion shifts none of the others.
    codes = text.encode("utf-32-le", "surrogatepass")
    chosen = codes[: -4 * _LENGTH + 4 : 4].translate(_CHOSEN)
    return frozenset([crc32(codes[at : at + 4 * _LENGTH]) for at in compress(range(0, 4 * len(chosen), 4), chosen)])
