"""The same library gives the same bytes wherever, whenever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casegen.publish.files import below
from conftest import GOLDEN_LIBRARY
from packs.opened import program

PACK = """id: lamps
title: {zh: 灯亮了, en: The lamps are lit}
summary: {zh: 写给新社工。, en: For new social workers.}
cases: [stair-lamps, pantry]
audience: {zh: 新社工, en: New social workers}
objectives: [{zh: 说出谁牵头, en: Say who leads}]
"""
PROGRAM = """
import datetime, os, sys
os.umask(int(os.environ["UMASK"], 8))
print(datetime.date.today().year, file=sys.stderr)
if sys.argv.pop(1) == "one" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, list(os.sched_getaffinity(0))[:1])
from casegen.cli import main
main()
"""
# Each is a world of its own: time zone, language, hash seed, rights of new files, working folder, processors, clock.
WORLDS = {
    "here": {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "UMASK": "022", "processors": "all"},
    "elsewhere": {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "UMASK": "077", "processors": "one"},
}
# What the other world's clock says, for every program of that build, at the system's own calls.
LATER = "2031-12-31 23:59:30"
CLOCK = {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def built(root: Path, world: dict[str, str], *, later: bool) -> tuple[Path, int]:
    """The site that a process of its own builds in a world where nothing was built before, and its clock's year."""
    environment = {**os.environ, **CLOCK, "XDG_CACHE_HOME": str(root.parent / "cache"), **world}
    command = [sys.executable, "-c", PROGRAM, environment.pop("processors"), "build", "-C", str(root)]
    if later and (clock := shutil.which("faketime")):
        command = [clock, LATER, *command]
    # The working folder is another one too.
    ran = subprocess.run(command, cwd=root.parent, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return root / "site", int(ran.stderr.split()[0])


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, int]]:
    """What two worlds make of one library, whose files were written in another order in the second, and when."""
    made = {}
    for name, world in WORLDS.items():
        root = tmp_path_factory.mktemp(name) / f"library of {name}"
        files = below(GOLDEN_LIBRARY)
        for file in files if name == "here" else reversed(files):
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(GOLDEN_LIBRARY / file, root / file)
        (root / "packs").mkdir()
        (root / "packs/lamps.yml").write_text(PACK, "utf-8")
        made[name] = built(root, world, later=name == "elsewhere")
    return made


@pytest.fixture(scope="module")
def sites(worlds: dict[str, tuple[Path, int]]) -> list[Path]:
    return [site for site, _ in worlds.values()]


def test_one_was_built_years_later(worlds: dict[str, tuple[Path, int]]) -> None:
    program("faketime")
    assert worlds["elsewhere"][1] == int(LATER[:4]) > worlds["here"][1]


def test_two_worlds_make_the_same_files(sites: list[Path]) -> None:
    one, other = sites
    assert below(one) == below(other)
    assert [name for name in below(one) if (one / name).read_bytes() != (other / name).read_bytes()] == []


@pytest.mark.parametrize("ending", [".html", ".js", ".json", ".csv", ".xml", ".docx", ".pptx", ".pdf", ".png"])
def test_every_kind_of_file_was_among_them(sites: list[Path], ending: str) -> None:
    assert [name for name in below(sites[0]) if name.endswith(ending)]
