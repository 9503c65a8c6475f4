"""Mends in a record's file what is certain: marks of a Chinese keyboard, line ends, spaces at line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from .arrange import arranged
from .checks.schema import cases_of
from .compose import RefusedError, compose
from .findings import Finding, Span
from .load import Record, parse
from .model import ConceptScheme, Path
from .syntax import NO_SPACE, SLIP, slip

# What is mended, in the order in which it is told.
KINDS = ("bom", "line-ends", "marks", "spaces", "end", "order")
# How often a file is read again to see whether a mark was what was wrong, and how many characters that may be.
MOST_TRIES = 200
MOST_READ = 4_000_000
MOST_ROUNDS = 5
_HALF = {"：": ": ", "［": "[", "【": "[", "｛": "{", "］": "]", "】": "]", "｝": "}", "，": ", ", "、": ", "}
_HALF |= {"－": "- ", "—": "- ", "–": "- "}
_CLOSING = {"[": "］】", "{": "｝"}
_QUOTES = ("\uff02", "\u201c")
_QUOTED = re.compile('(?:\uff02([^\uff02"\\\\]*)\uff02|\u201c([^\u201c\u201d"\\\\]*)\u201d)[ ]*\\Z')
_SPACES = re.compile("[ \u3000]*")


@dataclass(frozen=True, slots=True)
class Mended:
    """The text of a file after mending, and the kinds of what was mended, in the order of `KINDS`."""

    text: str
    kinds: tuple[str, ...]


def mend(raw: bytes, path: str, schemes: Mapping[str, ConceptScheme] | None) -> Mended | None:
    """Mend the bytes of one file; None where they are not text in UTF-8 or hold nothing.

    `schemes` are the vocabularies that a record is checked with, None for a vocabulary: that keeps the order of its
    fields, and of its marks only those are mended that stop the reader of YAML. A file in which no mark is wrong
    means the same afterwards, and mending what was mended changes nothing.
    """
    try:
        before = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not before:
        return None
    kinds = set()
    text = before.removeprefix("\ufeff")
    kinds |= {"bom"} if text != before else set()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        kinds.add("line-ends")
    if text and not text.endswith("\n"):
        text += "\n"
        kinds.add("end")
    # What one step mends may be what kept another from it.
    for _ in range(MOST_ROUNDS):
        start = text
        for kind, step in (("marks", _marks), ("spaces", _without_spaces), ("order", _in_order)):
            made = step(text, path, schemes)
            kinds |= {kind} if made != text else set()
            text = made
        if text == start:
            break
    return Mended(text, tuple(kind for kind in KINDS if kind in kinds))


def _marks(text: str, path: str, schemes: Mapping[str, ConceptScheme] | None) -> str:
    tries = min(MOST_TRIES, MOST_READ // (len(text) + 1))
    state = _state(text, path, schemes)
    tried = (made for found in state[1] for made in _tried(text, found))
    while tries and (made := next(tried, None)):
        tries -= 1
        better = _state(made, path, schemes)
        if better[0] > state[0]:
            text, state = made, better
            tried = (again for found in better[1] for again in _tried(made, found))
    return text


Rank = tuple[int, int, int]
State = tuple[Rank, tuple[Finding, ...]]


def _state(text: str, path: str, schemes: Mapping[str, ConceptScheme] | None) -> State:
    """How far a text can be read, then how few marks are wrong in it; and the findings of wrong marks."""
    record = parse(text.encode("utf-8"), path)
    if record.tree is None:
        return (0, *_stop(text, path)), _slips(record.findings)
    found = _slips(cases_of([record], schemes)[1]) if schemes is not None else ()
    return (1, -len(found), 0), found


def _slips(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.code in (SLIP.code, NO_SPACE.code))


def _stop(text: str, path: str) -> tuple[int, int]:
    """Where the reader of YAML gives up."""
    try:
        compose(text, path, {})
    except RefusedError as refused:
        return refused.finding.span.line, refused.finding.span.column
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return 0, 0


def _tried(text: str, found: Finding) -> Iterator[str]:
    """The texts that may be meant, with the mark mended, and with those of the lines beside it that have one too."""
    lines = text.split("\n")
    at = found.span.line - 1
    made = _mended(lines, at, found.code, found.span)
    if made is None:
        return
    yield "\n".join([*lines[:at], made, *lines[at + 1 :]])
    run = {at: made}
    for way in (-1, 1):
        other = at + way
        while 0 <= other < len(lines) and (beside := slip("", other + 1, lines[other])):
            mended = _mended(lines, other, beside.code, beside.span)
            if mended is None:
                break
            run[other] = mended
            other += way
    if len(run) > 1:
        yield "\n".join(run.get(number, line) for number, line in enumerate(lines))


def _mended(lines: list[str], at: int, code: str, span: Span) -> str | None:
    """The line with one mark mended; None where it is not certain how."""
    line, start, end = lines[at], span.column - 1, span.end_column - 1
    before, wrong, after = line[:start], line[start:end], line[end:]
    if not wrong:
        return None
    if code == NO_SPACE.code:
        return f"{before}{wrong} {after}"
    if wrong.isspace():
        return _indented(lines, at) if not before.strip() else f"{before} {after}"
    if wrong in _QUOTES:
        quoted = _QUOTED.match(line, start)
        return f'{before}"{quoted[1] or quoted[2] or ""}"' if quoted else None
    right = _HALF.get(wrong)
    if right is None:
        return None
    if right in _CLOSING and (closed := after.rstrip()) and closed[-1] in _CLOSING[right]:
        return f"{before}{right}{closed[:-1]}{_HALF[closed[-1]]}"
    return before + (right.rstrip() if not after else right) + (after.lstrip(" \u3000") if right[-1] == " " else after)


def _indented(lines: list[str], at: int) -> str | None:
    """The line with as many half-width spaces as fit the line above; None where that leaves a choice."""
    above = next((one for one in reversed(lines[:at]) if one.strip() and not one.lstrip().startswith("#")), "")
    spaces = _SPACES.match(lines[at])
    width = len(above) - len(above.lstrip(" -"))
    written = spaces[0] if spaces else ""
    rest = lines[at][len(written) :]
    widths = {len(written), len(written.replace("\u3000", "  "))}
    if above.rstrip().endswith(":"):
        deeper = sorted(one for one in widths if one > width)
        # Where the line above opens a level, every deeper indentation means the same.
        return " " * deeper[0] + rest if deeper else None
    return " " * width + rest if width in widths else None


def _without_spaces(text: str, path: str, _: object) -> str:
    record = parse(text.encode("utf-8"), path)
    if record.tree is None:
        return text
    kept = set(_many_lines(record))
    lines = text.split("\n")
    made = "\n".join(line if at in kept else line.rstrip(" \t") for at, line in enumerate(lines, 1))
    return made if same(record, parse(made.encode("utf-8"), path)) else text


def _many_lines(record: Record) -> Iterator[int]:
    """The numbers of the lines on which a text of several lines stands."""
    parents: set[Path] = {path[:-1] for path in record.marks if path}
    for path, mark in record.marks.items():
        span = mark.value
        if path not in parents and span.end_line > span.line:
            yield from range(span.line, span.end_line + (span.end_column > 1))


def _in_order(text: str, path: str, schemes: object) -> str:
    record = parse(text.encode("utf-8"), path)
    if record.tree is None or schemes is None:
        return text
    made = arranged(record)
    return made if same(record, parse(made.encode("utf-8"), path)) else text


def same(one: Record, other: Record) -> bool:
    """Whether two records say the same: the order of fields does not count, quotes around numbers do."""
    return one.tree is not None and other.tree is not None and _same(one.tree, other.tree)


def _same(one: object, other: object) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other
