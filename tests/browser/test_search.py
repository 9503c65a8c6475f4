"""The search in a browser: typing, keys, input methods, phones, slow and broken lines, the page of results."""

from __future__ import annotations

import csv
import gzip
import io
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from casegen.locales import LOCALES
from conftest import Built

from .test_browse import AXE, shown
from .test_site import LOST, ColorScheme, Watched, browser, looks_right, opened, tab_to, under_policy, url

__all__ = ["browser", "url"]

BOX, OPTIONS = "#cg-q", ".cg-found [role=option]"
HOSTILE = {
    "a script": "<script>document.title='x'</script><img src=x onerror=alert(1)>",
    "very long": "工具" * 5000,
    "very long words": "tool " * 2000,
    "emoji": "🧰👩🏽‍🔧🇨🇳" * 20,
    "a regular expression": "(.*)+$[a-z]{1,999}|\\b(?:x+x+)+y",
    "bidirectional": "\u202e工具\u2066\u200f\u0301",
    "control characters": "\x01\x02工\x7f具",
    "half a character": "\ud83e",
    "punctuation": "！？。……——《》&&||%%%",
    "one character": "茶",
    "an address": "?q=1&problem=<b>#x=%E0%A4%A",
}


def said(name: str, locale: str = "zh", **values: object) -> str:
    """A string of the search in a locale."""
    return LOCALES[locale].t(f"web.search.{name}", **values)


def titles(page: Page, group: str) -> list[str]:
    """The titles of a group in the open list."""
    part = page.locator(f".cg-found__group:has(> .cg-found__label:text-is('{group}'))")
    return part.locator(".cg-option__title").all_inner_texts()


def found(page: Page, text: str, n: int) -> None:
    """Type a text into the box and wait until so many results are told of."""
    page.locator(BOX).fill(text)
    expect(page.locator(".cg-found")).to_contain_text(said("all", page.url.split("/library/")[1].split("/")[0], n=n))


def hit_titles(page: Page) -> list[str]:
    return page.locator("#cg-list .cg-entry__title").all_inner_texts()


def awake(page: Page) -> None:
    """Wait until the box's own script is there, which comes when the box is first used; before, nothing is kept."""
    page.locator(BOX).focus()
    page.wait_for_function("() => document.getElementById('cg-q').getAttribute('role') === 'combobox'")


def settled(page: Page) -> None:
    """Wait until the page of results has answered."""
    page.wait_for_selector(".cg-results__tools")
    page.wait_for_function(
        """() => /\\d/.test(document.querySelector('#cg-count').textContent)
           && document.querySelector('#cg-list article, #cg-list .cg-nothing')"""
    )


def test_the_part_on_every_page_is_small(built: Built) -> None:
    assert len(gzip.compress((built.assets / "find.js").read_bytes(), 9)) <= 1536


def test_results_come_while_typing(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{url}zh/about/", wait_until="networkidle")
        assert not [one for one in asked if "/search" in one and one.endswith(".js")]
        page.locator(BOX).press_sequentially("工")
        expect(page.locator(OPTIONS).first).to_be_visible()
        page.locator(BOX).press_sequentially("具")
        expect(page.locator(".cg-found")).to_contain_text(said("all", n=3))
        # As many are found for the first character alone, and shown until there is another answer.
        expect(page.locator(".cg-found mark").first).to_have_text("工具")
        assert titles(page, said("cases")) == ["楼下的工具柜：谁来管，坏了怎么办"]
        assert titles(page, said("methods")) == ["工具共享"]
        assert len(titles(page, said("pages"))) == 1
        marked = page.locator(".cg-found mark").all_inner_texts()
        assert set(marked) == {"工具"}
        assert page.locator(".cg-option__text").first.inner_text()
        # Who hears the page is told how many there are, once the typing stops.
        expect(page.locator(".cg-search [role=status]")).to_have_text(re.compile(said("said", n=3)))
        watched.settle(page)
        assert watched.seen == []


def test_only_what_a_query_needs_is_loaded(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1].partition("?")[0]))
        page.goto(f"{url}zh/")
        page.locator(BOX).focus()
        page.wait_for_function("() => self.casegen?.search && self.casegen?.strings")
        mending = ("pairs-", "sounds", "chars-", "names-", "initials-", "words-", "ends-")
        assert not [one for one in asked if one.startswith(("terms-", "text-", *mending))]
        found(page, "工具", 3)
        assert not [one for one in asked if one.startswith(mending)]
        # What was found before is shown until there is another answer.
        with page.expect_request("**/search/names-g.js?of=*"):
            found(page, "gongju", 3)
        assert "sounds.js" in asked
        assert not [one for one in asked if one.startswith(("names-", "words-")) and not one.endswith("-g.js")]


