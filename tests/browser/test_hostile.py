"""A library in which every text is hostile, in a real browser: nothing runs, nothing leaves, the layout holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from casegen.locales import LOCALES
from conftest import Built
from hostile import PRODUCT, TEXTS

from .states import State, filters, ready, seek, settled, written
from .test_site import LOST, Watched, browser, opened, serving

__all__ = ["browser"]

HAND = "hand/"
# A page written by hand may hold markup: what browsers refuse of it is told, and no more.
REFUSED = re.compile(
    r"Content Security Policy|elsewhere: https://evil|: csp$|/hand/x$|onerror$|onclick$|onload$|href=javascript"
)
LISTEN = """
    self.__refused = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
        self.__refused.push(`${effectiveDirective}: ${blockedURI} ${sample}`));
"""
# What must not be there: a script that ran, a link or a form that leads to a script, text that was evaluated.
LOOK = """(product) => {
    const found = self.__ran === undefined ? [] : ["a script ran"];
    for (const one of document.querySelectorAll("[href], [src], [action], [formaction], [srcdoc]"))
        for (const { name, value } of one.attributes)
            if (/^\\s*(javascript|data|vbscript):/i.test(value) && !/^data:image\\//.test(value))
                found.push(`${one.tagName} ${name}=${value.slice(0, 80)}`);
    for (const one of document.querySelectorAll("*"))
        for (const { name } of one.attributes) if (name.startsWith("on")) found.push(`${one.tagName} ${name}`);
    if (document.documentElement.textContent.includes(product)) found.push("a text was evaluated");
    return found;
}"""
WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return "";
    const far = [...document.querySelectorAll("#content *, footer *, header *")]
        .filter((one) => one.getBoundingClientRect().right > room + 1)
        .slice(0, 3).map((one) => one.outerHTML.slice(0, 150));
    return `scrolls sideways by ${document.documentElement.scrollWidth - room}: ${far.join(" … ")}`;
}"""
# Whatever holds words of the library holds a word without end: each may stand in any of them.
STRETCH = """(texts) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
        const node = walker.currentNode, text = node.data.trim();
        if (text.length > 7 && texts.some((one) => one.includes(text) || text.includes(one))) found.push(node);
    }
    for (const one of found) one.data = "W".repeat(115);
    return found.length;
}"""
ACTED = (
    State("browse/?method=sharing", filters),
    State("search/?q=script", settled),
    State("methods/", seek("script")),
    State("matrix/", lambda page: page.locator(".cg-axes select").first.wait_for()),
    State("fit/", lambda page: page.locator(".cg-fit__form").first.wait_for()),
    State("compare/?cases=first,second,third", lambda page: page.wait_for_selector(".cg-cmp")),
    State("contribute/?case=first", written("")),
    State("contribute/?case=third", written("preview")),
    State("contribute/?case=third", written("yaml")),
    State("packs/new/?cases=first,second", ready),
)


@pytest.fixture(scope="module")
def url(hostile_site: Built) -> Iterator[str]:
    """The address at which the hostile site is served."""
    with serving(hostile_site.folder) as address:
        yield address


def kinds(built: Built, locale: str) -> list[str]:
    """An address of each kind of page of an edition, and those of all cases."""
    library = built.library
    named = {one for concepts in library.concepts.values() for one in concepts}
    found: dict[tuple[str, ...], str] = {}
    for path in sorted((built.folder / locale).rglob("index.html")):
        parts = path.relative_to(built.folder).parts[:-1]
        # What only leads on shows nothing.
        if parts[-1].startswith("formerly-"):
            continue
        alike = tuple("*" if part in named or part.startswith("cg") else part for part in parts)
        found.setdefault(alike, "".join(f"{part}/" for part in parts))
    return list(found.values())


def looked_at(
    browser: Browser, url: str, addresses: list[str], act: Callable[[Page], object] | None = None
) -> list[str]:
    """All that is wrong with pages, each at the width of a phone and of a desk."""
    found: list[str] = []
    with opened(browser, 390) as page:
        watched = Watched(page, url)
        page.add_init_script(LISTEN)
        for address in addresses:
            page.set_viewport_size({"width": 390, "height": 900})
            page.goto(url + address)
            if act:
                act(page)
            for width in (390, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                watched.seen += filter(None, [page.evaluate(WIDE)])
            watched.settle(page)
            watched.seen += page.evaluate(LOOK, PRODUCT)
            by_hand = HAND in address
            watched.seen += [] if by_hand else page.evaluate("self.__refused")
            found += [f"{address}: {one}" for one in watched.seen if not (by_hand and REFUSED.search(one))]
            watched.seen.clear()
            page.set_viewport_size({"width": 390, "height": 900})
            page.evaluate(STRETCH, TEXTS)
            found += [f"{address}: {one}" for one in filter(None, [page.evaluate(WIDE)])]
    return found


@pytest.mark.parametrize("locale", list(LOCALES))
def test_every_kind_of_page(browser: Browser, url: str, hostile_site: Built, locale: str) -> None:
    addresses = kinds(hostile_site, locale)
    assert len(addresses) > 30
    assert looked_at(browser, url, [*addresses, "", LOST]) == []


@pytest.mark.parametrize("state", ACTED, ids=lambda one: one.address)
def test_what_scripts_draw(browser: Browser, url: str, state: State) -> None:
    assert looked_at(browser, url, [f"zh/{state.address}", f"en/{state.address}"], state.act) == []
