"""Reads at once what most records are written in: fields and lists in blocks, each value on one line; nothing else."""

from __future__ import annotations

import re

from .model import Plain

# Less than the parser lets through, which is asked about what is deeper.
_DEEPEST = 16
# Longer names are no fields.
_LONGEST = 80
# What no plain value begins with that is read here; some of them may begin one in YAML.
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_LETTER = "A-Za-z0-9\u3400-\u9fff\u2019"
_WORD = f'(?:[{_LETTER}](?:[{_LETTER} -]*[{_LETTER}-])?|"[^",#:\\\\]*")'
_ROW = re.compile(rf"\[ *(?:{_WORD}(?: *, *{_WORD})*)? *\]\Z")


def straight(text: str) -> dict[str, object] | None:
    """Build the data of a YAML text that is written straight on, as `compose` does; None where it is not.

    `text` holds nothing that `UNSAFE` finds. Whatever is not sound comes back as None as well: the parser says what is
    wrong with it.
    """
    if "\t" in text:
        return None
    root: dict[str, object] = {}
    # What is open, the root first: the column at which each begins, and itself.
    columns = [0]
    opened: list[dict[str, object] | list[object]] = [root]
    # The field that waits for what stands in the lines below it, its column and its mapping.
    waiting, since, above = "", 0, root
    # Names that were looked at and are sound: most stand in a record again and again.
    names: set[str] = set()
    for line in text.split("\n"):
        written = line.lstrip(" ")
        column = len(line) - len(written)
        name, colon, value = written.partition(": ")
        if not colon:
            name = name.rstrip(" ")
            if not name or name[0] == "#":
                continue
        elif name[:1] == "#":
            continue
        else:
            value = value.strip(" ")
        if name[:2] == "- ":
            if waiting:
                if column < since:
                    return None
                row: list[object] = []
                above[waiting], waiting = row, ""
                opened.append(row)
                columns.append(column)
            else:
                while columns[-1] > column:
                    del columns[-1], opened[-1]
                top = opened[-1]
                if columns[-1] != column or type(top) is not list:
                    return None
                row = top
            member = name[2:].lstrip(" ")
            if not colon and member[-1] != ":":
                made = _scalar(member)
                if made is None:
                    return None
                row.append(made)
                continue
            column += len(name) - len(member)
            name = member
            fields: dict[str, object] = {}
            row.append(fields)
            opened.append(fields)
            columns.append(column)
        elif waiting:
            if column <= since:
                return None
            fields = {}
            above[waiting], waiting = fields, ""
            opened.append(fields)
            columns.append(column)
        else:
            while columns[-1] > column:
                del columns[-1], opened[-1]
            if type(opened[-1]) is list:
                del columns[-1], opened[-1]
            if columns[-1] != column:
                return None
            fields = opened[-1]  # type: ignore[assignment]  # a list opens in a mapping or a mapping's list
        if not colon:
            if name[-1] != ":":
                return None
            name = name[:-1]
        if name not in names:
            if not name.replace("-", "_").isidentifier() or name[0] == "-" or len(name) > _LONGEST:
                return None
            names.add(name)
        if name in fields or len(opened) > _DEEPEST:
            return None
        if value:
            fields[name] = made = _scalar(value)
            if made is None:
                return None
        else:
            waiting, since, above = name, column, fields
            # It keeps the place of the field among the others.
            fields[name] = None
    return root if root and not waiting else None


def _scalar(written: str) -> object:
    """The value of one line, or None; `written` is at least one character, and no space begins or ends it."""
    first = written[0]
    if first not in _INDICATORS:
        return None if ": " in written or " #" in written or written[-1] == ":" else Plain(written)
    if first == '"' or first == "'":
        inside = written[1:-1]
        whole = len(written) > 1 and written[-1] == first and first not in inside
        return inside if whole and (first == "'" or "\\" not in inside) else None
    if first == "[" and _ROW.match(written):
        words = [word.strip(" ") for word in written[1:-1].split(",")]
        return [word[1:-1] if word[0] == '"' else Plain(word) for word in words if word]
    return None
