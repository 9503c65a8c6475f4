"""Lists of a large library end: each page shows so many cases, and without scripts every case is reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

import pytest

from casegen import facets
from casegen.config import Settings
from casegen.library import Library, assemble
from casegen.locales import LOCALES
from casegen.memory import Memory
from casegen.model import Case, Title
from casegen.render.browse import LISTED
from casegen.render.hubs import COMPARED, GROUP
from casegen.render.leaves import SIZE
from casegen.render.page import Page
from casegen.render.pages import make
from conftest import Built
from large import copies
from markup import Document, read

MANY = 130


@dataclass(frozen=True)
class Made:
    """A library and all its pages, by address."""

    library: Library
    pages: Mapping[str, Page]

    def page(self, address: str) -> Document:
        """What stands on a page."""
        return read(str(self.pages[address].body))

    def paths(self, below: str) -> list[str]:
        """The addresses below one, itself among them, in order."""
        return sorted(address for address in self.pages if address.startswith(below))


def made(cases: Sequence[Case], built: Built, settings: Settings, memory: Memory | None = None) -> Made:
    library = assemble(cases, built.library.schemes.values())
    memory = memory or Memory()
    memory.turn()
    pages = make(library, facets.columns(library), settings, memory)
    return Made(library, {page.address: page for page in pages})


@pytest.fixture(scope="module")
def many(built: Built) -> Made:
    """A library of many cases that say the same, with as many values as one case has."""
    return made(list(copies(built.library.by_id["tool-cupboard"], MANY)), built, built.site.settings)


def cases_in(page: Document, address: str) -> list[str]:
    """The ids of the cases that a page leads to, in its order."""
    links = [urljoin(f"/{address}", one["href"]).partition("#")[0].split("/") for one in page.all("a")]
    return [parts[3] for parts in links if parts[2] == "cases" and len(parts) == 5]


def test_a_value_has_as_many_pages_as_its_cases_need(many: Made) -> None:
    for locale in LOCALES:
        for column in facets.columns(many.library):
            for value, numbers in zip(column.values, column.cases(), strict=True):
                first = f"{locale}/browse/{column.facet.id}/{value.slug}/"
                paths = [first, *(f"{first}{number}/" for number in range(2, -(-len(numbers) // SIZE) + 1))]
                assert many.paths(first) == sorted(paths)
                shown = [cases_in(many.page(path), path) for path in paths]
                assert [case for page in shown for case in page] == [many.library.cases[one].id for one in numbers]
                assert max(map(len, shown)) <= SIZE


@pytest.mark.parametrize(("locale", "said"), [("zh", "第2页"), ("zh-hant", "第2頁"), ("en", "page 2")])
def test_a_further_page_says_which_it_is(many: Made, locale: str, said: str) -> None:
    first, second, third = (f"{locale}/browse/method/sharing/{more}" for more in ("", "2/", "3/"))
    one, two = many.pages[first], many.pages[second]
    assert said in two.title
    assert said not in one.title
    assert said in many.page(second).one("h1").text
    assert two.title.startswith(one.title)
    assert len({many.pages[path].description for path in (first, second, third)}) == 3
    assert two.editions == {other: f"{other}/browse/method/sharing/2/" for other in LOCALES}


def test_the_pager_leads_on_and_back(many: Made) -> None:
    first = "en/browse/method/sharing/"
    paths = [first, f"{first}2/", f"{first}3/"]
    for at, path in enumerate(paths):
        page = many.page(path)
        links = [one for one in page.all("a") if "aria-label" in one.attributes or "rel" in one.attributes]
        there = {one["rel"]: urljoin(f"/{path}", one["href"])[1:] for one in links if "rel" in one.attributes}
        before, after = ({"prev": paths[at - 1]} if at else {}), ({"next": paths[at + 1]} if at < 2 else {})
        assert there == before | after
        here = page.one("a", aria_current="page")
        assert (here.text, urljoin(f"/{path}", here["href"])) == (str(at + 1), f"/{path}")
        assert {urljoin(f"/{path}", one["href"])[1:] for one in links} == set(paths)
        assert all(one.text.strip() for one in links)
        assert page.one("nav", class_="cg-pager")["aria-label"] == LOCALES["en"].t("web.pages")


def test_a_short_list_has_no_pager(built: Built) -> None:
    page = read((built.folder / "en/browse/method/sharing/index.html").read_text("utf-8"))
    assert page.all("nav", class_="cg-pager") == []
    assert not (built.folder / "en/browse/method/sharing/2").exists()


def test_browse_lists_the_first_and_leads_to_all(many: Made, built: Built) -> None:
    page = many.page("en/browse/")
    assert cases_in(page, "en/browse/") == [case.id for case in many.library.cases[:LISTED]]
    assert [one["href"] for one in page.all("a") if str(MANY) in one.text] == ["../cases/"]
    small = read((built.folder / "en/browse/index.html").read_text("utf-8"))
    assert small.all("a", href="../cases/") == []


@pytest.mark.parametrize("locale", list(LOCALES))
def test_groups_of_cases_end_and_lead_to_the_rest(many: Made, locale: str) -> None:
    address = f"{locale}/cases/"
    page = many.page(address)
    problem, *others = dict.fromkeys(
        many.library.lineage("problems", one)[0].id for one in many.library.cases[0].problem.concepts
    )
    assert len(cases_in(page, address)) == GROUP * (1 + len(others))
    for one in (problem, *others):
        (link,) = page.all("a", href=f"../browse/problem/{one}/")
        assert str(MANY) in link.text
        assert len(many.paths(f"{locale}/browse/problem/{one}/")) == -(-MANY // SIZE)


def test_places_end_and_lead_to_the_rest(many: Made) -> None:
    page = many.page("en/communities/")
    places = dict.fromkeys(many.library.cases[0].community.places)
    assert len(cases_in(page, "en/communities/")) == GROUP * len(places)
    assert {one["href"] for one in page.all("a") if "browse/place/" in one["href"]} == {
        f"../browse/place/{one}/" for one in places
    }


def test_a_method_compares_so_many_and_leads_to_the_rest(many: Made) -> None:
    used = [one.id for one in many.library.methods if one.id in many.library.using]
    assert used
    for method in used:
        page = many.page(f"en/methods/{method}/")
        assert len(page.all("th", scope="row")) == COMPARED
        assert len(set(cases_in(page, f"en/methods/{method}/"))) == COMPARED
        links = page.all("a", href=f"../../browse/method/{method}/")
        assert len(links) == 2
        assert all(str(MANY) in one.text for one in links)


@pytest.mark.parametrize("locale", list(LOCALES))
def test_every_case_is_reached_by_links_alone(many: Made, locale: str) -> None:
    reached, new = set[str](), {f"{locale}/browse/"}
    while new:
        reached |= new
        links = ((one, link["href"]) for one in new for link in many.page(one).all("a"))
        there = {urljoin(f"/{one}", link).partition("#")[0][1:] for one, link in links}
        new = {one for one in there if one.startswith(f"{locale}/") and one in many.pages} - reached
        # Not by the cases that resemble one another.
        reached |= {one for one in new if one.startswith(f"{locale}/cases/copy")}
        new -= reached
    assert {f"{locale}/cases/{case.id}/" for case in many.library.cases} <= reached


def edited(case: Case) -> Case:
    return case.model_copy(update={"title": Title({"en": "Another title"})})


def says(page: Page) -> tuple[str, str, str]:
    return page.title, page.description, str(page.body)


def without(cases: Sequence[Case], at: int) -> list[Case]:
    return [*cases[:at], *cases[at + 1 :]]


@pytest.mark.parametrize(
    ("change", "at"), [("edited", 0), ("edited", 49), ("edited", 50), ("deleted", 50), ("added", 7)]
)
def test_what_is_made_from_the_same_says_the_same(many: Made, built: Built, at: int, change: str) -> None:
    settings, cases = built.site.settings, list(many.library.cases)
    memory = Memory()
    made(cases, built, settings, memory)
    more = cases[at].model_copy(update={"id": f"{cases[at].id}-again"})
    others = {
        "edited": [*cases[:at], edited(cases[at]), *cases[at + 1 :]],
        "deleted": without(cases, at),
        "added": [*cases, more],
    }[change]
    after = made(others, built, settings, memory)
    lists = [one for one in after.pages if one.startswith(("en/browse/", "en/methods/")) and after.pages[one].made_from]
    same = {one for one in lists if one in many.pages and many.pages[one].made_from == after.pages[one].made_from}
    clean = made(others, built, settings)
    for address in lists:
        assert says(after.pages[address]) == says(clean.pages[address])
        if address in same:
            assert says(after.pages[address]) == says(many.pages[address])
    if change == "edited":
        first = "en/browse/method/sharing/"
        (changed,) = set(after.paths(first)) - same
        assert changed == (f"{first}{at // SIZE + 1}/" if at >= SIZE else first)
