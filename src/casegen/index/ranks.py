"""The orders in which found cases can stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..library import Library
from ..model import Case
from .replicability import replicability


def _newest(case: Case) -> str:
    return (case.record.updated or case.record.created) if case.record else ""


# By slug: the larger what is read from a case, the earlier it stands; all have the same kind of value.
ORDERS: Mapping[str, Callable[[Case, Mapping[str, int]], Any]] = {
    "newest": lambda case, _: _newest(case),
    "evidence": lambda case, ladder: max(ladder.get(outcome.evidence, -1) for outcome in case.outcomes),
    "replicability": lambda case, _: replicability(case).held,
}


def ranks(library: Library) -> Mapping[str, tuple[int, ...]]:
    """For every order the rank of each case, 0 first, in the order of the library's cases.

    Few ranks keep the columns small; cases of one rank stand in the order of ids.
    """
    ladder = {concept: rung for rung, concept in enumerate(library.concepts.get("evidence", {}))}
    found = {}
    for name, read in ORDERS.items():
        keys = [read(case, ladder) for case in library.cases]
        rank = {key: at for at, key in enumerate(sorted(set(keys), reverse=True))}
        found[name] = tuple(rank[key] for key in keys)
    return found
