"""The built site in a real browser: nothing fails, nothing is fetched elsewhere, everyone can read and reach it.

Without a browser these tests fail: `make test` sets one up (tests/browser/setup.py).
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import takewhile
from pathlib import Path
from re import Pattern
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from casegen.locales import LOCALES
from conftest import Built

from .setup import system_browser

ColorScheme = Literal["light", "dark"]
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
UNDER = "/library/"
KINDS = {
    "home": "",
    "cases": "cases/",
    "browse": "browse/",
    "search": "search/",
    "a value": "browse/method/sharing/",
    "matrix": "matrix/",
    "fit": "fit/",
    "codebook": "codebook/",
    "contribute": "contribute/",
    "making a pack": "packs/new/",
    "a full case": "cases/tool-cupboard/",
    "a hostile case": "cases/stair-lamps/",
    "a case in Chinese only": "cases/untranslated/",
    "methods": "methods/",
    "packs": "packs/",
    "a method": "methods/sharing/",
    "communities": "communities/",
    "about": "about/",
    "records": "records/",
    "checks": "checks/",
    "a check": "checks/cg101/",
    "recent changes": "changes/",
    "a retired case": "cases/lost-bench/",
    "a case taken down on request": "cases/shared-kitchen/",
}
LOST = "zh/no-such-page/"
ABORTED = "net::ERR_ABORTED"
UNADDED = """
    document.querySelectorAll("[data-compare], .cg-cite__acts").forEach((one) => { one.hidden = true; });
    document.querySelectorAll("[data-read]").forEach((one) => { one.textContent = ""; });
    document.querySelectorAll("[data-unread]").forEach((one) => { one.hidden = false; });
"""
WIDTHS = (320, 390, 1280)
# How many times slower than here the browser is to be, and how many times 50 ms late its files come; most of each comes
# as many times 100 ms after its beginning. What a test relies on by luck fails then (`CASEGEN_SLOW=4 make test`; 1 for
# late files alone).
SLOW = int(os.environ.get("CASEGEN_SLOW", "0"))


class Handler(SimpleHTTPRequestHandler):
    """Serves a site below a path, and its own page at a lost address, as hosts of static sites do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file, an index, or the page for lost addresses."""
        if not self.path.startswith(UNDER):
            self.send_error(404)
            return
        self.path = "/" + self.path.removeprefix(UNDER)
        path = Path(self.translate_path(self.path))
        if (path / "index.html" if path.is_dir() else path).is_file():
            super().do_GET()
            return
        text = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; where files come late, most of a page comes a while after its address is known."""
        if SLOW:
            outputfile.write(source.read(1000))
            time.sleep(0.1 * SLOW)
        super().copyfile(source, outputfile)

    def end_headers(self) -> None:
        """Say what the site wants said with every file."""
        for name, value in said_everywhere(Path(self.directory)):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@cache
def said_everywhere(folder: Path) -> list[tuple[str, str]]:
    """What `_headers` has hosts say with every file of the site in a folder; nothing where there is no such file."""
    try:
        lines = (folder / "_headers").read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    assert lines[0] == "/*"
    parted = (line.strip().partition(": ") for line in takewhile(lambda one: one.startswith("  "), lines[1:]))
    return [(name, value) for name, _, value in parted]


@contextmanager
def serving(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """The address at which a folder is served for as long as the block lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{UNDER}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def url(built: Built) -> Iterator[str]:
    """The address at which the built site is served."""
    with serving(built.folder) as address:
        yield address


def under_policy(page: Page, policy: str, pattern: str | Pattern[str] = "**/*") -> None:
    """Let what a page asks for come with a content security policy."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page.route(pattern, answer)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium, else the one that Playwright installed."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=system_browser(), args=ARGUMENTS)
        yield started
        started.close()


