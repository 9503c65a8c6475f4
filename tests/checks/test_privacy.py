"""What counts as private in a text, however it is written, and what only looks so."""

from __future__ import annotations

import pytest
from stdnum.cn import ric

from casegen.checks.privacy import ADDRESS, EMAIL, IDENTITY, PHONE, PLATE, private_in
from casegen.findings import Rule
from growth import is_linear
from small import changed, findings

# Numbers that operators and standards print as examples; nobody's own.
PRIVATE: dict[str, tuple[Rule, list[str]]] = {
    "telephone": (
        PHONE,
        [
            "电话13800138000找他", "138 0013 8000", "１３８００１３８０００", "138-0013-8000",
            "1 3 8 0 0 1 3 8 0 0 0",
            "138.0013.8000", "138－0013－8000", "+86 138 0013 8000", "8613800138000", "0086-13800138000",
            "027-84781234",
            "(021) 6252 1234", "打电话9123 4567", "+852 9123 4567", "手机号91234567", "0912-345-678",
            "+886 912 345 678",
        ],
    ),
    "identity": (
        IDENTITY,
        ["身份证11010519491231002X", "110105 19491231 002x", "１１０１０５１９４９１２３１００２Ｘ"],
    ),
    "e-mail": (
        EMAIL, ["chair@example.org", "chair ＠ example．org", "写给chair@example.org。", "chair (at) example.org"]
    ),
    "plate": (PLATE, ["鄂A12345", "鄂A·D12345", "粤 B 1 2 3 4 5", "沪AF12345", "滬a12345", "鄂Ａ１２３４５"]),
    "address": (
        ADDRESS,
        [
            "长征路15号", "长征路１５号", "延安路123弄45号", "123弄4号", "3栋2单元501室",
            "3 栋 2 单元 501 室", "十二幢一单元",
            "5号楼301室", "3-2-501室", "A座1203室", "Room 501, Unit 2, Building 3", "15 Changzheng Road",
            "No. 5, Lane 12",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "text"),
    [pytest.param(rule, text, id=f"{kind} {text}") for kind, (rule, texts) in PRIVATE.items() for text in texts],
)
def test_found_however_it_is_written(rule: Rule, text: str) -> None:
    assert [found.code for found, _, _ in private_in(text)] == [rule.code]


@pytest.mark.parametrize(
    "text",
    [
        "拨打12345热线", "120急救", "客服400-820-8820", "2019-2022年", "2022-06-15", "20220615", "累计213万小时",
        "25000000元", "9,645个", "110105194912310021", "2号线", "3号楼", "第3栋楼的居民", "2层", "5号文件",
        "报道12号刊出",
        "这条路3号开工", "12月25日", "街道11个中心", "3A级", "1+1+X", "A4纸", "16.00 to 20.00", "1771、1500、4490",
        "2018 2019 2020", "Building 3 was repaired", "15 minutes on the Road",
        "15 Changshou Road Subdistrict experts",
        "云计算2020", "@居民 请看群", "www.example.org",
    ],
)  # fmt: skip
def test_what_only_looks_private(text: str) -> None:
    assert list(private_in(text)) == []


def test_a_place_covers_the_whole_and_nothing_more() -> None:
    text = "电话：１３８ ００１３ ８０００，谢谢"
    ((_, start, end),) = private_in(text)
    assert text[start:end] == "１３８ ００１３ ８０００"


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "a@", "a.", "鄂A", "一弄", "3栋", "Aa ", "15 A", "1-", "No.1 ", "Room 1 ", "路", "138"],
)
def test_hostile_text_costs_little(piece: str) -> None:
    assert is_linear(lambda size: list(private_in((piece * size)[:size])), 4_000)


@pytest.mark.parametrize("serial", range(40))
def test_every_check_digit_is_looked_at(serial: int) -> None:
    begins = f"11010519491231{serial:03d}"
    right = ric.calc_check_digit(begins + "0")
    for last in "0123456789Xx":
        found = [rule for rule, _, _ in private_in(f"证件{begins}{last}。")]
        assert (IDENTITY in found) is (last.upper() == right)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("by: {zh: 编辑组", "by: {zh: a@example.org", False),
        ("title: {zh: 琴台社区的一次议事会", "title: {zh: a@example.org", False),
        ("about: {zh: 为测试编写。", "about: {zh: a@example.org", True),
        ("title: {zh: 开议事会", "title: {zh: a@example.org", True),
        ("role: {zh: 居委会", "role: {zh: a@example.org", True),
    ],
)
def test_who_signs_and_who_published_may_be_reached(old: str, new: str, told: bool) -> None:
    assert bool(findings("CG603", changed((old, new)))) is told


def test_what_two_forms_find_is_told_once() -> None:
    assert [(rule.code, start, end) for rule, start, end in private_in("+86 138 0013 8000，13900139000")] == [
        ("CG601", 4, 17), ("CG601", 18, 29)
    ]


def test_a_day_that_never_was_is_no_birthday() -> None:
    begins = "11010519491331002"
    assert IDENTITY not in [rule for rule, _, _ in private_in(f"证件{begins}{ric.calc_check_digit(begins + '0')}。")]
