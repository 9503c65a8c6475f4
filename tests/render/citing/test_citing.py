"""Sources and records of a library are cited in every edition, in the language of the work, with nothing guessed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from casegen import config, library, pipeline
from casegen.library import Library
from casegen.locales import LOCALES
from casegen.render.citing import FORMATS, STYLES, citations, marked, reference, references
from casegen.render.citing.work import case_work, source_works
from casegen.render.reader import Reader
from conftest import Built
from markup import read

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def ours() -> Library:
    """The library that this repository holds."""
    checked = pipeline.check(config.read(ROOT))
    return library.assemble(checked.cases, checked.schemes)


def test_sources_of_ours_are_cited_as_the_editions_have_it(ours: Library) -> None:
    report, news, untitled = (
        ours.by_id[name] for name in ("fulong-volunteer-team", "baoshan-lively-buildings", "hanyang-service-desks")
    )
    zh, hant, en = (Reader(LOCALES[name], ours) for name in ("zh", "zh-hant", "en"))
    assert references(report, zh) == [
        "唐紫璇（成都市大同社会工作服务中心）. “一核三治、共建共享”居民志愿者组织案例[R]. "
        "[出版地不详]: [出版者不详], [日期不详]."
    ]
    assert references(report, en) == [
        "Tang Zixuan (Chengdu Datong Social Work Service Centre). (n.d.). “一核三治、共建共享”居民志愿者组织案例 "
        "[“One core, three governances; building and sharing together”, a case of a residents’ volunteer organisation]."
    ]
    assert references(untitled, zh) == ["[无题名：新闻报道][N]. [出版者不详], [日期不详]."]
    assert references(untitled, hant) == ["[無題名：新聞報道][N]. [出版者不詳], [日期不詳]."]
    assert references(untitled, en) == ["[Untitled news report]. (n.d.)."]
    assert references(news, en)[0].startswith("小区恢复常态，志愿者队伍如何不散 [As estates return to normal, how")


@pytest.mark.parametrize("locale", list(LOCALES))
def test_every_source_of_ours_has_a_line_in_every_style(ours: Library, locale: str) -> None:
    reader = Reader(LOCALES[locale], ours)
    for case in ours.cases:
        works = source_works(case, reader)
        assert [work.kind for work in works] == [source.kind for source in case.sources]
        for work, source in zip(works, case.sources, strict=True):
            assert work.date == (source.date or "")
            for style in STYLES.values():
                line = style(work)
                assert line.strip() == line
                assert "\n" not in line


def test_a_source_is_cited_in_its_own_language(built: Built) -> None:
    case = built.library.by_id["tool-cupboard"]
    _, report = source_works(case, built.reader("en"))
    assert (report.locale.id, report.title, report.author) == ("zh", "示例社区的一个柜子", "示例社工站")
    assert (report.shown, report.by) == ("A cupboard in Sample community", ("Sample station", "The Sample Paper"))
    _, derived = source_works(case, built.reader("zh-hant"))
    assert (derived.locale.id, derived.title) == ("zh-hant", "示例社區的一個櫃子")


def test_a_title_in_another_language_says_so(built: Built) -> None:
    _, report = source_works(built.library.by_id["tool-cupboard"], built.reader("en"))
    hostile = replace(report, title='<b>"题"</b>', shown="A title")
    assert marked(hostile, built.reader("en")) == (
        'Sample station. (2022). <span lang="zh-Hans">&lt;b&gt;&#34;题&#34;&lt;/b&gt;</span> [A title]. '
        "The Sample Paper. https://example.org/report?a=1&amp;b=2"
    )
    assert "<span" not in marked(hostile, built.reader("zh"))


def test_a_source_of_no_kind_is_untitled_and_nothing_more(built: Built) -> None:
    notes, _ = source_works(built.library.by_id["tool-cupboard"], built.reader("en"))
    assert (notes.title, notes.shown) == ("[无题名]", "[Untitled]")


def test_a_record_is_cited_as_a_page_of_its_library(built: Built) -> None:
    case = built.library.by_id["stair-tea"]
    assert case.record is not None
    for locale in LOCALES.values():
        work = case_work(case, built.reader(locale.id), built.site.settings)
        assert work.url == f"{built.site.settings.url}{locale.id}/cases/stair-tea/"
        assert work.date == (case.record.updated or case.record.created)
        assert work.author
    nowhere = case_work(case, built.reader("en"), replace(built.site.settings, url=""))
    assert nowhere.url == ""
    assert "cases/" not in reference(nowhere, built.reader("en"))


def test_a_record_that_nobody_signed_is_cited_under_the_library(built: Built) -> None:
    case = built.library.by_id["stair-tea"].model_copy(update={"record": None})
    work = case_work(case, built.reader("en"), built.site.settings)
    assert (work.author, work.publisher, work.date) == ("Sample Practice Library", "", "")
    assert reference(work, built.reader("en")).startswith("Sample Practice Library. (n.d.). ")


@pytest.mark.parametrize("locale", list(LOCALES))
def test_the_page_of_a_case_has_every_style_as_text(built: Built, locale: str) -> None:
    reader = built.reader(locale)
    for case in built.library.cases:
        page = read((built.folder / locale / "cases" / case.id / "index.html").read_text("utf-8"))
        said = list(citations(case, reader, built.site.settings))
        assert [one.text for one in page.all("summary") if one.text in {each.name for each in said}] == [
            one.name for one in said
        ]
        assert [one.text for one in page.all("p", class_="cg-citation") if "data-cite" in one.attributes] == [
            one.text + one.after for one in said if not one.file
        ]
        shown = [one for one in page.all("pre") if "data-cite" in one.attributes]
        files = [(one.file, one.text) for one in said if one.file]
        assert [(one["data-cite"], one.text.removeprefix("\n")) for one in shown] == files
        lines = [one.text for one in page.all("p", class_="cg-citation cg-reference")]
        assert [line.removeprefix(reader.t("case.cite")) for line in lines] == references(case, reader)


def test_the_style_of_an_edition_is_one_that_there_is() -> None:
    assert {locale.t("cite.style") for locale in LOCALES.values()} <= set(STYLES)
    assert set(FORMATS) == {"bib", "ris", "json"}
