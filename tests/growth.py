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
    best = float("inf")
    for _ in range(3):
        gc.collect()
        gc.disable()
        began = clock()
        work(size)
        best = min(best, clock() - began)
        gc.enable()
    return best


def is_linear(work: Callable[[int], object], size: int, clock: Callable[[], float] = time.process_time) -> bool:
    """Whether `work(4 * size)` takes less than nine times as long as `work(size)`.

    `clock` gives the processor time, in seconds, of whatever does the work: this process, or one that it asks.
    """
    return spent(work, TIMES * size, clock) < MOST * max(spent(work, size, clock), GRAIN)
