"""Whether work grows no faster than its input: a ratio within one run, so that no machine is too slow for it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

# Linear work takes four times as long for four times as much, quadratic sixteen times.
TIMES, MOST = 4, 9
# Below this a clock tells nothing.
GRAIN = 0.02


def spent(work: Callable[[int], object], size: int, clock: Callable[[], float] = time.process_time) -> float:
    """The least processor time of three runs, in seconds; none of them pays for what the tests before have left."""
    return min(_once(work, size, clock) for _ in range(3))


def is_linear(work: Callable[[int], object], size: int, clock: Callable[[], float] = time.process_time) -> bool:
    """Whether `work(4 * size)` takes less than nine times as long as `work(size)`, by the least of three runs of each.

    `clock` gives the processor time, in seconds, of whatever does the work: this process, or one that it asks.
    """
    most = MOST * max(spent(work, size, clock), GRAIN)
    # Where one run is quick enough, so is the least of three.
    return any(_once(work, TIMES * size, clock) < most for _ in range(3))


def _once(work: Callable[[int], object], size: int, clock: Callable[[], float]) -> float:
    gc.disable()
    try:
        began = clock()
        work(size)
        return clock() - began
    finally:
        gc.enable()
