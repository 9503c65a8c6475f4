"""Do two records tell of the same practice in nearly the same words?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ..findings import Finding, Rule, Severity
from . import Brief, Known, whole

SAME = Rule(
    "CG801", Severity.WARNING,
    {"zh": "两条记录几乎一样", "en": "Two records that are nearly the same"},
    {"zh": "正文约有 {share}% 与 {other} 相同", "en": "about {share}% of the text is the same as in {other}"},
    {
        "zh": "同一个做法写成两条，检索和统计都会重复。",
        "en": "One practice told twice appears twice in search and in every count.",
    },
    {
        "zh": "若是同一个做法，合并成一条；若是照着改编的，写 adaptedFrom，并把不同之处写出来。",
        "en": "Merge the two if they are one practice; if one was adapted from the other, write `adaptedFrom` "
        "and tell what differs.",
    },
)

# How much of two records, out of 1, may be the same.
MOST = 0.5
# Of a shingle that more records share, not every pair is counted, but each record with the first and with the
# one before it: a common phrase stays cheap, and many copies of one record are still found.
_COMMON = 8
# So many records, those that share most of what was counted, are compared with one in full.
_COMPARED = 5


@whole
def nearly_the_same(briefs: Sequence[Brief], known: Known) -> Iterator[Finding]:
    """CG801: no two records are nearly the same but where one says that it was adapted from the other.

    The finding stands at the later one by file name. A retired record is in no list, so nothing in it is told twice.
    """
    del known
    kept = (one for one in briefs if one.status != "retired")
    ordered = sorted(kept, key=lambda one: one.record.path)
    prints = [one.shingles for one in ordered]
    for second, shared in enumerate(_shared(prints)):
        likely = sorted(shared, key=lambda first: (-shared[first], first))[:_COMPARED]
        alike, other = max(((_alike(prints[first], prints[second]), -first) for first in likely), default=(0.0, 0))
        if alike > MOST and not _adapted(ordered[second], ordered[-other]):
            record = ordered[second].record
            yield SAME.at(
                record.path, record.span(("title",), key=True),
                share=round(alike * 100), other=ordered[-other].record.path,
            )


def _adapted(one: Brief, other: Brief) -> bool:
    return other.id in one.origins or one.id in other.origins


def _alike(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def _shared(prints: Sequence[frozenset[int]]) -> list[Counter[int]]:
    """For each record, how many shingles it was seen to share with each record before it."""
    seen: set[int] = set()
    twice: set[int] = set()
    for shingles in prints:
        twice |= shingles & seen
        seen |= shingles
    holders: dict[int, list[int]] = defaultdict(list)
    for at, shingles in enumerate(prints):
        for shingle in shingles & twice:
            holders[shingle].append(at)
    shared: list[Counter[int]] = [Counter() for _ in prints]
    for held in holders.values():
        for at, second in enumerate(held):
            before = held[:at] if len(held) <= _COMMON else {held[0], held[at - 1]} if at else ()
            for first in before:
                shared[second][first] += 1
    return shared
