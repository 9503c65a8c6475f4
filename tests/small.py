"""A small sound record and a library around it, for tests that change it a little and ask what the checks say."""

from __future__ import annotations

from pathlib import Path

from casegen import checks
from casegen.findings import Finding
from casegen.load import VOCABULARY_BYTES, parse, read

_GOLDEN = Path(__file__).parent / "golden" / "checks"
RECORD = (_GOLDEN / "_clean" / "cases" / "qintai-parking.yml").read_text("utf-8")
VOCABULARIES = tuple(read(_GOLDEN / "_vocabulary", _GOLDEN, most=VOCABULARY_BYTES))


def changed(*changes: tuple[str, str]) -> str:
    """The record with the first place of each old text written anew; fails where it has none."""
    text = RECORD
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def findings(code: str, *records: str) -> list[Finding]:
    """What the checks say under one code of a library of these records, each called as its id is."""
    named = [(text, f"cases/{text.partition('id: ')[2].partition(chr(10))[0]}.yml") for text in records]
    found = checks.run([parse(text.encode(), path) for text, path in named], VOCABULARIES).findings
    return [one for one in found if one.code == code]


def messages(code: str, *records: str) -> list[str]:
    """The English messages of those findings, each after the name of its file and its line."""
    found = findings(code, *records)
    return [f"{one.path.removeprefix('cases/')}:{one.span.line} {one.message['en']}" for one in found]
