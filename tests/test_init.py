"""A new library is begun in an empty folder only, and builds as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen import config, pipeline
from casegen.engine.run import render
from casegen.findings import Severity
from casegen.init import InitError, write
from casegen.locales import LOCALES
from markup import read


def test_it_builds_as_it_stands(tmp_path: Path) -> None:
    names = list(write(tmp_path / "new"))
    assert sorted(names) == sorted(
        path.relative_to(tmp_path / "new").as_posix() for path in (tmp_path / "new").rglob("*") if path.is_file()
    )
    assert {"mkdocs.yml", "vocabulary/methods.yml", "docs/zh/about.md", ".gitignore"} <= set(names)
    settings = config.read(tmp_path / "new")
    checked = pipeline.check(settings)
    assert [one for one in checked.findings if one.severity is Severity.ERROR] == []
    assert len(checked.cases) == 2
    assert all(case.id.startswith("sample-") for case in checked.cases)
    assert all("示例" in case.title.root["zh"] and "ample" in case.title.root["en"] for case in checked.cases)
    site = pipeline.build(settings, render)
    for locale in LOCALES:
        for case in site.library.cases:
            page = read((settings.site / locale / "cases" / case.id / "index.html").read_text("utf-8"))
            assert page.one("h1").text
            assert page.all("link", rel="canonical") == [], "a site without an address claims one"


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert list(write(tmp_path))


@pytest.mark.parametrize("name", ["a file", ".hidden"])
def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(InitError) as caught:
        list(write(tmp_path))
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InitError):
        list(write(tmp_path / "file"))
