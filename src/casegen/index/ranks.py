"""The orders in which found cases can stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..library import Library
from ..model import Case
from .replicability import replicability


def _newest(case: Case) -> str:
    return (case.record.updated or case.record.created) if case.record else ""


# By slug: the larger what is read from a case, the earlier it stands; cases alike stay in the order of ids.
ORDERS: Mapping[str, Callable[[Case, Mapping[str, int]], object]] = {
    "newest": lambda case, _: _newest(case),
    "evidence": lambda case, ladder: max(ladder.get(outcome.evidence, -1) for outcome in case.outcomes),
    "replicability": lambda case, _: replicability(case).held,
}


def ranks(library: Library) -> Mapping[str, tuple[int, ...]]:
    """For every order the rank of each case, 0 first, in the order of the library's cases."""
    ladder = {concept: rung for rung, concept in enumerate(library.concepts.get("evidence", {}))}
    found = {}
    for name, read in ORDERS.items():
        keys = [read(case, ladder) for case in library.cases]
        order = sorted(range(len(keys)), key=lambda at: keys[at], reverse=True)  # type: ignore[arg-type, return-value]
        place = [0] * len(order)
        for rank, at in enumerate(order):
            place[at] = rank
        found[name] = tuple(place)
    return found
