"""Fingerprints of originals, and the block of them that is written into a record."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.load import parse
from casegen.model import Case
from casegen.translations import confirm, fingerprint

RECORD = """\
# a comment that stays
id: one
title: {zh: 试,   en: Test}
summary:
  zh: |
    先听，
    再画。
  en: Listen, then paint.   # this one too
community: {name: {zh: 试}, places: ["510117"]}
problem: {concepts: [parking], statement: {text: {zh: 试, en: Test}}}
method: {concepts: [joint-meeting], steps: [{title: {zh: 步}, text: {zh: 走, en: Go}}]}
actors: [{role: {zh: 居民}, kind: residents, did: {zh: 来了}}]
outcomes: [{claim: {zh: 好了}, direction: positive}]
sources: [{id: talk, kind: other}]
"""
BLOCK = "translations:\n  en:\n" + "".join(
    f'    - "{one}"\n' for one in sorted(map(fingerprint, ("试", "先听，\n再画。", "走")))
)


def case(text: str) -> Case:
    record = parse(text.encode(), "cases/one.yml")
    assert not record.findings
    return Case.model_validate(record.tree)


def confirmed(text: str) -> str:
    return confirm(text, case(text))


@given(st.text(alphabet="甲乙 \n\t　éAe\u0301", max_size=12))
def test_a_fingerprint_is_of_the_words(text: str) -> None:
    same = fingerprint(text)
    assert same == fingerprint(unicodedata.normalize("NFD", text)) == fingerprint(f"\n {'  '.join(text.split(' '))}　")
    assert same != fingerprint(text + "丙")


def test_a_fingerprint_is_eight_hexadecimal_digits_of_sha256() -> None:
    # printf '先听，再画。' | sha256sum
    assert fingerprint("先听，再画。") == "61ca8bc5"


def test_the_block_goes_to_the_end_sorted_one_a_line_each_once() -> None:
    assert confirmed(RECORD) == RECORD + BLOCK


def test_a_file_without_a_last_line_break_gets_one() -> None:
    assert confirmed(RECORD.rstrip("\n")) == RECORD + BLOCK


def test_line_ends_of_the_file_are_kept() -> None:
    text = RECORD.replace("\n", "\r\n")
    assert confirmed(text) == text + BLOCK.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "old",
    [
        BLOCK,
        "translations: {}\n",
        'translations:\n  en: ["00000000",\n    "11111111"]\n',
        'translations: {en:\n  ["00000000"]\n  }\n',
        'translations:\n  en:\n    - "00000000"\n    # old\n    - abcdef01\n',
    ],
)
@pytest.mark.parametrize("after", ["", "# at the end\n", "\nrecord:\n  created: \"2026-11-22\"\n"])
def test_only_the_block_is_rewritten(old: str, after: str) -> None:
    assert confirmed(RECORD + old + after) == RECORD + BLOCK + after


def test_to_confirm_twice_changes_nothing() -> None:
    once = confirmed(RECORD)
    assert confirmed(once) == once


def test_without_translations_there_is_no_block() -> None:
    text = RECORD.replace(", en: Test", "").replace(",   en: Test", "").replace(", en: Go", "")
    text = text.replace("  en: Listen, then paint.   # this one too\n", "")
    assert confirmed(text + BLOCK) == text


def test_a_language_that_is_not_the_first_can_be_the_original() -> None:
    text = RECORD.replace("id: one\n", "id: one\noriginal: en\n")
    block = confirmed(text).removeprefix(text)
    assert block.startswith("translations:\n  zh:\n")
    assert f'"{fingerprint("Listen, then paint.")}"' in block
