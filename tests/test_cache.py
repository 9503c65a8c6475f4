"""What is kept on disk: made once for a key, made anew where it is broken, and removed when nobody asks for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from casegen import config, pipeline
from casegen.cache import Cache, home
from casegen.engine.run import render


class Maker:
    """Makes something else each time, so that a test sees whether it was asked."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return b"card %d" % self.made


@pytest.fixture
def make() -> Maker:
    """A maker that has made nothing."""
    return Maker()


def test_it_is_made_once_for_a_key_and_a_kind(tmp_path: Path, make: Maker) -> None:
    assert Cache(tmp_path).of("card-1", b"a", make) == b"card 1"
    assert Cache(tmp_path).of("card-1", b"a", make) == b"card 1"
    assert Cache(tmp_path).of("card-1", b"b", make) == b"card 2"
    assert Cache(tmp_path).of("card-2", b"a", make) == b"card 3"


@pytest.mark.parametrize("left", [b"", b"card", b"card 1" + bytes(16)], ids=["empty", "cut", "changed"])
def test_what_is_broken_is_made_anew(tmp_path: Path, make: Maker, left: bytes) -> None:
    cache = Cache(tmp_path)
    cache.of("card-1", b"a", make)
    (kept,) = tmp_path.glob("*/*")
    kept.write_bytes(left)
    assert cache.of("card-1", b"a", make) == b"card 2"
    assert cache.of("card-1", b"a", make) == b"card 2"


def test_what_cannot_be_written_is_made_all_the_same(tmp_path: Path, make: Maker) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    cache = Cache(tmp_path / "file")
    assert [cache.of("card-1", b"a", make) for _ in range(2)] == [b"card 1", b"card 2"]
    cache.tidy()


def test_what_nobody_asks_for_goes_after_a_month(tmp_path: Path, make: Maker) -> None:
    cache = Cache(tmp_path)
    for key in (b"asked", b"forgotten"):
        cache.of("card-1", key, make)
    for path in tmp_path.glob("*/*"):
        os.utime(path, (0, 0))
    cache.of("card-1", b"asked", make)
    cache.tidy()
    cache.of("card-1", b"asked", make)
    assert (make.made, len(list(tmp_path.glob("*/*")))) == (2, 1)


def test_nothing_that_came_with_a_library_is_taken_for_what_was_kept(
    library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library_folder)
    assert not home().is_relative_to(library_folder)
    before = {path for path in library_folder.rglob("*") if path.is_file()}
    opened: list[str] = []
    building = True

    def hear(event: str, given: tuple[object, ...]) -> None:
        # A hook cannot be taken away again, so it stops to listen.
        if building and event == "open":
            opened.append(str(given[0]))

    sys.addaudithook(hear)
    pipeline.build(config.read(library_folder), render)
    building = False
    assert [path for path in opened if "/.casegen/" in path] == []
    left = {path for path in library_folder.rglob("*") if path.is_file()} - before
    assert {path.relative_to(library_folder).parts[0] for path in left} == {"site"}
