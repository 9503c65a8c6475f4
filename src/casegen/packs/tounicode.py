"""Writes the table that gives the text of a PDF back in fewer bytes (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re

_BLOCKS = re.compile(rb"\d+ beginbfchar\n[^b]*endbfchar\n")
_PAIR = re.compile(rb"<([0-9A-F]{4})> (<[0-9A-F]+>)")
# So many ranges a block, and codes of one first byte a range, as the standard has it.
_MOST, _CODES = 100, 256


def denser(table: bytes) -> bytes:
    """The same table, in which codes that follow each other are named once for all; lines of other kinds stay."""
    found = list(_BLOCKS.finditer(table))
    pairs = [(int(code, 16), text) for block in found for code, text in _PAIR.findall(block[0])]
    if not pairs:
        return table
    ranges: list[list[tuple[int, bytes]]] = []
    for code, text in pairs:
        last = ranges[-1][-1][0] if ranges else -2
        if code != last + 1 or code % _CODES == 0:
            ranges.append([])
        ranges[-1].append((code, text))
    made = []
    for at in range(0, len(ranges), _MOST):
        part = ranges[at : at + _MOST]
        made.append(b"%d beginbfrange\n" % len(part))
        made += [b"<%04X> <%04X> [%b]\n" % (one[0][0], one[-1][0], b"".join(text for _, text in one)) for one in part]
        made.append(b"endbfrange\n")
    return table[: found[0].start()] + b"".join(made) + table[found[-1].end() :]
