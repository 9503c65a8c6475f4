"""Which original each translation was made from: fingerprints, and writing them into a record's file."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from .load import Record, parse
from .locales import LOCALES
from .model import Case, Pack, texts

FIELD = "translations"
# The languages that people write; the others are derived from one of these.
WRITTEN = tuple(locale.key for locale in LOCALES.values() if locale.base is None)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits that stay while the words do: white space and Unicode form do not count."""
    words = unicodedata.normalize("NFC", " ".join(text.split()))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def translated(case: Case | Pack) -> Iterator[tuple[str, str]]:
    """Yield (language, fingerprint of the original) for every text of a case or pack that has a translation."""
    for _, text in texts(case):
        original = text.get(case.original)
        if original is not None:
            for key in WRITTEN:
                if key != case.original and text.get(key) is not None:
                    yield key, fingerprint(original)


def confirm(text_of_file: str, case: Case | Pack) -> str:
    """The text of a record's file with its `translations` made to say that every translation is up to date.

    `case` is what the text was read as, a case or a pack. All lines but those of `translations` stay as they are; where
    there is no such field yet, it goes to the end.
    """
    lines = [line for line in _LINE.findall(text_of_file) if line]
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    record = parse(text_of_file.encode("utf-8"), f"{case.id}.yml")
    start, end = _extent(record) if (FIELD,) in record.marks else (len(lines), len(lines))
    before, after = "".join(lines[:start]), "".join(lines[end:])
    block = newline.join(_block(case))
    if block:
        before += newline if before and not before.endswith(("\n", "\r")) else ""
        block += newline
    return before + block + after


def _block(case: Case | Pack) -> Iterator[str]:
    made = sorted(set(translated(case)))
    for at, (key, print_) in enumerate(made):
        if at == 0:
            yield f"{FIELD}:"
        if at == 0 or made[at - 1][0] != key:
            yield f"  {key}:"
        # Quoted, because 12345678 and 1234e567 would be numbers to other readers of YAML.
        yield f'    - "{print_}"'


def _extent(record: Record) -> tuple[int, int]:
    """The first line of `translations` and the line after its last, counted from 0."""
    key = record.marks[(FIELD,)].key
    parents = {path[:-1] for path in record.marks if path}
    end = key.end_line
    for path, mark in record.marks.items():
        if path[:1] == (FIELD,):
            first = record.lines[mark.value.line - 1][mark.value.column - 1 : mark.value.column]
            # A block ends, by its mark, where the next thing begins; what it holds says where it really does.
            if path not in parents or first in {"{", "["}:
                end = max(end, mark.value.end_line)
    return key.line - 1, end
