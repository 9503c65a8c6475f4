"""The matrix in a browser: any two facets on its axes, counts that browse agrees with, its address, bad input."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from casegen.facets import FACETS, columns
from casegen.findings import say
from casegen.locales import LOCALES
from conftest import Built

from .test_site import WIDTHS, Watched, browser, looks_right, opened, tab_to, url

__all__ = ["browser", "url"]

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
NUMBERS = """rows => rows.map(row =>
    [...row.querySelectorAll('td')].map(one => one.querySelector('b')?.textContent ?? ''))"""


def numbers(page: Page) -> list[list[str]]:
    """The number of cases in every cell, row by row."""
    found: list[list[str]] = page.eval_on_selector_all("#cg-matrix tbody tr", NUMBERS)
    return found


def ready(page: Page) -> None:
    page.locator(".cg-axes select").first.wait_for()


def called(facet: str, locale: str) -> str:
    """The name of a facet in a locale."""
    return next(say(one.name, LOCALES[locale]) for one in FACETS if one.id == facet)


def drawn(page: Page) -> None:
    """Wait for the table that a change of the axes asks for."""
    page.locator("#cg-matrix table").wait_for()


def test_swapped_axes_turn_the_table(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/matrix/")
        ready(page)
        before, html = numbers(page), page.locator("#cg-matrix").inner_html()
        assert any(any(row) for row in before)
        page.get_by_role("button", name=LOCALES["en"].t("web.matrix.swap")).click()
        page.wait_for_url("**/en/matrix/?columns=problem&rows=method")
        drawn(page)
        assert numbers(page) == [list(column) for column in zip(*before, strict=True)]
        page.go_back()
        expect(page.locator(".cg-axes select").first).to_have_value("0")
        assert page.locator("#cg-matrix").inner_html() == html
        assert page.locator("h1").inner_text() == LOCALES["en"].t("matrix.title")
        assert watched.seen == []


def test_keyboard_alone(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/matrix/")
        ready(page)
        tab_to(page, ".cg-axes select")
        for rows in ("method", "actor"):
            page.keyboard.press("ArrowDown")
            page.wait_for_url(f"**/en/matrix/?columns=method&rows={rows}")
            assert page.evaluate("document.activeElement.localName") == "select"
        drawn(page)
        before = numbers(page)
        tab_to(page, ".cg-axes button", most=2)
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/matrix/?columns=actor&rows=method")
        assert page.evaluate("document.activeElement.localName") == "button"
        drawn(page)
        assert numbers(page) == [list(column) for column in zip(*before, strict=True)]
        cell = "#cg-matrix tbody td:not(.cg-empty) a"
        number = int(page.locator(cell).first.locator("b").inner_text())
        tab_to(page, cell)
        watched.settle(page)
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/browse/?actor=*&method=*")
        expect(page.locator("#cg-list .cg-entry [data-compare]")).to_have_count(number)
        watched.settle(page)
        assert watched.seen == []


@pytest.mark.parametrize(("rows", "across"), [("actor", "problem"), ("direction", "evidence"), ("problem", "problem")])
def test_a_cell_counts_the_cases_of_both_values_and_leads_to_them(
    browser: Browser, url: str, built: Built, rows: str, across: str
) -> None:
    made = {column.facet.id: column for column in columns(built.library)}
    used = {name: sorted({at for row in made[name].rows for at in row}) for name in (rows, across)}
    having = {name: [set(cases) for cases in made[name].cases()] for name in (rows, across)}
    expected = [
        [str(len(having[rows][row] & having[across][column]) or "") for column in used[across]] for row in used[rows]
    ]
    with opened(browser) as page:
        page.goto(f"{url}en/matrix/?rows={rows}&columns={across}")
        ready(page)
        drawn(page)
        assert numbers(page) == expected
        links = page.locator("#cg-matrix tbody td:not(.cg-empty) a")
        for at in range(0, links.count(), 3):
            number, link = links.nth(at).locator("b").inner_text(), str(links.nth(at).get_attribute("href"))
            other = page.context.new_page()
            other.goto(f"{url}en/matrix/{link}")
            other.locator("#cg-facets input").first.wait_for(state="attached")
            expect(other.locator("#cg-list .cg-entry [data-compare]")).to_have_count(int(number))
            other.close()


@pytest.mark.parametrize("query", ["", "?columns=method&rows=actor"])
def test_an_empty_cell_leads_to_where_its_case_can_be_told(browser: Browser, url: str, query: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/matrix/{query}")
        ready(page)
        drawn(page)
        page.locator("#cg-matrix td.cg-empty a").first.click()
        page.wait_for_url("**/en/contribute/")
        watched.settle(page)
        assert watched.seen == []


def test_choosing_an_axis_changes_the_address_and_the_editions_follow(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/matrix/")
        ready(page)
        options = page.locator(".cg-axes select").first.locator("option").all_inner_texts()
        used = [facet.id for facet, values in zip(FACETS, columns_of(page), strict=True) if values]
        assert options == [called(one, "zh") for one in used]
        page.get_by_label(LOCALES["zh"].t("web.matrix.rows")).select_option(label=called("place", "zh"))
        page.wait_for_url("**/zh/matrix/?columns=method&rows=place")
        page.reload()
        ready(page)
        assert called("place", "zh") in page.locator("h1").inner_text()
        page.locator(".cg-editions a[hreflang=en]").click()
        page.wait_for_url("**/en/matrix/?columns=method&rows=place")


def columns_of(page: Page) -> list[int]:
    """How many values each facet has."""
    found: list[int] = page.evaluate("self.casegen.columns.facets.map(one => one.values.length)")
    return found


def test_a_strange_address_works_as_far_as_it_is_known(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/matrix/?rows=actor&columns=<script>alert(1)</script>&__proto__=x")
        ready(page)
        assert called("actor", "en") in page.locator("h1").inner_text()
        assert "columns=<script>" in page.locator("[role=note]").inner_text()
        assert watched.seen == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", list(LOCALES))
def test_everyone_can_read_and_use_it(browser: Browser, url: str, locale: str, width: int) -> None:
    with opened(browser, width) as page:
        watched = Watched(page, url)
        for query in ("", "?rows=actor&columns=direction"):
            page.goto(f"{url}{locale}/matrix/{query}")
            ready(page)
            drawn(page)
            watched.seen += looks_right(page, query, LOCALES[locale].tag)
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate(
                "axe.run('#content').then(all => all.violations.map(one => [one.id, one.nodes[0].html]))"
            )
            watched.seen += [str(one) for one in found]
        assert watched.seen == []


def test_only_the_rows_of_its_axes_are_loaded(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{url}en/matrix/", wait_until="networkidle")
        ready(page)
        assert [one for one in asked if "/columns/" in one] == []
        page.goto(f"{url}en/matrix/?rows=actor&columns=level")
        drawn(page)
        names = [one.rpartition("/")[2].rpartition("-")[0] for one in asked if "/columns/" in one]
        assert sorted(names) == ["actor", "direction", "level"]


def test_rows_that_cannot_be_read_are_said(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.route("**/columns/level-*.js", lambda route: route.abort())
        page.goto(f"{url}en/matrix/?rows=actor&columns=level")
        expect(page.locator("#cg-matrix [role=alert]")).to_have_text(LOCALES["en"].t("web.failed"))
        assert called("level", "en") in page.locator("h1").inner_text()
        page.unroute("**/columns/level-*.js")
        page.get_by_role("button", name=LOCALES["en"].t("web.matrix.swap")).click()
        drawn(page)
        assert any(any(row) for row in numbers(page))


def test_without_scripts_the_table_is_there(browser: Browser, url: str) -> None:
    with opened(browser, scripts=False) as page:
        page.goto(f"{url}en/matrix/")
        assert any(any(row) for row in [page.locator("#cg-matrix tbody b").all_inner_texts()])
        assert page.locator(".cg-axes").count() == 0
