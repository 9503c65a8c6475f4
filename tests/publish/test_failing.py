"""Whatever fails while a site is built, and whenever it is killed: what is served is wholly old or wholly new.

`make test` tries some of the moments; `make audit` (CASEGEN_AUDIT=1) tries each, of builds of all pages and of builds
after a change, and kills a hundred.
"""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count, product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casegen import config, pipeline
from casegen.cli import main
from casegen.publish import last, swap
from casegen.publish.files import below
from conftest import GOLDEN_LIBRARY, Built

ALL = os.environ.get("CASEGEN_AUDIT") == "1"
# What a build asks the system for; each tells Python's audit hooks before it is done.
EVENTS = ("open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.scandir", "os.chmod")
NUMBERS = (errno.ENOSPC, errno.EACCES, errno.EROFS)
# Whether a build makes all pages or, after one, what has changed; what is refused; and which of the numbers, which
# take turns, is the first.
REFUSED = (
    [*product((True,), EVENTS, (0,)), *product((False,), EVENTS, range(3))] if ALL
    else [(True, event, at % 3) for at, event in enumerate(EVENTS)]
)  # fmt: skip
PROGRAM = (sys.executable, "-c", "from casegen.cli import main; main()")
CHANGE = ("楼道里的一壶茶", "楼道里的两壶茶")


class Failing:
    """Lets the n-th thing that is asked of the system fail, below one folder."""

    def __init__(self) -> None:
        self.folder, self.event, self.place, self.number = "", "", 0, errno.ENOSPC
        self.asked = Counter[str]()
        sys.addaudithook(self._heard)

    @contextmanager
    def at(self, folder: Path, event: str = "", place: int = 0, number: int = 0) -> Iterator[None]:
        """Let it fail for the time of a block; `asked` says afterwards how often each thing was asked."""
        self.asked.clear()
        self.folder, self.event, self.place, self.number = str(folder), event, place, number
        try:
            yield
        finally:
            self.folder = ""

    def _heard(self, event: str, given: tuple[object, ...]) -> None:
        if not self.folder or event not in EVENTS or not str(given[0]).startswith(self.folder):
            return
        self.asked[event] += 1
        if (event, self.asked[event]) == (self.event, self.place):
            raise OSError(self.number, os.strerror(self.number), str(given[0]))


