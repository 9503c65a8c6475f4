"""A site that lacks a page is not shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casegen import config, pipeline
from casegen.locales import LOCALES
from casegen.pipeline import Rendered, Site
from casegen.publish.verify import Incomplete, complete
from conftest import Built


def test_a_whole_site_is_complete(built: Built) -> None:
    cases = tuple(built.library.kept.values())
    complete(built.site.pages, cases, built.folder)
    addresses = len(cases) + len(built.library.withdrawn)
    assert len(list(built.folder.glob("*/cases/*/index.html"))) == addresses * len(LOCALES)


@pytest.mark.parametrize("lost", ["en/cases/pantry/index.html", "index.html", "zh-hant/methods/sharing/index.html"])
def test_a_page_that_is_missing_is_named(built: Built, tmp_path: Path, lost: str) -> None:
    folder = Path(shutil.copytree(built.folder, tmp_path / "site"))
    (folder / lost).unlink()
    with pytest.raises(Incomplete, match=lost):
        complete(built.site.pages, built.library.cases, folder)


def test_case_pages_are_counted_even_when_no_page_was_made(built: Built, tmp_path: Path) -> None:
    with pytest.raises(Incomplete, match=f"^{len(built.library.cases) * len(LOCALES)} pages"):
        complete([], built.library.cases, tmp_path)


def test_an_engine_that_forgets_pages_leaves_the_old_site(library_folder: Path) -> None:
    settings = config.read(library_folder)
    settings.site.mkdir()
    (settings.site / "index.html").write_text("old", "utf-8")

    def forgetful(site: Site, folder: Path) -> Rendered:
        return Rendered({}, (), (), pipeline.finish(site, folder, shells=None))

    with pytest.raises(Incomplete):
        pipeline.build(settings, forgetful)
    assert [path.name for path in settings.site.iterdir()] == ["index.html"]
    assert (settings.site / "index.html").read_text("utf-8") == "old"
