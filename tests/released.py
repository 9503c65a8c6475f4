"""The files of a release, made of a copy of this tree, and an empty environment that one of them is installed into."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = ROOT / ".venv" / ".uv" / "bin" / "uv"
# The time of the commit that is released, as the tests have it: 14 November 2023.
EPOCH = "1700000000"
# All of this tree that a release may be made of, and more than it is.
_PARTS = ("src", "templates", "vocabulary", "schema", "web", "docs")
_PROGRAM = """
import os, sys
os.umask(int(os.environ.pop("UMASK"), 8))
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
for builder in SdistBuilder, WheelBuilder:
    if builder.PLUGIN_NAME in sys.argv[2:]:
        print(next(builder(os.getcwd()).build(directory=sys.argv[1], versions=["standard"])))
"""


def copied(to: Path, *, changed: int | None = None) -> Path:
    """A copy of what a release is made of; with `changed`, every file says that it was changed at that time."""
    for part in _PARTS:
        shutil.copytree(ROOT / part, to / part, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    for file in (path for path in ROOT.iterdir() if path.is_file()):
        shutil.copy2(file, to)
    for path in to.rglob("*") if changed is not None else ():
        os.utime(path, (changed or 0, changed or 0))
    return to


def made(tree: Path, into: Path, *kinds: str, world: Mapping[str, str] | None = None) -> list[Path]:
    """The files (kinds "sdist", "wheel") that are made of a tree, in this order, where there is no Node."""
    environment = {"PATH": "/nonexistent", "SOURCE_DATE_EPOCH": EPOCH, "UMASK": "022", **(world or {})}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(into), *kinds],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [Path(line) for line in done.stdout.splitlines()]


class Installed:
    """A wheel in an environment of its own, with the locked versions of what it requires and nothing else."""

    def __init__(self, wheel: Path, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "venv" / "bin"
        locked = folder / "locked.txt"
        self._uv("export", "--frozen", "--no-dev", "--no-emit-project", "--no-hashes", "--output-file", str(locked))
        self._uv("venv", "--python", sys.executable, str(folder / "venv"))
        python = str(self.programs / "python")
        self._uv("pip", "install", "--python", python, "--constraints", str(locked), str(wheel))

    def _uv(self, *arguments: str) -> None:
        done = subprocess.run(
            [UV, "--quiet", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr

    def run(self, *arguments: str) -> str:
        """What `casegen` says there, where there is no Node, no other program and nothing of this project."""
        done = subprocess.run(
            [self.programs / "casegen", *arguments],
            cwd=self.folder,
            env={"PATH": str(self.programs), "HOME": str(self.folder), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout
