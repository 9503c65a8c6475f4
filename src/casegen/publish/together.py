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
from functools import partial
from multiprocessing import active_children, get_context
from typing import Any, TypeVar

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
    gathered([partial(_silently, work) for work in shared], workers, own)


def gathered(shared: Sequence[Callable[[], T]], workers: int, own: Sequence[Work] = ()) -> list[T]:
    """What each of `shared` gives, in order, done as by `together`: what they give is sent from process to process."""
    global _shared
    if workers < 2:
        made = [work() for work in shared]
        for other in own:
            other()
        return made
    _shared = shared
    others = active_children()
    # What has been made until now is looked at by no collector any more, and so not copied for it.
    gc.freeze()
    try:
        with ProcessPoolExecutor(workers, get_context("fork"), _begin, (os.getpid(),)) as pool:
            doing = [pool.submit(_do, at) for at in range(len(shared))]
            try:
                for other in own:
                    other()
                return [one.result() for one in doing]
            except BaseException:
                # Nothing of what they write is wanted, and nothing must be written once this has ended.
                for child in active_children():
                    if child not in others:
                        child.kill()
                pool.shutdown(cancel_futures=True)
                raise
    except BrokenProcessPool:
        raise ChildProcessError(errno.ECHILD, "a process that did part of the work has been stopped") from None
    finally:
        gc.unfreeze()
        _shared = ()


def _begin(parent: int) -> None:
    """Leave an interruption to the parent, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        # It ended before it could be said that this ends too.
        os.kill(os.getpid(), signal.SIGKILL)


def _do(at: int) -> Any:
    return _shared[at]()


def _silently(work: Work) -> None:
    work()
