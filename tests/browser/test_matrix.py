"""The matrix in a browser: any two facets on its axes, counts that browse agrees with, its address, bad input."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from casegen.facets import FACETS, columns
from casegen.locales import LOCALES
from conftest import Built

from .test_site import WIDTHS, Watched, browser, looks_right, opened, url

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


def test_swapped_axes_turn_the_table(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/matrix/")
        ready(page)
        before, html = numbers(page), page.locator("#cg-matrix").inner_html()
        assert any(any(row) for row in before)
        page.get_by_role("button", name=LOCALES["en"].t("web.matrix.swap")).click()
        page.wait_for_url("**/en/matrix/?columns=problem&rows=method")
        assert numbers(page) == [list(column) for column in zip(*before, strict=True)]
        page.go_back()
        expect(page.locator(".cg-axes select").first).to_have_value("0")
        assert page.locator("#cg-matrix").inner_html() == html
        assert page.locator("h1").inner_text() == LOCALES["en"].t("matrix.title")
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
        assert numbers(page) == expected
        links = page.locator("#cg-matrix tbody td:not(.cg-empty) a")
        for at in range(0, links.count(), 3):
            number, link = links.nth(at).locator("b").inner_text(), str(links.nth(at).get_attribute("href"))
            other = page.context.new_page()
            other.goto(f"{url}en/matrix/{link}")
            other.locator("#cg-facets input").first.wait_for(state="attached")
            assert other.locator("#cg-list .cg-entry h2").count() == int(number)
            other.close()


def test_choosing_an_axis_changes_the_address_and_the_editions_follow(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}zh/matrix/")
        ready(page)
        options = page.locator(".cg-axes select").first.locator("option").all_inner_texts()
        used = [facet.id for facet, values in zip(FACETS, columns_of(page), strict=True) if values]
        assert options == [LOCALES["zh"].t(f"facet.{one}") for one in used]
        page.get_by_label(LOCALES["zh"].t("web.matrix.rows")).select_option(label=LOCALES["zh"].t("facet.place"))
        page.wait_for_url("**/zh/matrix/?columns=method&rows=place")
        page.reload()
        ready(page)
        assert LOCALES["zh"].t("facet.place") in page.locator("h1").inner_text()
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
        assert LOCALES["en"].t("facet.actor") in page.locator("h1").inner_text()
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
            watched.seen += looks_right(page, query, LOCALES[locale].tag)
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate(
                "axe.run('#content').then(all => all.violations.map(one => [one.id, one.nodes[0].html]))"
            )
            watched.seen += [str(one) for one in found]
        assert watched.seen == []


def test_without_scripts_the_table_is_there(browser: Browser, url: str) -> None:
    with opened(browser, scripts=False) as page:
        page.goto(f"{url}en/matrix/")
        assert any(any(row) for row in [page.locator("#cg-matrix tbody b").all_inner_texts()])
        assert page.locator(".cg-axes").count() == 0
