"""Remembers what the last build computed, so that the next one in the same process computes only what changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class Memory:
    """A memory of one build's results by key; whatever the next build does not ask for is forgotten."""

    def __init__(self) -> None:
        self._last: dict[Hashable, object] = {}
        self._now: dict[Hashable, object] = {}

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for this key in this build or the last one, else what `make` makes now.

        The key must name everything that the result depends on.
        """
        if key not in self._now:
            self._now[key] = self._last[key] if key in self._last else make()
        return self._now[key]  # type: ignore[return-value]  # what was made for this key

    def turn(self) -> None:
        """Begin a new build."""
        self._last, self._now = self._now, {}
