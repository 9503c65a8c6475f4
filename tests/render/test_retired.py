"""A retired case keeps its address and its reason, and stands in no list; of a draft the site says nothing."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest

from casegen import config, pipeline
from casegen.locales import LOCALES
from conftest import Built
from markup import Document, read

RETIRED = ("lost-bench", "tea-table")
DRAFT = "half-written"


def page_of(built: Built, locale: str, case: str) -> Document:
    return read((built.folder / locale / "cases" / case / "index.html").read_text("utf-8"))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", RETIRED)
def test_its_page_says_since_when_and_why(built: Built, locale: str, name: str) -> None:
    reader, case = built.reader(locale), built.library.kept[name]
    assert case.retired is not None
    page = page_of(built, locale, name)
    text = page.one("body").text
    assert page.one("h1").text == reader.plain(case.title)
    assert reader.plain(case.retired.reason) in text
    assert {"lost-bench": "2027", "tea-table": "2026"}[name] in page.one("p", class_="cg-stand").text
    assert page.one("meta", name="robots")["content"].startswith("noindex")
    assert f"../../../data/cases/{name}.json" in [one["href"] for one in page.all("a")]


@pytest.mark.parametrize("locale", LOCALES)
def test_its_address_leads_to_what_takes_its_place_and_that_says_so(built: Built, locale: str) -> None:
    here = f"{locale}/cases/tea-table/"
    page = page_of(built, locale, "tea-table")
    refresh = page.one("meta", http_equiv="refresh")["content"]
    delay, _, target = refresh.partition("; url=")
    there, _, fragment = urljoin(here, target).partition("#")
    # At once or not at all: a page that changes while one reads it fails WCAG 2.2.1 (F40).
    # From a disk, a link to a folder shows what lies in it.
    assert (delay, there) == ("0", f"{locale}/cases/tool-cupboard/index.html")
    assert there.removesuffix("index.html") in {urljoin(here, one["href"]) for one in page.all("a")}
    arrived = page_of(built, locale, "tool-cupboard")
    note = next(one for one in arrived.elements if one.get("id") == fragment)
    reader, case = built.reader(locale), built.library.kept["tea-table"]
    assert case.retired is not None
    assert reader.plain(case.title) in note.text
    assert reader.plain(case.retired.reason) in note.text
    assert not page_of(built, locale, "lost-bench").all("meta", http_equiv="refresh")


def test_nothing_lists_it(built: Built) -> None:
    """Only its own pages, those of recent changes and the one in its place speak of a retired case to readers."""
    may = {f"{locale}/{path}" for locale in LOCALES for path in ("changes/", "cases/tool-cupboard/")}
    may |= {f"{locale}/cases/{name}/" for locale in LOCALES for name in RETIRED}
    for address, text in built.html():
        assert address in may or not any(name in text for name in RETIRED), address
    for path in built.folder.rglob("*.js"):
        # The form has to know which ids are taken, and opens every record of the open data.
        if {"contribute", "data"} & set(path.relative_to(built.folder).parts):
            continue
        assert not any(name in path.read_text("utf-8") for name in RETIRED), path
    for name in ("sitemap.xml", "llms.txt"):
        assert not any(one in (built.folder / name).read_text("utf-8") for one in RETIRED), name


def test_it_is_among_the_open_data_and_marked(built: Built) -> None:
    records = json.loads((built.folder / "data" / "cases.json").read_text("utf-8"))
    status = {one["id"]: one.get("status", "published") for one in records}
    assert {one for one, said in status.items() if said == "retired"} == set(RETIRED)
    assert len(status) == len(built.library.cases) + len(RETIRED)
    for name in RETIRED:
        alone = json.loads((built.folder / "data" / "cases" / f"{name}.json").read_text("utf-8"))
        assert (alone["status"], "reason" in alone["retired"]) == ("retired", True)
    described = json.loads((built.folder / "data" / "datapackage.json").read_text("utf-8"))["casegen"]
    assert (described["cases"], described["retired"]) == (len(built.library.cases), len(RETIRED))


@pytest.mark.parametrize("locale", LOCALES)
def test_as_markdown_it_says_the_same(built: Built, locale: str) -> None:
    for name in RETIRED:
        case = built.library.kept[name]
        text = (built.folder / locale / "cases" / name / "index.md").read_text("utf-8")
        assert case.retired is not None
        assert built.reader(locale).plain(case.retired.reason) in text
        assert ("](../tool-cupboard/index.md)" in text) == (name == "tea-table")


def test_of_a_draft_the_site_knows_nothing(built: Built) -> None:
    for path in built.folder.rglob("*"):
        assert DRAFT not in path.name
        if path.suffix in {".html", ".js", ".json", ".csv", ".xml", ".txt", ".md"}:
            assert DRAFT not in path.read_text("utf-8"), path


def test_where_drafts_are_asked_for_each_says_what_it_is(built: Built) -> None:
    site = pipeline.prepare(config.read(built.root), drafts=True)
    assert DRAFT in site.library.by_id
    pages = {page.address: page for page in site.pages}
    for locale in LOCALES.values():
        mark = locale.t("draft.title", title="")
        page = pages[f"{locale.id}/cases/{DRAFT}/"]
        assert page.title.startswith(mark.strip())
        assert locale.t("draft.note") in str(page.body)
        assert not page.listed
        for path in ("browse/", "cases/", "methods/sharing/"):
            assert mark.strip() in read(str(pages[f"{locale.id}/{path}"].body)).elements[0].text, path
