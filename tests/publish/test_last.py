"""What the last build left is taken over where it was made from the same and nobody has touched it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casegen.publish import last
from casegen.publish.files import Files, below
from casegen.publish.last import Last, built
from casegen.units import Unit, digest, digest_of_folders


class Made:
    """A unit of two files that counts how often it was made."""

    def __init__(self, key: str, text: str = "text") -> None:
        self.times = 0
        self.text = text
        self.unit = Unit(key, ("a/one.txt", "two.txt"), self._make)

    def _make(self) -> list[tuple[str, str | bytes]]:
        self.times += 1
        return [(path, f"{path} {self.text}") for path in self.unit.paths]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where a site lies."""
    return tmp_path / "site"


@pytest.fixture
def before(site: Path) -> Last:
    """What a build left there."""
    made = Made("k")
    Files(site).write_units([made.unit])
    return built(site, site, "w", [made.unit])


def rebuilt(last_: Last, tmp_path: Path, made: Made) -> Path:
    """The folder of the build after."""
    folder = tmp_path / "new"
    Files(folder, last_).write_units([made.unit])
    return folder


def test_what_is_made_from_the_same_is_taken_over(tmp_path: Path, site: Path, before: Last) -> None:
    made = Made("k", "never seen")
    folder = rebuilt(before.of("w"), tmp_path, made)
    assert made.times == 0
    assert (folder / "a/one.txt").samefile(site / "a/one.txt")
    assert below(folder) == ["a/one.txt", "two.txt"]


def broken_off(site: Path) -> None:
    (site / "two.txt").unlink()


def written_over(site: Path) -> None:
    (site / "two.txt").write_text("two.txt TEXT", "utf-8")


def a_link(site: Path) -> None:
    (site / "two.txt").rename(site.parent / "elsewhere")
    (site / "two.txt").symlink_to(site.parent / "elsewhere")


def a_link_as_long_and_as_old(site: Path) -> None:
    status = (site / "two.txt").stat()
    (site / "two.txt").rename(site / "elsewhere---")
    (site / "two.txt").symlink_to("elsewhere---")
    os.utime(site / "two.txt", ns=(status.st_atime_ns, status.st_mtime_ns), follow_symlinks=False)
    assert (site / "two.txt").lstat().st_size == status.st_size


@pytest.mark.parametrize("change", [broken_off, written_over, a_link, a_link_as_long_and_as_old])
def test_a_unit_of_which_a_file_was_touched_is_made(
    tmp_path: Path, site: Path, before: Last, change: Callable[[Path], None]
) -> None:
    change(site)
    made = Made("k")
    folder = rebuilt(before.of("w"), tmp_path, made)
    assert made.times == 1
    assert (folder / "two.txt").read_text("utf-8") == "two.txt text"
    assert not (folder / "two.txt").is_symlink()


@pytest.mark.parametrize(("key", "world"), [("other", "w"), ("k", "another"), ("", "w")])
def test_what_is_made_from_something_else_is_made(
    tmp_path: Path, site: Path, before: Last, key: str, world: str
) -> None:
    made = Made(key, "new")
    folder = rebuilt(before.of(world), tmp_path, made)
    assert made.times == 1
    assert (folder / "two.txt").read_text("utf-8") == "two.txt new"
    assert (site / "two.txt").read_text("utf-8") == "two.txt text"


def test_a_file_without_a_key_that_is_alike_is_not_written(tmp_path: Path, site: Path, before: Last) -> None:
    folder = tmp_path / "new"
    Files(folder, before).write([("two.txt", "two.txt text"), ("a/one.txt", "other"), ("three.txt", "")])
    assert (folder / "two.txt").samefile(site / "two.txt")
    assert not (folder / "a/one.txt").samefile(site / "a/one.txt")
    assert (folder / "three.txt").read_bytes() == b""


def test_what_was_taken_over_is_never_written_into(tmp_path: Path, site: Path, before: Last) -> None:
    folder = tmp_path / "new"
    files = Files(folder, before)
    files.write([("two.txt", "two.txt text")])
    files.write([("two.txt", "another")])
    assert (folder / "two.txt").read_text("utf-8") == "another"
    assert (site / "two.txt").read_text("utf-8") == "two.txt text"