def test_the_page_of_results_loads_the_search_for_a_query(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1].partition("?")[0]))
        page.goto(f"{url}zh/search/")
        settled(page)
        page.wait_for_load_state("networkidle")
        assert not {"search.js", "start.js"} & {*asked}
        with page.expect_request("**/start.js"):
            page.locator(".cg-within input").focus()
        # With a query in the address it is asked for before the page's own script is there.
        page.route("**/search-page.js", lambda route: route.abort())
        asked.clear()
        with page.expect_request("**/start.js"):
            page.goto(f"{url}zh/search/?q={quote('茶')}")
        assert asked.count("search.js") == 1


@pytest.mark.parametrize(
    ("locale", "text", "title", "note"),
    [
        ("zh", "gongju", "楼下的工具柜：谁来管，坏了怎么办", ("mended", {"from": "gongju", "to": "工具"})),
        ("zh-hant", "工具櫃", "樓下的工具櫃：誰來管、壞了怎麼辦", None),
        ("en", "toool", "The tool cupboard downstairs", ("mended", {"from": "toool", "to": "tool"})),
        ("en", "共用", "The shared pantry at the gate", ("also", {"names": "Sharing"})),
    ],
)
def test_notes_say_what_was_searched(
    browser: Browser, url: str, locale: str, text: str, title: str, note: tuple[str, dict[str, str]] | None
) -> None:
    with opened(browser) as page:
        page.goto(f"{url}{locale}/methods/")
        page.locator(BOX).fill(text)
        expect(page.locator(".cg-option__title", has_text=title.split(":")[0])).not_to_have_count(0)
        notes = page.locator(".cg-found__notes")
        if note is None:
            assert notes.inner_text() == ""
        else:
            expect(notes).to_contain_text(said(note[0], locale, **note[1]))


def test_keys_reach_the_box(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}en/browse/")
        shown(page)
        focused = "document.activeElement.id === 'cg-q'"
        for key in ("/", "s"):
            page.keyboard.press(key)
            assert page.evaluate(focused), key
            assert page.locator(BOX).input_value() == ""
            # In the box the keys are letters like others.
            page.keyboard.press(key)
            assert page.locator(BOX).input_value() == key
            page.locator(BOX).fill("")
            page.locator(BOX).blur()
        for key in ("Control+s", "Alt+s", "Meta+/", "S", "x"):
            page.keyboard.press(key)
            assert not page.evaluate(focused), key
        page.locator(".cg-within input").focus()
        page.keyboard.press("s")
        assert page.locator(".cg-within input").input_value() == "s"
        page.locator(".cg-results__tools select").focus()
        page.keyboard.press("s")
        assert not page.evaluate(focused)
        page.locator(".cg-facet input[type=checkbox]").first.focus()
        page.keyboard.press("/")
        assert page.evaluate(focused)


