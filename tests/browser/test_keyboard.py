"""Everything can be done with the keys alone, on a phone too: no trap, nothing out of reach, nothing covered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from casegen.locales import LOCALES

from .states import SEARCHED, STATES, going, url
from .test_search import BOX
from .test_site import Watched, browser, opened, tab_to

__all__ = ["browser", "url"]

# What Tab has to come to, each with a number: of radio buttons one, and what scrolls where nothing in it has the focus.
REACHABLE = """() => {
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const seen = [...document.querySelectorAll(all)].filter((one) => one.tabIndex >= 0 && !one.disabled
    && one.type !== "radio" && one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]"));
  self.reached = new Set();
  self.covered = [];
  self.wanted = seen;
  document.addEventListener("focusin", ({ target }) => {
    self.reached.add(target);
    const { left, top, right, bottom } = target.getBoundingClientRect();
    const points = [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, bottom - 3]];
    // What is larger than the screen has its middle and its corners beside it.
    const within = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    const shows = bottom - top > innerHeight || within.some(([x, y]) => {
      const at = document.elementFromPoint(x, y);
      return at && (target.contains(at) || at.contains(target) || at.closest("label")?.contains(target));
    });
    if (!shows) self.covered.push(target.outerHTML.slice(0, 120));
  });
  return seen.length;
}"""
LEFT = "() => [...self.wanted].filter((one) => !self.reached.has(one)).map((one) => one.outerHTML.slice(0, 120))"
# Long lists of links alone tell nothing more.
LONG = {"codebook", "checks", "the form", "browse, narrowed down"}


def test_tab_reaches_everything_and_goes_on(browser: Browser, url: str) -> None:
    with going(browser, url, "en") as (page, go):
        for name, state in STATES.items():
            if name in LONG:
                continue
            go(state, 390)
            page.evaluate("document.activeElement.blur?.(); getSelection().removeAllRanges()")
            count = page.evaluate(REACHABLE)
            assert count > 3, name
            for _ in range(count + 12):
                page.keyboard.press("Tab")
            assert page.evaluate(LEFT) == [], name
            assert page.evaluate("self.covered") == [], name


def pressed(page: Page, wanted: str, key: str = "Enter", most: int = 120) -> None:
    """Go to an element by Tab and press a key on it."""
    tab_to(page, wanted, most)
    page.keyboard.press(key)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_visit_without_a_pointer(browser: Browser, url: str, locale: str, width: int) -> None:
    """Search, a case, choose it, cite it, another edition, narrow down, download, compare, a pack."""
    with opened(browser, width) as page:
        watched = Watched(page, url)
        page.goto(f"{url}{locale}/")
        page.keyboard.press("/")
        expect(page.locator(BOX)).to_be_focused()
        page.keyboard.insert_text(SEARCHED)
        expect(page.locator(".cg-found .cg-option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.locator(".cg-option[aria-selected=true]")).to_be_visible()
        watched.settle(page)
        page.keyboard.press("Enter")
        page.wait_for_url("**/cases/*/**")
        choose = "button[data-compare][aria-pressed]"
        page.locator(choose).first.wait_for()
        pressed(page, choose)
        expect(page.locator(".cg-tray-bar")).to_be_visible()
        # The first way to cite is open; the others open one by one.
        pressed(page, ".cg-cite:nth-of-type(2) > summary")
        expect(page.locator(".cg-cite").nth(1)).to_have_attribute("open", "")
        pressed(page, ".cg-cite[open] .cg-cite__acts button")
        expect(page.locator(".cg-cite[open] [role=status]")).not_to_be_empty()
        other = LOCALES["en" if locale == "zh" else "zh"]
        watched.settle(page)
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Control+Home")
        pressed(page, f".cg-editions a[hreflang={other.tag}]")
        page.wait_for_url(f"**/{other.id}/cases/*/**")
        watched.settle(page)
        pressed(page, ".cg-nav a")
        page.wait_for_url(f"**/{other.id}/browse/**")
        page.locator(".cg-results__tools select:enabled").wait_for()
        if page.locator(".cg-filters:not([open])").count():
            pressed(page, ".cg-filters > summary")
        if page.locator(".cg-facet:not([open])").count() and not page.locator(".cg-facet[open]").count():
            pressed(page, ".cg-facet > summary")
        pressed(page, ".cg-facet input[type=checkbox]", "Space")
        expect(page.locator(".cg-chip")).to_be_visible()
        pressed(page, ".cg-export > summary")
        with page.expect_download():
            pressed(page, ".cg-export button")
        pressed(page, "#cg-list button[data-compare][aria-pressed=false]")
        expect(page.locator(".cg-tray-go:not([aria-disabled])")).to_be_visible()
        watched.settle(page)
        pressed(page, ".cg-tray-go")
        page.wait_for_url("**/compare/**")
        page.wait_for_selector(".cg-cmp")
        pressed(page, ".cg-cmp-fold")
        watched.settle(page)
        pressed(page, "a[href*='packs/new/']")
        page.wait_for_url("**/packs/new/**")
        page.locator(".cg-pack").first.wait_for()
        tab_to(page, ".cg-pack-form select")
        page.keyboard.press("ArrowDown")
        watched.settle(page)
        assert watched.seen == []


@pytest.mark.parametrize("locale", list(LOCALES))
def test_without_scripts_cases_are_found_cited_and_taken_away(browser: Browser, url: str, locale: str) -> None:
    with opened(browser, 390, scripts=False) as page:
        watched = Watched(page, url, scripts=False)
        page.goto(f"{url}{locale}/browse/")
        # By a value of a facet to a case.
        page.locator(".cg-filters:not([open]) > summary").click()
        page.locator(".cg-facet:not([open]) > summary").first.click()
        page.locator(".cg-facet[open] a").first.click()
        page.locator(".cg-entry__title a").first.click()
        page.wait_for_url("**/cases/*/**")
        for way in page.locator(".cg-cite").all():
            if way.get_attribute("open") is None:
                way.locator("summary").click()
            assert way.locator("[data-cite]").inner_text().strip()
        page.locator(".cg-src").first.click()
        assert page.locator(":target").is_visible()
        page.goto(f"{url}{locale}/packs/evening-lights/")
        links = page.eval_on_selector_all("a", "all => all.map((one) => one.href)")
        files = [link for link in links if link.endswith((".docx", ".pptx", ".pdf"))]
        assert len(files) >= 3
        for file in files:
            assert page.request.get(file).ok, file
        watched.settle(page)
        assert watched.seen == []
