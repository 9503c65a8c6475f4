"""Tags the heads of rows in a PDF as heads, which typst 0.15 leaves as cells (ISO 32000-1, 14.8.4.3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_ELEMENT = rb"<</Type/StructElem/S/%b/"
_KIDS = re.compile(rb"/K\[((?:\d+ 0 R ?)+)\]")
_CELL = re.compile(rb"/S/TD(/P \d+ 0 R)/A\[<</O/Table(/Headers\[[^\]]*\])?>>")


def row_heads(bodies: Mapping[int, bytes], headed: Sequence[bool]) -> dict[int, bytes]:
    """The cells that change, by number, where the rows of some tables have heads.

    `headed` says of each table, in the order of the document, whether the first cell of each row is a head.
    """
    tables = [number for number, body in bodies.items() if body.startswith(_ELEMENT % b"Table")]
    made = {}
    for table in (number for number, one in zip(sorted(tables), headed, strict=False) if one):
        for group in _kids(bodies, table, b"TBody"):
            for row in _kids(bodies, group, b"TR"):
                for cell in list(_kids(bodies, row, b"TD"))[:1]:
                    made[cell] = _CELL.sub(rb"/S/TH\1/A[<</O/Table/Scope/Row\2>>", bodies[cell], count=1)
    return made


def _kids(bodies: Mapping[int, bytes], number: int, kind: bytes) -> Iterator[int]:
    """The elements of a kind that an element holds."""
    found = _KIDS.search(bodies[number])
    for kid in found[1].replace(b" 0 R", b"").split() if found else ():
        if bodies.get(int(kid), b"").startswith(_ELEMENT % kind):
            yield int(kid)
