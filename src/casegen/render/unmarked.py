"""Many texts of records to plain text at once: most have no markup, and one look at all of them tells which have."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..index.search.ragged import picked
from .prose import MARKUP, plain

_BLANK, _MARK, _FIRST = 1, 2, 3


def plain_each(texts: list[str]) -> list[str]:
    """Turn many texts into plain text, each as `plain` does; all that have no markup cost one look at all together."""
    joined = "\0".join(["", *texts, ""])
    codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
    ends = np.flatnonzero(codes == 0)
    if len(ends) != len(texts) + 1:
        return [plain(text) for text in texts]
    kinds = picked(_kinds(), codes)
    # Beside marks: two blanks side by side, a blank at an end, and what may begin a list.
    blank, marked = kinds == _BLANK, kinds == _MARK
    marked[:-1] |= blank[:-1] & blank[1:]
    lists = np.flatnonzero(kinds[ends[:-1] + 1] == _FIRST)
    found = list(texts)
    for at in {*lists.tolist(), *(np.searchsorted(ends, np.flatnonzero(marked), "right") - 1).tolist()}:
        found[at] = plain(texts[at])
    return found


@cache
def _kinds() -> NDArray[np.uint8]:
    """What each code point can mean: a blank or an end of a text, markup or other white space, how a list begins."""
    found = np.zeros(0x110000, np.uint8)
    found[[code for code in range(0x3001) if MARKUP.search(f"x{chr(code)}x") or chr(code).isspace()]] = _MARK
    found[list(b"\0 ")] = _BLANK
    found[list(b"0123456789+-")] = _FIRST
    return found