def test_what_lies_there_already_is_taken_over_where_it_is_alike(tmp_path: Path, site: Path, before: Last) -> None:
    folder = tmp_path / "new"
    Files(folder).write([("two.txt", "two.txt text"), ("a/one.txt", "other")])
    Files(folder, before).settle()
    assert (folder / "two.txt").samefile(site / "two.txt")
    assert (folder / "a/one.txt").read_text("utf-8") == "other"


def test_what_cannot_be_taken_is_said(tmp_path: Path, before: Last) -> None:
    with pytest.raises(FileNotFoundError, match="no-such"):
        Files(tmp_path / "new", before).take(["two.txt", "no-such.txt"])


def test_where_a_disk_knows_no_second_names_files_are_made(
    tmp_path: Path, before: Last, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    made = Made("k")
    assert (rebuilt(before.of("w"), tmp_path, made) / "two.txt").read_text("utf-8") == "two.txt text"
    assert made.times == 1


def test_it_is_known_in_another_process(site: Path, before: Last) -> None:
    last.keep(before)
    assert last.read(site) == before
    assert last.read(site.parent) == Last(site.parent)


def test_where_nothing_can_be_kept_a_build_goes_on(
    tmp_path: Path, before: Last, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    last.keep(before)
    assert last.read(tmp_path / "site") == Last(tmp_path / "site")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"world": "w"}', '{"world": "w", "written": {"a": 1}}', "null"])
def test_what_cannot_be_read_is_nothing(site: Path, before: Last, text: str) -> None:
    last.keep(before)
    for path in last._place(site).parent.iterdir():
        path.write_text(text, "utf-8")
    assert last.read(site) == Last(site)


def test_without_a_last_build_nothing_is_looked_for_in_the_working_folder(
    tmp_path: Path, site: Path, before: Last, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    Files(tmp_path / "new").write([("two.txt", "two.txt text")])
    assert not (tmp_path / "new/two.txt").samefile("two.txt")
    assert not replace(before, folder=None).holds(Made("k").unit)


def test_a_digest_tells_parts_from_one_another(tmp_path: Path) -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest(["ab", "c"]), digest("ab", "c", 0)}) == 5
    folders = [tmp_path / name for name in ("a", "b")]
    for folder, name, text in zip(folders, ("x", "xy"), ("yz", "z"), strict=True):
        folder.mkdir()
        (folder / name).write_text(text, "utf-8")
    assert digest_of_folders(folders[0]) != digest_of_folders(folders[1])
    assert digest_of_folders(*folders) != digest_of_folders(*reversed(folders))
    (folders[0] / "x.pyc").write_text("compiled", "utf-8")
    assert digest_of_folders(folders[0]) == digest_of_folders(folders[0], tmp_path / "nowhere")


def test_of_a_site_that_is_nowhere_nothing_is_kept(site: Path, before: Last) -> None:
    last.keep(replace(before, folder=None))
    assert last.read(site) == Last(site)


def test_a_file_that_cannot_be_read_is_not_the_same(before: Last, monkeypatch: pytest.MonkeyPatch) -> None:
    assert before.same("two.txt", b"two.txt text")
    for path, content in (("two.txt", b"two.txt TEXT"), ("two.txt", b"two.txt"), ("none.txt", b""), ("a", b"")):
        assert not before.same(path, content), path
    assert not replace(before, folder=None).same("two.txt", b"two.txt text")

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert not before.same("two.txt", b"two.txt text")


def test_what_is_written_down_is_the_key_the_size_and_the_time(site: Path, before: Last) -> None:
    status = (site / "two.txt").stat()
    assert before.written == {
        "a/one.txt": ("k", 14, (site / "a/one.txt").stat().st_mtime_ns),
        "two.txt": ("k", status.st_size, status.st_mtime_ns),
    }
    assert built(site, site, "w", [replace(Made("k").unit, key="")]).written == {}
    other = replace(Made("engine").unit, paths=("two.txt",))
    known = before.with_units(site, [other])
    assert (known.folder, known.world) == (site, "w")
    assert known.written == {**before.written, "two.txt": ("engine", status.st_size, status.st_mtime_ns)}
    with pytest.raises(FileNotFoundError):
        before.with_units(site, [replace(other, paths=("none.txt",))])
    assert before.of("w") is before
    assert before.of("x") == Last(site, "x")
