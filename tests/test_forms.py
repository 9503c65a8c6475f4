"""Expressions that Python and browsers read alike: what is let in, and how it is translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from casegen.forms import FORMS, Form, any_case


@pytest.fixture
def forms() -> Iterator[None]:
    """The register as it was, afterwards."""
    before = dict(FORMS)
    yield
    FORMS.clear()
    FORMS.update(before)


@pytest.mark.usefixtures("forms")
@pytest.mark.parametrize(
    "source",
    [
        r"a\b", r"\Bx", r"\d", r"[\d]", r"(?P<n>a)", r"(?<!a)b", r"(?<=a)b", r"(?i:a)", "(?i)a", "a$", "a*+", "a++",
        r"\N{BULLET}", r"\U0001F600",
    ],
)
def test_what_engines_read_differently_is_not_let_in(source: str) -> None:
    with pytest.raises(ValueError, match="browsers may read differently"):
        Form("strange", source)


@pytest.mark.usefixtures("forms")
def test_a_name_is_given_once() -> None:
    Form("once", "a")
    with pytest.raises(ValueError, match="two forms"):
        Form("once", "b")


@pytest.mark.usefixtures("forms")
def test_browsers_get_the_same_expression() -> None:
    assert Form("ends", r"\Aa[$(?<]\Z").browser == ("^a[$(?<]$", "", "u")
    assert Form("letters", r"\w[^\w-]\W", after=r"[\w]", any_case=True).browser == (
        r"[\p{L}\p{N}_][^\p{L}\p{N}_-][^\p{L}\p{N}_]", r"[\p{L}\p{N}_]$", "iu",
    )  # fmt: skip
    assert Form("kept", r"(a)\1 \[\] [\[\]] \? \( x{2,3}? (?:b|(?=c)|(?!d))").browser[0] == (
        r"(a)\1 \[\] [\[\]] \? \( x{2,3}? (?:b|(?=c)|(?!d))"
    )


@pytest.mark.usefixtures("forms")
def test_what_may_not_stand_before_a_match_is_not_skipped_over() -> None:
    form = Form("after", "[0-9]+", after="[0-9a]")
    assert [found[0] for found in form.all("a12 34 a5")] == ["34"]


def test_words_in_any_case_stay_what_they_are_otherwise() -> None:
    assert re.fullmatch(any_case("party members?|chair"), "Party MEMBER")
    assert not re.fullmatch(any_case("chair"), "chai")
