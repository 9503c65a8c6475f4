"""The sitemap is sound XML and lists every page once, each with all its editions."""

from __future__ import annotations

from xml.etree import ElementTree

from markupsafe import Markup

from casegen.locales import LOCALES
from casegen.publish.sitemap import sitemap
from casegen.render.page import Page
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
    paths = ("search/", "cases/lost-bench/", "cases/tea-table/")
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
    assert read(sitemap([page], "https://x.example/?a&b/")) == {'https://x.example/?a&b/en/a&b"<c>/': {}}


def test_the_order_of_pages_does_not_matter(built: Built) -> None:
    pages = built.site.pages
    assert sitemap(pages, "https://x.example/") == sitemap(reversed(pages), "https://x.example/")
