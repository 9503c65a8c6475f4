"""The browse page in a browser: choosing, sharing, going back, files, keyboard, phones, bad addresses."""


from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from casegen.facets import columns
from casegen.locales import LOCALES
from casegen.render.scripts import characters, label, packed
from conftest import Built

from .test_site import ColorScheme, Watched, browser, looks_right, opened, serving, under_policy, url

__all__ = ["browser", "url"]

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
MANY, SIZE = 120, 50
PROBLEMS = [("space", "Space", -1), ("parking", "Parking", 0), ("lifts", "Lifts", 0), ("care", "Care", -1)]
PROBLEMS += [(f"other-{at}", f"Other {at}", -1) for at in range(12)]
METHODS = [("talks", "Talks", -1), ("tools", "Tools", -1)]
PLACES = [("north", "North", -1), ("south", "South", -1)]


def problems(at: int) -> list[int]:
    """What a made-up case has: parking (every third), lifts (every fifth), care (the rest)."""
    return [value for value, every in ((1, 3), (2, 5)) if at % every == 0] or [3]


def methods(at: int) -> list[int]:
    return [0] if at < 60 else [1]


def title(at: int) -> str:
    return '=HYPERLINK("x"), "quoted"' if at == 119 else f"案例 {at}<b>"


def write_columns(folder: Path) -> None:
    """Write what made-up cases have, the last being the newest, beside the columns of the real ones."""
    texts = {
        "many-problem": packed(problems(at) for at in range(MANY)),
        "many-method": packed(methods(at) for at in range(MANY)),
        "many-place": packed([at % 2] for at in range(MANY)),
        "many-newest": characters(range(MANY - 1, -1, -1)),
        "many-evidence": characters(range(MANY)),
    }
    for file, text in texts.items():
        (folder / f"{file}.js").write_text(
            f"((self.casegen=self.casegen||{{}}).rows=self.casegen.rows||{{}})[{json.dumps(file)}]={json.dumps(text)};",
            "utf-8",
        )


def write_many(folder: Path) -> None:
    """Replace an edition's cases by made-up ones."""
    facets = [
        {"id": name.lower(), "label": name, "values": values, "file": f"many-{name.lower()}"}
        for name, values in (("Problem", PROBLEMS), ("Method", METHODS), ("Place", PLACES))
    ]
    sort = {"newest": "many-newest", "evidence": "many-evidence"}
    data = {"v": 2, "n": MANY, "size": SIZE, "facets": facets, "sort": sort}
    (folder / "columns.js").write_text(f"(self.casegen=self.casegen||{{}}).columns={json.dumps(data)};", "utf-8")
    for shard in range(0, MANY, SIZE):
        cards = [[f"case-{at}", title(at), "-1+1", "Somewhere", ["Talks"], "6/12"] for at in range(MANY)]
        text = json.dumps(cards[shard : shard + SIZE])
        (folder / f"cards-{shard // SIZE}.js").write_text(
            f"((self.casegen=self.casegen||{{}}).cards=self.casegen.cards||{{}})[{shard // SIZE}]={text};", "utf-8"
        )


