"""Numbers in Chinese and English text, read back as they were written."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.numerals import ABOUT, LEAST, LESS, MORE, MOST, Reading, numbers
from growth import is_linear


def one(text: str) -> Reading:
    (reading,) = numbers(text)
    return reading


def written(text: str) -> list[str]:
    return [text[reading.start : reading.end] for reading in numbers(text)]


def numeral(value: int) -> str:
    """The Chinese numeral of a whole number below 10,000 times 10 to the 12th."""
    if value == 0:
        return "零"
    said, gap = "", False
    for size, mark in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, value = divmod(value, size)
        if part == 0:
            gap = bool(said)
            continue
        if said and (gap or part < 1000):
            said += "零"
        said += (numeral(part) if part >= 10**4 else below_myriad(part)) + mark
        gap = False
    return said


def below_myriad(value: int) -> str:
    said, gap = "", False
    for size, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            said += ("零" if gap and said else "") + "零一二三四五六七八九"[digit] + mark
        gap = not digit
    return said


@given(st.integers(0, 10**16 - 1) | st.integers(0, 100_000))
def test_a_numeral_reads_back_as_the_number_it_was_written_from(value: int) -> None:
    reading = one(f"共{numeral(value)}人")
    assert reading.to is None
    assert reading.value == value


@given(st.integers(0, 10**12), st.sampled_from(["{}", "{:,}"]))
def test_digits_read_back_plain_with_separators_and_in_full_width(value: int, form: str) -> None:
    said = form.format(value)
    wide = said.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    assert [one(text).value for text in (f"共{said}人", f"共{wide}人")] == [value, value]


@given(st.text(alphabet="0123456789一二两十百千万亿零点成余多约近第年,.+ abone twenty-hundred壹拾陆", max_size=80))
def test_every_text_is_read_in_order_within_its_bounds(text: str) -> None:
    readings = list(numbers(text))
    assert all(0 <= reading.start < reading.end <= len(text) for reading in readings)
    assert all(first.end <= second.start for first, second in pairwise(readings))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("44.7萬人", "447000"), ("213万小时", "2130000"), ("37万元", "370000"), ("1万5千", "15000"),
        ("1,771個", "1771"), ("20萬", "200000"), ("二十多万", "200000"), ("八十九歲", "89"), ("廿四", "24"),
        ("兩萬", "20000"), ("三千五", "3500"), ("伍拾元", "50"), ("二〇一八年", "2018"), ("四点五平方公里", "4.5"),
        ("百余名", "100"), ("3千克", "3"), ("5百货", "5"), ("16:00", "16"), ("20.00", "20"), ("3人", "3"),
        ("双楼长制", "2"), ("一双鞋", "1"),
        ("twenty-one people", "21"), ("two hundred and five", "205"), ("three thousand", "3000"),
        ("a hundred", "100"), ("1.7 million", "1700000"), ("370,000 yuan", "370000"), ("15-minute", "15"),
    ],
)  # fmt: skip
def test_one_number(text: str, value: str) -> None:
    assert one(text).value == Decimal(value)


@pytest.mark.parametrize(("text", "low", "high"), [("六七十位", 60, 70), ("三四个", 3, 4), ("一百二三十人", 120, 130)])
def test_a_range_in_one_numeral(text: str, low: int, high: int) -> None:
    assert (one(text).value, one(text).to) == (Decimal(low), Decimal(high))


def test_two_numbers_stay_two() -> None:
    assert written("16时至20时") == ["16", "20"]
    assert written("from twenty to thirty, or twenty and thirty") == ["twenty", "thirty", "twenty", "thirty"]


@pytest.mark.parametrize(
    "text",
    ["几十个", "数百人", "半天", "老百姓", "千万小心", "万一", "百灵社区", "一一回应", "三三两两", "一五一十",
    "队伍壮大", "大陆",
     "收拾", "someone often weighted", "hundreds of", "13800138000138000"],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert list(numbers(text)) == []


@pytest.mark.parametrize("text", ["6成", "六成", "60%", "６０％", "百分之六十", "60 per cent", "60 percent"])
def test_shares_are_of_a_hundred(text: str) -> None:
    assert (one(text).value, one(text).percent) == (Decimal(60), True)


def test_tenths_are_not_read_into_words() -> None:
    assert (one("项目一成立").value, one("项目一成立").percent) == (Decimal(1), False)


@pytest.mark.parametrize(
    ("text", "values"),
    [("18年", (18, 2018)), ("98年", (98, 1998)), ("下午三點", (3, 15)), ("3 p.m.", (3, 15)), ("3时", (3,))],
)
def test_other_values(text: str, values: tuple[int, ...]) -> None:
    assert one(text).values == values


def test_the_first_end_of_a_range_may_share_the_unit_of_the_second() -> None:
    assert [reading.values for reading in numbers("2-3万")] == [(2, 20000), (30000,)]


@pytest.mark.parametrize("text", ["第七次人口普查", "第一書記", "第15届", "21st", "the twenty-first"])
def test_ordinals(text: str) -> None:
    assert one(text).ordinal


@pytest.mark.parametrize("text", ["1+1+X", "3A级", "COVID-19", "A4纸", "2.1.7"])
def test_names(text: str) -> None:
    assert all(reading.named for reading in numbers(text))


def test_a_unit_makes_no_name() -> None:
    assert not any(reading.named for reading in numbers("15-minute talks, 20km, 3rd"))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("37万余元", (MORE,)), ("20多万", (MORE,)), ("300+人", (MORE,)), ("超过6成", (MORE,)),
        ("more than 20", (MORE,)),
        ("300人以上", (LEAST,)), ("至少有5个", (LEAST,)), ("不少于3", (LEAST,)), ("at least 5", (LEAST,)),
        ("5 teams or more", (LEAST,)), ("不超过30", (MOST,)), ("no more than 30", (MOST,)), ("30天以内", (MOST,)),
        ("不到20", (LESS,)), ("fewer than 20", (LESS,)), ("近千人", (LESS,)), ("约5.5万", (ABOUT,)),
        ("30人左右", (ABOUT,)), ("约「20」人", (ABOUT,)),
        ("about 20", (ABOUT,)), ("公约3条", ()), ("最近5年", ()), ("3人", ()), ("20 people", ()), ("20多元", ()),
    ],
)  # fmt: skip
def test_hedges(text: str, bounds: tuple[str, ...]) -> None:
    assert one(text).bounds == bounds


def test_a_long_s_is_an_s() -> None:
    assert [reading.value for reading in numbers("two thouſand, ſeven, one ſixth")] == [2000, 7, 1, 6]


def test_written_with_digits_or_in_words() -> None:
    assert [reading.digits for reading in numbers("3, 三, three, ３万")] == [True, False, False, True]


@pytest.mark.parametrize(
    "piece",
    ["1,", "一点", "一", "壹", "one ", "one and ", "1.", "9", "百分之", "1万", "不超过", "twenty-", "a "],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    assert is_linear(lambda times: list(numbers(piece * times)), 4_000)
