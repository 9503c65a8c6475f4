"""Is no case adapted from itself by way of others?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..findings import Finding, Rule, Severity, Words
from . import Brief, Known, whole

# How many cases of a ring are named.
MOST_NAMED = 6

RING = Rule(
    "CG704", Severity.ERROR,
    {"zh": "改编关系绕成了一圈", "en": "Adapted from itself by way of others"},
    {"zh": "改编关系绕回了自己：{zh}", "en": "the practice is adapted from itself by way of others: {en}"},
    {
        "zh": "一个做法不会既在另一个之前，又在它之后；读者顺着走，永远走不到源头。",
        "en": "No practice comes both before and after another, and readers who follow the ring reach no origin.",
    },
    {
        "zh": "查清哪个做法最早，把它的 adaptedFrom 里绕回来的那一项删掉。",
        "en": "Find out which practice came first, and delete from its `adaptedFrom` the case that leads back.",
    },
)
FROM = Words("rings.from", {"zh": " 改编自 ", "en": " from "})


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring: its first members in the order of adaptation backwards, how many there are, and the last of them.

    The last is adapted from the first.
    """

    first: tuple[str, ...]
    length: int
    last: str


def rings(origins: Mapping[str, Iterable[str]]) -> Iterator[Ring]:
    """Rings of a graph that lists for every case those that it was adapted from; one at least wherever there is any.

    Yields a ring for every step of one walk over the graph that leads back to where the walk came through; takes
    time in proportion to the graph. A case that names itself is no ring, nor does one count that is not listed.
    """
    walked: set[str] = set()
    for start in origins:
        # The way from the start to where the walk is, and the place of every case on it.
        way: list[str] = []
        place: dict[str, int] = {}
        ahead = [iter([start])]
        while ahead:
            for one in ahead[-1]:
                if one in place:
                    if one != way[-1]:
                        at = place[one]
                        yield Ring(tuple(way[at : at + MOST_NAMED]), len(way) - at, way[-1])
                elif one in origins and one not in walked:
                    place[one] = len(way)
                    way.append(one)
                    ahead.append(iter(origins[one]))
                    break
            else:
                ahead.pop()
                if way:
                    walked.add(way[-1])
                    del place[way.pop()]


@whole
def adapted_in_a_ring(briefs: Sequence[Brief], known: Known) -> Iterator[Finding]:
    """CG704: no case is adapted from itself by way of others."""
    del known
    by_id = {brief.id: brief for brief in sorted(briefs, key=lambda one: one.id)}
    origins: dict[str, dict[str, int]] = {name: {} for name in by_id}
    for name, brief in by_id.items():
        for at, one in enumerate(brief.origins):
            origins[name].setdefault(one, at)
    for ring in rings(origins):
        record = by_id[ring.last].record
        left_out = ["…"] * (ring.length > len(ring.first))
        named = [*ring.first, *left_out, ring.first[0]]
        span = record.span(("adaptedFrom", origins[ring.last][ring.first[0]], "case"))
        yield RING.at(record.path, span, **{locale: said.join(named) for locale, said in FROM.said().items()})
