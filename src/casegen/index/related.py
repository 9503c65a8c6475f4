"""Which cases resemble which, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
    postings: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in library.cases:
        for trait in _traits(case):
            postings[trait].append(case)
    found: dict[str, tuple[Related, ...]] = {}
    for case in library.cases:
        scores: defaultdict[str, float] = defaultdict(float)
        shared: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for trait in _traits(case):
            cases = postings[trait]
            if not 1 < len(cases) <= _COMMON:
                continue
            for other in cases:
                if other.id != case.id:
                    scores[other.id] += _WEIGHTS[trait[0]] / len(cases)
                    shared[other.id].append(trait)
        best = sorted(scores, key=lambda one: (-scores[one], one))
        found[case.id] = tuple(
            Related(library.by_id[one], tuple(shared[one]))
            for one in best
            if any(scheme != "actors" for scheme, _ in shared[one])
        )[:most]
    return found
