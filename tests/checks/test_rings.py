"""Rings of adaptation: found wherever there are any, each one true, in time that grows with the library."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from casegen.checks import Brief, Known
from casegen.checks.rings import FROM, MOST_NAMED, adapted_in_a_ring, rings
from casegen.load import Record
from growth import is_linear

names = st.sampled_from("abcdefgh")
graphs = st.dictionaries(names, st.sets(names).map(sorted))


def on_a_ring(graph: Mapping[str, list[str]]) -> bool:
    """Whether anything leads back to itself by way of others, by taking away what leads nowhere."""
    left = {name: {one for one in origins if one in graph and one != name} for name, origins in graph.items()}
    while free := [name for name, origins in left.items() if not origins]:
        for name in free:
            del left[name]
        for origins in left.values():
            origins.difference_update(free)
    return bool(left)


@given(graphs)
def test_a_ring_is_found_wherever_there_is_one(graph: dict[str, list[str]]) -> None:
    found = list(rings(graph))
    assert bool(found) == on_a_ring(graph)
    for ring in found:
        assert ring.length >= 2
        assert len(ring.first) == min(ring.length, MOST_NAMED)
        assert all(after in graph[before] for before, after in zip(ring.first, ring.first[1:], strict=False))
        assert ring.first[0] in graph[ring.last]
        if ring.length <= MOST_NAMED:
            assert ring.last == ring.first[-1]


@given(graphs)
def test_without_the_steps_that_close_rings_there_is_none(graph: dict[str, list[str]]) -> None:
    closing = {(ring.last, ring.first[0]) for ring in rings(graph)}
    open_ = {name: [one for one in origins if (name, one) not in closing] for name, origins in graph.items()}
    assert not on_a_ring(open_)


def test_neither_itself_nor_what_is_not_there_makes_a_ring() -> None:
    assert list(rings({"a": ["a", "b", "missing"], "b": ["b"]})) == []


def test_it_grows_with_the_library_and_no_faster() -> None:
    def chain(size: int) -> int:
        return sum(1 for _ in rings({str(one): [str((one + 1) % size)] for one in range(size)}))

    def leading_back(size: int) -> int:
        # Every case leads to the next and to the first few: a ring for each.
        graph = {str(one): [str(one + 1), *"012"] for one in range(size)}
        return sum(1 for _ in rings(graph))

    assert chain(1000) == 1
    assert leading_back(1000) > 2000
    assert is_linear(chain, 20_000)
    assert is_linear(leading_back, 10_000)


def test_of_a_long_ring_the_first_are_named() -> None:
    size = MOST_NAMED + 3
    briefs = [
        Brief(Record(f"cases/c{at}.yml"), f"c{at}", "published", (), (f"c{(at + 1) % size}",), None, frozenset())
        for at in range(size)
    ]
    (finding,) = adapted_in_a_ring(briefs, Known({}, frozenset()))
    first = [f"c{at}" for at in range(MOST_NAMED)]
    for locale, between in FROM.said().items():
        assert between.join([*first, "…", "c0"]) in finding.message[locale]
