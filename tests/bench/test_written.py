"""Made libraries: sound, as long as real ones, and the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from written import ROOT, records, write_library

from casegen import pipeline
from casegen.config import read
from casegen.library import Library


@pytest.fixture(scope="module")
def whole() -> Library:
    return pipeline.read_library(read(ROOT))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "library"
    write_library(30, folder)
    return folder


def test_nothing_is_found_in_what_was_made(made: Path) -> None:
    checked = pipeline.check(read(made))
    assert len(checked.cases) == 30
    assert [f"{one.path}: {one.code}" for one in checked.findings] == []
    # Clean because numbers are traced, not because there are none.
    texts = [line for path in (made / "cases").iterdir() for line in path.read_text("utf-8").splitlines()]
    assert any(line.lstrip().startswith("zh: ") and any("0" <= one <= "9" for one in line) for line in texts)


def test_the_same_number_gives_the_same_records(made: Path, whole: Library) -> None:
    again = {f"{name}.yml": text for name, text in records(whole, 30)}
    assert again == {path.name: path.read_text("utf-8") for path in (made / "cases").iterdir()}


def test_a_larger_library_begins_as_a_smaller_one(whole: Library) -> None:
    assert list(records(whole, 12))[:5] == list(records(whole, 5))


def test_records_are_as_long_as_real_ones(made: Path) -> None:
    def mean(folder: Path) -> float:
        sizes = [path.stat().st_size for path in folder.glob("*.yml")]
        return sum(sizes) / len(sizes)

    assert 0.7 < mean(made / "cases") / mean(ROOT / "cases") < 1.4


def test_no_two_records_are_alike(made: Path) -> None:
    titles = [case.title.get("zh") for case in pipeline.check(read(made)).cases]
    assert len(set(titles)) == len(titles)
