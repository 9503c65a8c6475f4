"""What is released: the same bytes from the same commit, and in them all that another organisation needs."""

from __future__ import annotations

import hashlib
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casegen.publish.files import below
from released import EPOCH, ROOT, copied, made

# Two machines: time zone, language, hash seed, the rights of new files, and when the tree was written.
WORLDS = {
    "here": ({"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "UMASK": "022"}, None),
    "elsewhere": ({"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "99", "UMASK": "077"}, 1_000_000_000),
}
Released = dict[str, list[Path]]


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Released:
    """The source and the wheel that each world makes."""
    there = {}
    for name, (world, changed) in WORLDS.items():
        folder = tmp_path_factory.mktemp(name)
        tree = copied(folder / f"the tree {name}", changed=changed)
        there[name] = made(tree, folder / "dist", "sdist", "wheel", world=world)
    return there


def digests(paths: list[Path]) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_two_worlds_release_the_same_bytes(released: Released) -> None:
    one, other = (digests(released[name]) for name in WORLDS)
    assert len(one) == 2
    assert one == other


def test_a_wheel_made_of_the_source_is_the_same_wheel(released: Released, tmp_path: Path) -> None:
    source, wheel = released["here"]
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    (tree,) = tmp_path.iterdir()
    again = made(tree, tmp_path / "dist", "wheel")
    assert digests(again) == digests([wheel])


def test_what_is_made_bears_the_time_of_the_commit(released: Released) -> None:
    source, wheel = released["here"]
    with tarfile.open(source) as archive:
        assert {int(one.mtime) for one in archive} == {int(EPOCH)}
        assert {(one.uid, one.gid, one.uname, one.gname) for one in archive} == {(0, 0, "", "")}
    with zipfile.ZipFile(wheel) as packed:
        then = datetime.fromtimestamp(int(EPOCH), UTC).timetuple()[:6]
        assert {one.date_time for one in packed.infolist()} == {then}


def test_the_wheel_holds_what_a_library_needs_and_no_library(released: Released) -> None:
    _, wheel = released["here"]
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "casegen/importing/participedia.yml" in names
    shipped = "casegen/_shipped/templates/"
    assert {name.removeprefix(shipped) for name in names if name.startswith(shipped)} == set(below(ROOT / "templates"))
    assert all(name.startswith(("casegen/", "casegen-")) for name in names)
    assert not any(name.startswith(("casegen/_shipped/cases", "casegen/_shipped/packs")) for name in names)


def test_the_source_holds_the_built_scripts_and_what_they_are_made_of(released: Released) -> None:
    source, _ = released["here"]
    with tarfile.open(source) as archive:
        names = {one.name.partition("/")[2] for one in archive}
    assets = ROOT / "templates" / "theme" / "assets"
    assert {path.suffix for path in assets.iterdir()} >= {".js", ".css", ".txt"}
    assert {path.relative_to(ROOT).as_posix() for path in assets.iterdir()} <= names
    assert {"web/build.mjs", "web/package-lock.json", "web/src/browse-page.ts", "schema/case.schema.json"} <= names
    assert not [name for name in names - {".gitignore"} if name.startswith(("cases/", "packs/", "tests/", "."))]
    assert not [name for name in names if "node_modules" in name]