def test_the_keys_can_be_switched_off(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/search/?q=tool")
        settled(page)
        switch = page.get_by_label(said("keys", "en"))
        assert switch.is_checked()
        tab_to(page, ".cg-keys input", most=200)
        page.keyboard.press("Space")
        switch.blur()
        for address in (None, f"{url}en/browse/"):
            if address:
                page.goto(address)
                shown(page)
            page.keyboard.press("/")
            assert not page.evaluate("document.activeElement.id === 'cg-q'")
        page.goto(f"{url}en/search/?q=tool")
        settled(page)
        assert not switch.is_checked()
        switch.check()
        switch.blur()
        page.keyboard.press("s")
        assert page.evaluate("document.activeElement.id === 'cg-q'")
        watched.settle(page)
        assert watched.seen == []


def test_arrows_enter_and_escape(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/")
        box = page.locator(BOX)
        found(page, "工具", 3)
        assert box.get_attribute("aria-expanded") == "true"
        active = "document.getElementById(document.getElementById('cg-q').getAttribute('aria-activedescendant'))"
        assert box.get_attribute("aria-activedescendant") is None
        page.keyboard.press("ArrowDown")
        title = page.evaluate(f"{active}.querySelector('.cg-option__title').textContent")
        assert title == "楼下的工具柜：谁来管，坏了怎么办"
        assert page.locator("[aria-selected=true]").count() == 1
        page.keyboard.press("ArrowUp")
        assert box.get_attribute("aria-activedescendant") is None
        page.keyboard.press("ArrowUp")
        assert page.evaluate(f"{active}.textContent") == said("all", n=3)
        assert page.evaluate("document.activeElement.id") == "cg-q"
        # Home and End are the text's own.
        page.keyboard.press("Home")
        assert page.evaluate("document.activeElement.selectionStart") == 0
        page.keyboard.press("End")
        assert page.evaluate("document.activeElement.selectionStart") == 2
        page.keyboard.press("Escape")
        expect(page.locator(".cg-found")).to_be_hidden()
        assert box.get_attribute("aria-expanded") == "false"
        assert box.input_value() == "工具"
        page.keyboard.press("Escape")
        assert box.input_value() == ""
        found(page, "工具", 3)
        page.keyboard.press("Tab")
        expect(page.locator(".cg-found")).to_be_hidden()
        assert page.evaluate("document.activeElement.id") != "cg-q"
        box.focus()
        expect(page.locator(".cg-found")).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zh/cases/tool-cupboard/")


def test_enter_in_the_text_leads_to_all_results(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}en/methods/sharing/")
        found(page, "tea", 3)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{url}en/search/?q=tea")
        settled(page)
        assert "tea" in page.title()
        # The box of the bar asks the same search as the page.
        found(page, "工具", 3)
        page.locator(BOX).fill("")
        # Nothing to search for leads nowhere.
        page.locator("#cg-search button[type=submit]").click()
        assert page.evaluate("document.activeElement.id") == "cg-q"
        assert page.url == f"{url}en/search/?q=tea"


def test_a_click_beside_the_list_closes_it(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/")
        found(page, "工具", 3)
        page.mouse.click(20, 500)
        expect(page.locator(".cg-found")).to_be_hidden()
        page.locator(BOX).click()
        expect(page.locator(".cg-found")).to_be_visible()
        page.locator(".cg-option__text").first.click()
        page.wait_for_url("**/zh/cases/tool-cupboard/")


def test_an_input_method_keeps_its_keys(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/")
        page.locator(BOX).focus()
        keyboard = page.context.new_cdp_session(page)
        for text in ("g", "go", "gong", "gong'j", "gong'ju"):
            composed = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
            keyboard.send("Input.imeSetComposition", composed)
        # What is composed is searched as it stands.
        expect(page.locator(".cg-found")).to_contain_text(said("mended", **{"from": "gong'ju", "to": "工具"}))
        prevented = page.evaluate(
            """() => ["ArrowDown", "ArrowUp", "Enter", "Escape", "Tab"].filter(key => {
                 const event = new KeyboardEvent("keydown", {key, isComposing: true, bubbles: true, cancelable: true});
                 return !document.getElementById("cg-q").dispatchEvent(event);
               })"""
        )
        assert prevented == []
        assert page.locator("[aria-selected=true]").count() == 0
        expect(page.locator(".cg-found")).to_be_visible()
        keyboard.send("Input.insertText", {"text": "工具"})
        expect(page.locator(".cg-found__notes")).to_be_empty()
        assert page.locator(BOX).input_value() == "工具"


def test_what_is_typed_while_the_search_comes_is_searched(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        held: list[Route] = []
        page.route("**/assets/*/search.js", lambda route: held.append(route))
        page.goto(f"{url}zh/")
        with page.expect_request("**/assets/*/search.js"):
            page.locator(BOX).press_sequentially("工具")
        page.locator(BOX).press_sequentially("柜")
        held[0].continue_()
        expect(page.locator(".cg-option__title")).to_have_text(["楼下的工具柜：谁来管，坏了怎么办"])
        assert page.locator(BOX).input_value() == "工具柜"


def test_a_slow_line_shows_the_newest_answer(browser: Browser, url: str) -> None:
    with opened(browser, 390) as page:
        page.goto(f"{url}zh/")
        network = page.context.new_cdp_session(page)
        slow = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 20_000}
        network.send("Network.enable")
        network.send("Network.emulateNetworkConditions", slow)
        # Nothing is found before it is told that this takes a while.
        page.route("**/search/terms-*.js?of=*", lambda _: None)
        page.locator(BOX).press_sequentially("居民工具", delay=120)
        expect(page.locator(".cg-found")).to_contain_text(said("waiting"), timeout=20_000)
        for _ in range(2):
            page.keyboard.press("Backspace")
        page.unroute("**/search/terms-*.js?of=*")
        expect(page.locator(".cg-found")).to_contain_text(said("all", n=7), timeout=20_000)
        for _ in range(10):
            page.wait_for_timeout(150)
            assert said("all", n=7) in page.locator(".cg-found").inner_text()


def test_an_older_answer_never_takes_the_place_of_a_newer(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/")
        found(page, "工具", 3)
        held: list[Route] = []
        page.route("**/search/sounds.js?of=*", lambda route: held.append(route))
        page.locator(BOX).fill("gongju")
        expect(page.locator(".cg-found[aria-busy]")).to_have_count(1)
        found(page, "居民", 7)
        held[0].continue_()
        page.wait_for_function("() => self.casegen.sounds")
        for _ in range(5):
            page.wait_for_timeout(60)
            assert said("all", n=7) in page.locator(".cg-found").inner_text()


def test_the_first_result_does_not_wait_for_the_others(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/")
        held: list[Route] = []

        def answer(route: Route) -> None:
            held.append(route)
            if len(held) == 1:
                route.continue_()

        page.route("**/search/text-*.js?of=*", answer)
        page.locator(BOX).fill("居民")
        expect(page.locator(".cg-option__title")).to_have_count(1)
        page.keyboard.press("ArrowDown")
        for route in held[1:]:
            route.continue_()
        page.unroute("**/search/text-*.js?of=*")
        expect(page.locator(".cg-option__title")).to_have_count(6)
        # The arrows stay where they were.
        assert page.locator("[aria-selected=true] .cg-option__title").count() == 1
        page.keyboard.press("Enter")
        page.wait_for_url("**/zh/cases/*/")


def test_a_lost_search_leaves_the_form(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.route("**/assets/*/search.js", lambda route: route.abort())
        page.goto(f"{url}zh/")
        page.locator(BOX).fill("工具")
        expect(page.locator("#cg-search[data-search]")).to_have_count(0)
        page.unroute("**/assets/*/search.js")
        page.locator(BOX).press_sequentially("柜")
        expect(page.locator(".cg-option__title")).to_have_count(1)
        page.route("**/strings.js", lambda route: route.abort())
        page.reload()
        page.locator(BOX).fill("茶")
        expect(page.locator("#cg-search[data-search]")).to_have_count(0)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{url}zh/search/?q={quote('茶')}")
        assert wrong == []


@pytest.mark.parametrize("body", [None, "<html>sign in", ""], ids=["missing", "broken", "empty"])
def test_a_lost_search_is_said_among_results(browser: Browser, url: str, body: str | None) -> None:
    def answer(route: Route) -> None:
        if body is None:
            route.abort()
        else:
            route.fulfill(body=body, content_type="text/javascript")

    with opened(browser) as page:
        page.route("**/search.js", answer)
        page.goto(f"{url}zh/search/?q={quote('茶')}")
        expect(page.locator("#content")).to_contain_text(re.compile(f"{said('failed')}|{said('broken')}"))
        assert page.locator("#cg-list article").count() == 0
        # It is fetched again by who asks again.
        page.unroute("**/search.js")
        page.locator(".cg-within button").click()
        expect(page.locator("#cg-list mark").first).to_be_visible()


@pytest.mark.parametrize("broken", ["missing", "broken"])
@pytest.mark.parametrize("file", ["terms-*.js?of=*", "text-*.js?of=*", "start.js"])
def test_a_lost_part_is_said(browser: Browser, url: str, file: str, broken: str) -> None:
    def answer(route: Route) -> None:
        if broken == "missing":
            route.abort()
        else:
            route.fulfill(body="<html>sign in", content_type="text/html")

    with opened(browser) as page:
        watched = Watched(page, url)
        page.route(f"**/search/{file}", answer)
        page.goto(f"{url}zh/")
        page.locator(BOX).fill("工具")
        lost = re.compile(f"{said('failed')}|{said('broken')}|{LOCALES['zh'].t('web.failed')}")
        expect(page.locator(".cg-found__notes")).to_contain_text(lost)
        page.goto(f"{url}zh/search/?q={quote('工具')}")
        page.wait_for_selector("#cg-list article, #cg-list .cg-nothing, #cg-list [role=alert]")
        if not file.startswith("text"):
            expect(page.locator("#content")).to_contain_text(lost)
        # What was lost is asked for again by the next question.
        page.unroute(f"**/search/{file}")
        page.locator(BOX).fill("工")
        page.locator(BOX).fill("工具")
        expect(page.locator(f"{OPTIONS} mark").first).to_be_visible()
        expect(page.locator(".cg-found__notes")).not_to_contain_text(lost)
        name = file.partition("*")[0]
        ours = [one for one in watched.seen if not (name in one or "Unexpected token" in one or "ERR_FAILED" in one)]
        assert ours == []
        assert [one for one in watched.seen if one.startswith("failed")] or broken == "broken"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_text(browser: Browser, url: str, text: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}zh/")
        page.locator(BOX).focus()
        page.evaluate(
            """text => {
                 const box = document.getElementById('cg-q');
                 box.value = text;
                 box.dispatchEvent(new Event('input'));
               }""",
            text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        )
        expect(page.locator(OPTIONS).first).to_be_visible()
        inside = ".cg-found :is(script, img, b), #content :is(img, script:not([src], [type='application/json']))"
        assert page.locator(inside).count() == 0
        wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= room
        watched.settle(page)
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=*")
        assert len(page.url) < 4000
        settled(page)
        assert page.locator(inside).count() == 0
        assert looks_right(page, text[:20], "zh-Hans") == []
        watched.settle(page)
        assert watched.seen == []


@pytest.mark.parametrize(
    "query",
    [
        "q=%E0%A4%A&q=%F0%9F",
        "q=" + "a" * 20_000,
        "q=%3Cscript%3Ealert(1)%3C/script%3E&problem=%22%3E&sort=x",
        "q=",
        "q",
    ],
    ids=["half", "long", "script", "empty", "bare"],
)
def test_a_hostile_address(browser: Browser, url: str, query: str) -> None:
    with opened(browser, 390) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/search/?{query}")
        settled(page)
        assert page.locator("#content :is(img, script:not([src], [type='application/json']))").count() == 0
        assert looks_right(page, query[:40], "en") == []
        watched.settle(page)
        assert watched.seen == []


def test_nothing_found_leads_on(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}en/")
        page.locator(BOX).fill("zzzqqq")
        expect(page.locator(".cg-found__notes")).to_have_text(said("none", "en", query="zzzqqq"))
        links = page.locator(OPTIONS)
        assert [links.last.inner_text(), links.nth(-2).inner_text()] == [said("contribute", "en"), said("browse", "en")]
        expect(page.locator(".cg-search [role=status]")).to_have_text(said("none", "en", query="zzzqqq"))
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/contribute/")
        page.goto(f"{url}en/search/?q=zzzqqq")
        expect(page.locator(".cg-nothing")).to_contain_text(said("none", "en", query="zzzqqq"))
        assert page.locator("#cg-list a", has_text=said("contribute", "en")).count() == 1


def test_recent_searches_stay_on_the_device(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/")
        awake(page)
        expect(page.locator(".cg-found")).to_be_hidden()
        for text in ("工具", "茶", "工具"):
            page.locator(BOX).fill(text)
            page.keyboard.press("Enter")
            page.wait_for_url(f"**/search/?q={quote(text)}")
            awake(page)
        found(page, "居民", 7)
        page.locator(OPTIONS).first.click()
        page.wait_for_url("**/zh/cases/*/")
        page.locator(BOX).focus()
        queries = page.locator(".cg-found__line > .cg-option:first-child")
        expect(queries).to_have_text(["居民", "工具", "茶"])
        # The arrows go sideways to the button that takes one out.
        for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Enter"):
            page.keyboard.press(key)
        expect(queries).to_have_text(["居民", "茶"])
        expect(page.locator(".cg-search [role=status]")).to_have_text(said("recent.dropped", query="工具"))
        assert page.evaluate("document.activeElement.id") == "cg-q"
        page.keyboard.press("Enter")
        expect(page.locator(".cg-found__line")).to_have_count(0)
        assert page.locator(BOX).input_value() == "茶"
        expect(page.locator(".cg-option__title").first).to_be_visible()
        page.locator(BOX).fill("")
        expect(queries).to_have_count(2)
        page.get_by_role("option", name=said("recent.clear")).click()
        expect(page.locator(".cg-found")).to_be_hidden()
        assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def test_without_storage_all_but_memory_works(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.add_init_script("Object.defineProperty(self, 'localStorage', {get() { throw new Error('denied'); }})")
        page.goto(f"{url}zh/")
        found(page, "工具", 3)
        page.evaluate("document.querySelector('.cg-option').addEventListener('click', event => event.preventDefault())")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.locator(BOX).fill("")
        expect(page.locator(".cg-found__line > .cg-option:first-child")).to_have_text(["工具"])
        assert watched.seen == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("text", ["gongju", "zzzqqq", ""])
def test_names_roles_and_contrast(browser: Browser, url: str, text: str, width: int, scheme: ColorScheme) -> None:
    with opened(browser, width, scheme=scheme) as page:
        page.goto(f"{url}en/methods/")
        page.evaluate("localStorage.setItem('casegen.searches', JSON.stringify({v: 1, searches: ['茶', 'tea']}))")
        page.locator(BOX).focus()
        page.locator(BOX).fill(text)
        expect(page.locator(OPTIONS).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert looks_right(page, text, "en") == []
        page.evaluate(AXE.read_text("utf-8"))
        wrong = page.evaluate("axe.run('.cg-bar').then(all => all.violations.map(one => [one.id, one.nodes[0].html]))")
        assert wrong == []
        low = page.evaluate(
            """() => [...document.querySelectorAll('.cg-search :is(input, button, .cg-option)')]
                 .map(one => [one.textContent, one.getBoundingClientRect().height])
                 .filter(([, height]) => height < 24)"""
        )
        assert low == []
        assert page.get_by_role("combobox", name=LOCALES["en"].t("search.label")).count() == 1
        page.goto(f"{url}en/search/?q={text}")
        settled(page)
        page.evaluate(AXE.read_text("utf-8"))
        assert page.evaluate("axe.run().then(all => all.violations.map(one => [one.id, one.nodes[0].html]))") == []


@pytest.mark.parametrize(("width", "height"), [(320, 568), (390, 400)])
def test_on_a_phone_the_list_is_a_sheet(browser: Browser, url: str, width: int, height: int) -> None:
    """The lower height is what a keyboard leaves of a screen."""
    with opened(browser, width) as page:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{url}zh/methods/")
        found(page, "居民", 7)
        box, sheet = (page.locator(one).bounding_box() for one in (BOX, ".cg-found"))
        assert box is not None
        assert sheet is not None
        assert (sheet["x"], sheet["width"]) == (0, width)
        assert 0 <= box["y"] < sheet["y"] <= box["y"] + box["height"] + 12
        for _ in range(20):
            page.keyboard.press("ArrowDown")
            # The sheet grows while results still come.
            first, top, bottom, last = page.evaluate(
                """() => {
                     const sheet = document.querySelector(".cg-found");
                     const active = document.querySelector("[aria-selected=true]") ?? sheet;
                     const [outer, inner] = [sheet, active].map((one) => one.getBoundingClientRect());
                     return [outer.top, inner.top, inner.bottom, outer.bottom];
                   }"""
            )
            assert first - 1 <= top < bottom <= last + 1
            assert last <= height
        assert page.evaluate("getComputedStyle(document.getElementById('cg-q')).fontSize") == "16px"


def test_from_a_disk(browser: Browser, built: Built) -> None:
    with opened(browser) as page:
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("requestfailed", lambda request: wrong.append(request.url))
        page.goto((built.folder / "zh/cases/stair-tea/index.html").as_uri())
        page.locator(BOX).fill("gongju")
        expect(page.locator(".cg-option__title").first).to_have_text("楼下的工具柜：谁来管，坏了怎么办")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zh/search/index.html?q=gongju")
        settled(page)
        assert hit_titles(page) == ["楼下的工具柜：谁来管，坏了怎么办"]
        page.locator(".cg-within input").fill("茶")
        page.keyboard.press("Enter")
        expect(page.locator("#cg-list .cg-entry__title").first).to_have_text("楼道里的一壶茶")
        page.locator("#cg-list h2 a").first.click()
        assert page.url == (built.folder / "zh/cases/stair-tea/index.html").as_uri()
        assert wrong == []


def test_under_a_strict_policy(browser: Browser, url: str) -> None:
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"
    with opened(browser) as page:
        watched = Watched(page, url)
        under_policy(page, policy)
        page.goto(f"{url}zh/")
        found(page, "工具", 3)
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=*")
        settled(page)
        watched.settle(page)
        assert watched.seen == []


@pytest.mark.parametrize("locale", list(LOCALES))
def test_without_scripts_the_box_leads_to_browsing(browser: Browser, url: str, locale: str) -> None:
    with opened(browser, scripts=False) as page:
        page.goto(f"{url}{locale}/")
        page.locator(BOX).fill("茶")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{url}{locale}/browse/?q={quote('茶')}")
        page.goto(f"{url}{locale}/search/?q=x")
        assert LOCALES[locale].t("search.without") in page.locator("#cg-list").inner_text()
        page.locator("#cg-list a").first.click()
        page.wait_for_url(f"{url}{locale}/browse/")
        page.goto(url + LOST)
        page.locator(f"#cg-{locale}-q").fill("茶")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{url}{locale}/browse/?q={quote('茶')}")


def test_a_browse_address_with_a_query_leads_to_its_results(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/browse/?q={quote('茶')}&problem=weak-belonging")
        page.wait_for_url(f"{url}zh/search/?problem=weak-belonging&q={quote('茶')}")
        settled(page)
        assert hit_titles(page)[0] == "楼道里的一壶茶"
        page.goto(url + LOST)
        page.keyboard.press("/")
        page.keyboard.type("茶")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{url}zh/search/?q={quote('茶')}")


def test_results_and_facets_in_one_address(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}zh/browse/")
        shown(page)
        label = page.locator(".cg-facet").first.locator(".cg-values label").first
        label.locator("input").check()
        expect(page.locator(".cg-chip")).to_have_count(1)
        chosen = page.url.partition("?")[2]
        watched.settle(page)
        page.locator(".cg-within input").fill("居民")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{url}zh/search/?{chosen}&q={quote('居民')}")
        settled(page)
        both = hit_titles(page)
        assert both
        assert page.locator(".cg-results__tools select").input_value() == "relevance"
        # Methods and pages have no facets: they come back with the whole answer.
        assert page.locator(".cg-others").count() == 0
        page.locator(".cg-chip").click()
        expect(page.locator("#cg-list article")).not_to_have_count(len(both))
        assert page.url == f"{url}zh/search/?q={quote('居民')}"
        expect(page.locator(".cg-others a").first).to_be_visible()
        every = hit_titles(page)
        assert set(both) < set(every)
        page.reload()
        settled(page)
        assert hit_titles(page) == every
        page.go_back()
        expect(page.locator("#cg-list article")).to_have_count(len(both))
        assert hit_titles(page) == both
        page.go_forward()
        expect(page.locator("#cg-list article")).to_have_count(len(every))
        page.get_by_label(LOCALES["zh"].t("web.sort")).select_option("evidence")
        assert page.url == f"{url}zh/search/?q={quote('居民')}&sort=evidence"
        page.locator(".cg-export > summary").click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name=LOCALES["zh"].t("web.export.csv")).click()
        rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text("utf-8-sig"), newline="")))
        assert sorted(row[LOCALES["zh"].t("web.column.title")] for row in rows) == sorted(every)
        watched.settle(page)
        assert watched.seen == []


def test_another_edition_goes_on_with_the_search(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/search/")
        settled(page)
        page.locator(".cg-within input").press_sequentially("共用", delay=30)
        expect(page.locator("h1")).to_have_text(said("title", query="共用"))
        n = page.locator("#cg-list article").count()
        for locale in ("en", "zh-hant"):
            page.locator(f".cg-editions a[hreflang={LOCALES[locale].tag}]").click()
            page.wait_for_url(f"{url}{locale}/search/?q={quote('共用')}")
            settled(page)
            assert page.locator("#cg-list article").count() == n
            assert page.locator(".cg-within input").input_value() == "共用"
            assert page.locator("#cg-list mark, .cg-others mark").count() > 0


def test_typing_on_the_page_is_one_step_back(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/search/?q={quote('茶')}")
        settled(page)
        field = page.locator(".cg-within input")
        field.fill("")
        expect(page.locator("h1")).to_have_text(LOCALES["zh"].t("search.title"))
        field.press_sequentially("居民", delay=400)
        expect(page.locator("h1")).to_have_text(said("title", query="居民"))
        field.blur()
        page.go_back()
        expect(page.locator("h1")).to_have_text(said("title", query="茶"))
        assert field.input_value() == "茶"


def test_a_question_that_is_taken_back_changes_nothing(browser: Browser, url: str) -> None:
    held: list[Route] = []
    holding = True

    def hold(route: Route) -> None:
        if holding:
            held.append(route)
        else:
            route.continue_()

    with opened(browser) as page:
        page.goto(f"{url}zh/search/?q={quote('工具')}")
        settled(page)
        found_at_first = hit_titles(page)
        page.route("**/search/*.js?of=*", hold)
        field = page.locator(".cg-within input")
        with page.expect_request("**/search/*.js?of=*"):
            field.fill("茶水")
        expect(page.locator("#cg-count")).to_have_text(said("waiting"))
        field.fill("工具")
        settled(page)
        holding = False
        for one in held:
            one.continue_()
        page.wait_for_load_state("networkidle")
        # Were the other question answered after all, this facet would wait for it for good.
        facet = page.locator(".cg-facet").last
        assert facet.get_attribute("open") is None
        facet.locator("summary").click()
        expect(facet.locator(".cg-count").first).to_have_text(re.compile(r"\d"))
        assert hit_titles(page) == found_at_first


def test_facets_that_leave_nothing_say_so(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/search/?q={quote('工具柜')}&method=tea-meeting")
        settled(page)
        ways = page.locator(".cg-drops button")
        assert said("drop", query="工具柜", n=2) in ways.all_inner_texts()
        ways.filter(has_text="工具柜").click()
        settled(page)
        assert page.url == f"{url}zh/search/?method=tea-meeting"
        expect(page.locator("#cg-list article")).to_have_count(2)


def test_the_page_of_results_is_no_result_itself(built: Built) -> None:
    for locale in LOCALES:
        text = (built.folder / locale / "search/index.html").read_text("utf-8")
        assert '<meta name="robots" content="noindex,follow">' in text
    assert "/search/" not in (built.folder / "sitemap.xml").read_text("utf-8")
    assert Path(built.folder / "zh/search/strings.js").is_file()
