"""Stamped pages are, byte for byte, what the engine makes of the same pages one by one."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from casegen import pipeline
from casegen.config import read
from casegen.engine.run import render

PLUGIN = "plugins:\n  - casegen\n"


def build(library: Path, tool: str, *, stamp: bool) -> dict[str, bytes]:
    """The HTML files and the sitemap that a tool builds, by name."""
    name = f"{tool}-{stamp}"
    settings = (library / "mkdocs.yml").read_text("utf-8")
    assert PLUGIN in settings
    options = PLUGIN.replace("casegen", f"casegen:\n      stamp: {str(stamp).lower()}")
    (library / f"{name}.yml").write_text(settings.replace(PLUGIN, options), "utf-8")
    program = Path(sys.executable).parent / tool
    folder = library.parent / name
    done = subprocess.run(
        [program, "build", "--quiet", "--config-file", library / f"{name}.yml", "--site-dir", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    files = [*folder.rglob("*.html"), folder / "sitemap.xml"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_stamped_is_native(library_folder: Path, tool: str) -> None:
    stamped, native = (build(library_folder, tool, stamp=stamp) for stamp in (True, False))
    assert sorted(stamped) == sorted(native)
    assert len(stamped) > 100
    for name, text in native.items():
        assert stamped[name] == text, name
    assert not [name for name, text in stamped.items() if b"<!--casegen:" in text]


def test_how_many_processes_write_makes_no_difference(library_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for workers in (1, 3):
        monkeypatch.setattr(pipeline, "processors", lambda workers=workers: workers)
        pipeline.build(replace(read(library_folder), site=library_folder.parent / f"by-{workers}"), render)
        folder = library_folder.parent / f"by-{workers}"
        made.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert made[0] == made[1]
