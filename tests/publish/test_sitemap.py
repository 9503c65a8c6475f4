"""The sitemap is sound XML and lists every page once, each with all its editions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from xml.etree import ElementTree

from markupsafe import Markup

from casegen.locales import LOCALES
from casegen.publish.sitemap import MOST, sitemaps
from casegen.render.page import Page, editions
from conftest import Built

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(text: str) -> dict[str, dict[str, str]]:
    """Addresses with their editions by language."""
    found = ElementTree.fromstring(text).findall("s:url", NAMES)
    listed = {
        one.findtext("s:loc", "", NAMES): {
            link.attrib["hreflang"]: link.attrib["href"] for link in one.findall("x:link", NAMES)
        }
        for one in found
    }
    assert len(listed) == len(found), "an address stands twice"
    return listed


def test_every_page_but_those_that_searches_leave_out_is_listed(built: Built) -> None:
    listed = read((built.folder / "sitemap.xml").read_text("utf-8"))
    url = built.site.settings.url
    paths = ("search/", "cases/lost-bench/", "cases/tea-table/", "cases/night-market/", "cases/shared-kitchen/")
    apart = {"404.html", *(f"{locale}/{path}" for locale in LOCALES for path in paths)}
    assert set(listed) == {url + address for address, _ in built.html() if address not in apart}


def test_editions_answer_one_another(built: Built) -> None:
    listed = read((built.folder / "sitemap.xml").read_text("utf-8"))
    for here, links in listed.items():
        assert set(links) == {one.tag for one in LOCALES.values()}, here
        for there in links.values():
            assert listed[there] == links


def test_addresses_are_escaped_and_a_lone_page_has_no_editions() -> None:
    page = Page('en/a&b"<c>/', LOCALES["en"], "x", "", "", Markup(""), {"en": 'en/a&b"<c>/'})
    ((name, text),) = sitemaps([page], "https://x.example/?a&b/")
    assert name == "sitemap.xml"
    assert read(text) == {'https://x.example/?a&b/en/a&b"<c>/': {}}


def test_a_page_in_all_editions_names_them_and_itself() -> None:
    ((_, text),) = sitemaps(pages([1]), "https://x.example/")
    links = {locale.tag: f"https://x.example/{locale.id}/cases/1/" for locale in LOCALES.values()}
    assert read(text) == dict.fromkeys(links.values(), links)
    ((_, text),) = sitemaps([replace(pages([1])[0], editions=dict(list(editions("cases/1/").items())[:2]))], "")
    assert [len(links) for links in read(text).values()] == [2]


def test_the_order_of_pages_does_not_matter(built: Built) -> None:
    pages = built.site.pages
    assert list(sitemaps(pages, "https://x.example/")) == list(sitemaps(reversed(pages), "https://x.example/"))


def pages(numbers: Iterable[int]) -> list[Page]:
    return [
        Page(f"{locale}/cases/{at}/", LOCALES[locale], "x", "", "", Markup(""), editions(f"cases/{at}/"))
        for at in numbers
        for locale in LOCALES
    ]


def files(pages: Iterable[Page]) -> dict[str, str]:
    """The files of a site at `https://x.example/a&b/`, whose index names all others."""
    made = dict(sitemaps(pages, "https://x.example/a&b/"))
    root = ElementTree.fromstring(made["sitemap.xml"])
    assert root.tag.endswith("}sitemapindex")
    assert {name.rstrip("0123456789.xml") for name in made} == {"sitemap", "sitemap-"}
    assert "sitemap-0.xml" not in made
    named = [one.text for one in root.findall("s:sitemap/s:loc", NAMES)]
    assert named == [f"https://x.example/a&b/{name}" for name in made if name != "sitemap.xml"]
    return made


def test_a_large_site_has_an_index_of_parts() -> None:
    few = [*pages(range(MOST // len(LOCALES))), *pages([MOST])[: MOST % len(LOCALES)]]
    assert len(few) == MOST
    assert [name for name, _ in sitemaps(few, "https://x.example/")] == ["sitemap.xml"]
    for times in (1, 4):
        many = pages(range(times * MOST // len(LOCALES) + 1))
        parts = [read(text) for name, text in files(many).items() if name != "sitemap.xml"]
        assert max(map(len, parts)) <= MOST
        assert sorted(one for part in parts for one in part) == sorted(
            f"https://x.example/a&b/{page.address}" for page in many
        )
        for part in parts:
            assert all(there in part for links in part.values() for there in links.values())


def test_a_new_page_changes_one_part() -> None:
    before, after = files(pages(range(1, 3000))), files(pages(range(3000)))
    assert len([name for name in after if after[name] != before.get(name)]) == 1
    assert before.keys() == after.keys()
