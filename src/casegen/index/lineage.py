"""What was adapted from what: for a case, all that it came from and all that came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..library import Library
from ..model import Case


@dataclass(frozen=True, slots=True)
class Lineage:
    """A case with its ancestors and descendants, origins first, and who was adapted from whom as pairs of places.

    `more` says that there are others, farther away.
    """

    members: tuple[Case, ...]
    edges: tuple[tuple[int, int], ...]
    more: bool


def lineage(case: Case, library: Library, most: int = 12) -> Lineage | None:
    """The lineage of a case, the nearest `most` of it; None where it stands alone. Rings do no harm."""
    near = _nearest(case, library, most)
    if len(near) == 1:
        return None
    members = _origins_first({one.id: one for one in near[:most]})
    place = {one.id: at for at, one in enumerate(members)}
    edges = {
        (place[origin], at)
        for at, one in enumerate(members)
        for origin in _origin_ids(one)
        if place.get(origin, at) < at
    }
    return Lineage(members, tuple(sorted(edges)), len(near) > most)


def origins(case: Case, library: Library) -> tuple[Case, ...]:
    """The cases that a case was adapted from, as far as they have an address, itself never among them."""
    return tuple(library.kept[one] for one in _origin_ids(case) if one in library.kept)


def adaptations(case: Case, library: Library) -> tuple[Case, ...]:
    """The cases that were adapted from a case, itself never among them."""
    return tuple(one for one in library.adapted.get(case.id, ()) if one.id != case.id)


def _origin_ids(case: Case) -> Iterable[str]:
    return dict.fromkeys(one.case for one in case.adapted_from if one.case != case.id)


def _nearest(case: Case, library: Library, most: int) -> list[Case]:
    """The case, then ancestors and descendants by their distance, ancestors first at each, till there are enough."""
    up, down = _rings(case, lambda one: origins(one, library)), _rings(case, lambda one: adaptations(one, library))
    found = {case.id: case}
    while len(found) <= most:
        ring = [*next(up, ()), *next(down, ())]
        if not ring:
            break
        for one in ring:
            found.setdefault(one.id, one)
    return list(found.values())


def _rings(case: Case, step: Callable[[Case], Iterable[Case]]) -> Iterator[list[Case]]:
    """All that steps reach from a case, by how many steps it takes."""
    seen, ring = {case.id}, [case]
    while ring:
        reached = {one.id: one for here in ring for one in step(here) if one.id not in seen}
        seen.update(reached)
        ring = [reached[one] for one in sorted(reached)]
        if ring:
            yield ring


def _origins_first(cases: dict[str, Case]) -> tuple[Case, ...]:
    """Every case after those that it was adapted from, where that can be; those in a ring by their ids."""
    waits = {one.id: {origin for origin in _origin_ids(one) if origin in cases} for one in cases.values()}
    order: list[Case] = []
    while waits:
        ready = [one for one in sorted(waits) if not waits[one]] or [min(waits)]
        for one in ready:
            del waits[one]
            order.append(cases[one])
        for rest in waits.values():
            rest.difference_update(ready)
    return tuple(order)
