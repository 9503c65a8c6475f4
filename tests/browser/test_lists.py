"""A library too large for one page in a browser: every case is reached without scripts, and each page looks right."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from casegen import config, pipeline
from casegen.engine.run import render
from casegen.locales import LOCALES
from casegen.render.browse import LISTED
from casegen.render.hubs import GROUP
from casegen.render.leaves import SIZE
from conftest import GOLDEN_LIBRARY, Built

from .test_site import UNADDED, WIDTHS, Watched, browser, looks_right, opened, serving

__all__ = ["browser"]

COPIED = "untranslated"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small library with so many copies of a case that a list has two pages."""
    root = Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path_factory.mktemp("large") / "library"))
    text = (root / f"cases/{COPIED}.yml").read_text("utf-8")
    for at in range(SIZE):
        copy = f"{COPIED}-{at:02}"
        (root / f"cases/{copy}.yml").write_text(re.sub(r"(?m)^id: .*$", f"id: {copy}", text), "utf-8")
    return Built(root, pipeline.build(config.read(root), render))


@pytest.fixture(scope="module")
def url(large: Built) -> Iterator[str]:
    """The address at which it is served."""
    with serving(large.folder) as address:
        yield address


def problem(large: Built) -> str:
    """The area of problems that the copies stand under."""
    (first, *_) = large.library.by_id[COPIED].problem.concepts
    return large.library.lineage("problems", first)[0].id


def shown(page: Page) -> list[str]:
    """The ids of the cases that are listed on a page when it is all there, in their order."""
    page.wait_for_load_state()
    links = page.locator(".cg-entry__title a").all()
    return [str(one.get_attribute("href")).rstrip("/").rsplit("/", 1)[-1] for one in links]


@pytest.mark.parametrize("locale", list(LOCALES))
def test_every_case_is_reached_without_scripts(browser: Browser, url: str, large: Built, locale: str) -> None:
    t = LOCALES[locale].t
    every = [case.id for case in large.library.cases]
    with opened(browser, 390, scripts=False) as page:
        watched = Watched(page, url, scripts=False)
        page.goto(f"{url}{locale}/browse/")
        assert shown(page) == every[:LISTED]
        page.get_by_role("link", name=t("home.all_cases", n=len(every))).click()
        assert page.url == f"{url}{locale}/cases/"
        group = page.locator(f"section[aria-labelledby=problem-{problem(large)}]")
        expect(group).to_be_visible()
        page.wait_for_load_state()
        assert group.locator(".cg-entry").count() <= GROUP
        group.locator(".cg-more a").click()
        first = f"{url}{locale}/browse/problem/{problem(large)}/"
        assert page.url == first
        found = shown(page)
        assert len(found) == SIZE
        page.get_by_role("link", name=t("web.page.next"), exact=True).click()
        assert page.url == f"{first}2/"
        here = page.locator(".cg-pager [aria-current]")
        assert (here.inner_text(), here.get_attribute("aria-label")) == ("2", t("web.page.n", n=2))
        found += shown(page)
        assert len(set(found)) == len(found)
        assert {one for one in every if one.startswith(COPIED)} <= set(found)
        page.get_by_role("link", name=t("web.page.previous"), exact=True).click()
        assert page.url == first
        watched.settle(page)
        assert watched.seen == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", list(LOCALES))
def test_further_pages_look_right(browser: Browser, url: str, large: Built, locale: str, width: int) -> None:
    with opened(browser, width) as page:
        watched = Watched(page, url)
        for number in ("", "2/"):
            address = f"{locale}/browse/problem/{problem(large)}/{number}"
            page.goto(url + address)
            watched.seen += looks_right(page, address, LOCALES[locale].tag)
            expect(page.locator("[data-compare]").first).to_be_visible()
            watched.settle(page)
        assert watched.seen == []


def test_a_further_page_is_whole_without_scripts(browser: Browser, url: str, large: Built) -> None:
    address = f"{url}en/browse/problem/{problem(large)}/2/"
    with opened(browser) as page, opened(browser, scripts=False) as plain:
        page.goto(address)
        expect(page.locator("[data-compare]").first).to_be_visible()
        page.evaluate(UNADDED)
        plain.goto(address)
        assert page.locator("#content").inner_text() == plain.locator("#content").inner_text()


def test_another_edition_shows_the_same_page_of_a_list(browser: Browser, url: str, large: Built) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/browse/problem/{problem(large)}/2/")
        for locale in ("en", "zh-hant"):
            page.locator(f".cg-editions a[hreflang={LOCALES[locale].tag}]").click()
            assert page.url == f"{url}{locale}/browse/problem/{problem(large)}/2/"


def test_browse_shows_more_with_its_script(browser: Browser, url: str, large: Built) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/browse/")
        expect(page.locator(".cg-pager")).to_be_visible()
        expect(page.locator("#cg-list .cg-more")).to_have_count(0)
        expect(page.locator("#cg-count")).to_have_text(re.compile(str(len(large.library.cases))))
        watched.settle(page)
        assert watched.seen == []


def test_the_list_stays_where_the_script_has_no_data(browser: Browser, url: str, large: Built) -> None:
    with opened(browser) as page:
        page.route("**/columns.js", lambda route: route.abort())
        page.goto(f"{url}en/browse/", wait_until="networkidle")
        assert shown(page) == [case.id for case in large.library.cases[:LISTED]]
        page.locator("#cg-list .cg-more a").click()
        assert page.url == f"{url}en/cases/"
