"""Related cases share what they are said to share, both ways, and come out the same every time."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from casegen.index.related import related
from casegen.library import Library, assemble
from casegen.model import Case
from conftest import Built

PEOPLE, PLACES, PROBLEMS, METHODS = ("a", "b", "c"), ("1", "2"), ("p", "q", "r"), ("m", "n", "o")


Names = Sequence[str]


def case(name: str, methods: Names, problems: Names, places: Names, leads: Names) -> Case:
    text = {"en": "x"}
    actors = [{"role": text, "kind": kind, "leads": True, "did": text} for kind in leads]
    return Case.model_validate(
        {
            "id": name,
            "title": text,
            "summary": text,
            "community": {"name": text, "places": list(places)},
            "problem": {"concepts": list(problems), "statement": {"text": text}},
            "method": {"concepts": list(methods), "steps": [{"title": text, "text": text}]},
            "actors": actors or [{"role": text, "kind": "nobody", "did": text}],
            "outcomes": [{"claim": text, "direction": "unknown"}],
            "sources": [{"id": "s", "kind": "other"}],
        }
    )


def some(of: Sequence[str], least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(of), min_size=least, max_size=3)


LIBRARIES = st.lists(st.tuples(some(METHODS), some(PROBLEMS), some(PLACES), some(PEOPLE, 0)), max_size=6).map(
    lambda rows: assemble([case(f"case-{at}", *row) for at, row in enumerate(rows)], [])
)


def traits(one: Case) -> set[tuple[str, str]]:
    return (
        {("methods", name) for name in one.method.concepts}
        | {("problems", name) for name in one.problem.concepts}
        | {("places", name) for name in one.community.places}
        | {("actors", actor.kind) for actor in one.actors if actor.leads}
    )


@given(LIBRARIES)
def test_reasons_are_all_that_is_shared(library: Library) -> None:
    found = related(library, most=10)
    assert set(found) == {one.id for one in library.cases}
    for name, near in found.items():
        for one in near:
            shared = traits(library.by_id[name]) & traits(one.case)
            assert one.case.id != name
            assert set(one.shared) == shared
            assert len(one.shared) == len(shared)
            assert any(scheme != "actors" for scheme, _ in one.shared)


@given(LIBRARIES)
def test_whoever_shares_more_than_a_leader_is_found_and_both_ways(library: Library) -> None:
    found = {name: {one.case.id for one in near} for name, near in related(library, most=10).items()}
    for here in library.cases:
        for there in library.cases:
            if here.id != there.id:
                shared = {one for one in traits(here) & traits(there) if one[0] != "actors"}
                assert (there.id in found[here.id]) == bool(shared) == (here.id in found[there.id])


@given(LIBRARIES, st.randoms())
def test_the_order_of_files_does_not_matter(library: Library, random: object) -> None:
    cases = list(library.cases)
    random.shuffle(cases)  # type: ignore[attr-defined]
    assert related(assemble(cases, [])) == related(library)


def test_what_is_rare_comes_first() -> None:
    rare = case("rare", ["m"], ["p"], ["1"], [])
    others = [case(f"common-{at}", ["n"], ["q"], ["2"], []) for at in range(5)]
    here = case("here", ["m", "n"], ["p", "q"], ["1"], [])
    near = related(assemble([rare, *others, here], []))["here"]
    assert near[0].case.id == "rare"
    assert len(near) == 4


def test_a_shared_leader_alone_is_no_reason() -> None:
    library = assemble([case("a", ["m"], ["p"], ["1"], ["x"]), case("b", ["n"], ["q"], ["2"], ["x"])], [])
    assert related(library) == {"a": (), "b": ()}


def test_what_everyone_shares_costs_nothing_and_says_nothing() -> None:
    """A concept in thousands of cases would make pairs without end."""
    library = assemble([case(f"c-{at}", ["m"], ["p"], ["1"], ["x"]) for at in range(3000)], [])
    assert not any(related(library).values())


def test_the_small_library(built: Built) -> None:
    found = related(built.library)
    assert [one.case.id for one in found["tool-cupboard"]] == [
        "written-in-english", "stair-tea", "untranslated", "pantry",
    ]  # fmt: skip
