"""How the Traditional edition is derived from the Simplified one."""

from __future__ import annotations

import pytest

from casegen.locales import LOCALES


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("大家说“楼道里的‘灯’亮了”。", "大家說「樓道裡的『燈』亮了」。"),
        ("“一”和“二”", "「一」和「二」"),
        ("没有完的“话", "沒有完的“話"),
        ("只有一半”", "只有一半”"),
        ("人称“light up every stair”", "人稱「light up every stair」"),
        ("the residents’ group", "the residents’ group"),
        ("他说‘don’t’", "他說『don’t』"),
        ("《“十四五”规划》", "《「十四五」規劃》"),
    ],
)
def test_quotation_marks_are_those_of_traditional_print(written: str, shown: str) -> None:
    assert LOCALES["zh-hant"].derive(written) == shown


def test_only_the_derived_edition_has_other_marks() -> None:
    assert LOCALES["zh"].derive("“一”") == "“一”"
    assert [name for name, text in LOCALES["zh-hant"].strings.items() if "“" in text] == []
