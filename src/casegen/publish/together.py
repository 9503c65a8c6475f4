"""Does work that only writes files side by side, in processes that share what is in memory."""

from __future__ import annotations

import ctypes
import errno
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from typing import TypeVar

# PR_SET_PDEATHSIG of Linux's prctl(2).
_END_WITH_PARENT = 1

Work = Callable[[], object]
T = TypeVar("T")

# What the processes do; they have it from their parent, as it was when they began.
_shared: Sequence[Work] = ()


def parts(whole: Sequence[T], size: int = 256) -> Iterator[Sequence[T]]:
    """The whole in parts of so many, the last of which may be smaller."""
    return (whole[at : at + size] for at in range(0, len(whole), size))


def processors() -> int:
    """How many processors this process may use; 1 where a process cannot share its memory with others."""
    # Elsewhere a process begins with nothing, and Apple's own libraries do not outlive the division of one.
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def together(shared: Sequence[Work], own: Sequence[Work], workers: int) -> None:
    """Do all of this work: `shared` in so many processes, and meanwhile `own` in this one.

    Work must not depend on other work, nor tell anything but by the files that it writes. Raises what any of it
    raises, and OSError where a process is killed.
    """
    global _shared
    if workers < 2:
        for work in (*shared, *own):
            work()
        return
    _shared = shared
    # What has been made until now is looked at by no collector any more, and so not copied for it.
    gc.freeze()
    try:
        with ProcessPoolExecutor(workers, get_context("fork"), initializer=_begin) as pool:
            doing = [pool.submit(_do, at) for at in range(len(shared))]
            try:
                for work in own:
                    work()
                for one in doing:
                    one.result()
            except BaseException:
                # Nothing of what they write is wanted, and nothing must be written once this has ended.
                for child in active_children():
                    child.kill()
                pool.shutdown(cancel_futures=True)
                raise
    except BrokenProcessPool:
        raise ChildProcessError(errno.ECHILD, "a process that was writing pages has been stopped") from None
    finally:
        gc.unfreeze()
        _shared = ()


def _begin() -> None:
    """Leave an interruption to the parent, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)


def _do(at: int) -> None:
    _shared[at]()
