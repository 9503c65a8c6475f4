"""Puts the fields of a record's file into the model's order, moving whole lines with the comments above them."""

from __future__ import annotations

from typing import Any

from .checks.wanted import declared
from .load import Record
from .model import Case, Path
from .write import field_order


def arranged(record: Record) -> str:
    """The text of a record whose tree was read, with its fields in the order of the model.

    Only fields that begin lines move. What the head of the file and the end of a group say stays where it is, and so
    do blank lines. Whoever calls this compares what the text says before and after.
    """
    return "\n".join(_Arranger(record).value((), record.tree, 0, len(record.lines)))


class _Arranger:
    """One file; every method returns its lines from `first` up to `end`, counted from 0, in their new order."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.lines = record.lines

    def value(self, path: Path, value: Any, first: int, end: int) -> list[str]:
        place = self.record.marks[path].value
        begins = self.lines[place.line - 1][place.column - 1 : place.column]
        if value and begins not in ("{", "["):
            if isinstance(value, dict):
                return self.mapping(path, value, first, end)
            if isinstance(value, list):
                return self.members(path, value, first, end)
        return self.lines[first:end]

    def members(self, path: Path, value: list[Any], first: int, end: int) -> list[str]:
        starts = [self.record.marks[(*path, at)].value.line - 1 for at in range(len(value))]
        if starts != sorted(set(starts)):
            return self.lines[first:end]
        made = self.lines[first : starts[0]]
        for at, (start, stop) in enumerate(zip(starts, [*starts[1:], end], strict=True)):
            made += self.value((*path, at), value[at], start, stop)
        return made

    def mapping(self, path: Path, value: dict[str, Any], first: int, end: int) -> list[str]:
        keys = [self.record.marks[(*path, name)].key for name in value]
        starts = [key.line - 1 for key in keys]
        column = keys[0].column - 1
        if starts != sorted(set(starts)) or any(key.column - 1 != column for key in keys):
            return self.lines[first:end]
        tail = end
        while tail > starts[-1] + 1 and self._is_beside(tail - 1, column):
            tail -= 1
        begins = [self._begin(start, low, column) for start, low in zip(starts, [first, *starts], strict=False)]
        if path == () and not any(not line.strip() for line in self.lines[: begins[0]]):
            # Nothing tells what is said of the first field from what is said of the file.
            begins[0] = starts[0]
        blocks: dict[str, list[str]] = {}
        gaps: list[list[str]] = []
        for name, start, begin, stop in zip(value, starts, begins, [*begins[1:], tail], strict=True):
            block = self.lines[begin:start] + self.value((*path, name), value[name], start, stop)
            size = len(block)
            while size > 1 and not block[size - 1].strip():
                size -= 1
            blocks[name] = block[:size]
            gaps.append(block[size:])
        order = self._order(path, blocks, self.lines[starts[0]][:column])
        made = [line for name, gap in zip(order, gaps, strict=True) for line in (*blocks[name], *gap)]
        return self.lines[first : begins[0]] + made + self.lines[tail:end]

    def _order(self, path: Path, blocks: dict[str, list[str]], before: str) -> list[str]:
        """The names in their new order; where the first stands behind a hyphen, that goes to the new first."""
        order = field_order(declared(Case, path) if path else Case)
        old = list(blocks)
        new = sorted(old, key=lambda name: order.get(name, len(order)))
        if new[0] != old[0] and before.strip():
            was, now = blocks[old[0]], blocks[new[0]]
            if before.strip() != "-" or now[0].lstrip().startswith("#"):
                return old
            was[0] = " " * len(before) + was[0][len(before) :]
            now[0] = before + now[0][len(before) :]
        return new

    def _begin(self, start: int, low: int, column: int) -> int:
        """The first of the comment lines that stand just above a field, as far in as the field."""
        at = start
        while at - 1 > low and self.lines[at - 1].startswith(" " * column + "#"):
            at -= 1
        # The head of the file has no line above it.
        return 0 if at == 1 and low == 0 and column == 0 and self.lines[0].startswith("#") else at

    def _is_beside(self, at: int, column: int) -> bool:
        """Whether a line is blank, or a comment that is no further in than the fields."""
        bare = self.lines[at].lstrip(" ")
        return not bare.strip() or (bare.startswith("#") and len(self.lines[at]) - len(bare) <= column)
