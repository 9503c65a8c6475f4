"""Files are written as they are, in folders that are made as needed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from casegen.publish.files import Files, below
from casegen.publish.last import built
from casegen.units import Unit


def test_text_and_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    files = Files(tmp_path / "site")
    files.write([("a/b/c.js", "一\r\n二\n"), ("top.txt", b"\xe4\xb8\x80"), ("a/b/d.js", "")])
    files.write([("a/b/c.js", "new")])
    assert (tmp_path / "site/a/b/c.js").read_bytes() == b"new"
    assert (tmp_path / "site/top.txt").read_text("utf-8") == "一"
    assert (tmp_path / "site/a/b/d.js").read_bytes() == b""
    assert not (tmp_path / "site/top.txt").stat().st_mode & 0o111


def test_what_the_last_build_has_not_is_told_as_the_system_tells_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised:
        Files(tmp_path / "site").take(["a/b.txt"])
    assert (raised.value.errno, raised.value.filename) == (errno.ENOENT, "a/b.txt")
    assert "last build" in str(raised.value)


def test_what_the_last_build_has_is_taken_as_it_is(tmp_path: Path) -> None:
    Files(tmp_path / "old").write([("a/b.txt", "b")])
    Files(tmp_path / "new", built(tmp_path / "old", tmp_path / "old", "w", [])).take(["a/b.txt"])
    assert (tmp_path / "new/a/b.txt").samefile(tmp_path / "old/a/b.txt")


def test_the_paths_below_a_folder_are_those_of_files_in_order(tmp_path: Path) -> None:
    Files(tmp_path).write([("b/c.txt", ""), ("a.txt", ""), ("b/a/d.txt", ""), ("b.txt", "")])
    (tmp_path / "empty").mkdir()
    assert below(tmp_path) == ["a.txt", "b.txt", "b/a/d.txt", "b/c.txt"]


def test_what_a_disk_takes_in_pieces_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda file, content: whole(file, bytes(content[:7])))
    Files(tmp_path).write([("a.txt", "一" * 100)])
    assert (tmp_path / "a.txt").read_text("utf-8") == "一" * 100


def test_a_name_that_is_a_link_is_put_aside_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a.txt").symlink_to("../mine.txt")
    Files(tmp_path / "site").write([("a.txt", "new")])
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
    assert (tmp_path / "site/a.txt").read_text("utf-8") == "new"
    assert not (tmp_path / "site/a.txt").stat().st_mode & 0o111


@pytest.mark.parametrize("missing", [(), ("two.txt",)])
def test_a_unit_is_made_unless_all_its_files_are_taken(tmp_path: Path, missing: tuple[str, ...]) -> None:
    made = []

    def make() -> list[tuple[str, str]]:
        made.append(True)
        return [("one.txt", "1"), ("two.txt", "2")]

    unit = Unit("k", ("one.txt", "two.txt"), make)
    Files(tmp_path / "old").write_units([unit])
    last = built(tmp_path / "old", tmp_path / "old", "w", [unit])
    for name in missing:
        (tmp_path / "old" / name).unlink()
    Files(tmp_path / "new", last).write_units([unit])
    assert len(made) == 1 + bool(missing)
    assert below(tmp_path / "new") == ["one.txt", "two.txt"]
