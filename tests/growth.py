"""Whether work grows no faster than its input: a ratio within one run, so that no machine is too slow for it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

# Linear work takes four times as long for four times as much, quadratic sixteen times.
TIMES, MOST = 4, 9
# Below this a clock tells nothing.
GRAIN = 0.02


def spent(work: Callable[[int], object], size: int) -> float:
    """The least processor time of three runs, in seconds; none of them pays for what the tests before have left."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        gc.disable()
        began = time.process_time()
        work(size)
        best = min(best, time.process_time() - began)
        gc.enable()
    return best


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether `work(4 * size)` takes less than nine times as long as `work(size)`."""
    return spent(work, TIMES * size) < MOST * max(spent(work, size), GRAIN)
