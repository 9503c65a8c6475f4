"""Comparing in a browser: the tray, the table, its address, its file, paper, phones, keyboard, bad addresses."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from casegen.locales import LOCALES
from conftest import Built

from .test_site import CONTRAST, ColorScheme, Watched, browser, looks_right, opened, under_policy, url

__all__ = ["browser", "url"]

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
SIX = ["tool-cupboard", "pantry", "stair-tea", "stair-lamps", "untranslated", "written-in-english"]
KEY = "casegen.tray"
# Two made-up cases, whose words are hostile and whose figures meet in every way.
MADE_UP = {
    "made-up": {
        "title": "<img src=x onerror=alert(1)> =1+1",
        "cells": {
            "type": {"c": [["estate", "<b>Estate</b>"]]},
            "leads": {"t": ['=HYPERLINK("https://example.org")']},
            "figures": {"f": [
                ["Helpers", "5 people", "5", "people", "2019", "¶1", "notes-p1"],
                ["Loans", "7 loans", "7", "loans", "2019", "¶2"],
                ["Meetings", "3 meetings", "3", "meetings", "", ""],
            ]},
        },
    },
    "made-up-2": {
        "title": "Another",
        "cells": {"figures": {"f": [
            ["Helpers", "6 households", "6", "households", "2019", "¶1"],
            ["Loans", "7 loans", "7", "loans", "2021", "¶2"],
        ]}},
    },
}  # fmt: skip


def words(locale: str, name: str, **values: object) -> str:
    """A string of the scripts."""
    return LOCALES[locale].t(f"web.{name}", **values)


def compare(*cases: str, locale: str = "en", more: str = "") -> str:
    return f"{locale}/compare/?cases={','.join(cases)}{more}"


def made_up(page: Page) -> None:
    """Let the made-up cases be there as if their scripts had run."""
    data = {
        name: {"id": name, "address": f"cases/{name}/", "where": "Nowhere", **case} for name, case in MADE_UP.items()
    }
    page.add_init_script(f"self.casegen = {{compare: {json.dumps(data)}}}")


@contextmanager
def watched(browser: Browser, url: str, width: int = 1280, *, scheme: ColorScheme = "light") -> Iterator[Page]:
    """A page of which nothing bad may be seen."""
    with opened(browser, width, scheme=scheme) as page:
        seen = Watched(page, url)
        yield page
        assert seen.seen == []


def row(page: Page, name: str) -> Locator:
    """The line of the table that has a name."""
    exactly = re.compile(f"^{re.escape(name)}$")
    return page.locator(".cg-cmp tbody tr").filter(has=page.locator(".cg-cmp-name", has_text=exactly))


def first_line(page: Page) -> Locator:
    """The name of the first line of the table."""
    return page.locator(".cg-cmp tbody tr").nth(1).locator(".cg-cmp-name")


def seen_table(page: Page) -> list[list[str]]:
    """The lines of the table as a reader sees them: name, then a text a case; only what stands in every file."""
    found: list[list[str]] = page.evaluate(
        """() => [...document.querySelectorAll(".cg-cmp tbody tr:not(.cg-cmp-group)")].map(line => [
             line.querySelector(".cg-cmp-name").textContent,
             ...[...line.querySelectorAll("td")].map(cell => {
               const copy = cell.cloneNode(true);
               copy.querySelectorAll(".cg-cmp-word").forEach(one => one.remove());
               const items = [...copy.querySelectorAll("li")];
               return (items.length ? items.map(one => one.textContent.trim()).join("\\n") : copy.textContent).trim();
             })])"""
    )
    return found


def downloaded(page: Page, locale: str = "en") -> list[list[str]]:
    """The rows of the file that the table gives, its apostrophes against formulas taken off."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=words(locale, "compare.csv")).click()
    assert re.fullmatch(r"[a-z0-9_-]+\.csv", waiting.value.suggested_filename)
    text = waiting.value.path().read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline="")))
    for field in (field for one in rows for field in one):
        assert not re.match(r"\s*[=+\-@]", field) or re.fullmatch(r"[-+]?[\d.,]+%?", field), field
    return [[field.removeprefix("'") for field in one] for one in rows]


