"""What is known to be sound is not looked at again, and anything that could change that is."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from casegen import cache, checks, examine, sound
from casegen.config import Settings
from casegen.findings import Finding

ROOT = Path(__file__).parents[1]
# Nobody's number: the checks name it all the same.
NUMBER = "13800000000"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A library of our own records that is large enough to be remembered, of a user who has checked none yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(examine, "FEW", 2)
    root = tmp_path / "library"
    for folder in ("cases", "vocabulary"):
        shutil.copytree(ROOT / folder, root / folder)
    return Settings(root, root / "site", "", {}, {})


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records that were looked at, by path, as the checks come to them."""
    paths: list[str] = []

    def watch(subject: checks.Subject, _: checks.Known) -> list[Finding]:
        paths.append(subject.record.path)
        return []

    monkeypatch.setattr(checks, "_EACH", [watch, *checks._EACH])
    return paths


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_only_what_changed_is_looked_at_again(library: Settings, looked: list[str]) -> None:
    first = examine.check(library)
    assert len(looked) == len(first.cases)
    looked.clear()
    again = examine.check(library)
    found = {one.path for one in first.findings}
    assert set(looked) <= found
    assert again.findings == first.findings
    looked.clear()
    changed = library.cases / "baoshan-lively-buildings.yml"
    rewrite(changed, "summary:\n  zh: ", f"summary:\n  zh: 电话{NUMBER}。")
    codes = {one.code for one in examine.check(library).findings if one.path == "cases/baoshan-lively-buildings.yml"}
    assert codes > {one.code for one in first.findings if one.path == "cases/baoshan-lively-buildings.yml"}
    assert set(looked) - found == {"cases/baoshan-lively-buildings.yml"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux divides a process safely")
def test_what_other_processes_looked_at_is_known_too(
    library: Settings, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, "TOGETHER", 2)
    found = {one.path for one in examine.find(library, 2).findings}
    assert looked == []
    examine.check(library)
    assert set(looked) <= found


def test_what_was_found_is_found_again(library: Settings) -> None:
    rewrite(library.cases / "baoshan-lively-buildings.yml", "summary:\n  zh: ", f"summary:\n  zh: 电话{NUMBER}。")
    first, second = (examine.check(library).findings for _ in range(2))
    assert first == second
    assert list(examine.find(library, 2).findings) == list(examine.find(library, 1).findings) == list(first)


def test_another_vocabulary_or_program_is_another_world(
    library: Settings, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = len(examine.check(library).cases)
    rewrite(library.vocabulary / "problems.yml", "zh: ", "zh: 另")
    looked.clear()
    examine.check(library)
    assert len(looked) == every
    monkeypatch.setattr(sound, "program", lambda: "another")
    looked.clear()
    examine.check(library)
    assert len(looked) == every


def test_a_record_under_another_name_is_looked_at(library: Settings, looked: list[str]) -> None:
    examine.check(library)
    looked.clear()
    shutil.copy(library.cases / "baoshan-lively-buildings.yml", library.cases / "another.yml")
    assert any(one.path == "cases/another.yml" for one in examine.check(library).findings)
    assert "cases/another.yml" in looked


@pytest.mark.parametrize("wrong", [b"", b"\xff\xfe", b"no world\nno key", b"\0" * 5000])
def test_what_cannot_be_read_costs_time_alone(library: Settings, looked: list[str], wrong: bytes) -> None:
    every = len(examine.check(library).cases)
    (place,) = (cache.home() / "sound").iterdir()
    place.write_bytes(wrong)
    looked.clear()
    examine.check(library)
    assert len(looked) == every


def test_a_folder_that_cannot_be_made_costs_time_alone(
    library: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert examine.check(library).cases


def test_a_small_library_is_not_remembered(library: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine, "FEW", 200)
    examine.check(library)
    assert not (cache.home() / "sound").exists()
