"""Work side by side: all of it is done, by other processes and by this one, and whatever goes wrong is said."""

from __future__ import annotations

import errno
import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from casegen.publish import together as together_module
from casegen.publish.together import gathered, parts, processors, together

# Elsewhere one process does it all.
divided = pytest.mark.skipif(sys.platform != "linux", reason="only Linux divides a process safely")


def note(path: Path) -> None:
    path.write_text(str(os.getpid()), "utf-8")


def fail() -> None:
    raise PermissionError(13, "Permission denied", "somewhere")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("workers", [1, 3])
def test_all_work_is_done(tmp_path: Path, workers: int) -> None:
    shared, own = [tmp_path / f"shared-{at}" for at in range(20)], [tmp_path / "own"]
    together([partial(note, one) for one in shared], [partial(note, one) for one in own], workers)
    done = {int(one.read_text("utf-8")) for one in shared}
    assert (os.getpid() in done) == (workers == 1)
    assert len(done) <= workers
    assert own[0].read_text("utf-8") == str(os.getpid())


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("place", ["shared", "own"])
def test_what_goes_wrong_is_raised(workers: int, place: str) -> None:
    with pytest.raises(PermissionError, match="Permission denied: 'somewhere'"):
        together([fail] if place == "shared" else [], [fail] if place == "own" else [], workers)


def test_a_process_that_is_killed_is_an_error_of_the_system() -> None:
    with pytest.raises(ChildProcessError, match="has been stopped") as raised:
        together([die, *[os.getpid] * 20], [], 2)
    assert raised.value.errno == errno.ECHILD


LONG = """
import os, sys, time
from pathlib import Path
from functools import partial
from casegen.publish.together import together
def long(at):
    Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(600)
together([partial(long, at) for at in range(2)], [], 2)
"""


@divided
def test_no_process_outlives_the_one_that_was_ended(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", LONG, tmp_path], start_new_session=True) as begun:
        assert within(20, lambda: len(list(tmp_path.iterdir())) == 2)
        begun.kill()
    children = [int(one.name) for one in tmp_path.iterdir()]
    assert within(20, lambda: not any(map(lives, children)))


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Whether something becomes true within so many seconds."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def lives(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


def test_parts_make_up_the_whole() -> None:
    assert [list(one) for one in parts(range(5), 2)] == [[0, 1], [2, 3], [4]]
    assert list(parts([])) == []


def test_there_is_a_processor() -> None:
    assert processors() >= 1


def forever(folder: Path) -> None:
    (folder / str(os.getpid())).touch()
    time.sleep(600)


@divided
def test_where_anything_goes_wrong_nothing_is_written_any_more(tmp_path: Path) -> None:
    def fail_later() -> None:
        assert within(20, lambda: len(list(tmp_path.iterdir())) == 2)
        fail()

    began = time.monotonic()
    with pytest.raises(PermissionError):
        together([partial(forever, tmp_path)] * 2, [fail_later], 2)
    assert time.monotonic() - began < 300
    assert not any(lives(int(one.name)) for one in tmp_path.iterdir())


def test_what_is_given_comes_in_order(tmp_path: Path) -> None:
    for workers in (0, 1, 2):
        own, work = tmp_path / str(workers), [partial(str, at) for at in range(9)]
        assert gathered(work, workers, [partial(note, own)]) == [one() for one in work]
        assert own.exists()
    assert gathered([], 2) == []


@divided
def test_nothing_is_left_in_memory_for_the_next() -> None:
    gc.unfreeze()
    gathered([os.getpid, os.getpid], 2)
    assert together_module._shared == ()
    assert gc.get_freeze_count() == 0, "what is frozen is never looked at again"


@pytest.mark.parametrize(("platform", "one"), [("darwin", True), ("win32", True), ("linux", False)])
def test_only_linux_divides_a_process(monkeypatch: pytest.MonkeyPatch, platform: str, one: bool) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 2, 5}, raising=False)
    assert processors() == (1 if one else 3)


def test_parts_are_of_256_where_nothing_else_is_said() -> None:
    assert [len(one) for one in parts(range(600))] == [256, 256, 88]


# What a worker is told as it begins: signal 2 is left to others, and PR_GET_PDEATHSIG (2) says what ends it.
BEGUN = """
import ctypes, os, signal, sys
from casegen.publish.together import _begin
_begin(os.getppid() + int(sys.argv[1]))
ends = ctypes.c_int()
ctypes.CDLL(None).prctl(2, ctypes.byref(ends))
print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN, ends.value == signal.SIGKILL)
"""


@divided
@pytest.mark.parametrize(("other", "said", "status"), [(0, "True True\n", 0), (1, "", -signal.SIGKILL)])
def test_a_worker_ends_with_its_parent_and_at_once_where_that_has_ended(other: int, said: str, status: int) -> None:
    done = subprocess.run([sys.executable, "-c", BEGUN, str(other)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == (said, status)
