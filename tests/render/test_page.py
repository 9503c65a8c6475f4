"""Links between addresses lead where they say, from any depth to any depth."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markupsafe import Markup

from casegen.locales import LOCALES
from casegen.render.page import Page, editions, relative

PARTS = st.lists(st.sampled_from(["zh", "en", "cases", "methods", "a", "b-1"]), max_size=5)
ADDRESS = PARTS.map(lambda parts: "".join(f"{part}/" for part in parts))
FILE = st.builds(lambda folder, name: folder + name, ADDRESS, st.sampled_from(["", "404.html", "sitemap.xml"]))
FRAGMENT = st.sampled_from(["", "#x", "#figure-a", "#段"])


@given(here=FILE, there=FILE, fragment=FRAGMENT)
def test_the_browser_arrives(here: str, there: str, fragment: str) -> None:
    assume(there or not fragment)  # a fragment alone means the page that it stands on
    link = relative(here, there + fragment)
    base = "https://x/library/"
    assert urljoin(base + here, link).removesuffix("#") == base + there + fragment


@given(here=ADDRESS, there=ADDRESS)
def test_no_link_is_empty_or_starts_at_the_root(here: str, there: str) -> None:
    link = relative(here, there)
    assert link
    assert not link.startswith("/")


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("zh/cases/a/", "zh/cases/b/", "../b/"),
        ("zh/cases/a/", "en/cases/a/", "../../../en/cases/a/"),
        ("zh/cases/a/", "zh/cases/a/", "./"),
        ("zh/cases/a/", "zh/cases/a/#cite", "#cite"),
        ("zh/cases/a/", "#cite", "#cite"),
        ("zh/", "", "../"),
        ("", "zh/", "zh/"),
        ("", "", "./"),
        ("zh/cases/a/", "zh/cases/", "../"),
        ("404.html", "zh/cases/", "zh/cases/"),
    ],
)
def test_links_are_short(here: str, there: str, link: str) -> None:
    assert relative(here, there) == link


def test_a_page_knows_its_file_and_its_shell() -> None:
    address = "en/cases/a/"
    page = Page(address, LOCALES["en"], "cases", "A", "a", Markup(""), editions("cases/a/"))
    assert page.file == "en/cases/a/index.html"
    assert page.shell == ("en", "cases", 3)
    assert page.editions == {locale: f"{locale}/cases/a/" for locale in LOCALES}
