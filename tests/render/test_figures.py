"""Figures are written as each language writes numbers, with their bound and range."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.locales import LOCALES
from casegen.render.figures import amount, digits

ZH, HANT, EN = (LOCALES[name] for name in ("zh", "zh-hant", "en"))


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("0", "0", "0"),
        ("12", "12", "12"),
        ("4.5", "4.5", "4.5"),
        ("4.50", "4.5", "4.5"),
        ("1000", "1000", "1,000"),
        ("9999", "9999", "9,999"),
        ("10000", "1万", "10,000"),
        ("55000", "5.5万", "55,000"),
        ("12300", "1.23万", "12,300"),
        ("12345", "12,345", "12,345"),
        ("370000", "37万", "370,000"),
        ("1234567.5", "1,234,567.5", "1,234,567.5"),
        ("-20000", "-2万", "-20,000"),
    ],
)
def test_digits(value: str, zh: str, en: str) -> None:
    assert digits(Decimal(value), "万") == zh
    assert digits(Decimal(value), "") == en


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ("exact", "37万元", "370,000 yuan"),
        ("about", "约37万元", "about 370,000 yuan"),
        ("more-than", "37万余元", "more than 370,000 yuan"),
        ("less-than", "不到37万元", "fewer than 370,000 yuan"),
        ("at-least", "至少37万元", "at least 370,000 yuan"),
        ("at-most", "至多37万元", "at most 370,000 yuan"),
    ],
)
def test_bounds(bound: str, zh: str, en: str) -> None:
    assert amount(Decimal(370000), None, bound, "元", ZH) == zh
    assert amount(Decimal(370000), None, bound, "yuan", EN) == en


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ("exact", "60%", "60%"),
        ("about", "约60%", "about 60%"),
        ("more-than", "超过60%", "more than 60%"),
        ("less-than", "不到60%", "less than 60%"),
    ],
)
def test_a_share_is_not_counted(bound: str, zh: str, en: str) -> None:
    assert amount(Decimal(60), None, bound, "%", ZH) == zh
    assert amount(Decimal(60), None, bound, "%", EN) == en


def test_ranges() -> None:
    assert amount(Decimal(60), Decimal(70), "exact", "位", ZH) == "60至70位"
    assert amount(Decimal(60), Decimal(70), "exact", "people", EN) == "60 to 70 people"
    assert amount(Decimal(60), Decimal(70), "about", "%", EN) == "about 60 to 70%"
    assert amount(Decimal(9000), Decimal(12000), "exact", "户", ZH) == "9000至1.2万户"


def test_without_a_unit_no_space_is_left() -> None:
    assert amount(Decimal(7), None, "exact", "", EN) == "7"
    assert amount(Decimal(7), None, "exact", "", ZH) == "7"


def test_traditional_words_are_derived() -> None:
    assert amount(Decimal(370000), None, "more-than", "元", HANT) == "37萬餘元"


def _value(text: str) -> Decimal:
    number = text.replace(",", "")
    return Decimal(number.removesuffix("万")) * (10_000 if number.endswith("万") else 1)


@given(st.decimals(min_value=0, max_value=10**12, places=3), st.sampled_from(["", "万"]))
def test_digits_keep_the_value(value: Decimal, myriad: str) -> None:
    assert _value(digits(value, myriad)) == value
