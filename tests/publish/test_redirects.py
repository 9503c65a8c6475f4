"""A renamed case keeps the addresses that it had before."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from casegen import config, pipeline
from casegen.engine.run import render
from casegen.locales import LOCALES
from casegen.publish.policy import NOTHING, meta


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