@pytest.mark.parametrize("count", [2, 4, 6])
@pytest.mark.parametrize("locale", list(LOCALES))
def test_the_file_equals_the_table(browser: Browser, url: str, locale: str, count: int) -> None:
    with watched(browser, url) as page:
        for more in ("", "&diff=1&pin=leads&fold=method"):
            page.goto(url + compare(*SIX[:count], locale=locale, more=more))
            expect(page.locator(".cg-cmp thead th")).to_have_count(count)
            assert looks_right(page, more, LOCALES[locale].tag) == []
            rows = downloaded(page, locale)
            titles = page.locator(".cg-cmp thead a").all_text_contents()
            assert rows[0][2:] == titles
            assert [one.rsplit("/cases/", 1)[1] for one in rows[2][2:]] == [f"{case}/" for case in SIX[:count]]
            assert [one[1:] for one in rows[3:]] == seen_table(page)
            assert len(rows) > 10


def test_a_formula_in_a_record_is_text_in_the_file(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        made_up(page)
        page.goto(url + compare(*MADE_UP))
        rows = downloaded(page)
        assert [one[1:] for one in rows[3:]] == seen_table(page)
        assert page.locator("#cg-compare img, #cg-compare b").count() == 0
        assert page.locator(".cg-cmp thead a").first.text_content() == MADE_UP["made-up"]["title"]


def test_what_is_shared_comes_first_and_what_differs_is_underlined(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + compare("tool-cupboard", "pantry", "stair-tea"))
        cells = row(page, LOCALES["en"].t("row.method")).locator("td")
        first, second, third = (cells.nth(at).locator("li") for at in range(3))
        assert words("en", "compare.some", n=2, all=3) in first.nth(0).inner_text()
        assert first.nth(0).inner_text() == second.nth(0).inner_text()
        assert "underline" in third.locator("mark").evaluate("one => getComputedStyle(one).textDecorationLine")
        assert words("en", "compare.only") in (third.text_content() or "")
        page.goto(url + compare("tool-cupboard", "pantry"))
        cells = row(page, LOCALES["en"].t("row.method")).locator("td")
        assert "cg-cmp-shared" in (cells.nth(0).locator("li").nth(0).get_attribute("class") or "")
        assert cells.nth(0).locator("li").nth(0).locator("mark").count() == 0
        assert cells.nth(0).locator("li").nth(1).locator("mark").count() == 1


def test_figures_that_cannot_be_compared_say_so(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        made_up(page)
        page.goto(url + compare(*MADE_UP))
        name = LOCALES["en"].t("row.figures")
        helpers = row(page, words("en", "compare.measured", row=name, measure="Helpers")).locator("td")
        loans = row(page, words("en", "compare.measured", row=name, measure="Loans")).locator("td")
        alone = row(page, words("en", "compare.alone", row=name)).locator("td")
        expect(helpers.nth(0)).to_have_text("5 people 2019 ¶1")
        expect(helpers.nth(1)).to_contain_text(words("en", "compare.bar_unit"))
        expect(loans.nth(1)).to_contain_text(words("en", "compare.bar_date"))
        expect(alone.nth(0)).to_contain_text("Meetings: 3 meetings")
        expect(alone.nth(1)).to_have_text(words("en", "compare.unstated"))
        assert helpers.nth(0).locator("a").get_attribute("href") == "../../en/cases/made-up/#notes-p1"


def test_only_what_differs(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + compare("pantry", "untranslated"))
        expect(page.locator(".cg-cmp")).to_be_visible()
        all_lines = seen_table(page)
        page.get_by_label(words("en", "compare.diff")).check()
        expect(page).to_have_url(url + compare("pantry", "untranslated", more="&diff=1"))
        expect(page.locator(".cg-cmp-same")).to_have_count(0)
        fewer = seen_table(page)
        assert fewer == [one for one in all_lines if one[1].split("\n") != one[2].split("\n")]
        assert 0 < len(fewer) < len(all_lines)
        hidden = len(all_lines) - len(fewer)
        expect(page.locator(".cg-cmp-hidden")).to_have_text(words("en", "compare.hidden", n=hidden))
        assert page.evaluate("document.activeElement.type") == "checkbox"


def test_every_choice_is_in_the_address_and_goes_back_and_forward(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        start = compare(*SIX[:3])
        page.goto(url + start)
        leads = LOCALES["en"].t("row.leads")
        pin, unpin = (
            page.get_by_role("button", name=words("en", "compare.pin_named", label=label, row=leads), exact=True)
            for label in (words("en", "compare.pin"), words("en", "compare.unpin"))
        )
        pin.click()
        expect(unpin).to_be_focused()
        expect(first_line(page)).to_have_text(LOCALES["en"].t("row.leads"))
        fold = page.get_by_role("button", name=LOCALES["en"].t("group.community"), exact=True)
        fold.click()
        expect(fold).to_have_attribute("aria-expanded", "false")
        assert row(page, LOCALES["en"].t("row.setting")).count() == 0
        page.get_by_role("button", name=re.compile(f"^{words('en', 'compare.remove')}: ")).nth(1).click()
        expect(page.locator(".cg-cmp thead th")).to_have_count(2)
        end = compare(SIX[0], SIX[2], more="&fold=place&pin=leads")
        assert page.url == url + end
        shown = page.locator(".cg-cmp-place").inner_text()
        for wanted in (compare(*SIX[:3], more="&fold=place&pin=leads"), compare(*SIX[:3], more="&pin=leads"), start):
            page.go_back()
            expect(page).to_have_url(url + wanted)
            expect(page.locator(".cg-cmp thead th")).to_have_count(3)
        expect(unpin).to_have_count(0)
        for _ in range(3):
            page.go_forward()
        expect(page).to_have_url(url + end)
        expect(page.locator(".cg-cmp thead th")).to_have_count(2)
        page.reload()
        expect(page.locator(".cg-cmp thead th")).to_have_count(2)
        assert page.locator(".cg-cmp-place").inner_text() == shown
        with opened(browser) as other:
            other.goto(url + end)
            expect(other.locator(".cg-cmp thead th")).to_have_count(2)
            assert other.locator(".cg-cmp-place").inner_text() == shown


def test_another_edition_shows_the_same_view(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        query = f"?cases={','.join(SIX[:3])}&diff=1&fold=place&pin=leads"
        page.goto(f"{url}zh/compare/{query}")
        expect(page.locator(".cg-cmp")).to_be_visible()
        for locale in ("en", "zh-hant", "zh"):
            page.locator(f".cg-editions a[hreflang={LOCALES[locale].tag}]").click()
            expect(page).to_have_url(f"{url}{locale}/compare/{query}")
            expect(first_line(page)).to_have_text(LOCALES[locale].t("row.leads"))


def test_bad_addresses_show_what_is_known_and_name_the_rest(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        seen = Watched(page, url)
        hostile = "%3Cscript%3Ealert(1)%3C/script%3E"
        page.goto(url + compare("pantry", "no-such", hostile, "tool-cupboard", more="&fold=x&q=%3Cimg+src%3Dx%3E"))
        expect(page.locator(".cg-cmp thead th")).to_have_count(2)
        notice = page.locator(".cg-cmp-notice")
        for told in ("no-such", "<script>alert(1)</script>", "x", "q=<img src=x>"):
            expect(notice).to_contain_text(told)
        many = [f"no-{at}" for at in range(3000)]
        page.goto(url + compare("pantry", "tool-cupboard", *many))
        expect(page.locator(".cg-cmp thead th")).to_have_count(2)
        expect(notice).to_contain_text("no-0")
        assert len(notice.inner_text()) < 600
        # Nothing is missed but the few unknown ids that were tried.
        # That what answers for them is a page, the browser says too.
        said = r"(?:404: |failed: |console error: Refused to execute script from ').*?/compare/cases/(no-\w+)\.js\b"
        missed = [re.match(said, one) for one in seen.seen]
        assert all(missed)
        assert len({one[1] for one in missed if one}) == 11


def test_more_than_six_cases(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        made_up(page)
        page.goto(url + compare(*SIX, *MADE_UP))
        expect(page.locator(".cg-cmp thead th")).to_have_count(6)
        expect(page.locator(".cg-cmp-notice")).to_have_text(
            words("en", "compare.beyond", most=6, names="made-up, made-up-2")
        )


@pytest.mark.parametrize("locale", list(LOCALES))
def test_no_case_and_one_case(browser: Browser, url: str, locale: str) -> None:
    with watched(browser, url) as page:
        page.goto(f"{url}{locale}/compare/")
        expect(page.locator(".cg-cmp-empty")).to_contain_text(words(locale, "compare.none"))
        page.get_by_role("link", name=words(locale, "compare.add")).click()
        expect(page).to_have_url(f"{url}{locale}/browse/")
        page.goto(url + compare("pantry", locale=locale, more="&diff=1"))
        expect(page.locator(".cg-note")).to_contain_text(words(locale, "compare.one"))
        expect(page.locator(".cg-cmp thead th")).to_have_count(1)
        assert len(seen_table(page)) > 10
        assert page.locator(".cg-cmp mark, .cg-cmp-same").count() == 0


def test_add_a_case_takes_the_present_ones_along(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + compare("pantry", "stair-tea"))
        page.get_by_role("link", name=words("en", "compare.add")).click()
        page.goto(url + "en/cases/tool-cupboard/")
        page.locator("button[data-compare=tool-cupboard]").click()
        page.get_by_role("link", name=words("en", "tray.compare"), exact=True).click()
        expect(page).to_have_url(url + compare("pantry", "stair-tea", "tool-cupboard"))
        expect(page.locator(".cg-cmp thead th")).to_have_count(3)


def test_the_link_is_copied(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(url + compare("pantry", "stair-tea", more="&diff=1"))
        page.get_by_role("button", name=words("en", "compare.copy")).click()
        expect(page.get_by_role("status").first).to_have_text(words("en", "compare.copied"))
        assert page.evaluate("navigator.clipboard.readText()") == page.url


# The tray


def test_the_tray_survives_pages_reload_and_tabs(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + "en/cases/pantry/")
        button = page.locator("button[data-compare=pantry]").first
        bar = page.get_by_role("region", name=words("en", "tray.label"))
        expect(button).to_have_text(words("en", "tray.add"))
        expect(bar).to_have_count(0)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_have_text(words("en", "tray.added"))
        expect(page.locator("#cg-tray [role=status]")).to_have_text(words("en", "tray.said_added", n=1))
        expect(bar).to_contain_text(words("en", "tray.count", n=1))
        go = bar.get_by_role("link", name=words("en", "tray.compare"))
        expect(go).to_have_attribute("aria-disabled", "true")
        page.reload()
        expect(button).to_have_attribute("aria-pressed", "true")
        other = page.context.new_page()
        other.goto(url + "zh/cases/stair-tea/")
        other.locator("button[data-compare=stair-tea]").first.click()
        expect(bar).to_contain_text(words("en", "tray.count", n=2))
        expect(go).not_to_have_attribute("aria-disabled", "true")
        go.click()
        expect(page).to_have_url(url + compare("pantry", "stair-tea"))
        other.get_by_role("button", name=words("zh", "tray.clear")).click()
        expect(other.get_by_role("region", name=words("zh", "tray.label"))).to_have_count(0)
        expect(other.locator("button[data-compare=stair-tea]").first).to_have_attribute("aria-pressed", "false")
        # Each tab has a process of its own: what one clears, the other hears of in its own time.
        page.wait_for_function(f"() => localStorage.getItem('{KEY}') === null")


def test_a_seventh_case_is_refused(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + "en/cases/pantry/")
        page.evaluate(f"localStorage.setItem('{KEY}', JSON.stringify({{v: 1, cases: ['a', 'b', 'c', 'd', 'e', 'f']}}))")
        page.reload()
        button = page.locator("button[data-compare=pantry]").first
        button.click()
        expect(button).to_have_attribute("aria-pressed", "false")
        expect(page.locator(".cg-tray-hint")).to_have_text(words("en", "tray.said_full", most=6))


@pytest.mark.parametrize("text", ["", "{", '{"v":0,"cases":["a"]}', '{"v":1,"cases":["<img src=x>","../a"]}'])
def test_broken_storage_is_an_empty_tray(browser: Browser, url: str, text: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + "en/cases/pantry/")
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        page.reload()
        expect(page.locator(".cg-tray-bar")).to_be_hidden()
        page.locator("button[data-compare=pantry]").first.click()
        expect(page.locator(".cg-tray-bar")).to_contain_text(words("en", "tray.count", n=1))


def test_without_storage_the_tray_lives_as_long_as_the_page(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.add_init_script("Object.defineProperty(self, 'localStorage', {get() { throw new Error('denied') }})")
        page.goto(url + "en/cases/pantry/")
        page.locator("button[data-compare=pantry]").first.click()
        expect(page.locator(".cg-tray-bar")).to_contain_text(words("en", "tray.count", n=1))
        page.goto(url + compare("pantry", "stair-tea"))
        expect(page.locator(".cg-cmp thead th")).to_have_count(2)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_tray_covers_nothing(browser: Browser, url: str, width: int) -> None:
    with watched(browser, url, width) as page:
        page.goto(url + "en/cases/pantry/")
        page.locator("button[data-compare=pantry]").first.click()
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        bar = page.locator(".cg-tray-bar").bounding_box()
        foot = page.locator(".cg-foot").bounding_box()
        assert bar is not None
        assert foot is not None
        assert foot["y"] + foot["height"] <= bar["y"] + 1
        assert bar["height"] < 130
        assert looks_right(page, "tray", "en") == []


# Narrow screens, paper, keyboard, readers of screens


@pytest.mark.parametrize("width", [320, 390, 620])
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_phone_shows_two_columns_and_switches(browser: Browser, url: str, locale: str, width: int) -> None:
    with watched(browser, url, width) as page:
        page.goto(url + compare(*SIX[:4], locale=locale))
        heads = page.locator(".cg-cmp thead th")
        titles = heads.locator("a").all_text_contents()

        def visible() -> list[str]:
            return [title for at, title in enumerate(titles) if heads.nth(at).is_visible()]

        expect(heads).to_have_count(4)
        assert visible() == titles[:2]
        page.get_by_label(words(locale, "compare.right")).select_option(label=titles[3])
        assert visible() == [titles[0], titles[3]]
        page.get_by_label(words(locale, "compare.left")).select_option(label=titles[3])
        assert visible() == [titles[0], titles[3]]
        assert page.get_by_label(words(locale, "compare.left")).input_value() == "3"
        assert looks_right(page, "compare", LOCALES[locale].tag) == []
        line = row(page, LOCALES[locale].t("row.problem"))
        name, cell = line.locator("th").bounding_box(), line.locator("td").first.bounding_box()
        assert name is not None
        assert cell is not None
        assert name["y"] + name["height"] <= cell["y"] + 1
        page.mouse.wheel(0, 1500)
        page.wait_for_function("() => scrollY > 1000")
        box = page.locator(".cg-cmp-pair").bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 2


@pytest.mark.parametrize("count", [2, 6])
def test_heads_and_names_stay_in_sight(browser: Browser, url: str, count: int) -> None:
    with watched(browser, url, 1000) as page:
        page.goto(url + compare(*SIX[:count]))
        head, name = page.locator(".cg-cmp thead th").first, row(page, LOCALES["en"].t("row.claims")).locator("th")
        name.scroll_into_view_if_needed()
        page.locator(".cg-cmp-scroll").evaluate("one => one.scrollBy(250, 0)")
        top, left = head.bounding_box(), name.bounding_box()
        frame = page.locator(".cg-cmp-scroll").bounding_box()
        assert top is not None
        assert left is not None
        assert frame is not None
        assert 0 <= top["y"] < 900
        assert abs(left["x"] - frame["x"]) < 2


@pytest.mark.parametrize("count", [2, 4, 6])
def test_paper_is_landscape_and_holds_every_column(browser: Browser, url: str, count: int) -> None:
    with watched(browser, url) as page:
        page.goto(url + compare(*SIX[:count]))
        expect(page.locator(".cg-cmp thead th")).to_have_count(count)
        paper = page.pdf(prefer_css_page_size=True)
        boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
        assert boxes
        assert all(float(wide) > float(high) for wide, high in boxes)
        page.set_viewport_size({"width": 1030, "height": 700})
        page.emulate_media(media="print")
        for part in (".cg-cmp-tools", ".cg-cmp-pin", ".cg-cmp-remove", ".cg-cmp-pair", "#cg-tray"):
            assert not page.locator(part).first.is_visible(), part
        assert page.locator(".cg-cmp-url").is_visible()
        assert all(page.locator(".cg-cmp thead th").nth(at).is_visible() for at in range(count))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_with_the_keyboard_alone(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + "en/cases/pantry/")
        page.locator("button[data-compare=pantry]").first.focus()
        page.keyboard.press("Space")
        page.goto(url + "en/cases/stair-tea/")
        page.locator("button[data-compare=stair-tea]").first.focus()
        page.keyboard.press("Enter")
        page.get_by_role("link", name=words("en", "tray.compare"), exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.locator(".cg-cmp thead th")).to_have_count(2)
        page.get_by_label(words("en", "compare.diff")).focus()
        page.keyboard.press("Space")
        expect(page).to_have_url(re.compile("diff=1"))
        box = page.get_by_label(words("en", "compare.diff"))
        expect(box).to_be_focused()
        fold = page.get_by_role("button", name=LOCALES["en"].t("group.method"), exact=True)
        fold.focus()
        page.keyboard.press("Enter")
        expect(fold).to_have_attribute("aria-expanded", "false")
        expect(fold).to_be_focused()
        page.get_by_role("button", name=re.compile(f"^{words('en', 'compare.remove')}: ")).last.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".cg-cmp thead th")).to_have_count(1)
        expect(page.locator(".cg-cmp-scroll")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_readers_of_screens_and_of_pale_text(browser: Browser, url: str, width: int, scheme: ColorScheme) -> None:
    with opened(browser, width, scheme=scheme) as page:
        made_up(page)
        for address in (
            compare(*SIX[:4], locale="zh", more="&pin=leads"),
            compare(*MADE_UP, more="&diff=1&fold=place&x=1"),
            compare("pantry"),
            "en/compare/",
            "en/cases/pantry/",
        ):
            page.goto(url + address)
            page.wait_for_selector(".cg-cmp, .cg-cmp-empty, button[data-compare]:visible")
            if "cases/pantry" in address:
                page.locator("button[data-compare]").first.click()
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate(
                """axe.run('#cg-compare, #cg-tray, [data-compare]')
                     .then(all => all.violations.map(one => [one.id, one.nodes[0].html]))"""
            )
            assert found == [], address
            _, pale = page.evaluate(CONTRAST)
            assert pale == [], address


def test_what_can_be_touched_is_large_enough(browser: Browser, url: str) -> None:
    with opened(browser, 390) as page:
        page.goto(url + compare(*SIX[:3]))
        page.wait_for_selector(".cg-cmp")
        small = page.evaluate(
            """() => [...document.querySelectorAll("#cg-compare :is(button, select, label, .cg-cmp-act)")]
                 .filter(one => one.checkVisibility()).map(one => [one.textContent, one.getBoundingClientRect()])
                 .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""
        )
        assert small == []


def test_opened_as_a_file(browser: Browser, built: Built) -> None:
    with opened(browser) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        address = (built.folder / "en/compare/index.html").as_uri()
        page.goto(f"{address}?cases=pantry,stair-tea")
        expect(page.locator(".cg-cmp thead th")).to_have_count(2)
        page.get_by_label(words("en", "compare.diff")).check()
        expect(page.locator(".cg-cmp-hidden")).to_be_visible()
        expect(page).to_have_url(f"{address}?cases=pantry,stair-tea&diff=1")
        page.locator(".cg-cmp thead a").first.click()
        expect(page).to_have_url((built.folder / "en/cases/pantry/index.html").as_uri())
        page.locator("button[data-compare=pantry]").first.click()
        expect(page.locator(".cg-tray-bar")).to_be_visible()
        assert errors == []


def test_nothing_inline_runs_under_a_strict_policy(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
        under_policy(page, policy, re.compile(r"/compare/(\?|$)"))
        page.goto(url + compare("pantry", "tool-cupboard"))
        expect(page.locator(".cg-cmp thead th")).to_have_count(2)
        assert len(downloaded(page)) > 10
