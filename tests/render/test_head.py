"""What a page's head says is true, reciprocal over all editions, and nothing in a title breaks out of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from casegen.config import Settings
from casegen.locales import LOCALES
from casegen.render.head import data_script, head, switch
from casegen.render.page import Page, editions
from conftest import Built
from markup import Document, read

SETTINGS = Settings(Path("/x"), Path("/x/site"), "https://x.example/a/", {"en": "Library"}, {})
PAGE = Page("en/cases/a/", LOCALES["en"], "cases", "A title", "What it is", Markup(""), editions("cases/a/"), "article")
PIECES = ["<", ">", "&", '"', "'", "/", "!", "-", "\\", "\u2028", "script", "一", " "]
PIECES += ["</title>", "</script>", "<!--", "-->"]
HOSTILE = st.lists(st.sampled_from(PIECES)).map("".join)
TAGS = {"title", "meta", "link"}


def linked_data(page: Document) -> dict[str, Any]:
    return json.loads(page.one("script", type="application/ld+json").text)  # type: ignore[no-any-return]


@given(HOSTILE, HOSTILE, HOSTILE)
@example("</title><script>alert(1)</script>", '"><script>', "</script>")
def test_texts_stay_texts(title: str, description: str, site: str) -> None:
    page = read(head(replace(PAGE, title=title, description=description), site, SETTINGS))
    assert {one.tag for one in page.elements} == TAGS
    assert page.one("title").text == (title if title == site else f"{title} · {site}")
    assert page.one("meta", name="description")["content"] == description
    assert page.one("meta", property="og:title")["content"] == title
    assert page.one("meta", property="og:site_name")["content"] == site


@given(st.recursive(HOSTILE, lambda inner: st.lists(inner) | st.dictionaries(HOSTILE, inner)))
@example({"headline": "</script><script>alert(1)</script>", "abstract": "<!-- <script>"})
def test_linked_data_cannot_close_its_script(value: object) -> None:
    made = data_script(value)
    inner = made.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inner)
    assert json.loads(inner) == value


def test_a_site_without_an_address_claims_none() -> None:
    page = read(head(PAGE, "Library", replace(SETTINGS, url="")))
    assert page.all("link") == []
    assert page.all("meta", property="og:url") == []


def test_the_present_edition_is_named_and_the_others_linked() -> None:
    made = read(switch(PAGE))
    assert [one["lang"] for one in made.all("span", aria_current="true")] == ["en"]
    assert {one["lang"]: one["href"] for one in made.all("a")} == {
        "zh-Hans": "../../../zh/cases/a/",
        "zh-Hant": "../../../zh-hant/cases/a/",
    }


def pages(built: Built) -> Mapping[str, Document]:
    return {address: read(text) for address, text in built.html() if address != "404.html"}


def alternates(page: Document) -> dict[str, str]:
    return {one["hreflang"]: one["href"] for one in page.all("link", rel="alternate") if not one.get("type")}


def test_canonical_is_the_own_address(built: Built) -> None:
    url = built.site.settings.url
    for address, page in pages(built).items():
        assert page.one("link", rel="canonical")["href"] == url + address
        assert page.one("meta", property="og:url")["content"] == url + address


def test_editions_point_at_one_another(built: Built) -> None:
    url = built.site.settings.url
    by_url = {url + address: page for address, page in pages(built).items()}
    for here, page in by_url.items():
        named = alternates(page)
        assert named, f"{here} names no edition"
        assert len(page.all("link", rel="alternate")) == len(named) + 1
        assert named["x-default"] in by_url
        for tag, there in named.items():
            assert there in by_url, f"{here} points at {there}"
            assert alternates(by_url[there]) == named, f"{there} does not answer {here}"
            if tag != "x-default":
                assert by_url[there].one("html")["lang"] == tag
        if here != url:
            assert named[page.one("html")["lang"]] == here


def test_every_page_leads_to_the_feed_of_its_edition(built: Built) -> None:
    for address, page in pages(built).items():
        link = page.one("link", rel="alternate", type="application/atom+xml")
        locale = address.partition("/")[0] or "zh"
        assert link["href"] == f"{built.site.settings.url}{locale}/feed.xml"
        assert (built.folder / locale / "feed.xml").is_file()


def test_every_page_says_what_it_is(built: Built) -> None:
    said: set[tuple[str, str]] = set()
    for address, page in pages(built).items():
        title, description = page.one("title").text, page.one("meta", name="description")["content"]
        assert title.strip()
        assert description.strip()
        if address:
            key = (page.one("html")["lang"], title)
            assert key not in said, f"two pages are called {title}"
            said.add(key)
        assert page.one("meta", property="og:locale")["content"] in {one.og for one in LOCALES.values()}


@pytest.mark.parametrize("locale", list(LOCALES))
def test_a_case_tells_machines_the_same_as_people(built: Built, locale: str) -> None:
    reader, url = built.reader(locale), built.site.settings.url
    for case in built.library.cases:
        address = f"{locale}/cases/{case.id}/"
        page = read((built.folder / address / "index.html").read_text("utf-8"))
        graph = linked_data(page)["@graph"]
        article = next(one for one in graph if "Article" in one["@type"])
        assert "LearningResource" in article["@type"]
        assert article["url"] == url + address
        assert article["headline"] == reader.plain(case.title) == page.one("h1").text
        assert article["inLanguage"] == LOCALES[locale].tag
        ids = set(page.ids)
        for part in article["hasPart"]:
            assert part["url"].removeprefix(f"{url}{address}#") in ids
        trail = next(one for one in graph if one["@type"] == "BreadcrumbList")["itemListElement"]
        assert [one["position"] for one in trail] == [1, 2, 3]
        assert trail[-1]["item"] == url + address
        for one in trail:
            assert (built.folder / one["item"].removeprefix(url) / "index.html").is_file()


def test_a_hostile_title_stays_in_its_page(built: Built) -> None:
    title = built.library.by_id["stair-lamps"].title.get("en") or ""
    page = read((built.folder / "en/cases/stair-lamps/index.html").read_text("utf-8"))
    assert "<script>" in title
    assert page.one("title").text.startswith(title)
    assert page.one("meta", property="og:title")["content"] == title
    assert len(page.all("script")) == len(page.all("script", type="application/ld+json")) + len(
        read((built.folder / "en/cases/pantry/index.html").read_text("utf-8")).all("script")
    ) - 1
