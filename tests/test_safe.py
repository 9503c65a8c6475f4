"""No text brings anything unshown to a terminal, and a message cuts what is long."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.safe import UNSAFE, printable, short


@given(st.text())
def test_what_is_printed_is_on_one_line_and_all_shown(text: str) -> None:
    assert not UNSAFE.search(printable(text))
    assert not {"\n", "\t"} & set(printable(text))
    assert printable(printable(text)) == printable(text)


def test_controls_and_surrogates_are_unsafe_and_letters_are_not() -> None:
    for code in range(sys.maxunicode + 1):
        kind = unicodedata.category(chr(code))
        if kind in {"Cc", "Cs"} and code not in (0x09, 0x0A):
            assert UNSAFE.match(chr(code)), hex(code)
        if kind[0] in "LMNP":
            assert not UNSAFE.match(chr(code)), hex(code)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("a\n\x1b[2J", "a<U+000A><U+001B>[2J"), (12, "12"), ("停" * 60, "停" * 60), ("停" * 61, "停" * 59 + "…")],
)
def test_a_message_shows_a_value_printable_and_cut(value: object, shown: str) -> None:
    assert short(value) == shown
