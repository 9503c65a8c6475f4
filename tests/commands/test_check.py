"""`casegen check` with files that a person names: links are not followed, and hostile names are shown as text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("casegen")


def check(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "check", *map(str, arguments)], cwd=folder, env={**os.environ, "LC_ALL": "en_GB.UTF-8"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def paths(done: subprocess.CompletedProcess[str]) -> set[str]:
    """The files in which findings are shown."""
    return set(re.findall(r"^ *--> (.+?):\d", done.stdout, re.MULTILINE))


@pytest.mark.parametrize("name", ["none\x1b[31m.yml", "none\n.yml", "../none\u202e.yml"])
def test_a_file_that_is_not_there_is_one_line_of_text(library_folder: Path, name: str) -> None:
    done = check(library_folder, name)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert not re.search("[\x1b\u202e]", done.stderr)
    assert "<U+" in done.stderr


def test_a_file_with_a_hostile_name_is_found_all_the_same(library_folder: Path) -> None:
    (library_folder / "cases" / "a\x1bb.yml").write_text("id: x", "utf-8")
    done = check(library_folder, "cases/a\x1bb.yml")
    assert (done.returncode, paths(done)) == (1, {"cases/a<U+001B>b.yml"})


@pytest.mark.parametrize("target", ["pantry.yml", "nowhere.yml", "../../outside.yml", "/dev/null"])
def test_a_link_is_what_was_named_and_is_not_followed(library_folder: Path, target: str) -> None:
    (library_folder.parent / "outside.yml").write_text("id: outside", "utf-8")
    (library_folder / "cases" / "link.yml").symlink_to(target)
    for named in ("cases/link.yml", library_folder / "cases" / "link.yml", "cases/../cases/link.yml"):
        done = check(library_folder, named)
        assert (done.returncode, paths(done)) == (1, {"cases/link.yml"}), done.stderr
        assert "CG003" in done.stdout


def test_a_library_that_is_reached_by_a_link_is_the_library(library_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(library_folder)
    (library_folder / "cases" / "broken.yml").write_text("id: broken", "utf-8")
    assert paths(check(tmp_path / "way", "cases/broken.yml")) == {"cases/broken.yml"}
    assert paths(check(tmp_path, "-C", "way", "way/cases/broken.yml")) == {"cases/broken.yml"}


@pytest.mark.parametrize("named", [".", "cases/..", "cases/sub/../..", "/"])
def test_a_folder_is_no_record(library_folder: Path, named: str) -> None:
    (library_folder / "cases" / "sub").mkdir()
    done = check(library_folder, named)
    assert not paths(done)
    assert done.returncode == (2 if named == "/" else 0)


def test_no_translation_is_confirmed_through_a_link(library_folder: Path) -> None:
    cases, outside = library_folder / "cases", library_folder.parent / "outside.yml"
    text = (cases / "pantry.yml").read_bytes()
    outside.write_bytes(text)
    (cases / "pantry.yml").rename(cases / "larder.yml")
    # The record of this id is sound; what lies under its name is a link to somewhere else.
    (cases / "pantry.yml").symlink_to(outside)
    done = check(library_folder, "--confirm-translations", "cases/pantry.yml")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "cases/pantry.yml is not a sound record" in done.stderr
    assert (cases / "pantry.yml").is_symlink()
    assert outside.read_bytes() == text