@pytest.fixture(scope="module")
def failing() -> Failing:
    """What lets things fail; a hook cannot be taken away again, so there is one."""
    return Failing()


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What the site is once the record has changed."""
    root = Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path_factory.mktemp("new") / "library"))
    changed(root)
    return content(build(root)[1])


def changed(root: Path, *, back: bool = False) -> None:
    """Write the record anew, or as it was."""
    path = root / "cases/stair-tea.yml"
    path.write_text(path.read_text("utf-8").replace(*(reversed(CHANGE) if back else CHANGE)), "utf-8")


def content(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in below(folder)}


def build(root: Path) -> tuple[Result, Path]:
    return CliRunner().invoke(main, ["build", "-C", str(root)]), root / "site"


def served(built: Built, root: Path) -> Path:
    """A folder whose library has changed since its site was built; the site may have to be given a second name."""
    shutil.copytree(GOLDEN_LIBRARY, root)
    shutil.copytree(built.folder, root / "site")
    changed(root)
    return root


def beside(root: Path) -> list[Path]:
    """What there is beside the site, hidden files too."""
    site = root / "site"
    return sorted(path for path in root.rglob("*") if site not in path.parents)


def hidden(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir() if path.name.startswith("."))


@pytest.mark.parametrize(
    ("whole", "event", "first"), REFUSED,
    ids=[f"{'all' if whole else 'some'}-{event}-{first}" for whole, event, first in REFUSED],
)
def test_what_the_system_refuses_leaves_a_whole_site(
    built: Built, new: Mapping[str, bytes], failing: Failing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    whole: bool, event: str, first: int,
) -> None:  # fmt: skip
    # In one process, so that the hook hears of everything, in one order.
    monkeypatch.setattr(pipeline, "processors", lambda: 1)
    if whole:
        # What knows of no build before makes all.
        monkeypatch.setattr(last, "keep", lambda _: None)
    if event == "os.rename":
        # Where two folders can change places at once, nothing is renamed.
        monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    root = Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path / "library"))
    assert build(root)[0].exit_code == 0
    changed(root)
    with failing.at(root):
        assert build(root)[0].exit_code == 0
    most, before = failing.asked[event], beside(root)
    # What is served, and what the record says, in turn.
    is_served, is_said = dict(new), content(built.folder)
    for place in range(1, most + 1) if ALL else [random.Random(7).randint(1, most)]:
        changed(root, back=is_said != new)
        number = errno.EMLINK if event == "os.link" else NUMBERS[(first + place) % 3]
        with failing.at(root, event, place, number):
            ran, site = build(root)
        assert failing.asked[event] >= place
        assert "Traceback" not in ran.output, ran.output
        if ran.exit_code:
            assert ran.exit_code == 2, (place, ran.output)
            assert len([line for line in ran.output.splitlines() if line.startswith("casegen: ")]) == 1
            assert content(site) == is_served, place
        else:
            # What failed was of no matter.
            assert content(site) == is_said, place
        if not (ALL and beside(root) == before):
            # In `make audit`, where all is as it was the next build is no other than any, and need not be seen.
            ran, site = build(root)
            assert ran.exit_code == 0, ran.output
            assert content(site) == is_said
            assert beside(root) == before
        if not ran.exit_code:
            is_served, is_said = is_said, is_served


def test_a_folder_that_cannot_be_read_is_not_taken_for_an_empty_one(
    built: Built, new: Mapping[str, bytes], failing: Failing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "processors", lambda: 1)
    root = served(built, tmp_path / "library")
    pages, old = root / "docs" / "zh", content(built.folder)
    refused = 0
    for place in count(1):
        # Another page each time, so that the engine has to look.
        (pages / "more.md").write_text(f"# 又一页\n\n第{place}次。\n", "utf-8")
        with failing.at(pages, "os.scandir", place, errno.EACCES):
            ran, site = build(root)
        if failing.asked["os.scandir"] < place:
            break
        assert ran.exit_code == 2, (place, ran.output)
        assert str(pages) in ran.output
        assert content(site) == old
        refused += 1
    assert refused
    assert ran.exit_code == 0
    assert set(content(site)) > set(new)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
@pytest.mark.parametrize("most", [100, 20_000] if not ALL else [100 * 2**at for at in range(14)])
def test_a_disk_that_takes_no_more_leaves_a_whole_site(built: Built, tmp_path: Path, most: int) -> None:
    root = served(built, tmp_path / "library")
    old = content(built.folder)
    limited = (
        f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "from casegen.cli import main; main()"
    )
    # Python would keep half of what it compiled, and stumble over it the next time.
    ran = subprocess.run(
        [sys.executable, "-B", "-c", limited, "build", "-C", str(root)], check=False, capture_output=True, text=True
    )
    if ran.returncode:
        assert ran.returncode == 2, ran.stderr
        assert "Traceback" not in ran.stderr
        assert content(root / "site") == old
    again, site = build(root)
    assert again.exit_code == 0
    assert content(site) != old
    assert hidden(root) == []


# Who may mount: root, who has a namespace of their own, who may become root without a password.
MOUNTING = (["unshare", "-m"], ["unshare", "-Urm"], ["sudo", "-n", "-E", "unshare", "-m"])
FULL = Path(__file__).with_name("full.py")


def mounting(folder: Path) -> list[str]:
    """The beginning of a command that may mount a disk; empty where there is none."""
    for before in MOUNTING:
        mount = [*before, "mount", "-t", "tmpfs", "casegen", str(folder)]
        if shutil.which(before[0]) and not subprocess.run(mount, check=False, capture_output=True).returncode:
            return before
    return []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives a process a disk of its own")
@pytest.mark.parametrize("room", [400] if not ALL else [0, 4, *(40 * 2**at for at in range(11))])
def test_a_full_disk_leaves_a_whole_site(built: Built, tmp_path: Path, room: int) -> None:
    """On a small disk in memory; continuous integration has to be able to mount one."""
    before = mounting(tmp_path)
    if not before and os.environ.get("CI") != "true":
        pytest.skip("nobody may mount a disk here: as root, or with namespaces for users, it can be tried")
    assert before, "nobody may mount a disk here"
    root = served(built, tmp_path / "library")
    ran = subprocess.run(
        [*before, sys.executable, str(FULL), str(root), str(room)], check=True, capture_output=True, text=True
    )
    told = json.loads(ran.stdout)
    assert told["status"] in ({2} if room < 1000 else {0, 2}), told["said"]
    assert "Traceback" not in told["said"]
    if told["status"]:
        assert len([line for line in told["said"].splitlines() if line.startswith("casegen: ")]) == 1
        assert told["whole"]
    assert (told["again"], told["left"]) == (0, []), told["more"]
    assert told["new"] or not told["status"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs in another way")
def test_a_build_that_is_killed_leaves_a_whole_site(built: Built, new: Mapping[str, bytes], tmp_path: Path) -> None:
    old = content(built.folder)
    chance = random.Random(11)
    took, kills = 3.0, 0
    for at in range(100 if ALL else 2):
        root = served(built, tmp_path / str(at))
        began = time.monotonic()
        process = subprocess.Popen(
            [*PROGRAM, "build", "-C", str(root)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(timeout=chance.uniform(0.1, took))
            took = time.monotonic() - began
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            kills += process.wait() == -signal.SIGKILL
        assert content(root / "site") in (old, dict(new)), at
        ran, site = build(root)
        assert ran.exit_code == 0, ran.output
        assert content(site) == new
        assert hidden(root) == []
        shutil.rmtree(root)
    assert kills


@pytest.mark.skipif(sys.platform == "win32", reason="one system is enough")
def test_two_builds_at_once_leave_one_whole_site(built: Built, new: Mapping[str, bytes], tmp_path: Path) -> None:
    root = served(built, tmp_path / "library")
    command = [*PROGRAM, "build", "-C", str(root)]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    for process in both:
        _, said = process.communicate()
        assert process.returncode in (0, 2), said
        assert "Traceback" not in said
    assert content(root / "site") == new
    assert hidden(root) == []
    assert config.read(root).site == root / "site"
