"""Packed copies lie beside texts, hold the same, and are the same each time."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casegen.publish.packing import TEXTS, forms, pack

COMMAND = Path(sys.executable).with_name("casegen")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site."""
    texts = {"index.html": b"<p>x</p>" * 99, "zh/a.js": "“字”".encode() * 50, "zh/empty.css": b""}
    for name, content in (texts | {"card.png": b"\x89PNG"}).items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "site"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("workers", [1, 2])
def test_every_text_has_its_copy_and_nothing_else(folder: Path, workers: int) -> None:
    before = names(folder)
    texts = {"index.html", "zh/a.js", "zh/empty.css"}
    pack(folder, workers)
    assert names(folder) == before | {name + ending for name in texts for ending in forms()}
    for name in texts:
        assert gzip.decompress((folder / f"{name}.gz").read_bytes()) == (folder / name).read_bytes()


def test_the_same_site_is_packed_the_same(folder: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    for path in other.rglob("*.*"):
        path.touch()
    pack(folder, 1)
    pack(other, 2)
    for name in names(folder):
        assert (folder / name).read_bytes() == (other / name).read_bytes(), name


def test_a_build_packs_where_it_is_asked_to(library_folder: Path) -> None:
    for options, packed in ((["--compress"], True), ([], False)):
        done = subprocess.run([COMMAND, "build", *options], cwd=library_folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        files = names(library_folder / "site")
        texts = {name for name in files if Path(name).suffix in TEXTS}
        assert len(texts) > 100
        copies = {f"{name}.gz" for name in texts} if packed else set()
        assert {name for name in files if name.endswith(".gz")} == copies
    assert "_headers" in files
    shown = subprocess.run([COMMAND, "build", "--help"], capture_output=True, text=True, check=True).stdout
    assert "--compress" in shown
