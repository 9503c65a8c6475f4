"""Who comes by the address of a retired case finds out what became of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from casegen.locales import LOCALES
from conftest import Built

from .test_site import Watched, browser, opened, url

__all__ = ["browser", "url"]


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("locale", LOCALES)
def test_it_leads_to_what_takes_its_place(browser: Browser, url: str, built: Built, locale: str, scripts: bool) -> None:
    case = built.library.kept["tea-table"]
    assert case.retired is not None
    there = f"{url}{locale}/cases/tool-cupboard/"
    # Not watched: the page that leads on is left at once, with its icon still under way.
    with opened(browser, 390, scripts=scripts) as page:
        page.goto(f"{url}{locale}/cases/tea-table/")
        page.wait_for_url(f"{there}index.html#replaces-tea-table")
        note = page.locator(".cg-arrival")
        assert note.is_visible()
        assert built.reader(locale).plain(case.retired.reason) in note.inner_text()
        box = note.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 900
    with opened(browser, 390, scripts=scripts) as page:
        watched = Watched(page, url)
        page.goto(there)
        assert not page.locator(".cg-arrival").is_visible()
        watched.settle(page)
        assert watched.seen == []


@pytest.mark.parametrize("locale", LOCALES)
def test_from_recent_changes_to_a_retired_case(browser: Browser, url: str, locale: str) -> None:
    with opened(browser, 390) as page:
        watched = Watched(page, url)
        page.goto(f"{url}{locale}/changes/")
        watched.settle(page)
        page.locator("#retired-lost-bench a").click()
        assert page.url == f"{url}{locale}/cases/lost-bench/"
        assert page.locator("h2").first.inner_text() == LOCALES[locale].t("retired.why")
        watched.settle(page)
        assert watched.seen == []
