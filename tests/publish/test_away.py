"""The site in one file: all that a reader needs, the same bytes each time, and pages that tell of it."""

from __future__ import annotations

import html
import os
import posixpath
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from casegen.index.changes import changes
from casegen.locales import LOCALES
from casegen.publish.away import away, named
from casegen.publish.files import below
from casegen.render.offline import SLOT
from conftest import Built

LEFT = {"_headers", "worker.js", "sitemap.xml"}
TOLD = {f"{locale}/offline/index.html" for locale in LOCALES}
NAME = "sample-practice-library"


@pytest.fixture
def site(built: Built, tmp_path: Path) -> Path:
    """A copy of the site with pages that have room for what is told of the file."""
    folder = Path(shutil.copytree(built.folder, tmp_path / "site"))
    for path in TOLD:
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(f"<p>{SLOT}</p>", "utf-8")
    return folder


def test_it_holds_the_site_but_for_what_only_hosts_use(site: Path, built: Built) -> None:
    for name in ("data/a.pdf", "data/b.docx", "data/c.txt"):
        (site / name).write_text(name * 99, "utf-8")
    before = {path: (site / path).read_bytes() for path in below(site)}
    away(site, built.library, built.site.settings)
    with zipfile.ZipFile(site / f"data/{NAME}.zip") as archive:
        assert archive.testzip() is None
        held = {name.removeprefix(f"{NAME}/"): archive.read(name) for name in archive.namelist()}
        times = {one.date_time for one in archive.infolist()}
        rights = {one.external_attr >> 16 for one in archive.infolist()}
        packed = {one.filename for one in archive.infolist() if one.compress_type == zipfile.ZIP_STORED}
        assert list(archive.namelist()) == sorted(archive.namelist())
    assert before.keys() >= LEFT
    assert held.keys() == {path for path in before if not path.endswith("/card.png")} - LEFT
    assert {path for path in held if held[path] != before[path]} == TOLD
    day = changes(built.library)[0].day
    assert times == {(day.year, day.month, day.day, 0, 0, 0)}
    assert rights == {0o644}
    assert packed == {f"{NAME}/data/a.pdf", f"{NAME}/data/b.docx"}


def test_no_link_in_it_leads_out_of_it(site: Path, built: Built) -> None:
    away(site, built.library, built.site.settings)
    with zipfile.ZipFile(site / f"data/{NAME}.zip") as archive:
        held = {name.removeprefix(f"{NAME}/"): archive.read(name) for name in archive.namelist()}
    lost = set()
    # The page for lost addresses is a host's to show, and knows only where that has the site.
    for path in held.keys() - {"404.html"}:
        text = held[path].decode() if path.endswith(".html") else ""
        for link in re.findall(r' (?:href|src)="([^"#?:]+)[#?"]', text):
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), html.unescape(link)))
            if there not in held and posixpath.join(there, "index.html").removeprefix("./") not in held:
                lost.add(f"{path}: {link}")
    assert lost == set()


@pytest.mark.parametrize("locale", list(LOCALES))
def test_the_page_tells_its_size_and_the_copy_what_it_is(site: Path, built: Built, locale: str) -> None:
    away(site, built.library, built.site.settings)
    made = site / f"data/{NAME}.zip"
    told = (site / locale / "offline/index.html").read_text("utf-8")
    assert f'href="../../data/{NAME}.zip"' in told
    assert f"{made.stat().st_size / 1e6:,.1f}" in told
    with zipfile.ZipFile(made) as archive:
        copy = archive.read(f"{NAME}/{locale}/offline/index.html").decode()
    assert LOCALES[locale].t("offline.zip.here") in copy
    assert ".zip" not in copy
    assert SLOT not in told + copy


def test_the_same_site_is_the_same_bytes(site: Path, built: Built, tmp_path: Path) -> None:
    other = Path(shutil.copytree(site, tmp_path / "other"))
    for path in other.rglob("*"):
        path.chmod(0o700)
        os.utime(path, (1e9, 1e9))
    made = []
    for folder in (site, other):
        away(folder, built.library, built.site.settings)
        made.append((folder / f"data/{NAME}.zip").read_bytes())
    assert made[0] == made[1]


def test_its_name_is_that_of_the_library_in_plain_letters(built: Built) -> None:
    settings = built.site.settings
    for names, name in (
        ({"en": "Sample Practice Library"}, NAME),
        ({"zh": "示例实践库", "en": "../../Étude & “Co”"}, "tude-co"),
        ({"zh": "示例实践库"}, "library"),
        ({}, "library"),
        ({"en": "x" * 200}, "x" * 64),
    ):
        assert named(replace(settings, names=names)) == name
