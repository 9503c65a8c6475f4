"""A lineage has all that a case came from and all that came of it, origins first, and ends where there are rings."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from adapted import case, library_of
from casegen.index.lineage import adaptations, lineage, origins
from casegen.library import assemble
from growth import is_linear

NAMES = ["a", "b", "c", "d", "e", "f"]
GRAPHS = st.fixed_dictionaries({name: st.lists(st.sampled_from([*NAMES, "lost"]), max_size=3) for name in NAMES})


def reached(start: str, steps: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for one in steps.get(waiting.pop(), set()) - found:
            found.add(one)
            waiting.append(one)
    return found


@given(GRAPHS)
def test_it_has_ancestors_and_descendants_and_nobody_else(graph: dict[str, list[str]]) -> None:
    library = library_of(graph)
    up = {name: {one for one in found if one in graph} for name, found in graph.items()}
    down = {name: {other for other in graph if name in graph[other]} for name in graph}
    for name in graph:
        expected = (reached(name, up) | reached(name, down)) - {name}
        found = lineage(library.by_id[name], library)
        if not expected:
            assert found is None
            continue
        assert found is not None
        ids = [one.id for one in found.members]
        assert sorted(ids) == sorted(expected | {name})
        assert not found.more
        for origin, at in found.edges:
            assert origin < at
            assert ids[origin] in graph[ids[at]]


@given(st.lists(st.lists(st.integers(0, 5), max_size=3), min_size=2, max_size=6))
def test_without_rings_every_adaptation_is_drawn_downwards(rows: list[list[int]]) -> None:
    graph = {NAMES[at]: sorted({NAMES[one] for one in row if one < at}) for at, row in enumerate(rows)}
    library = library_of(graph)
    for name in graph:
        found = lineage(library.by_id[name], library)
        if found is not None:
            ids = [one.id for one in found.members]
            assert {(ids[origin], ids[at]) for origin, at in found.edges} == {
                (origin, one) for one in ids for origin in graph[one] if origin in ids
            }


def test_the_nearest_are_kept_and_the_rest_mentioned() -> None:
    chain = {f"c-{at:03}": [f"c-{at - 1:03}"] if at else [] for at in range(40)}
    library = library_of(chain)
    found = lineage(library.by_id["c-020"], library, most=5)
    assert found is not None
    assert [one.id for one in found.members] == ["c-018", "c-019", "c-020", "c-021", "c-022"]
    assert found.edges == ((0, 1), (1, 2), (2, 3), (3, 4))
    assert found.more


def test_a_case_alone_or_adapted_from_itself_or_from_nothing_known() -> None:
    library = library_of({"a": [], "b": ["b"], "c": ["lost"]})
    for one in library.cases:
        assert lineage(one, library) is None
        assert origins(one, library) == adaptations(one, library) == ()


def test_many_cases_without_adaptations_cost_little() -> None:
    def work(size: int) -> None:
        library = assemble(cases[:size], [])
        for one in library.cases:
            lineage(one, library)

    cases = [case(f"c-{at}") for at in range(2400)]
    assert is_linear(work, 600)


def test_a_long_line_costs_no_more_than_a_short_one() -> None:
    def work(size: int) -> None:
        library = assemble(chain[:size], [])
        for one in library.cases:
            lineage(one, library)

    chain = [case(f"c-{at:05}", [f"c-{at - 1:05}"] if at else []) for at in range(1600)]
    assert is_linear(work, 400)
