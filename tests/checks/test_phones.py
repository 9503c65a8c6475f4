"""Telephone numbers: all that the reference library finds as they are usually written, and no day or amount."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from casegen.checks.phones import phones
from casegen.checks.privacy import PHONE, private_in
from growth import is_linear

PERSONAL = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
FORMATS = (PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL)


def found(text: str) -> bool:
    """Whether a telephone number is found in a text."""
    return any(rule is PHONE for rule, _, _ in private_in(text))


@st.composite
def numbers(draw: st.DrawFn) -> phonenumbers.PhoneNumber:
    """Draw a valid number that a person of one of the four regions may have."""
    region = draw(st.sampled_from(["CN", "HK", "MO", "TW"]))
    like = phonenumbers.example_number_for_type(region, draw(st.sampled_from(PERSONAL)))
    assert like is not None
    digits = str(like.national_number)
    kept = draw(st.integers(3, len(digits)))
    rest = draw(st.text("0123456789", min_size=len(digits) - kept, max_size=len(digits) - kept))
    made = phonenumbers.PhoneNumber(country_code=like.country_code, national_number=int(digits[:kept] + rest))
    return made if phonenumbers.is_valid_number(made) and phonenumbers.number_type(made) in PERSONAL else like


@settings(max_examples=400)
@given(number=numbers(), form=st.sampled_from(FORMATS), before=st.sampled_from(["电话", "联系：", "call ", "微信 "]))
def test_every_number_is_found_as_it_is_usually_written(
    number: phonenumbers.PhoneNumber, form: int, before: str
) -> None:
    said = phonenumbers.format_number(number, form)
    if number.country_code == 853 and form == PhoneNumberFormat.NATIONAL:
        said = f"853 {said}"
    assert found(f"{before}{said}，谢谢"), said


AREA = st.sampled_from(["010", "021", "027", "028", "0757", "0371", "(027)", "+86 27", "+86-757", "0086-27"])
FOREIGN = st.sampled_from(["+852 ", "00852-", "(852) ", "+886 ", "+886-", "+853 ", "+1 ", "+44 ", "+65 ", "0"])
LOCAL = st.from_regex(r"\A[2-8][0-9]{2,3}[-—. ·]?[0-9]{4}\Z")
AROUND = st.sampled_from(["社区服务站", "电话", "每周", "位居民", "元", "from ", "call ", "，", "。", " ", "tel: "])


@settings(max_examples=400)
@given(before=AROUND, area=AREA | FOREIGN, between=st.sampled_from(["", " ", "-", "—"]), local=LOCAL, after=AROUND)
def test_whatever_the_reference_finds_is_found(before: str, area: str, between: str, local: str, after: str) -> None:
    text = f"{before}{area}{between}{local}{after}"
    for match in PhoneNumberMatcher(text, "CN", leniency=Leniency.VALID):
        if phonenumbers.number_type(match.number) in PERSONAL:
            assert found(text), (text, match)


@pytest.mark.parametrize(
    "text",
    [
        "2017/07/12 05:30-22:00", "2022.05.16-2022.07.15", "1997-05-12—1994-09-15", "2018-2019 2020-2021",
        "16:00-20:00",
        "3000-5000 1200-1500", "12345、96110", "400-820-8820", "800 810 8888", "第20220615001号", "1,234,567.89",
        "(2022)123号", "510117 420105", "18-65岁", "0.618", "10086", "00:30", "978-7-5086-1234-5",
        "+86 400 820 8820", "0086-400-820-8820", "+86 95588",
    ],
)  # fmt: skip
def test_days_hours_amounts_and_hotlines_are_none(text: str) -> None:
    assert list(phones(text)) == []


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("2022-06-01 起，手机", "13800138000"), ("自2022.6.1，", "+86 138 0013 8000"), ("", "+86 013800138000"),
        ("", "+1 202 555 0123"), ("拨", "001 202 555 0123"), ("", "00852 2345 6789"), ("", "+886 0912 345 678"),
    ],
)  # fmt: skip
def test_a_number_stands_where_it_is_written_and_whatever_is_dialled_first(before: str, number: str) -> None:
    ((start, end),) = phones(f"{before}{number}，谢谢")
    assert number.endswith(f"{before}{number}，谢谢"[start:end].lstrip("+"))
    assert (start, end) in {(len(before), len(before) + len(number)), (len(before) + 1, len(before) + len(number))}


@pytest.mark.parametrize("piece", ["0", "0 ", "027-", "+86", "(0", "1/", "2022-06-01 ", "电话1"])
def test_hostile_text_costs_little(piece: str) -> None:
    assert is_linear(lambda size: list(phones((piece * size)[:size])), 4_000)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2785881234", [(0, 10)]),
        ("请看13800138000", [(2, 13)]),
        ("打+86 138 0013 8000", [(1, 18)]),
        ("（027) 85881234".replace("（", "("), [(0, 14)]),
        ("27 8588 1234 户", [(0, 12)]),
        ("电话 2345 6789，或 2345 6780", [(3, 12)]),
        ("13800138000 13900139000", [(0, 11), (12, 23)]),
        ("2345 6789 户", []),
        ("(6252 1234)", [(0, 10)]),
        ("(852) 2345 6789", [(0, 15)]),
        ("852 2345 6789", []),
        ("电话 1380013", []),
    ],
)
def test_a_number_begins_at_its_sign_and_ends_at_its_last_digit(text: str, places: list[tuple[int, int]]) -> None:
    assert list(phones(text)) == places