@contextmanager
def opened(
    browser: Browser, width: int = 1280, *, scripts: bool = True, scheme: ColorScheme = "light"
) -> Iterator[Page]:
    """A page of a fresh browser that knows nothing."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=scripts, color_scheme=scheme
    )
    page = context.new_page()
    if SLOW:
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        conditions = {"offline": False, "latency": 50 * SLOW, "downloadThroughput": -1, "uploadThroughput": -1}
        session.send("Network.emulateNetworkConditions", conditions)
    yield page
    context.close()


def addresses(locale: str) -> list[str]:
    return [f"{locale}/{path}" for path in KINDS.values()]


class Watched:
    """Everything about a page that nobody wants to see."""

    def __init__(self, page: Page, url: str, *, scripts: bool = True) -> None:
        self.seen: list[str] = []
        self.scripts = scripts
        self.lost = url + LOST
        self.under_way = 0
        page.on("request", lambda _: self._count(1))
        page.on("requestfinished", lambda _: self._count(-1))
        page.on("requestfailed", lambda _: self._count(-1))
        page.on("console", lambda message: self._note(f"console {message.type}: {message.text}", message.type))
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("dialog", lambda dialog: self.seen.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self._elsewhere(request.url, url))
        page.on("response", lambda response: self._answer(response.status, response.url))

    def _note(self, text: str, kind: str) -> None:
        # The browser itself tells the console of the one 404 that is asked for.
        if kind in {"error", "warning"} and "404" not in text:
            self.seen.append(text)

    def _count(self, change: int) -> None:
        self.under_way += change

    def settle(self, page: Page) -> None:
        """Wait for all that a page still asks for, so that what fails of it is seen."""
        quiet = 0
        for _ in range(500):
            # What has been asked for meanwhile is only heard of while waiting.
            page.wait_for_timeout(10)
            quiet = quiet + 1 if self.under_way <= 0 else 0
            if quiet == 5:
                return

    def _failed(self, request: Request) -> None:
        # What is under way when a page is left, such as its icon, is cut off by the browser, and is no fault; nor is
        # it one that a browser without scripts does not fetch a script that a page names ahead.
        unwanted = not self.scripts and request.resource_type == "script"
        if request.failure != ABORTED and not unwanted:
            self.seen.append(f"failed: {request.url}: {request.failure}")

    def _elsewhere(self, asked: str, url: str) -> None:
        if not asked.startswith((url, "data:")):
            self.seen.append(f"elsewhere: {asked}")

    def _answer(self, status: int, asked: str) -> None:
        if status >= 400 and asked != self.lost:
            self.seen.append(f"{status}: {asked}")


def tab_to(page: Page, wanted: str, most: int = 120) -> None:
    """Press Tab until what has the focus is the wanted element, which then has to show that it has it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{wanted} has the focus and does not show it"
            return
    raise AssertionError(f"{most} times Tab do not reach {wanted}")


def looks_right(page: Page, address: str, lang: str) -> list[str]:
    """What is wrong with the page that is shown, in words."""
    found = []
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if wide > room:
        found.append(f"{address}: scrolls sideways, {wide} in {room}")
    if (headings := page.locator("h1").count()) != 1:
        found.append(f"{address}: {headings} main headings")
    if (said := page.locator("html").get_attribute("lang")) != lang:
        found.append(f"{address}: says it is in {said}")
    if not page.locator("h1").first.is_visible():
        found.append(f"{address}: the main heading cannot be seen")
    return found


@pytest.mark.parametrize("locale", list(LOCALES))
def test_every_kind_of_page(browser: Browser, url: str, locale: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        for address in addresses(locale):
            page.goto(url + address)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                watched.seen += looks_right(page, f"{address} at {width}", LOCALES[locale].tag)
            watched.settle(page)
        assert watched.seen == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("address", "lang"), [("", "zh-Hans"), (LOST, "en")], ids=["root", "lost"])
def test_pages_outside_the_editions(browser: Browser, url: str, address: str, lang: str, width: int) -> None:
    with opened(browser, width) as page:
        watched = Watched(page, url)
        page.goto(url + address)
        watched.seen += looks_right(page, address, lang)
        for locale in LOCALES.values():
            assert page.locator(f"#content [lang={locale.tag}]").first.is_visible()
        assert watched.seen == []


