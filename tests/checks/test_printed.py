"""Characters that the fonts of packs lack: told before a build, and an error only where a pack has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen import fonts, pipeline
from casegen.config import read
from small import changed, findings, messages

SUMMARY = "居民坐下来商量停车，画出了新车位。"


def test_what_is_lacked_is_told_once_a_text_where_it_first_stands() -> None:
    record = changed((SUMMARY, "好✓👍，👍很好🎉。"), ("Residents talked", "Fine 🎉"))
    first, other = findings("CG305", record)
    assert (first.span.line, first.span.column, first.span.end_column) == (6, 9, 10)
    assert first.message["zh"] == "材料包的字体没有这些字符：“👍”（U+1F44D）、“🎉”（U+1F389）"
    assert first.message["en"] == "the fonts of packs lack “👍” (U+1F44D), “🎉” (U+1F389)"
    assert other.span.line == 7


@pytest.mark.parametrize(("count", "more"), [(5, False), (6, True)])
def test_no_more_are_shown_than_one_reads(count: int, more: bool) -> None:
    (said,) = messages("CG305", changed((SUMMARY, "กขคฅฆง"[:count])))
    assert said.count("U+") == 5
    assert said.endswith("…") is more


def test_what_the_fonts_have_is_not_told() -> None:
    assert messages("CG305", changed((SUMMARY, "①→℃é𠮷ー“”"))) == []


def test_without_fonts_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> fonts.Family:
        raise fonts.FontError("none")

    monkeypatch.setattr(fonts, "family", none)
    assert messages("CG305", changed((SUMMARY, "👍"))) == []


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_a_character_has_to_be_in_both_weights(
    weight: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = fonts.family()
    monkeypatch.setattr(
        "casegen.checks.printed.lacking", lambda text, font: text if font == getattr(known, weight) else ""
    )
    assert len(messages("CG305", changed((SUMMARY, "✓")))) == 1


def test_a_pack_that_holds_one_is_stopped_by_a_finding(library_folder: Path) -> None:
    case = library_folder / "cases" / "pantry.yml"
    text = case.read_text("utf-8")
    case.write_text(text.replace("en: ", "en: 👍 ", 1), "utf-8")
    (library_folder / "packs").mkdir(exist_ok=True)
    (library_folder / "packs" / "lamps.yml").write_text(
        "id: lamps\ntitle: {zh: 楼道灯, en: Lamps}\nsummary: {zh: 写给新社工。, en: For new social workers.}\n"
        "cases: [stair-lamps, pantry]\naudience: {zh: 新社工💡, en: New social workers}\n"
        "objectives:\n  - {zh: 说出谁牵头, en: Say who leads}\n",
        "utf-8",
    )
    checked = pipeline.check(read(library_folder))
    told = [(one.path, one.span.line, one.message["en"]) for one in checked.findings if one.code in {"CG305", "CG707"}]
    assert [(path, line) for path, line, _ in told[1:]] == [("packs/lamps.yml", 4), ("packs/lamps.yml", 5)]
    assert told[0][0] == "cases/pantry.yml"
    assert told[1][2] == "the fonts lack characters of the case `pantry`: “👍” (U+1F44D)"
    assert told[2][2] == "the fonts lack characters of this text: “💡” (U+1F4A1)"
    assert checked.stops(drafts=False)
