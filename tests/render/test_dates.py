"""Dates and periods are written as exactly as they are known."""

from __future__ import annotations

import pytest

from casegen.locales import LOCALES
from casegen.model import Period
from casegen.render.dates import date, period


@pytest.mark.parametrize(
    ("text", "zh", "hant", "en"),
    [
        ("2019", "2019年", "2019年", "2019"),
        ("2022-06", "2022年6月", "2022年6月", "June 2022"),
        ("2022-06-01", "2022年6月1日", "2022年6月1日", "1 June 2022"),
        ("2022-12-31", "2022年12月31日", "2022年12月31日", "31 December 2022"),
        ("--12-25", "12月25日（年份不详）", "12月25日（年份不詳）", "25 December (year not stated)"),
        ("--02-29", "2月29日（年份不详）", "2月29日（年份不詳）", "29 February (year not stated)"),
    ],
)
def test_a_date(text: str, zh: str, hant: str, en: str) -> None:
    assert [date(text, LOCALES[locale]) for locale in ("zh", "zh-hant", "en")] == [zh, hant, en]


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        ("2021-03", "2022-06-01", "2021年3月至2022年6月1日", "March 2021 to 1 June 2022"),
        ("2020", None, "2020年起", "since 2020"),
        (None, "2019-05", "到2019年5月为止", "until May 2019"),
        (None, None, "", ""),
    ],
)
def test_a_period(start: str | None, end: str | None, zh: str, en: str) -> None:
    value = Period(start=start, end=end)
    assert period(value, LOCALES["zh"]) == zh
    assert period(value, LOCALES["en"]) == en


def test_no_period_is_no_text() -> None:
    assert period(None, LOCALES["zh"]) == ""
