"""What the engine made stays as long as all that it is made from does, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casegen import config, pipeline
from casegen.engine import kept, run
from casegen.publish.files import below
from conftest import Built

SETTINGS = "mkdocs.yml"


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders for which the engine ran, as it begins."""
    folders: list[Path] = []
    before = run._run

    def watched(site: pipeline.Site, folder: Path, key: str) -> pipeline.Rendered:
        folders.append(folder)
        return before(site, folder, key)

    monkeypatch.setattr(run, "_run", watched)
    return folders


def build(root: Path) -> dict[str, bytes]:
    settings = config.read(root)
    pipeline.build(settings, run.render)
    return {name: (settings.site / name).read_bytes() for name in below(settings.site)}


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def a_page(root: Path) -> None:
    page = next((root / "docs" / "zh").glob("*.md"))
    page.write_text(page.read_text("utf-8") + "\n再写一句。\n", "utf-8")


def a_setting(root: Path) -> None:
    rewrite(root / SETTINGS, "site_name: ", "copyright: nobody\nsite_name: ")


def a_page_of_its_own(root: Path) -> None:
    place = root / "templates" / "pages"
    place.mkdir(parents=True)
    (place / "notes.html").write_text("", "utf-8")


def a_file_that_was_written_into(root: Path) -> None:
    (root / "site" / "404.html").write_text("mine", "utf-8")


def test_an_edited_record_leaves_the_engine_out(library_folder: Path, ran: list[Path]) -> None:
    first = build(library_folder)
    assert len(ran) == 1
    rewrite(library_folder / "cases" / "stair-tea.yml", "楼道里的一壶茶", "楼道里的两壶茶")
    second = build(library_folder)
    assert len(ran) == 1
    assert first.keys() == second.keys()
    assert first["_headers"] == second["_headers"]
    assert "两壶茶" in second["zh/cases/stair-tea/index.html"].decode()


@pytest.mark.parametrize("change", [a_page, a_setting, a_page_of_its_own, a_file_that_was_written_into])
def test_what_it_is_made_from_brings_it_back(
    library_folder: Path, ran: list[Path], change: Callable[[Path], None]
) -> None:
    first = build(library_folder)
    change(library_folder)
    second = build(library_folder)
    assert len(ran) == 2
    assert second["404.html"] == first["404.html"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plugins:\n  - casegen\n", "plugins:\n  - casegen:\n      stamp: false\n"),
        ("plugins:\n  - casegen\n", "plugins:\n  - search\n  - casegen\n"),
        ("plugins:\n  - casegen\n", "plugins:\n  - casegen\nhooks: [hook.py]\n"),
        ("plugins:\n  - casegen\n", "plugins:\n  - casegen\nmarkdown_extensions: [pymdownx.snippets]\n"),
        ("plugins:\n  - casegen\n", "plugins:\n  - casegen\ncopyright: !ENV HOME\n"),
    ],
)
def test_where_others_have_a_part_nothing_is_kept(built: Built, library_folder: Path, old: str, new: str) -> None:
    assert kept.key(built.site)
    rewrite(library_folder / SETTINGS, old, new)
    assert not kept.key(pipeline.prepare(config.read(library_folder)))


def test_a_page_that_takes_the_place_of_a_case_is_refused_every_time(library_folder: Path) -> None:
    build(library_folder)
    place = library_folder / "docs" / "zh" / "cases"
    place.mkdir()
    (place / "stair-tea.md").write_text("# 一\n", "utf-8")
    for _ in range(2):
        with pytest.raises(config.ConfigError, match="would take the place"):
            build(library_folder)


def test_a_warning_is_said_in_every_build(
    library_folder: Path, ran: list[Path], caplog: pytest.LogCaptureFixture
) -> None:
    page = next((library_folder / "docs" / "zh").glob("*.md"))
    page.write_text(page.read_text("utf-8") + "\n[一](no-such-page.md)\n", "utf-8")
    for times in (1, 2):
        caplog.clear()
        build(library_folder)
        assert "no-such-page.md" in caplog.text
        assert len(ran) == times
