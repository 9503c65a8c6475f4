"""Where a stretch of a text stands in the file that it was read from."""

from __future__ import annotations

from ..findings import Span
from ..load import Record
from ..model import Path


def pinpoint(record: Record, path: Path, text: str, start: int, end: int) -> Span:
    """The place of `text[start:end]` in the file, where `text` is the value at `path`.

    The value's own place where the file writes it otherwise, for instance over two lines.
    """
    for around in (12, 6, 3, 1, 0):
        first = max(0, start - around)
        if found := record.found(path, text[first : end + around]):
            column = found.column + start - first
            return Span(found.line, column, found.line, column + end - start)
    return record.span(path)
