"""The page of recent changes tells the same as the records, in every edition."""

from __future__ import annotations

import pytest

from casegen.index.changes import changes
from casegen.locales import LOCALES
from casegen.render.changes import MOST, changes_page
from casegen.render.dates import date
from casegen.render.reader import Reader
from conftest import Built
from kept import case, library_of
from markup import read


@pytest.mark.parametrize("locale", LOCALES)
def test_every_change_has_its_line(built: Built, locale: str) -> None:
    page = read((built.folder / locale / "changes" / "index.html").read_text("utf-8"))
    found = changes(built.library)
    assert [one["id"] for one in page.all("li") if one.get("id")] == [f"{one.kind}-{one.id}" for one in found]
    dates = dict.fromkeys(date(one.date, LOCALES[locale]) for one in found)
    assert [one.text for one in page.all("h2")] == list(dates)
    assert "half-written" not in " ".join(one["href"] for one in page.all("a"))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_leads_there(built: Built, locale: str) -> None:
    page = read((built.folder / locale / "index.html").read_text("utf-8"))
    assert [one["href"] for one in page.all("a") if one.text == LOCALES[locale].t("foot.changes")] == [
        f"../{locale}/changes/"
    ]


def test_a_long_page_says_that_it_is_cut(built: Built) -> None:
    library = library_of(case(f"c-{at}", created="2026") for at in range(MOST + 1))
    body = str(changes_page(Reader(LOCALES["en"], library), built.site.settings).body)
    assert body.count("<li id=") == MOST
    assert f"the latest {MOST}" in body


def test_without_dates_it_says_so(built: Built) -> None:
    body = str(changes_page(Reader(LOCALES["zh"], library_of([case("a")])), built.site.settings).body)
    assert LOCALES["zh"].t("changes.none") in body
