"""The orders of results: better first, and cases alike share a rank."""

from __future__ import annotations

from casegen.index.ranks import ranks
from casegen.index.replicability import replicability
from conftest import Built


def test_cases_alike_share_a_rank_and_better_ones_stand_before(built: Built) -> None:
    found = ranks(built.library)
    held = [replicability(case).held for case in built.library.cases]
    assert len(set(held)) > 1
    for one, rank in zip(held, found["replicability"], strict=True):
        for other, beside in zip(held, found["replicability"], strict=True):
            assert (one > other) == (rank < beside)
    for order in found.values():
        assert sorted(set(order)) == list(range(len(set(order))))
