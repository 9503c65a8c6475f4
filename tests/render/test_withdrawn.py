"""Of a record that was taken down on request nothing is left but its address, which says that much and no more."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from casegen import config, pipeline
from casegen.engine.run import render
from casegen.locales import LOCALES
from conftest import Built
from markup import read

WITHDRAWN = ("night-market", "shared-kitchen")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", WITHDRAWN)
def test_its_page_says_since_when_and_why_where_that_may_be_said(built: Built, locale: str, name: str) -> None:
    page = read((built.folder / locale / "cases" / name / "index.html").read_text("utf-8"))
    assert page.one("h1").text == LOCALES[locale].t("withdrawn.title", id=name)
    assert "2026" in page.one("p", class_="cg-stand").text
    assert page.one("meta", name="robots")["content"].startswith("noindex")
    why = {
        "zh": "所写的社区要求撤下。",
        "zh-hant": "所寫的社區要求撤下。",
        "en": "The community that it told of asked for that.",
    }
    markdown = (built.folder / locale / "cases" / name / "index.md").read_text("utf-8")
    for text in (page.one("main").text, markdown):
        assert (why[locale] in text) == (LOCALES[locale].t("withdrawn.why") in text) == (name == "shared-kitchen")
        assert LOCALES[locale].t("withdrawn.copies") in text


def test_only_recent_changes_lead_there(built: Built) -> None:
    may = {f"{locale}/changes/" for locale in LOCALES}
    may |= {f"{locale}/cases/{name}/" for locale in LOCALES for name in WITHDRAWN}
    for address, text in built.html():
        assert address in may or not any(name in text for name in WITHDRAWN), address
    for path in built.folder.rglob("*"):
        if path.suffix in {".js", ".csv", ".txt"} or path.name in {"sitemap.xml", "cases.json"}:
            assert not any(name in path.read_text("utf-8") for name in WITHDRAWN), path


def test_whoever_keeps_the_data_can_see_what_to_delete(built: Built) -> None:
    described = json.loads((built.folder / "data" / "datapackage.json").read_text("utf-8"))["casegen"]
    assert described["withdrawn"] == [
        {"id": "night-market", "date": "2026-11-20"}, {"id": "shared-kitchen", "date": "2026-10"},
    ]  # fmt: skip
    assert not (built.folder / "data" / "cases" / "night-market.json").exists()


def words(content: bytes) -> Iterator[str]:
    """Every text in a file, and in the files in it where it is an archive."""
    if not content.startswith(b"PK"):
        yield content.decode("utf-8", "replace")
        return
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name
            yield from words(archive.read(name))


def test_what_it_said_is_gone_from_every_file(library_folder: Path) -> None:
    """The record is deleted and named in the settings, and the next build leaves nothing of its words anywhere."""
    settings, site = library_folder / "mkdocs.yml", library_folder / "site"
    text = settings.read_text("utf-8") + "    offline: [zip, browser]\n"
    settings.write_text(text, "utf-8")
    pipeline.build(config.read(library_folder), render)
    telling = files_with("粮柜", site), files_with("糧櫃", site), files_with("shared pantry", site)
    assert all({Path(path).suffix for path in paths} >= {".html", ".js", ".zip"} for paths in telling)

    (library_folder / "cases" / "pantry.yml").unlink()
    entry = "    withdrawn:\n      - {id: pantry, date: 2026-11-23}\n"
    settings.write_text(text.replace("    withdrawn:\n", entry), "utf-8")
    pipeline.build(config.read(library_folder), render)
    assert [files_with(one, site) for one in ("粮柜", "糧櫃", "shared pantry")] == [set(), set(), set()]
    left = {path.relative_to(site).as_posix() for path in site.rglob("*pantry*/*")} | {
        path.name for path in site.rglob("*pantry*.*")
    }
    assert left == {f"{locale}/cases/pantry/{name}" for locale in LOCALES for name in ("index.html", "index.md")}


def files_with(said: str, site: Path) -> set[str]:
    """The files of a site that hold a text."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return {path.relative_to(site).as_posix() for path in files if any(said in one for one in words(path.read_bytes()))}
