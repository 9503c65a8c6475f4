"""Which cases resemble which, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from ..library import Library
from ..model import Case

# What two cases can share, with its weight; a rarer concept says more, so the weight is divided by its count.
_WEIGHTS = {"methods": 6.0, "problems": 4.0, "places": 1.5, "actors": 0.5}
# A concept that more cases than this share says nothing about two of them, and would cost quadratic time.
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Related:
    """A case worth reading next: what it shares, the most telling first, as (scheme, concept id)."""

    case: Case
    shared: tuple[tuple[str, str], ...]


def _traits(case: Case) -> Iterator[tuple[str, str]]:
    for name, concepts in (
        ("methods", case.method.concepts),
        ("problems", case.problem.concepts),
        ("places", case.community.places),
    ):
        for concept in dict.fromkeys(concepts):
            yield name, concept
    for actor in dict.fromkeys(actor.kind for actor in case.actors if actor.leads):
        yield "actors", actor


def related(library: Library, most: int = 4) -> Mapping[str, tuple[Related, ...]]:
    """For every case id, up to `most` cases that share methods, problems, a place or who leads."""
    traits = [list(_traits(case)) for case in library.cases]
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, of_case in enumerate(traits):
        for trait in of_case:
            having[trait].append(at)
    # What tells of likeness: cases by their numbers, which are in the order of their ids, and what each of them counts.
    telling = {
        trait: (np.array(cases), np.full(len(cases), _WEIGHTS[trait[0]] / len(cases)))
        for trait, cases in having.items()
        if 1 < len(cases) <= _COMMON
    }
    found: dict[str, tuple[Related, ...]] = {}
    for at, case in enumerate(library.cases):
        shared = [trait for trait in traits[at] if trait in telling]
        # Who leads makes nobody alike who is not in some other way.
        alike = [telling[trait][0] for trait in shared if trait[0] != "actors"]
        found[case.id] = ()
        if alike:
            others, which = np.unique(np.concatenate([telling[trait][0] for trait in shared]), return_inverse=True)
            scores = np.bincount(which, np.concatenate([telling[trait][1] for trait in shared]))
            scores[(others == at) | ~np.isin(others, np.concatenate(alike))] = 0
            best = [int(others[one]) for one in np.lexsort((others, -scores))[:most] if scores[one]]
            found[case.id] = tuple(
                Related(library.cases[one], tuple(trait for trait in shared if trait in traits[one])) for one in best
            )
    return found
