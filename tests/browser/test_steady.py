"""Nothing moves while scripts and data come: no layout shift, by the browser's own count."""

from __future__ import annotations

import time
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Route, expect

from .test_browse import shown
from .test_search import settled
from .test_site import Watched, browser, opened, url

__all__ = ["browser", "url"]

SHIFTS = """
self.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    const names = sources.map(({ node, previousRect: a, currentRect: b }) =>
      `${node?.id || node?.className || node?.nodeName}: ${a.y}+${a.height} to ${b.y}+${b.height}`);
    self.shifts.push(`${value.toFixed(4)} ${names.join("; ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# Each script comes so many seconds late, so that the page is painted in between.
LATE = 0.15


def late(route: Route) -> None:
    time.sleep(LATE)
    route.continue_()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize(
    "path", ["search/?q=" + quote("居民"), "search/?q=" + quote("没有这样的事" * 4), "browse/", "cases/tool-cupboard/"]
)
def test_nothing_moves_while_a_page_comes(browser: Browser, url: str, path: str, locale: str, width: int) -> None:
    with opened(browser, width) as page:
        watched = Watched(page, url)
        page.add_init_script(SHIFTS)
        page.route("**/*.js*", late)
        page.goto(f"{url}{locale}/{path}")
        if path.startswith("search"):
            settled(page)
        elif path.startswith("browse"):
            shown(page)
        expect(page.locator("button[data-compare][aria-pressed]:visible, .cg-nothing").first).to_be_visible()
        watched.settle(page)
        # What was drawn last is told of after two frames.
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate("() => self.shifts") == []
        page.unroute("**/*.js*")
        assert watched.seen == []
