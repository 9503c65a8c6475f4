"""A text is read in the edition's language, derived from its base, or shown in the original and marked so."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from casegen.locales import LOCALES
from casegen.model import Localized, Prose
from conftest import Built
from markup import read


def text(**texts: str) -> Localized:
    return Localized({name.replace("_", "-"): value for name, value in texts.items()})


def test_each_edition_reads_its_own(built: Built) -> None:
    both = text(zh="里面", en="inside")
    assert [built.reader(name).plain(both) for name in ("zh", "zh-hant", "en")] == ["里面", "裡面", "inside"]
    assert all(built.reader(name).reading(both).own for name in LOCALES)


def test_an_override_wins_over_what_is_derived(built: Built) -> None:
    said = text(zh="里面", zh_Hant="里頭", en="inside")
    assert built.reader("zh-hant").plain(said) == "里頭"
    assert built.reader("zh").plain(said) == "里面"


@pytest.mark.parametrize("locale", ["zh", "zh-hant"])
def test_english_in_a_chinese_edition_is_marked(built: Built, locale: str) -> None:
    reader, only = built.reader(locale), text(en="inside & <out>")
    assert reader.line(only) == '<span lang="en">inside &amp; &lt;out&gt;</span>'
    assert reader.prose(only) == '<div lang="en"><p>inside &amp; &lt;out&gt;</p></div>'


def test_chinese_in_the_english_edition_is_marked(built: Built) -> None:
    assert built.reader("en").line(text(zh="里面")) == '<span lang="zh-Hans">里面</span>'
    assert built.reader("en").line(text(zh_Hant="裡面")) == '<span lang="zh-Hant">裡面</span>'


def test_what_is_its_own_carries_no_mark(built: Built) -> None:
    assert built.reader("zh").line(text(zh="里面")) == "里面"
    assert built.reader("zh-hant").prose(text(zh="里面")) == "<p>裡面</p>"


def test_what_comes_after_ends_the_last_paragraph(built: Built) -> None:
    reader, after = built.reader("en"), Markup("<a>1</a>")
    assert reader.prose(text(en="a\n\nb"), after) == "<p>a</p><p>b <a>1</a></p>"
    assert reader.prose(text(en="- a"), after) == "<ul>\n<li>a</li>\n</ul><p><a>1</a></p>"
    assert reader.prose(text(en="a"), Markup(" \n ")) == "<p>a</p>"


def test_a_long_text_is_read_whole(built: Built) -> None:
    assert built.reader("zh-hant").plain(Prose({"zh": "里" * 4000})) == "裡" * 4000


@pytest.mark.parametrize(
    ("case", "locale", "noted"),
    [
        ("untranslated", "en", True),
        ("untranslated", "zh", False),
        ("untranslated", "zh-hant", False),
        ("written-in-english", "zh", True),
        ("written-in-english", "zh-hant", True),
        ("written-in-english", "en", False),
        ("tool-cupboard", "en", False),
        ("tool-cupboard", "zh-hant", False),
    ],
)
def test_a_page_says_that_it_is_not_translated(built: Built, case: str, locale: str, noted: bool) -> None:
    page = read((built.folder / locale / "cases" / case / "index.html").read_text("utf-8"))
    note = [one.text for one in page.all("p", role="note")]
    assert note == ([LOCALES[locale].t("case.untranslated")] if noted else [])
    title = page.one("h1")
    other = page.all("span", lang="en" if locale != "en" else "zh-Hans")
    assert (title.text in {one.text for one in other}) == noted


def test_the_traditional_edition_is_derived_and_overridden_on_the_page(built: Built) -> None:
    page = read((built.folder / "zh-hant" / "cases" / "tool-cupboard" / "index.html").read_text("utf-8"))
    assert page.one("h1").text == "樓下的工具櫃：誰來管、壞了怎麼辦"
    assert "示例社區居委會" in page.one("article", id="content").text
    assert page.one("html")["lang"] == "zh-Hant"
