"""A record is cited in a browser: each style is copied or saved, with the day of reading; without scripts, text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from casegen.locales import LOCALES
from casegen.render.citing import citations
from conftest import Built

from .test_site import WIDTHS, Watched, browser, opened, under_policy, url

__all__ = ["browser", "url"]

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
CASE = "cases/tool-cupboard/"


def styles(page: Page) -> Iterator[tuple[str, str]]:
    """Open one style after another; what each is called and its text."""
    for at in range(page.locator(".cg-cite").count()):
        style = page.locator(".cg-cite").nth(at)
        if style.get_attribute("open") is None:
            style.locator("summary").click()
        yield style.locator("summary").inner_text(), style.locator("[data-cite]").text_content() or ""


@pytest.mark.parametrize("locale", list(LOCALES))
def test_each_style_is_copied(browser: Browser, url: str, built: Built, locale: str) -> None:
    t = LOCALES[locale].t
    case = built.library.by_id["tool-cupboard"]
    said = list(citations(case, built.reader(locale), built.site.settings))
    with opened(browser, 390) as page:
        watched = Watched(page, url)
        under_policy(page, POLICY, re.compile(rf"{CASE}$"))
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{url}{locale}/{CASE}")
        page.locator(".cg-cite__acts").first.wait_for()
        today: str = page.evaluate("new Date().toLocaleDateString('sv')")
        for at, (name, text) in enumerate(styles(page)):
            wanted = said[at]
            read = f"[{today}]" if wanted.after else ""
            assert (name, text) == (wanted.name, wanted.text + read + wanted.after)
            style = page.locator(".cg-cite").nth(at)
            style.get_by_role("button", name=t("web.cite.copy")).click()
            expect(style.get_by_role("status")).to_have_text(t("web.cite.copied"))
            assert page.evaluate("navigator.clipboard.readText()") == text
        assert not page.locator("[data-unread]").is_visible()
        watched.settle(page)
        assert watched.seen == []


def test_the_styles_for_programs_are_saved(browser: Browser, url: str, built: Built) -> None:
    t = LOCALES["en"].t
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/{CASE}")
        for ending, name in (("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON")):
            page.locator(".cg-cite summary", has_text=re.compile(f"^{name}$")).click()
            with page.expect_download() as saved:
                page.get_by_role("button", name=t("web.cite.save", file=f"tool-cupboard.{ending}")).click()
            assert saved.value.suggested_filename == f"tool-cupboard.{ending}"
            text = Path(saved.value.path()).read_text("utf-8")
            wanted = citations(built.library.by_id["tool-cupboard"], built.reader("en"), built.site.settings)
            assert text == next(one.text for one in wanted if one.file.endswith(ending))
            if ending == "json":
                assert [one["id"] for one in json.loads(text)] == [
                    "tool-cupboard", "tool-cupboard-notes", "tool-cupboard-report",
                ]  # fmt: skip
        watched.settle(page)
        assert watched.seen == []


def test_where_the_browser_refuses_the_text_is_selected(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.add_init_script("Document.prototype.execCommand = () => false; delete Navigator.prototype.clipboard;")
        page.goto(f"{url}zh/{CASE}")
        page.locator(".cg-cite__acts button").first.click()
        expect(page.locator(".cg-cite [role=status]").first).to_have_text(LOCALES["zh"].t("web.cite.selected"))
        assert page.evaluate("getSelection().toString()") == page.locator("[data-cite]").first.inner_text()
        watched.settle(page)
        assert watched.seen == []


@pytest.mark.parametrize("locale", list(LOCALES))
def test_without_scripts_each_style_is_text(browser: Browser, url: str, built: Built, locale: str) -> None:
    case = built.library.by_id["tool-cupboard"]
    said = list(citations(case, built.reader(locale), built.site.settings))
    with opened(browser, scripts=False) as page:
        watched = Watched(page, url)
        page.goto(f"{url}{locale}/{CASE}")
        assert list(styles(page)) == [(one.name, one.text + one.after) for one in said]
        assert page.locator("[data-read]").text_content() == ""
        watched.settle(page)
        assert watched.seen == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", list(LOCALES))
def test_one_drawing_is_shown_and_holds_its_texts(browser: Browser, url: str, locale: str, width: int) -> None:
    with opened(browser, width) as page:
        watched = Watched(page, url)
        page.goto(f"{url}{locale}/{CASE}")
        shown = [one for one in page.locator(".cg-logic svg").all() if one.is_visible()]
        assert len(shown) == 1
        box = shown[0].bounding_box()
        assert box is not None
        assert box["width"] <= width
        for text in shown[0].locator("text").all():
            place = text.bounding_box()
            assert place is not None
            assert place["x"] + place["width"] <= box["x"] + box["width"] + 1
        watched.settle(page)
        assert watched.seen == []


def test_nothing_is_in_anybodys_way(browser: Browser, url: str) -> None:
    with opened(browser, 390) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/{CASE}")
        page.locator(".cg-cite__acts").first.wait_for()
        page.evaluate(AXE.read_text("utf-8"))
        for part in ("cite", "logic"):
            run = f"axe.run('section[aria-labelledby={part}]')"
            found = page.evaluate(f"{run}.then(found => found.violations.map(one => one.id + one.nodes[0].html))")
            assert found == []
        watched.settle(page)
        assert watched.seen == []
