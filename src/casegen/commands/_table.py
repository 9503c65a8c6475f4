"""Tables for a terminal, whose columns stand one below another whatever the script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wcwidth import wcswidth

GAP = "  "


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a line for every row, each cell but the last as wide as the widest of its column in terminal cells."""
    columns = zip(*rows, strict=True)
    widths = [max(map(wcswidth, column)) for column in columns]
    for row in rows:
        cells = [text + " " * (width - wcswidth(text)) for text, width in zip(row, widths, strict=True)]
        yield GAP.join([*cells[:-1], row[-1]]).rstrip()
