"""The page of a case, word for word, and no link of any page that leads nowhere.

`CASEGEN_GOLDEN=write pytest tests/render/test_case.py` writes the golden pages anew; read the difference
before you commit it.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from casegen.locales import LOCALES
from casegen.render.assets import assets
from conftest import Built
from markup import Document, read

GOLDEN = Path(__file__).parents[1] / "golden" / "pages"
WRITE = os.environ.get("CASEGEN_GOLDEN") == "write"
OPENING = re.compile(r"(?<!\n)(<(?:section|table|tr|li|dl|div|h[1-6]|figure|svg|aside|circle|text)\b)")


def body_of(built: Built, address: str) -> str:
    """The body of a page, a line a block, as people can compare it."""
    body = next(page.body for page in built.site.pages if page.address == address)
    lines = (line.strip() for line in OPENING.sub(r"\n\1", str(body)).splitlines())
    text = "\n".join(line for line in lines if line) + "\n"
    # Which changes with every script, and has tests of its own.
    return text.replace(assets(built.site.settings), "assets/")


@pytest.mark.parametrize("locale", ["zh", "zh-hant", "en"])
@pytest.mark.parametrize("case", ["stair-tea", "tool-cupboard"])
def test_the_golden_page(built: Built, case: str, locale: str) -> None:
    made = body_of(built, f"{locale}/cases/{case}/")
    golden = GOLDEN / f"{case}.{locale}.html"
    if WRITE:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def documents(built: Built) -> dict[str, Document]:
    return {address: read(text) for address, text in built.html()}


def test_every_link_within_the_site_arrives(built: Built) -> None:
    """Files exist, and so do the ids that links name: what a figure rests on is one tap away."""
    base = "https://x.example/somewhere/deep/"
    # The page at a lost address starts its links from the site's own root.
    site = urlsplit(built.site.settings.url).path
    pages = documents(built)
    lost = []
    for address, page in pages.items():
        for element in page.elements:
            link = element.get("href") or element.get("src")
            if link is None or (element.tag == "link" and element.get("rel") in {"canonical", "alternate"}):
                continue
            if address == "404.html" and link.startswith(site):
                link = urljoin(base, link.removeprefix(site))
            url, _, fragment = urljoin(base + address, link).partition("#")
            if not url.startswith(base):
                assert urlsplit(url).scheme in {"http", "https", "mailto"}, f"{address}: {link}"
                assert element.tag == "a", f"{address} loads {link}"
                continue
            there = unquote(urlsplit(url).path.removeprefix("/somewhere/deep/"))
            file = built.folder / (there + "index.html" if there.endswith("/") or not there else there)
            if not file.is_file() or (fragment and unquote(fragment) not in pages[there].ids):
                lost.append(f"{address}: {link}")
    assert lost == []


def test_no_id_stands_twice(built: Built) -> None:
    for address, page in documents(built).items():
        assert [one for one, number in Counter(page.ids).items() if number > 1] == [], address


def test_what_labels_a_part_exists(built: Built) -> None:
    for address, page in documents(built).items():
        for element in page.elements:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
                for one in (element.get(name) or "").split():
                    assert one in page.ids, f"{address}: {name} {one}"


def test_every_figure_leads_to_its_paragraph(built: Built) -> None:
    for case in built.library.cases:
        for locale in LOCALES:
            page = read((built.folder / locale / "cases" / case.id / "index.html").read_text("utf-8"))
            ids = set(page.ids)
            for figure in case.figures:
                assert f"figure-{figure.id}" in ids
                place = f"{figure.source}-p{figure.paragraph}"
                assert place in ids
                assert page.all("a", href=f"#{place}", class_="cg-src")


def test_every_page_has_one_main_heading_and_falls_by_steps(built: Built) -> None:
    for address, page in documents(built).items():
        levels = [int(one.tag[1]) for one in page.elements if re.fullmatch("h[1-6]", one.tag)]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), address


def test_a_statement_without_a_place_is_the_editors_own(built: Built) -> None:
    page = read((built.folder / "en/cases/tool-cupboard/index.html").read_text("utf-8"))
    assert len(page.all("span", class_="cg-tag cg-tag--editors")) == 2
    assert len(page.all("span", class_="cg-tag cg-tag--unsourced")) == 1


def test_a_better_record_has_somewhere_to_go(built: Built) -> None:
    page = read((built.folder / "en/cases/pantry/index.html").read_text("utf-8"))
    links = [one["href"] for one in page.all("a") if one.text == LOCALES["en"].t("act.improve")]
    assert links == ["../../contribute/?case=pantry"] * 2


def test_related_cases_name_what_they_share(built: Built) -> None:
    page = read((built.folder / "en/cases/stair-tea/index.html").read_text("utf-8"))
    why = {one.text for one in page.all("span", class_="cg-soft")}
    assert "Also faces: Neighbours are strangers; Also in First District" in why
    assert "Also uses: Tea on the stairs" in why
