"""Curated packs on the site: each has its page and its files, what has not changed is not written again."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote

import docx
import pikepdf
import pytest
from pptx import Presentation

from casegen import config, fonts, pipeline
from casegen.engine.run import render
from casegen.library import Library
from casegen.locales import LOCALES
from casegen.packs import downloads
from casegen.packs.assemble import EDITIONS
from casegen.packs.curated import curated
from casegen.packs.pages import pack_pages
from casegen.packs.word_sheet import blank_template
from casegen.pipeline import Site
from casegen.render.reader import Reader
from conftest import GOLDEN_LIBRARY, PACK, Built

# What the library's own template has at the head of its pages.
HEAD = "某某机构"


def with_pack(root: Path) -> Path:
    """Give a library a curated pack."""
    (root / "packs").mkdir()
    (root / "packs" / "evening-lights.yml").write_text(PACK, "utf-8")
    return root


def library_of(root: Path) -> Library:
    return pipeline.read_library(config.read(root))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the small library with a curated pack."""
    root = with_pack(Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path_factory.mktemp("packed") / "library")))
    (root / "templates").mkdir()
    word = docx.Document(io.BytesIO(blank_template(LOCALES["zh"])))
    word.sections[0].header.paragraphs[0].text = HEAD
    word.save(str(root / "templates" / "packs.docx"))
    return pipeline.build(config.read(root), render)


def test_the_page_of_a_pack_says_what_is_read_beforehand(site: Site) -> None:
    library, said = site.library, LOCALES["en"].t("web.pack.beforehand", n=1)
    pages = {}
    for minutes in (60, 5):
        pack = library.packs[0].model_copy(update={"minutes": minutes})
        found = pack_pages(replace(library, packs=(pack,)), site.settings)
        pages[minutes] = next(page.body for page in found if page.address == "en/packs/evening-lights/")
    assert said in pages[5]
    assert said not in pages[60]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_a_pack_leads_to_files_that_open(locale: str, site: Site) -> None:
    folder = site.settings.site / locale / "packs" / "evening-lights"
    page = (folder / "index.html").read_text("utf-8")
    links = [unquote(one) for one in re.findall(r'href="([^"]+)" download', page)]
    assert links == [
        f"evening-lights-{edition}-{locale}.{format_}"
        for edition in EDITIONS
        for format_ in downloads.formats(edition)
    ]
    title = LOCALES[locale].derive("楼道里的灯") if locale != "en" else "Lights on the stairs"
    for name in links:
        path = folder / name
        if path.suffix == ".docx":
            word = docx.Document(str(path))
            assert word.paragraphs[0].text == title
            assert word.sections[0].header.paragraphs[0].text == HEAD
        elif path.suffix == ".pptx":
            assert Presentation(str(path)).core_properties.title == title
        else:
            with pikepdf.open(path) as made:
                assert str(made.docinfo["/Title"]) == title


@pytest.mark.parametrize("locale", LOCALES)
def test_a_pack_is_changed_with_all_that_it_says(locale: str, site: Site) -> None:
    page = (site.settings.site / locale / "packs" / "evening-lights" / "index.html").read_text("utf-8")
    (query,) = re.findall(r'href="\.\./new/\?([^"]+)"', page)
    plan = curated(library_of(site.settings.root).packs[0], Reader(LOCALES[locale], library_of(site.settings.root)))
    assert parse_qs(unescape(query), strict_parsing=True) == {
        "cases": ["stair-lamps,pantry"],
        "minutes": ["60"],
        "title": [plan.title],
        "audience": [plan.audience],
        "objective": list(plan.objectives),
        "q": list(plan.questions),
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_the_hub_lists_what_stands_ready(locale: str, site: Site) -> None:
    hub = (site.settings.site / locale / "packs" / "index.html").read_text("utf-8")
    assert 'href="evening-lights/"' in hub
    assert 'href="new/"' in hub


def test_a_library_without_packs_says_so(built: Built) -> None:
    hub = (built.folder / "en" / "packs" / "index.html").read_text("utf-8")
    assert LOCALES["en"].t("pack.none") in hub
    assert list(downloads.pack_files(built.library, built.site.settings)) == []


def test_what_has_not_changed_is_not_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = with_pack(Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path / "library")))
    settings = config.read(root)
    said: list[str] = []
    first = dict(downloads.pack_files(library_of(root), settings, said.append))
    assert len(said) == len(first) == len(LOCALES) * 5
    said.clear()
    assert dict(downloads.pack_files(library_of(root), settings, said.append)) == first
    assert said == []
    path = root / "packs" / "evening-lights.yml"
    path.write_text(path.read_text("utf-8").replace("Who changes the bulbs?", "Who pays for the bulbs?"), "utf-8")
    again = dict(downloads.pack_files(library_of(root), settings, said.append))
    assert len(said) == len(first)
    assert again.keys() == first.keys()
    assert again["en/packs/evening-lights/evening-lights-slides-en.pptx"] != (
        first["en/packs/evening-lights/evening-lights-slides-en.pptx"]
    )


def test_what_is_written_twice_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for name in ("one", "two"):
        # Nothing is known of the first where the second is written.
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"cache of {name}"))
        root = with_pack(Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path / name)))
        made.append(dict(downloads.pack_files(library_of(root), config.read(root))))
    assert made[0] == made[1]


def test_without_fonts_the_pages_stand_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = with_pack(Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path / "library")))

    def none() -> fonts.Family:
        raise fonts.FontError("none")

    monkeypatch.setattr(fonts, "family", none)
    library, settings = library_of(root), config.read(root)
    said: list[str] = []
    downloads.make_files(library, settings, said.append)
    assert len(said) == 1
    assert "casegen[fonts]" in said[0]
    assert list(downloads.pack_files(library, settings)) == []
    pages = {page.address: page for page in pack_pages(library, settings)}
    assert LOCALES["zh"].t("pack.files.none") in pages["zh/packs/evening-lights/"].body
    assert "download" not in pages["zh/packs/evening-lights/"].body
