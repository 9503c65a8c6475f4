"""Expressions that Python and browsers read alike: what is let in, and how it is translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casegen.checks import phones
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


# Pieces that begin, end and break what the forms look for, so that random rows of them hold matches of all kinds.
PIECES = (
    "13812345678", "1", "39", "027-", "8588 1234", "110101199003070", "X", " ", "\n", "a", "Z", "@", "(at)", "b.cn",
    ".", "-", "鄂A", "12345", "3号楼", "2单元", "501室", "民主路", "19号", "12-3-402", "No. 7 ", "Heping Road",
    "Building 3, ", "Room 402", "居民", "志愿者", "社区", "张", "刘", "欧阳", "师傅", "阿姨", "老", "小", "明", "说",
    "，", "认为", "Uncle ", "Old ", "Li", "Wang ", "Mei", "resident ", ", a volunteer", "é", "打电话", "2024-03-05",
    "9:30", "tel ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("居民刘明说，张师傅住民主路19号3号楼2单元")
@example("Uncle Li, Mei Wang: resident Wang Mei, No. 7 Heping Road, x13812345678 13812345678 a@b.cn")
def test_the_short_ways_find_what_the_expression_finds(text: str) -> None:
    phones.plans()
    for form in FORMS.values():
        found = [one.span() for one in form.all(text)]
        assert found == [one.span() for one in form.pattern.finditer(text)], form.name


@pytest.mark.usefixtures("forms")
def test_where_what_a_match_needs_is_not_there_nothing_is_looked_for() -> None:
    form = Form("needing", "[0-9]+a", needs="b")
    assert list(form.all("12a")) == []
    assert [found[0] for found in form.all("12a b")] == ["12a"]