@pytest.fixture(scope="module")
def folder(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, its browse pages with many made-up cases."""
    made = Path(shutil.copytree(built.folder, tmp_path_factory.mktemp("many") / "site"))
    write_columns(made / "columns")
    for locale in LOCALES:
        write_many(made / locale / "browse")
    return made


@pytest.fixture(scope="module")
def many(folder: Path) -> Iterator[str]:
    """The address of the site with many cases."""
    with serving(folder) as address:
        yield address


def counted(page: Page) -> None:
    """Wait until every value that can be seen has its count."""
    page.wait_for_function(
        """() => [...document.querySelectorAll('.cg-facet .cg-count')]
             .every(one => !one.checkVisibility() || one.textContent)"""
    )


def shown(page: Page) -> list[str]:
    """The ids of the cases on the page, once the scripts have drawn them and counted."""
    page.wait_for_selector(".cg-results__tools")
    # The list that the page came with has other buttons.
    drawn = "#cg-list article .cg-plain[data-compare], #cg-list .cg-nothing"
    page.wait_for_function("drawn => document.querySelector(drawn)", arg=drawn)
    counted(page)
    links = page.locator("#cg-list article h2 a")
    return [str(one.get_attribute("href")).removesuffix("index.html").split("/")[-2] for one in links.all()]


def number(page: Page) -> int:
    """How many cases the page says it has found."""
    expect(page.locator("#cg-count")).to_have_text(re.compile(r"\d"))
    found = re.search(r"\d+", page.locator("#cg-count").inner_text())
    assert found
    return int(found[0])


def box(facet: str, value: str) -> str:
    """The selector of a value's box in a facet."""
    return f".cg-facet:has(> summary:text('{facet}')) label:has(span:text-is('{value}')) input"


def choose(page: Page, facet: str, value: str) -> None:
    page.locator(box(facet, value)).check()


def newest(fits: list[int], first: int = 0) -> list[str]:
    return [f"case-{at}" for at in sorted(fits, reverse=True)[first : first + 20]]


PARKING = [at for at in range(MANY) if at % 3 == 0]
LIFTS = [at for at in range(MANY) if at % 5 == 0]


@pytest.mark.parametrize("locale", list(LOCALES))
def test_counts_are_those_of_the_library(browser: Browser, url: str, built: Built, locale: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}{locale}/browse/")
        assert sorted(shown(page)) == sorted(case.id for case in built.library.cases)
        assert number(page) == len(built.library.cases)
        for part in (".cg-facet:not([open]) > summary", ".cg-fold[aria-expanded=false]"):
            while page.locator(part).count():
                page.locator(part).first.click()
        counted(page)
        reader = built.reader(locale)
        drawn = page.locator(".cg-facet")
        facets = [column for column in columns(built.library) if column.values]
        assert drawn.count() == len(facets)
        for at, column in enumerate(facets):
            rows = [row.inner_text().split("\n") for row in drawn.nth(at).locator(".cg-values label").all()]
            found = sorted((" ".join(row[:-1]), int(row[-1])) for row in rows)
            counts = (len(cases) for cases in column.cases())
            names = (label(column, value.slug, reader) for value in column.values)
            assert found == sorted(zip(names, counts, strict=True)), column.facet.id
        assert watched.seen == []


def test_choices_narrow_and_counts_follow(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        page.goto(f"{many}en/browse/")
        assert shown(page) == newest(list(range(MANY)))
        choose(page, "Problem", "Care")
        page.locator(".cg-fold").first.click()
        choose(page, "Problem", "Parking")
        assert number(page) == len({*PARKING, *(at for at in range(MANY) if problems(at) == [3])})
        choose(page, "Method", "Tools")
        page.locator(box("Problem", "Care")).uncheck()
        both = [at for at in PARKING if at >= 60]
        assert number(page) == len(both)
        expect(page.locator("#cg-list article")).to_have_count(20)
        assert shown(page) == newest(both)
        # Each facet's counts leave its own choice aside.
        talks = page.locator(".cg-facet label:has(span:text-is('Talks')) .cg-count")
        assert talks.inner_text() == str(len(PARKING) - len(both))
        lifts = page.locator(".cg-facet label:has(span:text-is('Lifts')) .cg-count")
        assert lifts.inner_text() == str(len([at for at in LIFTS if at >= 60]))
        assert page.url.endswith("en/browse/?method=tools&problem=parking")


def test_and_within_a_facet(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        page.goto(f"{many}en/browse/?problem=parking,lifts")
        shown(page)
        assert number(page) == len({*PARKING, *LIFTS})
        page.get_by_label(LOCALES["en"].t("web.facet.all")).first.check()
        assert number(page) == len({*PARKING} & {*LIFTS})
        assert page.url.endswith("?all=problem&problem=lifts,parking")


def test_an_address_is_shared_reloaded_and_gone_back_to(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        page.goto(f"{many}en/browse/")
        shown(page)
        choose(page, "Method", "Talks")
        page.get_by_label(LOCALES["en"].t("web.sort")).select_option("evidence")
        expect(page.locator("#cg-list h2").first).to_have_text("案例 0<b>")
        page.locator(".cg-pager a", has_text="2").click()
        expect(page.locator("#cg-list h2").first).to_have_text("案例 20<b>")
        address, cases = page.url, shown(page)
        assert address.endswith("?method=talks&page=2&sort=evidence")
        with opened(browser) as other:
            other.goto(address)
            assert shown(other) == cases
            assert other.locator(box("Method", "Talks")).is_checked()
        page.reload()
        assert shown(page) == cases
        page.go_back()
        expect(page.locator("#cg-list h2").first).to_have_text("案例 0<b>")
        page.go_back()
        expect(page.locator("#cg-list h2").first).to_have_text("案例 59<b>")
        page.go_back()
        expect(page.locator("#cg-list h2").first).to_have_text(title(119))
        assert not page.locator(box("Method", "Talks")).is_checked()
        for _ in range(3):
            page.go_forward()
        expect(page.locator("#cg-list h2").first).to_have_text("案例 20<b>")
        assert page.url == address


def test_another_edition_shows_the_same_choice(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        page.goto(f"{many}zh/browse/")
        shown(page)
        choose(page, "Method", "Tools")
        cases = shown(page)
        for locale in ("en", "zh-hant"):
            page.locator(f".cg-editions a[hreflang={LOCALES[locale].tag}]").click()
            assert page.url == f"{many}{locale}/browse/?method=tools"
            assert shown(page) == cases


def rows_of(asked: list[str]) -> set[str]:
    """The columns of made-up cases among the files that were asked for."""
    return {one.removeprefix("many-").removesuffix(".js") for one in asked if one.startswith("many-")}


def test_a_phone_loads_no_rows_before_the_filters_are_opened(browser: Browser, many: str) -> None:
    with opened(browser, 390) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
        page.goto(f"{many}en/browse/")
        shown(page)
        assert number(page) == MANY
        assert rows_of(asked) == {"newest"}
        page.locator(".cg-filters > summary").click()
        counted(page)
        assert rows_of(asked) == {"newest", "problem", "method"}
        # A choice in the address needs the rows of its facet, and no others.
        asked.clear()
        page.goto(f"{many}en/browse/?place=south&sort=evidence")
        assert shown(page) == [f"case-{at}" for at in range(1, 40, 2)]
        assert number(page) == 60
        assert rows_of(asked) == {"evidence", "place"}


def test_values_for_a_file_are_loaded_when_it_is_asked_for(browser: Browser, many: str) -> None:
    with opened(browser, 390) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
        page.goto(f"{many}en/browse/")
        shown(page)
        page.locator(".cg-export > summary").click()
        for name in ("Problem", "Method"):
            page.locator(".cg-export label", has_text=name).locator("input").uncheck()
        for button, extra in (("web.export.csv", {"place"}), ("web.export.json", {"place", "problem", "method"})):
            with page.expect_download() as waiting:
                page.get_by_role("button", name=LOCALES["en"].t(button)).click()
            assert rows_of(asked) == {"newest", *extra}
            text = waiting.value.path().read_text("utf-8")
            assert text.count("North") == text.count("South") == 60


def test_rows_that_cannot_be_read_are_said_and_the_rest_works(browser: Browser, many: str) -> None:
    failed = LOCALES["en"].t("web.failed")
    with opened(browser) as page:
        page.route("**/many-problem.js", lambda route: route.abort())
        # What comes with a good status may still be something else: the page of a network that wants a password.
        page.route("**/many-place.js", lambda route: route.fulfill(body="void 'sign in'"))
        page.goto(f"{many}en/browse/?method=tools")
        expect(page.locator("#cg-list h2").first).to_have_text(title(119))
        facet = page.locator(".cg-facet", has=page.locator("summary", has_text="Problem"))
        expect(facet.get_by_text(failed)).to_be_visible()
        assert set(facet.locator(".cg-count").all_inner_texts()) == {""}
        assert number(page) == 60
        choose(page, "Method", "Talks")
        assert number(page) == MANY
        # Which cases a choice leaves cannot be known: that is said, and nothing is shown that may be wrong.
        choose(page, "Problem", "Care")
        expect(page.locator("#cg-list [role=alert]")).to_have_text(failed)
        assert page.locator("#cg-count").inner_text() == ""
        page.locator(".cg-chip", has_text="Care").click()
        expect(page.locator("#cg-list article")).to_have_count(20)
        assert number(page) == MANY
        place = page.locator(".cg-facet", has=page.locator("summary", has_text="Place"))
        place.locator("summary").click()
        expect(place.get_by_text(failed)).to_be_visible()
        # The next opening tries again.
        page.unroute("**/many-problem.js")
        page.unroute("**/many-place.js")
        for one in (facet, place):
            while one.get_attribute("open") is not None:
                one.locator("summary").click()
            one.locator("summary").click()
            expect(one.get_by_text(failed)).to_be_hidden()
        counted(page)
        page.locator(".cg-fold").first.click()
        choose(page, "Problem", "Parking")
        assert number(page) == len(PARKING)


def test_a_later_choice_overtakes_one_that_waits(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        held: list[Route] = []
        page.route("**/many-place.js", lambda route: held.append(route))
        page.goto(f"{many}en/browse/")
        shown(page)
        page.locator(".cg-facet > summary", has_text="Place").click()
        counts = page.locator(".cg-facet label:has(span:text-is('South')) .cg-count")
        choose(page, "Place", "South")
        assert page.locator("#cg-count").inner_text() == ""
        assert page.locator(".cg-chip").inner_text() == "Place: South×"
        assert counts.inner_text() == ""
        page.locator(box("Place", "South")).uncheck()
        choose(page, "Method", "Talks")
        assert number(page) == 60
        assert page.url.endswith("?method=talks")
        expect(page.locator("#cg-list h2").first).to_have_text("案例 59<b>")
        page.wait_for_function("() => document.querySelectorAll('script[src*=many-place]').length")
        while not held:
            page.wait_for_timeout(10)
        held.pop().continue_()
        expect(counts).to_have_text("30")
        assert number(page) == 60
        assert page.locator("#cg-list h2").first.inner_text() == "案例 59<b>"
        page.go_back()
        expect(page.locator("#cg-list h2").first).to_have_text(title(119))
        page.go_back()
        expect(page.locator("#cg-count")).to_have_text(re.compile("60"))
        assert page.locator(box("Place", "South")).is_checked()
        assert shown(page) == newest([at for at in range(MANY) if at % 2])


def test_only_needed_files_are_loaded(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
        page.goto(f"{many}en/browse/")
        shown(page)
        assert [one for one in asked if one.startswith("cards-")] == ["cards-2.js"]
        # The first facets stand open; the third is closed.
        assert rows_of(asked) == {"newest", "problem", "method"}
        page.locator(".cg-facet > summary", has_text="Place").click()
        expect(page.locator(".cg-facet label:has(span:text-is('South')) .cg-count")).to_have_text("60")
        assert rows_of(asked) == {"newest", "problem", "method", "place"}
        assert len(asked) == len(set(asked))
        page.locator(".cg-pager a", has_text="2").click()
        expect(page.locator("#cg-list h2").first).to_have_text("案例 99<b>")
        assert [one for one in asked if one.startswith("cards-")] == ["cards-2.js", "cards-1.js"]


def test_chips_take_choices_out(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        page.goto(f"{many}en/browse/?problem=parking,care&method=tools")
        shown(page)
        chips = page.locator(".cg-chip")
        said = [one.inner_text().removesuffix("×") for one in chips.all()]
        assert said == ["Problem: Parking", "Problem: Care", "Method: Tools"]
        chips.nth(0).focus()
        page.keyboard.press("Enter")
        assert page.url.endswith("?method=tools&problem=care")
        assert page.evaluate("document.activeElement.textContent") == "Problem: Care×"
        page.get_by_role("button", name=LOCALES["en"].t("web.clear"), exact=True).click()
        assert page.url == f"{many}en/browse/"
        assert page.evaluate("document.activeElement.id") == "cg-count"
        assert number(page) == MANY


def test_nothing_found_says_which_choice_to_drop(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        page.goto(f"{many}en/browse/?problem=care,lifts&method=tools&all=problem")
        shown(page)
        ways = page.locator(".cg-drops button")
        expect(ways.first).to_be_visible()
        said = [one.inner_text() for one in ways.all()]
        promised = [int(re.findall(r"\d+", one)[-1]) for one in said]
        care = len([at for at in range(60, MANY) if problems(at) == [3]])
        lifts = len([at for at in LIFTS if at >= 60])
        assert promised == [60, care, lifts, MANY]
        for at, count in enumerate(promised):
            page.goto(f"{many}en/browse/?problem=care,lifts&method=tools&all=problem")
            shown(page)
            ways.nth(at).click()
            assert number(page) == count, said[at]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_strange_address(browser: Browser, url: str, locale: str) -> None:
    strange = (
        "problem=%3Cscript%3Ealert(1)%3C/script%3E,no-such&colour=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"
        "&page=-1&sort=best&all=__proto__&year=" + ",".join(f"x{at}" for at in range(3000))
    )
    with opened(browser, 390) as page:
        watched = Watched(page, url)
        page.goto(f"{url}{locale}/browse/?{strange}")
        assert shown(page)
        said = page.locator(".cg-results [role=note]")
        assert "no-such" in said.inner_text()
        assert "3001" in said.inner_text()
        assert page.locator("#content img, #content script:not([src], [type='application/json'])").count() == 0
        assert watched.seen + looks_right(page, locale, LOCALES[locale].tag) == []
        page.locator(".cg-filters > summary").click()
        page.locator(".cg-facet label input").first.check()
        assert said.count() == 0
        assert "no-such" not in page.url


def test_the_table_that_is_downloaded(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        page.goto(f"{many}en/browse/?method=tools")
        shown(page)
        page.locator(".cg-export > summary").click()
        page.locator(".cg-export label", has_text=LOCALES["en"].t("web.column.where")).locator("input").uncheck()
        with page.expect_download() as waiting:
            page.get_by_role("button", name=LOCALES["en"].t("web.export.csv")).click()
        raw = waiting.value.path().read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
        assert [row["Id"] for row in rows] == [f"case-{at}" for at in range(119, 59, -1)]
        assert rows[0]["Title"] == "'" + title(119)
        assert [row["Title"] for row in rows[1:]] == [title(at) for at in range(118, 59, -1)]
        assert rows[0]["Summary"] == "'-1+1"
        assert rows[0]["Address"] == f"{many}en/cases/case-119/"
        assert rows[-1]["Problem"] == "Parking; Lifts"
        assert "Where" not in rows[0]
        with page.expect_download() as waiting:
            page.get_by_role("button", name=LOCALES["en"].t("web.export.json")).click()
        data = json.loads(waiting.value.path().read_text("utf-8"))
        assert data["address"] == page.url
        assert [case["id"] for case in data["cases"]] == [row["Id"] for row in rows]
        assert data["cases"][-1]["facets"]["problem"] == [
            {"id": "parking", "label": "Parking"},
            {"id": "lifts", "label": "Lifts"},
        ]


def test_keyboard_alone(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        page.goto(f"{many}en/browse/")
        shown(page)
        page.locator(".cg-facet > summary").first.focus()
        page.keyboard.press("Tab")
        page.keyboard.type("park")
        found = page.locator(".cg-facet").first.locator(".cg-values:visible label")
        assert [one.split() for one in found.all_inner_texts()] == [["Parking", "(Space)", "40"]]
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert number(page) == len(PARKING)
        assert page.evaluate("document.activeElement.type") == "checkbox"
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.locator(".cg-fold").first.get_attribute("aria-expanded") == "true"
        assert page.locator(box("Problem", "Parking")).is_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("query", ["?problem=parking&method=tools&nothing=1", "?problem=lifts,care&all=problem"])
def test_names_roles_and_contrast(browser: Browser, many: str, query: str, width: int, scheme: ColorScheme) -> None:
    with opened(browser, width, scheme=scheme) as page:
        page.goto(f"{many}zh/browse/{query}")
        shown(page)
        for part in (".cg-filters:not([open]) > summary", ".cg-export > summary", ".cg-fold[aria-expanded=false]"):
            if page.locator(part).count():
                page.locator(part).first.click()
        assert looks_right(page, query, "zh-Hans") == []
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run('#content').then(all => all.violations.map(one => [one.id, one.nodes[0].html]))")
        assert found == []
        small = page.evaluate(
            """() => [...document.querySelectorAll('#cg-browse :is(button, summary, select, label)')]
                 .filter(one => one.checkVisibility())
                 .map(one => [one.textContent, one.getBoundingClientRect().height])
                 .filter(([, height]) => height < 24)"""
        )
        assert small == []


def test_facets_fold_away_on_a_phone(browser: Browser, many: str) -> None:
    with opened(browser, 390) as page:
        page.goto(f"{many}zh/browse/?method=tools")
        shown(page)
        assert not page.locator(".cg-facet").first.is_visible()
        page.locator(".cg-filters > summary").click()
        choose(page, "Problem", "Care")
        assert page.locator(".cg-filters > summary").inner_text() == LOCALES["zh"].t("web.filters.chosen", n=2)


def test_from_a_disk(browser: Browser, folder: Path) -> None:
    with opened(browser) as page:
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{(folder / 'en/browse/index.html').as_uri()}?method=tools")
        assert shown(page) == newest(list(range(60, MANY)))
        choose(page, "Method", "Talks")
        page.locator(box("Method", "Tools")).uncheck()
        assert number(page) == 60
        link = page.locator("#cg-list h2 a").first
        expect(link).to_have_text("案例 59<b>")
        assert link.evaluate("one => one.href") == (folder / "en/cases/case-59/index.html").as_uri()
        assert wrong == []


def test_under_a_strict_policy(browser: Browser, many: str) -> None:
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'"
    with opened(browser) as page:
        watched = Watched(page, many)
        under_policy(page, policy)
        page.goto(f"{many}en/browse/?method=tools")
        shown(page)
        choose(page, "Problem", "Care")
        page.locator(".cg-export > summary").click()
        with page.expect_download():
            page.get_by_role("button", name=LOCALES["en"].t("web.export.csv")).click()
        assert watched.seen == []


@pytest.mark.parametrize("broken", ["", "(self.casegen={}).columns={v:1};"], ids=["missing", "another version"])
def test_without_its_data_the_page_stays_whole(browser: Browser, url: str, built: Built, broken: str) -> None:
    with opened(browser) as page:
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.route("**/columns.js", lambda route: route.fulfill(body=broken) if broken else route.abort())
        page.goto(f"{url}en/browse/", wait_until="networkidle")
        assert page.locator("#cg-list article").count() == len(built.library.cases)
        assert page.locator(".cg-facets a").count() > 0
        assert wrong == []


def test_cards_that_cannot_be_read_are_said_and_tried_again(browser: Browser, many: str) -> None:
    with opened(browser) as page:
        page.route("**/cards-2.js", lambda route: route.abort())
        page.goto(f"{many}en/browse/")
        expect(page.locator("#cg-list [role=alert]")).to_have_text(LOCALES["en"].t("web.failed"))
        page.unroute("**/cards-2.js")
        choose(page, "Method", "Tools")
        assert shown(page) == newest(list(range(60, MANY)))
