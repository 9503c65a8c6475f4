"""Which numbers in prose need a figure, and where one that has none is said to stand."""

from __future__ import annotations

import pytest

from small import changed, findings

SUMMARY = ("居民坐下来商量停车，画出了新车位。", "“{}”")
DATES = (
    ("title: {zh: 琴台社区的一次议事会", "date: 2022-03-12\n    title: {zh: 琴台社区的一次议事会"),
    ("name: {zh: 琴台社区", "since: 2008\n  name: {zh: 琴台社区"),
    ("problem:", "period: {start: 2019-09, end: --12-25}\nproblem:"),
)


def uncarried(text: str) -> list[str]:
    """The numbers in the summary that no figure carries, as they are written."""
    found = findings("CG402", changed((SUMMARY[0], f'"{text}"'), *DATES))
    return [one.message["en"].partition("`")[2].rstrip("`") for one in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("打12345就行。", []),
        ("12345热线", []),
        ("一共12345户", ["12345"]),
        ("2008年成立", []),
        ("2008户", []),
        ("2019年和2022年", []),
        ("2021年", ["2021"]),
        ("22年，22户，21年", ["22", "21"]),
        ("Eleven families", ["Eleven"]),
        ("forty\\nfive families", ["forty five"]),
        ("On March 12 and 12 March", []),
        ("On 12 to 25 December", []),
        ("On December 25.", []),
        ("On March 11.", ["11"]),
        ("from March 12 to 24", ["24"]),
        ("9月12日，12月25日，3月25号", []),
        ("9月13日，10月", ["13", "10"]),
        ("12个车位", []),
        ("13个车位", ["13"]),
        ("12到13个", ["13"]),
        ("十个人，十一个人", ["十一"]),
        ("10个人", ["10"]),
        ("第37号，第三十七条", []),
        ("37工作法，3.0版，3.5版", ["3.5"]),
        ("1. 一\\n2) 二\\n 37、有37户", ["37"]),
        ("“37度”《37》", []),
        ("37户，又是37户，38户", ["37", "38"]),
    ],
)
def test_what_needs_a_figure(text: str, said: list[str]) -> None:
    assert uncarried(text) == said


def test_a_number_stands_where_it_is_written_after_names_and_marks_of_lists() -> None:
    (found,) = findings("CG402", changed((SUMMARY[0], "“三十七”见《37》，有37户，打13800138000。")))
    assert (found.span.line, found.span.column, found.span.end_column) == (6, 19, 21)
    (listed,) = findings("CG402", changed((f"zh: {SUMMARY[0]}", "zh: |-\n    1. 有37户")))
    assert (listed.span.line, listed.span.column) == (7, 9)


@pytest.mark.parametrize(
    ("text", "value"), [("3.50倍", "3.5"), ("100户", "100"), ("3万7千户", "37000"), ("20.00元", "20")]
)
def test_the_value_is_written_plainly(text: str, value: str) -> None:
    (found,) = findings("CG402", changed((SUMMARY[0], text)))
    assert f"`value: {value}`" in found.help["en"]


@pytest.mark.parametrize(("said", "to"), [("12至15户", 15), ("十二三户", 13)])
def test_both_ends_of_a_range_are_carried_by_a_figure_that_has_both(said: str, to: int) -> None:
    text = (SUMMARY[0], said)
    assert findings("CG402", changed(text, ("    value: 12\n", f"    value: 12\n    to: {to}\n"))) == []
    assert len(findings("CG402", changed(text))) == 1


def test_a_year_carries_no_thousands_that_are_as_many() -> None:
    since = ("name: {zh: 琴台社区", "since: 2000\n  name: {zh: 琴台社区")
    found = findings("CG402", changed((SUMMARY[0], "2000年有2到3千户"), since))
    assert [one.message["en"].partition("`")[2].rstrip("`") for one in found] == ["2", "3千"]
