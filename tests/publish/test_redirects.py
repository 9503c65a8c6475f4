"""A renamed case keeps the addresses that it had before."""

from __future__ import annotations

import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from casegen import config, pipeline
from casegen.engine.run import render
from casegen.locales import LOCALES
from casegen.publish.policy import NOTHING, meta
from casegen.publish.redirects import redirects
from conftest import GOLDEN_LIBRARY
from kept import case, library_of, retired
from markup import read


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.refresh = self.canonical = self.link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if said.get("http-equiv") == "refresh":
            self.refresh = said["content"].partition("url=")[2]
        if said.get("rel") == "canonical":
            self.canonical = said["href"]
        if tag == "a":
            self.link = said["href"]


def rename(folder: Path, old: str, new: str, more: str = "") -> None:
    path = folder / "cases" / f"{old}.yml"
    text = path.read_text("utf-8").replace(f"id: {old}", f"id: {new}\nformerly: [{old}{more}]", 1)
    shutil.move(path, folder / "cases" / f"{new}.yml")
    (folder / "cases" / f"{new}.yml").write_text(text, "utf-8")


def test_the_old_address_leads_to_the_new_one(library_folder: Path) -> None:
    rename(library_folder, "stair-tea", "tea-on-the-stairs")
    settings = config.read(library_folder)
    site = pipeline.build(settings, render)
    assert "stair-tea" not in {case.id for case in site.library.cases}
    for locale in LOCALES:
        here = f"{locale}/cases/stair-tea/"
        links = Links()
        text = (settings.site / here / "index.html").read_text("utf-8")
        assert text.index(meta(NOTHING)) < text.index("<title>")
        links.feed(text)
        there = f"{locale}/cases/tea-on-the-stairs/"
        # From a disk, a link to a folder shows what lies in it.
        assert urljoin(here, links.refresh) == urljoin(here, links.link) == f"{there}index.html"
        assert links.canonical == settings.url + there
        assert (settings.site / there / "index.html").is_file()
    assert "stair-tea" not in (settings.site / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize("more", ["", ", tool-cupboard"])
def test_an_address_has_one_owner(library_folder: Path, more: str) -> None:
    rename(library_folder, "stair-tea", "tea-on-the-stairs", more)
    codes = [finding.code for finding in pipeline.check(config.read(library_folder)).findings]
    assert ("CG503" in codes) is bool(more)


@pytest.mark.parametrize("url", ["https://x.example/a/", ""])
def test_each_address_of_before_has_a_page_in_each_edition(url: str) -> None:
    settings = replace(config.read(GOLDEN_LIBRARY), url=url)
    library = library_of(
        [case("a", title="<A>", formerly=["b", "c"]), case("d"), retired("e", "2028", created="2026", formerly=["f"])]
    )
    pages = dict(redirects(library, settings))
    known = {"b": "a", "c": "a", "f": "e"}
    assert pages.keys() == {f"{locale}/cases/{old}/index.html" for locale in LOCALES for old in known}
    for path, text in pages.items():
        locale, _, old, _ = path.split("/")
        page, title = read(text), "<A>" if known[old] == "a" else "Case e"
        assert text.startswith("<!doctype html>\n<html")
        assert page.one("html")["lang"] == LOCALES[locale].tag
        assert page.one("title").text == page.one("a").text == title
        said = {one.get("http-equiv") or one.get("name") or "": one.get("content") for one in page.all("meta")}
        assert said.pop("Content-Security-Policy") == NOTHING
        assert said == {"": None, "robots": "noindex", "refresh": f"0; url=../{known[old]}/index.html"}
        assert page.one("a")["href"] == f"../{known[old]}/index.html"
        links = [(one["rel"], one["href"]) for one in page.all("link")]
        assert links == ([("canonical", f"{url}{locale}/cases/{known[old]}/")] if url else [])
        assert "None" not in text
        assert url or 'content="noindex">\n<meta http-equiv="refresh"' in text
