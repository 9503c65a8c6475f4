"""The wheel in an empty environment: a new library is begun, built and opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from released import Installed, copied, made

from .test_site import Watched, browser, looks_right, opened, serving

__all__ = ["browser"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a library that was begun and built by an installed wheel."""
    folder = tmp_path_factory.mktemp("released")
    (wheel,) = made(copied(folder / "tree"), folder / "dist", "wheel")
    installed = Installed(wheel, folder)
    installed.run("init", "demo")
    installed.run("build", "-C", "demo")
    return folder / "demo" / "site"


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    """The address at which it is served."""
    with serving(site) as address:
        yield address


def test_the_site_is_whole(site: Path) -> None:
    page = site / "en" / "cases" / "sample-reading-hour" / "index.html"
    assert "[Sample]" in page.read_text("utf-8")
    assert (site / "zh" / "checks" / "cg101" / "index.html").is_file()
    licences = next((site / "assets").glob("*/casegen.css")).with_name("licences.txt").read_text("utf-8")
    assert {"docx", "pptxgenjs", "porter2", "nanoid"} <= {line.split(" ")[0] for line in licences.splitlines()}


def test_its_pages_open_and_its_search_finds(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        for address in ("zh/", "en/", "en/cases/sample-reading-hour/", "zh/browse/", "zh/contribute/"):
            page.goto(url + address)
            watched.seen += looks_right(page, address, "en" if address.startswith("en") else "zh-Hans")
            watched.settle(page)
        page.goto(f"{url}en/search/?q=reading")
        expect(page.locator("#content a[href*='sample-reading-hour']").first).to_be_visible()
        watched.settle(page)
        assert watched.seen == []
