"""Has a site's files made by a Dask cluster: batches of units, each the same wherever and however often it is made."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..config import ConfigError
from ..program import program
from ..units import Content, Unit
from .together import parts

if TYPE_CHECKING:
    from distributed import Client

# A scheduler that has not answered after so many seconds is not there.
PATIENCE = 20


class Recipe:
    """What a worker makes units from: it is sent to a worker once, and makes its list of units there once.

    It goes from one worker to another without that list.
    """

    def __init__(self, units: Callable[[], list[Unit]], state: str) -> None:
        self._make, self._state = units, state

    @cached_property
    def units(self) -> list[Unit]:
        """All units of the site; raises ConfigError where this is another casegen than the one that asks."""
        if program() != self._state:
            raise ConfigError("the cluster runs another casegen than this one; install the same version there")
        return self._make()

    def __reduce__(self) -> tuple[type[Recipe], tuple[Callable[[], list[Unit]], str]]:
        return Recipe, (self._make, self._state)


def made(
    units: Callable[[], list[Unit]], wanted: Sequence[int], scheduler: str
) -> Iterator[list[tuple[str, Content]]]:
    """Yield the files of the `wanted` units, by their places in what `units` gives, as a cluster makes them.

    `scheduler` is the address of a Dask scheduler. Raises ConfigError where none answers, or where the workers run
    another version, and what the making of a file raises.
    """
    client = _client(scheduler)
    try:
        # A task that gives it, and no data laid down with a worker: what a lost worker alone had is made again.
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Sending large graph")
            recipe = client.submit(Recipe, units, program(), pure=False)
        doing = [client.submit(_batch, recipe, list(some), pure=False) for some in parts(wanted)]
        while doing:
            # What has been written is not kept by the cluster.
            yield doing.pop(0).result()
    finally:
        client.close()


def _batch(recipe: Recipe, wanted: list[int]) -> list[tuple[str, Content]]:
    return [pair for at in wanted for pair in recipe.units[at].make()]


def _client(scheduler: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise ConfigError("a cluster needs more than is installed: `pip install casegen[cluster]`") from None
    try:
        return Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, AssertionError) as error:
        # It asserts that its thread has begun within ten seconds, which on a busy machine may be too few.
        said = " ".join(str(error).split())[:200] or "this machine is too busy to ask it"
        raise ConfigError(f"no Dask scheduler answers at {scheduler}: {said}") from None
