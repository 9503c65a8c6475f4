"""Examining a library side by side: the same findings however many processes there are, and a calm end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from casegen import examine, sound
from casegen.config import CONFIG, Settings, read
from checks.test_golden import FOLDERS, library
from publish.test_together import lives, within

ROOT = Path(__file__).parents[1]
divided = pytest.mark.skipif(sys.platform != "linux", reason="only Linux divides a process safely")


def library_at(root: Path) -> Settings:
    return read(root) if (root / CONFIG).exists() else Settings(root, root / "site", "", {}, {})


@pytest.fixture(scope="module")
def every_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One library of all that the golden folders hold, under names of their own, and of our own cases."""
    root = tmp_path_factory.mktemp("every")
    shutil.copytree(ROOT / "cases", root / "cases")
    shutil.copytree(ROOT / "vocabulary", root / "vocabulary")
    for folder in FOLDERS:
        laid = tmp_path_factory.mktemp("one")
        library(folder, laid)
        for path in sorted((laid / "cases").iterdir()):
            place = root / "cases" / path.name
            if not os.path.lexists(place) and not path.is_dir():
                shutil.copy2(path, place, follow_symlinks=False)
    return root


@divided
@pytest.mark.parametrize("workers", [2, 3])
def test_findings_do_not_depend_on_the_number_of_processes(
    every_record: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, "TOGETHER", 5)
    alone, divided = (examine.find(library_at(every_record), number) for number in (1, workers))
    assert len(alone.findings) > 100
    assert list(divided.findings) == list(alone.findings)
    assert {one.path for one in alone.findings} & alone.texts.keys() <= divided.texts.keys()
    assert all(alone.texts[path] == text for path, text in divided.texts.items())


@divided
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_golden_folders_by_several_processes(folder: Path, tmp_path: Path) -> None:
    library(folder, tmp_path)
    assert list(examine.find(library_at(tmp_path), 2).findings) == list(examine.find(library_at(tmp_path), 1).findings)


@divided
def test_a_process_that_is_killed_is_an_error_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library(FOLDERS[0], tmp_path)
    monkeypatch.setattr(examine, "look", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(OSError, match="has been stopped"):
        examine.find(library_at(tmp_path), 2)


# What the command does where looking at records goes on as it is told.
COMMAND = """
import os, signal, sys, time
from pathlib import Path
from casegen import examine
from casegen.cli import main
# A shell that begins something in the background has it ignore interruptions.
signal.signal(signal.SIGINT, signal.default_int_handler)
examine.FEW = 0
from casegen.publish import together
together.processors = lambda: 2
def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def forever(*_):
    Path(sys.argv.pop(), str(os.getpid())).touch()
    time.sleep(600)
examine.look = locals()[sys.argv.pop(1)]
sys.argv[:1] = ["casegen"]
main(sys.argv[1:4])
"""


@contextmanager
def asked(look: str, folder: Path, *more: Path) -> Iterator[subprocess.Popen[str]]:
    """The command at work; where it has not ended by itself, the block ends it."""
    (folder / "mkdocs.yml").write_text("site_name: A", "utf-8")
    command = [sys.executable, "-c", COMMAND, look, "check", "-C", str(folder), *map(str, more)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as begun:
        try:
            yield begun
        finally:
            if begun.poll() is None:
                os.killpg(begun.pid, signal.SIGKILL)


@divided
def test_a_process_that_is_killed_is_one_line_and_status_2(tmp_path: Path) -> None:
    library(FOLDERS[0], tmp_path)
    with asked("killed", tmp_path) as begun:
        said, error = begun.communicate(timeout=60)
    assert (begun.returncode, said, error.count("\n")) == (2, "", 1)
    assert error.startswith("casegen: a process")


@divided
def test_an_interruption_leaves_no_process(tmp_path: Path) -> None:
    root, begun_in = tmp_path / "library", tmp_path / "begun"
    root.mkdir()
    begun_in.mkdir()
    library(FOLDERS[0], root)
    with asked("forever", root, begun_in) as begun:
        assert within(60, lambda: bool(list(begun_in.iterdir())))
        os.killpg(begun.pid, signal.SIGINT)
        begun.communicate(timeout=60)
    assert begun.returncode != 0
    assert not any(map(lives, (int(one.name) for one in begun_in.iterdir())))
