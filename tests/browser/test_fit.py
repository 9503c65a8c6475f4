"""The page that asks whether a case fits, in a browser: what it finds and why, its address, bad input, no scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from casegen.facets import columns
from casegen.index.fit import QUESTIONS, Asked, fit, questions
from casegen.locales import LOCALES
from conftest import Built

from .test_site import WIDTHS, Watched, browser, looks_right, opened, tab_to, url

__all__ = ["browser", "url"]

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
DESCRIBED = "?community=old-estate&leads=residents-committee&problem=clutter"


def ids(page: Page) -> list[str]:
    """The ids of the cases that are listed, in their order."""
    page.locator("#cg-fit .cg-entry").first.wait_for()
    links = page.eval_on_selector_all("#cg-fit .cg-entry h2 a", "all => all.map(one => one.href)")
    return [str(link).rstrip("/").rpartition("/")[2] for link in links]


def test_each_case_says_what_matches_what_differs_and_what_is_unknown(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/fit/{DESCRIBED}")
        assert ids(page) == ["tool-cupboard", "untranslated", "written-in-english"]
        entries = page.locator("#cg-fit .cg-entry")
        assert entries.nth(0).locator(".cg-fit--match dd").count() == 3
        assert entries.nth(0).locator(":is(.cg-fit--differs, .cg-fit--unknown)").count() == 0
        last = entries.nth(2)
        t = LOCALES["en"].t
        assert last.locator("dt").all_inner_texts() == [
            t("web.fit.match", n=1, all=3), t("web.fit.differs", n=1), t("web.fit.unknown", n=1),
        ]  # fmt: skip
        assert "Leading" in last.locator(".cg-fit--match dd").inner_text()
        assert "Problem" in last.locator(".cg-fit--differs dd").inner_text()
        assert "Community" in last.locator(".cg-fit--unknown dd").inner_text()
        assert watched.seen == []


@pytest.mark.parametrize(
    "described",
    [
        {"problem": ["participation"]},
        {"has": ["residents", "social-worker"], "problem": ["weak-belonging", "dark-stairs"]},
        {"community": ["old-estate"], "leads": ["residents"]},
    ],
)
def test_the_page_finds_what_the_rule_finds(
    browser: Browser, url: str, built: Built, described: dict[str, list[str]]
) -> None:
    made = columns(built.library)
    slugs = {column.facet.id: [value.slug for value in column.values] for column in made}
    asked = [
        Asked(at, slugs[facet].index(slug))
        for at, (name, facet) in enumerate(QUESTIONS)
        for slug in described.get(name, [])
    ]
    found = fit(questions(built.library, made), asked, len(built.library.cases))
    expected = [built.library.cases[one.case].id for one in found if "match" in one.answers]
    assert expected
    query = "&".join(f"{name}={','.join(values)}" for name, values in described.items())
    with opened(browser) as page:
        page.goto(f"{url}zh/fit/?{query}")
        assert ids(page) == expected


@pytest.mark.parametrize("locale", list(LOCALES))
def test_the_example_says_what_the_form_would(browser: Browser, url: str, locale: str) -> None:
    said = """all => all.map(one => [one.querySelector(":is(h2, h3) a").textContent,
        [...one.querySelectorAll(".cg-fit__why :is(dt, dd)")].map(line => line.textContent)])"""
    with opened(browser, scripts=False) as page:
        page.goto(f"{url}{locale}/fit/")
        shown = page.eval_on_selector_all(".cg-fit__example li", said)
        assert not page.locator(".cg-fit__try").is_visible()
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}{locale}/fit/")
        page.locator("#cg-fit form").wait_for()
        page.locator(".cg-fit__try a").click()
        page.wait_for_url("**/fit/?*")
        ids(page)
        found = page.eval_on_selector_all("#cg-fit .cg-entry", said)
        assert shown == found[: len(shown)]
        assert len(shown) >= 2
        assert watched.seen == []


def test_choosing_changes_the_address_and_back_restores(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/fit/")
        status = page.locator("#cg-fit [role=status]")
        expect(status).to_have_text(LOCALES["en"].t("web.fit.start"))
        page.locator("#cg-fit fieldset").first.locator("input").first.check()
        page.wait_for_url("**/en/fit/?community=old-estate")
        page.get_by_label(LOCALES["en"].t("web.fit.ask.leads")).select_option(index=1)
        page.wait_for_url("**/en/fit/?community=old-estate&leads=*")
        assert ids(page)[0] == "tool-cupboard"
        assert "community=old-estate&leads=" in str(page.locator("nav.cg-editions a[href]").first.get_attribute("href"))
        page.go_back()
        page.wait_for_url("**/en/fit/?community=old-estate")
        assert page.locator("#cg-fit select").input_value() == ""
        page.get_by_role("button", name=LOCALES["en"].t("web.fit.clear")).click()
        page.wait_for_url("**/en/fit/")
        expect(status).to_have_text(LOCALES["en"].t("web.fit.start"))
        assert page.locator("#cg-fit :checked:not(option)").count() == 0
        page.go_back()
        expect(page.locator("#cg-fit .cg-entry")).to_have_count(1)
        assert ids(page) == ["tool-cupboard"]
        assert watched.seen == []


def test_keyboard_alone(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/fit/")
        page.locator("#cg-fit form").wait_for()
        tab_to(page, "#cg-fit fieldset input")
        page.keyboard.press("Space")
        page.wait_for_url("**/en/fit/?community=old-estate")
        assert page.evaluate("document.activeElement.checked") is True
        assert ids(page) == ["tool-cupboard"]
        tab_to(page, "#cg-fit select")
        page.keyboard.press("ArrowDown")
        page.wait_for_url("**/en/fit/?community=old-estate&leads=*")
        assert page.evaluate("document.activeElement.localName") == "select"
        # The answers to two questions, and from the form they come next, the best first.
        both = LOCALES["en"].t("web.fit.match", n=2, all=2)
        expect(page.locator("#cg-fit .cg-fit--match dt").first).to_have_text(both)
        found = ids(page)
        tab_to(page, "#cg-fit .cg-entry h2 a", most=3)
        watched.settle(page)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/en/cases/{found[0]}/")
        watched.settle(page)
        page.go_back()
        expect(page.locator("#cg-fit .cg-entry")).to_have_count(len(found))
        assert ids(page) == found
        tab_to(page, "#cg-fit form > button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/fit/")
        assert page.locator("#cg-fit :checked:not(option)").count() == 0
        watched.settle(page)
        assert watched.seen == []


def test_a_strange_address_works_as_far_as_it_is_known(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        many = ",".join(f"no-{at}" for at in range(3000))
        page.goto(
            f"{url}en/fit/?problem=clutter,<img src=x onerror=alert(1)>&__proto__=x&constructor=y"
            f"&leads=residents-committee,residents&page=2&all=problem&has={many}"
        )
        assert ids(page)[0] == "tool-cupboard"
        note = page.locator("#cg-fit [role=note]").inner_text()
        assert "problem=<img" in note
        assert len(note) < 500
        assert page.locator("#cg-fit img").count() == 0
        assert watched.seen == []


def test_without_scripts_it_leads_to_the_facets(browser: Browser, url: str) -> None:
    with opened(browser, 390, scripts=False) as page:
        for from_page in ("", "browse/"):
            page.goto(f"{url}en/{from_page}")
            page.get_by_role("link", name=LOCALES["en"].t("fit.link")).click()
            assert page.url == f"{url}en/fit/"
        page.wait_for_load_state()
        expect(page.get_by_text(LOCALES["en"].t("fit.without"))).to_be_visible()
        expect(page.get_by_text(LOCALES["en"].t("fit.rule.order"))).to_be_visible()
        for link in page.eval_on_selector_all("#cg-fit a", "all => all.map(one => one.href)"):
            assert page.request.get(link).ok, link


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", list(LOCALES))
def test_everyone_can_read_and_use_it(browser: Browser, url: str, locale: str, width: int) -> None:
    with opened(browser, width) as page:
        watched = Watched(page, url)
        address = f"{locale}/fit/{DESCRIBED}"
        page.goto(url + address)
        ids(page)
        watched.seen += looks_right(page, address, LOCALES[locale].tag)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run('#content').then(all => all.violations.map(one => [one.id, one.nodes[0].html]))")
        assert [*watched.seen, *found] == []


def test_only_the_rows_of_what_is_asked_are_loaded(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))

        def names() -> list[str]:
            return sorted(one.rpartition("/")[2].rpartition("-")[0] for one in asked if "/columns/" in one)

        page.goto(f"{url}en/fit/", wait_until="networkidle")
        assert names() == []
        page.goto(f"{url}en/fit/?community=old-estate")
        ids(page)
        assert names() == ["community"]
        page.get_by_label(LOCALES["en"].t("web.fit.ask.leads")).select_option(index=1)
        expect(page.locator(".cg-fit__why").first).to_contain_text("of 2)")
        assert names() == ["community", "leads"]


def test_rows_that_cannot_be_read_are_said_and_tried_again(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.route("**/columns/problem-*.js", lambda route: route.abort())
        page.goto(f"{url}en/fit/{DESCRIBED}")
        expect(page.locator("#cg-fit [role=alert]")).to_have_text(LOCALES["en"].t("web.failed"))
        page.locator("#cg-fit fieldset").nth(1).locator(":checked").uncheck()
        assert ids(page)[0] == "tool-cupboard"
        page.unroute("**/columns/problem-*.js")
        page.go_back()
        page.wait_for_url(f"**/en/fit/{DESCRIBED}")
        expect(page.locator("#cg-fit .cg-entry").nth(2)).to_be_visible()
        assert ids(page)[0] == "tool-cupboard"


def test_it_works_from_a_disk(browser: Browser, built: Built) -> None:
    with opened(browser) as page:
        page.goto((built.folder / "en/fit/index.html").as_uri() + DESCRIBED)
        page.locator("#cg-fit .cg-entry h2 a").first.click()
        assert page.url == (built.folder / "en/cases/tool-cupboard/index.html").as_uri()
