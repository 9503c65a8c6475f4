"""Languages: what a text lacks, where that is said, and what languages are called."""

from __future__ import annotations

import pytest

from casegen.checks import locales
from small import RECORD, changed, findings

UNCONFIRMED = RECORD.partition("translations:")[0]


def test_a_language_has_a_name_in_both() -> None:
    assert locales._named("en") == {"zh": "英文", "en": "English"}
    assert set(locales._named("zh-Hant").values()) == {"繁體中文"}
    assert locales._named("xx") == {"zh": "xx", "en": "xx"}


def test_translations_without_fingerprints_are_told_where_these_belong() -> None:
    (bare,) = findings("CG303", UNCONFIRMED)
    assert (bare.span.line, bare.span.column, bare.span.end_column) == (1, 1, 3)
    (empty,) = findings("CG303", UNCONFIRMED + "translations:\n  zh:\n    - \"491f7033\"\n")
    assert (empty.span.line, empty.span.end_column) == (UNCONFIRMED.count("\n") + 1, 13)


@pytest.mark.parametrize(
    ("said", "shown", "simplified", "column"),
    [
        ("居民商量停車，畫出車位。", "車畫", "车画", 12),
        ("居民“車”和《畫》，說好了。", "說", "说", 17),
    ],
)
def test_traditional_characters_are_told_at_the_first(said: str, shown: str, simplified: str, column: int) -> None:
    (found,) = findings("CG304", changed(("居民坐下来商量停车，画出了新车位。", said)))
    assert found.message["en"].endswith(f": {shown}")
    assert found.help["en"].startswith(f"Write {simplified};")
    assert (found.span.line, found.span.column, found.span.end_column) == (6, column, column + 1)


def test_no_more_than_eight_are_shown() -> None:
    (found,) = findings("CG304", changed(("居民坐下来商量停车，画出了新车位。", "車畫說們個來時會這樣")))
    assert found.message["en"].endswith(": 車畫說們個來時會")


def test_each_text_that_lacks_a_language_is_told_and_no_other() -> None:
    record = changed(("summary:\n  zh: 居民坐下来商量停车，画出了新车位。\n", "summary:\n"))
    (found,) = findings("CG301", record)
    assert (found.span.line, found.span.end_column) == (5, 8)
    assert found.message == {"zh": "这里缺少中文", "en": "Chinese is missing here"}
    assert findings("CG304", record) == []


def test_a_text_without_chinese_is_passed_over_where_others_are_traditional() -> None:
    record = changed(("  zh: 居民坐下来商量停车，画出了新车位。\n", ""), ("车多位少。", "車多位少。"))
    assert [one.span.line for one in findings("CG304", record)] == [13]