def test_every_link_of_a_lost_address_arrives(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(url + LOST)
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        assert len(links) >= 3 * len(LOCALES)
        for link in links:
            answer = page.request.get(link)
            assert answer.ok or link.startswith(url + LOST + "#"), link


@pytest.mark.parametrize("locale", list(LOCALES))
def test_tab_first_reaches_the_way_to_the_content(browser: Browser, url: str, locale: str) -> None:
    with opened(browser) as page:
        for address in addresses(locale):
            page.goto(url + address)
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "md-skip", address
            assert page.locator(".md-skip").is_visible()
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.id") == "content", address
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.closest('#content, footer') !== null"), address


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_another_edition_shows_the_same_page(browser: Browser, url: str, path: str) -> None:
    with opened(browser, 390) as page:
        page.goto(f"{url}zh/{path}")
        for locale in ("en", "zh-hant", "zh"):
            page.locator(f".cg-editions a[hreflang={LOCALES[locale].tag}]").click()
            assert page.url == f"{url}{locale}/{path}"
            assert page.locator("html").get_attribute("lang") == LOCALES[locale].tag
            assert page.locator(".cg-editions [aria-current]").inner_text() == LOCALES[locale].name


# WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 for large text (24 px, or bold from 18.66 px).
CONTRAST = """() => {
  const parse = colour => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return {r, g, b, a};
  };
  const over = (top, below) => {
    const mix = (x, y) => x * top.a + y * (1 - top.a);
    return {r: mix(top.r, below.r), g: mix(top.g, below.g), b: mix(top.b, below.b), a: 1};
  };
  const channel = value => {
    const s = value / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  };
  const light = c => 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
  const behind = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(parse(getComputedStyle(at).backgroundColor));
      if (layers.at(-1).a === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), {r: 255, g: 255, b: 255, a: 1});
  };
  const found = [];
  let counted = 0;
  for (const element of document.body.querySelectorAll("*")) {
    const text = [...element.childNodes].filter(one => one.nodeType === 3).map(one => one.data).join("").trim();
    const style = getComputedStyle(element);
    if (!text || !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    counted += 1;
    const ground = behind(element);
    const ink = over(parse(element instanceof SVGElement ? style.fill : style.color), ground);
    const [low, high] = [light(ink), light(ground)].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5))
      found.push(`${element.className || element.tagName} "${text.slice(0, 20)}" ${ratio.toFixed(2)}`);
  }
  return [counted, found];
}"""


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_text_stands_out(browser: Browser, url: str, locale: str) -> None:
    schemes: tuple[ColorScheme, ...] = ("light", "dark")
    with opened(browser) as page:
        for address in ["", LOST, *addresses(locale)]:
            page.goto(url + address)
            for scheme in schemes:
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                counted, pale = page.evaluate(CONTRAST)
                assert counted > 5
                assert pale == [], f"{address}, {scheme}"


def test_dark_is_dark(browser: Browser, url: str) -> None:
    with opened(browser) as light, opened(browser, scheme="dark") as dark:
        light.goto(url + "zh/")
        dark.goto(url + "zh/")
        assert ground(light) != ground(dark)
        assert sum(map(int, ground(dark)[4:-1].split(", "))) < 150


@pytest.mark.parametrize("locale", list(LOCALES))
def test_paper_shows_the_page_and_not_the_bar(browser: Browser, url: str, locale: str) -> None:
    with opened(browser, scheme="dark") as page:
        for address in addresses(locale):
            page.goto(url + address)
            page.emulate_media(media="print")
            for part in (".cg-bar", ".cg-foot", ".md-skip"):
                assert not page.locator(part).is_visible(), f"{address}: {part}"
            assert page.locator("h1").is_visible()
            assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
            page.emulate_media(media="screen")
        assert page.pdf(format="A4").startswith(b"%PDF")


# What a script draws anew; each has tests of its own, without scripts too.
REDRAWN = {"browse/", "compare/", "contribute/", "fit/", "matrix/", "packs/new/", "search/"}


@pytest.mark.parametrize("locale", list(LOCALES))
def test_without_scripts_pages_are_whole(browser: Browser, url: str, locale: str) -> None:
    with opened(browser) as page, opened(browser, scripts=False) as plain:
        for address in ["", LOST, *addresses(locale)]:
            page.goto(url + address)
            plain.goto(url + address)
            shown = plain.locator("body").inner_text()
            assert shown.strip()
            assert plain.locator("h1").count() == 1, address
            if address.removeprefix(f"{locale}/") not in REDRAWN:
                # All that a script adds to such a page are the buttons that choose a case or copy a citation, and the
                # day on which the page is read where a citation asks for it.
                page.evaluate(UNADDED)
                assert shown == page.locator("body").inner_text(), address
        plain.goto(f"{url}{locale}/")
        plain.locator(f".cg-nav a >> text={LOCALES[locale].t('nav.browse')}").click()
        assert plain.url == f"{url}{locale}/browse/"


def test_a_figure_leads_to_its_paragraph(browser: Browser, url: str) -> None:
    with opened(browser, 390) as page:
        page.goto(url + "zh/cases/tool-cupboard/")
        page.locator("#figure-loans a").click()
        assert page.url.endswith("#notes-p7")
        assert page.locator("#notes-p7").is_visible()
        box = page.locator("#notes-p7").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 900
        assert "借出次数" in page.locator("#notes-p7").inner_text()


def test_a_hostile_record_runs_nothing(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(url + "en/cases/stair-lamps/")
        assert page.title().startswith('<lamps> & "light": </title><script>')
        ours = ':not([src$="/tray.js"]):not([type="application/json"])'
        assert page.locator(f"#content script{ours}, #content b.x").count() == 0


def test_what_can_be_touched_is_large_enough(browser: Browser, url: str) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 px, save for links in running text."""
    with opened(browser, 390) as page:
        page.goto(url + "zh/cases/tool-cupboard/")
        small = page.evaluate(
            """() => [...document.querySelectorAll(".cg-bar a, .cg-foot a, .cg-acts a")]
                 .map(one => [one.textContent, one.getBoundingClientRect().height])
                 .filter(([, height]) => height < 24)"""
        )
        assert small == []


def test_read_from_a_disk_every_link_leads_to_a_page(browser: Browser, built: Built) -> None:
    with opened(browser) as page:
        page.goto((built.folder / "index.html").as_uri())
        for label in (LOCALES["en"].t("root.enter"), LOCALES["en"].t("nav.browse"), LOCALES["en"].t("nav.methods")):
            page.locator(f"a >> text={label}").first.click()
            assert page.url.endswith("/index.html")
            assert page.locator("h1").count() == 1
        assert page.locator("nav.cg-editions a").first.get_attribute("href") == "../../zh/methods/index.html"
