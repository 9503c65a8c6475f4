"""Writes a record as the library's own files are written: block style, the model's order, quotes where they matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin

from .checks.wanted import bare, fields, model_of
from .locales import RECORD_KEYS
from .model import CORE_NUMBER, CORE_TRUTH, Case, Localized, Path, Plain
from .safe import UNSAFE

SCHEMA_LINE = "# yaml-language-server: $schema=../schema/case.schema.json"
# What readers of YAML 1.1 or 1.2 take for something other than a text, in any case.
_WORDS = frozenset(["", *"null ~ true false yes no on off y n .nan .inf +.inf -.inf = <<".split()])
# Numbers, times, dates and whatever looks like one: a digit after an optional sign or point, and no letter that
# could not stand in a number.
_NUMERIC = re.compile(r"[-+]?\.?[0-9][0-9a-fox_.,:+\-tz ]*\Z", re.I)
# Some fingerprints look like numbers, so that all of them stand in quotes.
_FINGERPRINT = re.compile(r"[0-9a-f]{8}\Z")
# Where a plain scalar may not begin, and what may not stand in one.
_START = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`]|\.\.\.")
_WITHIN = re.compile(r": |:\Z| #|[\t\n]")
# A block text keeps its lines as they are unless one of these is in it; its first line settles the indentation.
_NO_BLOCK = re.compile(r"\A[ \n]|\t|\n\n\Z|\A\Z")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_ESCAPED = re.compile(rf'[\\"\n\t]|{UNSAFE.pattern}')
# What stands for no value at all, when it was written without quotes.
_NOTHING = ("", "~", "null")

Value = Mapping[str, Any] | Sequence[Any] | str | int | float | Decimal


def write(record: Mapping[str, Any], remarks: Mapping[Path, Sequence[str]] | None = None) -> str:
    """The text of a record's file, which reads back as `record`.

    `record` is what `load.parse` makes of a file: mappings, lists, and scalars, of which `Plain`, numbers and truth
    values stand without quotes where they are numbers or truth values, and `str` is text whatever it looks like.
    `remarks` are comments by the path of the field before which they stand, whether or not it is there; the empty
    path is the head of the file. Each is one line of text free of control characters. Raises TypeError for a value
    that a record cannot hold.
    """
    under: dict[Path, list[tuple[str, str]]] = {}
    head: list[str] = [SCHEMA_LINE]
    for path, said in (remarks or {}).items():
        parent, name = _nearest(record, path)
        if name is None:
            head += [f"# {one}" for one in said]
        else:
            under.setdefault(parent, []).extend((name, one) for one in said)
    return "\n".join([*head, *_mapping(record, Case, (), under)]) + "\n"


def scalar(value: object) -> str:
    """One value as it stands after `name: `; a text of several lines in double quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return format(Decimal(str(value)), "f")
    if isinstance(value, Plain) and (value in _NOTHING or value in CORE_TRUTH or CORE_NUMBER.match(value)):
        return str(value)
    if isinstance(value, str):
        return str(value) if _may_be_plain(value) else _quoted(value)
    raise TypeError(f"a record holds no {type(value).__name__}")


def _may_be_plain(text: str) -> bool:
    return not (
        text.strip() != text
        or text.lower() in _WORDS
        or _START.match(text)
        or _NUMERIC.match(text)
        or _FINGERPRINT.match(text)
        or _WITHIN.search(text)
        or UNSAFE.search(text)
    )


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _ESCAPES.get(found[0]) or (f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}")


def _nearest(record: object, path: Path) -> tuple[Path, str | None]:
    """The deepest mapping of the record above the last name of `path`, and the name in it towards `path`."""
    parent: Path = ()
    name: str | None = None
    for at, part in enumerate(path):
        if isinstance(part, str) and isinstance(record, Mapping):
            parent, name = path[:at], part
        try:
            record = record[part]  # type: ignore[index]  # whatever cannot be indexed ends the way
        except (KeyError, IndexError, TypeError):
            break
    return parent, name


Remarks = Mapping[Path, Sequence[tuple[str, str]]]


def _mapping(value: Mapping[str, Any], kind: object, path: Path, remarks: Remarks) -> Iterator[str]:
    """The lines of a mapping, not indented."""
    said = remarks.get(path, ())
    order = field_order(kind)
    names = dict.fromkeys([*value, *(name for name, _ in said)])
    for name in sorted(names, key=lambda one: order.get(one, len(order))):
        yield from (f"# {one}" for owner, one in said if owner == name)
        if name in value:
            yield from _pair(name, value[name], _below(kind, name), (*path, name), remarks)


def _pair(name: str, value: Any, kind: object, path: Path, remarks: Remarks) -> Iterator[str]:
    key = scalar(name)
    if isinstance(value, Mapping) and (value or path in remarks):
        yield f"{key}:"
        yield from _indented(_mapping(value, kind, path, remarks))
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        yield f"{key}:"
        inner = next(iter(get_args(bare(kind))), None)
        for at, member in enumerate(value):
            yield from _indented(_member(member, inner, (*path, at), remarks))
    elif isinstance(value, str) and "\n" in value and not _NO_BLOCK.search(value) and not UNSAFE.search(value):
        yield f"{key}: |" if value.endswith("\n") else f"{key}: |-"
        yield from _indented(value.removesuffix("\n").split("\n"))
    else:
        yield f"{key}: {_flat(value)}".rstrip(" ")


def _member(value: Any, kind: object, path: Path, remarks: Remarks) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        lines = list(_mapping(value, kind, path, remarks))
        first = next(at for at, line in enumerate(lines) if not line.startswith("#"))
        yield from lines[:first]
        yield f"- {lines[first]}"
        yield from _indented(lines[first + 1 :])
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        inner = [line for at, member in enumerate(value) for line in _member(member, None, (*path, at), remarks)]
        yield f"- {inner[0]}"
        yield from _indented(inner[1:])
    else:
        yield f"- {_flat(value)}".rstrip(" ")


def _flat(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{}"
    return scalar(value) if isinstance(value, str) or not isinstance(value, Sequence) else "[]"


def _indented(lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    return (f"  {line}" if line else line for line in lines)


@cache
def field_order(kind: object) -> Mapping[str, int]:
    """The names in a mapping of the declared type, each with its place in the order in which records are written."""
    model, found = model_of(kind), bare(kind)
    by_language = isinstance(found, type) and issubclass(found, Localized)
    names = fields(model) if model is not None else RECORD_KEYS if by_language else ()
    return {name: at for at, name in enumerate(names)}


@cache
def _below(kind: object, name: str) -> object:
    """The declared type of the field of that name; None where there is none."""
    model = model_of(kind)
    if model is not None:
        return fields(model).get(name)
    return get_args(bare(kind))[1] if get_origin(bare(kind)) is dict else None
