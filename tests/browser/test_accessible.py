"""Everyone can read every kind of page in every state: axe, languages, zoom, motion, forced colours, focus, order."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from casegen.locales import LOCALES

from .setup import system_browser
from .states import STATES, State, going, url
from .test_site import ARGUMENTS, ColorScheme, browser

__all__ = ["browser", "url"]

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RUN = """async ([run, alike]) => {
  const context = alike ? { exclude: [alike] } : document;
  const { violations } = await axe.run(context, { runOnly: run, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}"""
# What scripts have drawn is held to what tests/test_markup.py asks of pages.
FOREIGN = """() => {
  const foreign = { en: /[\\u3400-\\u9fff]+/, zh: /[A-Za-z][A-Za-z’'-]*(?:[ ,;:]+[A-Za-z][A-Za-z’'-]*){3,}/ };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (parentElement.closest("script, style, svg, textarea")) continue;
    const language = parentElement.closest("[lang]").lang.split("-")[0];
    const [run] = foreign[language].exec(data) ?? [];
    if (run) found.push(`${language} ${parentElement.outerHTML.slice(0, 120)}: ${run}`);
  }
  return found;
}"""
# What is cut off: text that needs more room than its element shows. A clamped line goes on where it leads to; a field,
# and what scrolls within itself, is reached by the arrow keys.
LOST_TEXT = """() => {
  const room = (one) => parseFloat(getComputedStyle(one).fontSize) / 4;
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const found = wide > 0 ? [`the page scrolls sideways by ${wide}`] : [];
  for (const one of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(one);
    if (!one.textContent.trim() || !["hidden", "clip"].includes(style.overflowX)) continue;
    // The page of results has what is sought in its field too.
    if (style.clipPath !== "none" || style.webkitLineClamp !== "none" || one.matches(".cg-seeking h1")) continue;
    if (!one.checkVisibility()) continue;
    if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + room(one))
      found.push(`cut off: ${one.outerHTML.slice(0, 160)}`);
  }
  return found;
}"""
MOVES = """() => {
  const found = [];
  for (const one of document.querySelectorAll("*")) for (const part of ["", "::before", "::after"]) {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one, part);
    if (/[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth")
      found.push(`${one.outerHTML.slice(0, 80)}${part}`);
  }
  return found;
}"""
# What has no edge, no line and no word of its own left where the system chooses all colours.
UNSEEN = """() => {
  const found = [];
  const drawn = ({ borderTopStyle, borderBottomStyle, outlineStyle }) =>
    [borderTopStyle, borderBottomStyle, outlineStyle].some((one) => one !== "none");
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const edged = ["", "::before", "::after"].some((part) => drawn(getComputedStyle(one, part)));
    const own = ["checkbox", "radio", "file"].includes(one.type) || one.querySelector("svg") || one.textContent.trim();
    if (!own && !edged)
      found.push(one.outerHTML.slice(0, 120));
  }
  return found;
}"""
# Of what is chosen and what is not: all by which they can differ where grounds are the system's.
LOOKS = """(one) => {
  const looks = (part) => {
    const { borderTopWidth, borderTopColor, borderBottomWidth, borderBottomColor, outlineStyle, outlineColor, color,
      fontWeight, textDecorationLine, content } = getComputedStyle(one, part);
    return [borderTopWidth, borderTopColor, borderBottomWidth, borderBottomColor, outlineStyle, outlineColor, color,
      fontWeight, textDecorationLine, part && content];
  };
  return JSON.stringify([looks(""), looks("::before"), looks("::after")]);
}"""
PRESSED = ".cg-acts [data-compare]"
# Where something is chosen among others, by state: what is chosen, and one that is not; None where a click undoes it.
CHOSEN = {
    "the box": (".cg-option[aria-selected=true]", ".cg-option[aria-selected=false]"),
    "a case": (f"{PRESSED}[aria-pressed=true]", None),
    "browse": (".cg-nav [aria-current]", ".cg-nav a:not([aria-current])"),
    "places": (".cg-tile.has", ".cg-tile:not(.has)"),
    "the form, as text": (".cg-tabs [aria-current]", ".cg-tabs button:not([aria-current])"),
}
# Reading goes down, and within a line across: an element never begins above the one before it, save in a column beside.
ORDER = """() => {
  const found = [];
  let before = null;
  for (const one of document.querySelectorAll("#content :is(h1, h2, h3, p, li, dt, th, pre, summary)")) {
    if (!one.checkVisibility() || one.closest("svg, .cg-tiles, .cg-hide, thead")) continue;
    const box = one.getBoundingClientRect();
    if (!box.height || getComputedStyle(one).position === "absolute") continue;
    if (before && box.top < before.top - 4 && box.left < before.left - 4) found.push(one.textContent.slice(0, 60));
    before = box;
  }
  return found;
}"""
# 2.4.7, 1.4.11: what has the focus shows it with an outline that stands out from what lies behind it by 3 to 1.
FOCUSED = """() => {
  const rgb = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (one) => {
    for (let at = one.parentElement; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if ((colour[3] ?? 1) === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  for (const one of document.querySelectorAll(all)) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled || one.tabIndex < 0) continue;
    one.focus({ preventScroll: true });
    if (document.activeElement !== one) continue;
    const style = getComputedStyle(one);
    const [low, high] = [light(rgb(style.outlineColor)), light(behind(one))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 || ratio < 3)
      found.push(`${one.outerHTML.slice(0, 100)}: ${style.outline} ${ratio.toFixed(1)}`);
  }
  return found;
}"""


def axe(page: Page, run: dict[str, Any], state: State) -> list[str]:
    """What axe finds in the page that is shown."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return list(page.evaluate(RUN, [run, state.alike]))


class Walk:
    """One way through all states of an edition at both widths, and all that was found on it, by question."""

    def __init__(self, browser: Browser, url: str, locale: str) -> None:
        self.found: dict[str, list[str]] = defaultdict(list)
        self.moved = False
        # An edition that is derived from another has the same elements: each width and each ground once.
        self.derived = LOCALES[locale].base is not None
        with going(browser, url, locale) as (self.page, go):
            for self.name, state in STATES.items():
                for self.width in (1280, 390):
                    go(state, self.width)
                    self.look(state)

    def ask(self, question: str, script: str) -> None:
        """Note what a script finds."""
        self.found[question] += [f"{self.name}, {self.width}: {one}" for one in self.page.evaluate(script)]

    def look(self, state: State) -> None:
        """Ask all that is asked of a state; what changes it comes last."""
        page, narrow = self.page, self.width == 390
        grounds: list[tuple[ColorScheme, dict[str, Any]]] = [("light", EVERYTHING), ("dark", COLOURS)]
        if self.derived:
            grounds = [("light", EVERYTHING)] if narrow else [("dark", COLOURS)]
        for scheme, run in grounds:
            page.emulate_media(color_scheme=scheme)
            self.found["axe"] += [f"{self.name}, {self.width}, {scheme}: {one}" for one in axe(page, run, state)]
        if self.derived:
            return
        page.emulate_media(color_scheme="light")
        self.ask("order", ORDER)
        if narrow:
            self.ask("foreign", FOREIGN)
            self.ask("motion", MOVES)
            page.emulate_media(reduced_motion="no-preference")
            self.moved = self.moved or bool(page.evaluate(MOVES))
            page.emulate_media(reduced_motion="reduce")
        else:
            page.emulate_media(forced_colors="active")
            self.ask("forced", UNSEEN)
            page.emulate_media(forced_colors="none")
            for self.width in (640, 320):
                page.set_viewport_size({"width": self.width, "height": 900})
                self.ask("room", LOST_TEXT)
            page.set_viewport_size({"width": 1280, "height": 900})
            page.emulate_media(color_scheme="dark")
        # Who presses a key sees where it leads; who points with a finger knows.
        page.keyboard.press("Shift")
        self.ask("focus", FOCUSED)
        page.emulate_media(color_scheme="light")


@pytest.fixture(scope="module")
def walk(browser: Browser, url: str) -> Any:
    """Of an edition, the way through all its states; each is gone once."""
    return cache(lambda locale: Walk(browser, url, locale))


def nothing(found: list[str]) -> None:
    assert not found, "\n".join(found)


@pytest.mark.parametrize("locale", list(LOCALES))
def test_axe_finds_nothing(walk: Any, locale: str) -> None:
    """All rules of WCAG 2.2 A and AA, and best practices, at both widths; those of colours on dark too."""
    nothing(walk(locale).found["axe"])


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_what_scripts_draw_says_in_which_language_it_is(walk: Any, locale: str) -> None:
    nothing(walk(locale).found["foreign"])


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_nothing_is_lost_on_a_small_screen_or_at_twice_the_size(walk: Any, locale: str) -> None:
    """At 320 px; and at 640, which is what twice the size leaves of 1280."""
    nothing(walk(locale).found["room"])


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_who_wants_no_motion_has_none(walk: Any, locale: str) -> None:
    nothing(walk(locale).found["motion"])
    assert walk(locale).moved, "nothing moves for anybody: this finds nothing"


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_where_the_system_chooses_colours_every_control_is_seen(walk: Any, locale: str) -> None:
    nothing(walk(locale).found["forced"])


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_what_is_read_out_has_the_order_of_what_is_seen(walk: Any, locale: str) -> None:
    nothing(walk(locale).found["order"])


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_what_has_the_focus_shows_it(walk: Any, locale: str) -> None:
    """On light at 390 px, on dark at 1280."""
    nothing(walk(locale).found["focus"])


def test_letters_are_as_large_as_the_reader_has_set_them(browser: Browser, url: str) -> None:
    large = browser.browser_type.launch(
        executable_path=system_browser(), args=[*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    )
    found: list[str] = []
    with going(large, url, "en") as (page, go):
        for name, state in STATES.items():
            go(state, 1280)
            assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > 30
            found += [f"{name}: {one}" for one in page.evaluate(LOST_TEXT)]
    large.close()
    nothing(found)


def test_what_is_chosen_is_told_from_what_is_not_without_grounds(browser: Browser, url: str) -> None:
    with going(browser, url, "en") as (page, go):
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
        for name, (chosen, other) in CHOSEN.items():
            go(STATES[name], 1280)
            if name == "the box":
                page.keyboard.press("ArrowDown")
            looks = page.locator(chosen).first.evaluate(LOOKS)
            if other is None:
                page.locator(chosen).first.click()
                assert page.locator(PRESSED).first.evaluate(LOOKS) != looks, name
            else:
                assert page.locator(other).first.evaluate(LOOKS) != looks, name
