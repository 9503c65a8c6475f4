"""Every kind of page in every state that a reader can put it into: what the tests of accessibility go through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Built

from .test_browse import shown
from .test_compare import compare
from .test_packs import TWO, ready
from .test_packs import address as pack
from .test_search import BOX, settled
from .test_site import LOST, Watched, opened, serving

SEARCHED, UNKNOWN = "居民", "没有这样的事" * 4
HEIGHT = 900


@dataclass(frozen=True)
class State:
    """A page below an edition (or at the root, for an address that begins with `/`), and what is done to it there.

    What is done is done anew at each width; `alike` selects what is as good as the same again, many times over.
    """

    address: str
    act: Callable[[Page], object] | None = None
    alike: str = ""


def filters(page: Page) -> None:
    """Open everything by which cases are narrowed down, and what is downloaded."""
    shown(page)
    if page.locator(".cg-filters:not([open])").count():
        page.locator(".cg-filters > summary").click()
    for fold in page.locator(".cg-facet > summary").all()[:3]:
        if fold.evaluate("one => !one.parentElement.open"):
            fold.click()
    page.locator(".cg-facet[open] input[type=checkbox]:visible").first.wait_for()
    page.locator(".cg-export > summary").click()
    expect(page.locator(".cg-chip").first).to_be_visible()


def seek(text: str) -> Callable[[Page], None]:
    """Type into the box of the bar, and wait for what the list says."""

    def act(page: Page) -> None:
        page.locator(BOX).fill(text)
        expect(page.locator(".cg-found")).to_be_visible()
        expect(page.locator(".cg-found :is(.cg-option, .cg-found__notes p)").first).to_be_visible()

    return act


def chosen(page: Page) -> None:
    """Choose the case, and open all ways to cite it."""
    page.locator("button[data-compare][aria-pressed=false]:visible").first.click()
    expect(page.locator(".cg-tray-bar")).to_be_visible()
    page.evaluate("document.querySelectorAll('.cg-cite').forEach((one) => { one.name = ''; one.open = true; })")


def written(view: str) -> Callable[[Page], None]:
    """The form with a record in it, in one of its views; to write, with all parts open and all that is found told."""

    def act(page: Page) -> None:
        page.locator(".cg-section").first.wait_for()
        if view:
            page.locator(f'[data-tab="{view}"]').click()
            return
        page.evaluate("document.querySelectorAll('.cg-section').forEach((one) => { one.open = true; })")
        page.locator(".cg-aside button").last.click()

    return act


def saved(page: Page, *words: str) -> None:
    """Wait until a draft is kept on the device that has all these words."""
    has = "all => Object.values(localStorage).some(one => all.every(word => one.includes(word)))"
    page.wait_for_function(has, arg=list(words))


def drafts(page: Page) -> None:
    """A draft that is about to be deleted."""
    page.locator(".cg-start .cg-button--main").click()
    page.locator('[data-path="id"]').first.fill("half-done")
    saved(page, "half-done")
    page.goto(page.url.partition("?")[0])
    page.locator(".cg-drafts__acts button").first.click()
    page.locator(".cg-drafts .cg-limit").wait_for()


STATES = {
    "root": State("/"),
    "lost": State(f"/{LOST}"),
    "home": State(""),
    "cases": State("cases/"),
    "a value": State("browse/method/sharing/"),
    "browse": State("browse/", shown),
    "browse, narrowed down": State("browse/?method=sharing", filters),
    "search, empty": State("search/", lambda page: page.wait_for_selector(".cg-results__tools")),
    "search": State(f"search/?q={quote(SEARCHED)}", settled),
    "search, nothing": State(f"search/?q={quote(UNKNOWN)}", settled),
    "the box": State("methods/", seek(SEARCHED)),
    "the box, nothing": State("methods/", seek(UNKNOWN)),
    "matrix": State("matrix/", lambda page: page.locator(".cg-axes select").first.wait_for()),
    "fit": State("fit/?type=old-estate", lambda page: page.locator(".cg-fit__form").first.wait_for()),
    "compare": State(compare(*TWO, "stair-tea", locale="")[1:], lambda page: page.wait_for_selector(".cg-cmp")),
    "compare, nothing": State("compare/", lambda page: page.wait_for_selector(".cg-cmp-empty")),
    "a case": State("cases/tool-cupboard/", chosen),
    "a hostile case": State("cases/stair-lamps/"),
    "a case in Chinese only": State("cases/untranslated/"),
    "a case in English only": State("cases/written-in-english/"),
    "a retired case": State("cases/lost-bench/"),
    "a case taken down on request": State("cases/shared-kitchen/"),
    "methods": State("methods/"),
    "a method": State("methods/sharing/"),
    "places": State("communities/"),
    "packs": State("packs/"),
    "a pack": State("packs/evening-lights/"),
    "making a pack": State("packs/new/", ready),
    "making a pack of two": State(pack("", *TWO)[1:], ready),
    "making slides": State(pack("", *TWO, edition="slides", language="both", method="role-play")[1:], ready),
    "contribute": State("contribute/", lambda page: page.locator(".cg-start").wait_for()),
    "a draft": State("contribute/", drafts),
    "the form": State("contribute/?case=tool-cupboard", written(""), ".cg-list > li:nth-of-type(n + 3)"),
    "the form, as a page": State("contribute/?case=tool-cupboard", written("preview")),
    "the form, as text": State("contribute/?case=tool-cupboard", written("yaml")),
    "the form, handing over": State("contribute/?case=tool-cupboard", written("hand")),
    "about": State("about/"),
    "records": State("records/"),
    "codebook": State("codebook/", None, "tbody tr:nth-of-type(n + 4)"),
    "checks": State("checks/", None, "tbody tr:nth-of-type(n + 4)"),
    "a check": State("checks/cg101/"),
    "recent changes": State("changes/"),
}  # fmt: skip


@pytest.fixture(scope="module")
def url(furnished: Built) -> Iterator[str]:
    """The address at which the site with all that a library can have is served."""
    with serving(furnished.folder) as address:
        yield address


@contextmanager
def going(browser: Browser, url: str, locale: str) -> Iterator[tuple[Page, Callable[[State, int], str]]]:
    """A page of a browser that is used for all states, and how it gets into one at a width; yields the address."""
    with opened(browser) as page:
        watched = Watched(page, url)
        page.emulate_media(reduced_motion="reduce")

        def go(state: State, width: int) -> str:
            at = state.address[1:] if state.address.startswith("/") else f"{locale}/{state.address}"
            page.set_viewport_size({"width": width, "height": HEIGHT})
            if state.act or page.url != url + at:
                page.evaluate("try { localStorage.clear() } catch {}")
                page.goto(url + at)
            if state.act:
                state.act(page)
            return at

        yield page, go
        watched.settle(page)
        assert watched.seen == []


__all__ = ["SEARCHED", "STATES", "State", "filters", "going", "ready", "seek", "settled", "url", "written"]
