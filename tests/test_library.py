"""A library knows its cases by id, by method and by what stands above a concept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.index.lineage import lineage
from casegen.library import Library, assemble
from casegen.model import Concept, ConceptScheme
from conftest import Built
from kept import case, library_of, retired


def scheme(name: str, broader: dict[str, str | None]) -> ConceptScheme:
    concepts = tuple(
        Concept.model_validate({"id": one, "prefLabel": {"en": one}} | ({"broader": above} if above else {}))
        for one, above in broader.items()
    )
    return ConceptScheme.model_validate({"scheme": name, "title": {"en": name}, "concepts": concepts})


def names(library: Library, concept: str) -> list[str]:
    return [one.id for one in library.lineage("places", concept)]


def test_cases_are_in_the_order_of_their_ids(built: Built) -> None:
    ids = [one.id for one in built.library.cases]
    assert ids == sorted(ids)
    again = assemble(reversed(built.library.cases), reversed(list(built.library.schemes.values())))
    assert [one.id for one in again.cases] == ids
    assert {name: case.id for name, case in again.by_id.items()} == {name: name for name in ids}


def test_methods_know_their_cases(built: Built) -> None:
    using = {method: [case.id for case in cases] for method, cases in built.library.using.items()}
    assert using == {
        "sharing": ["pantry", "stair-lamps", "tool-cupboard", "written-in-english"],
        "tool-library": ["tool-cupboard"],
        "tea-meeting": ["stair-tea", "untranslated"],
    }
    assert [one.id for one in built.library.methods] == ["sharing", "tool-library", "tea-meeting", "unused-method"]


def test_a_lineage_goes_from_the_top_down(built: Built) -> None:
    assert names(built.library, "990101") == ["990000", "990100", "990101"]
    assert names(built.library, "990000") == ["990000"]
    assert names(built.library, "nowhere") == []
    assert built.library.lineage("no-scheme", "990000") == ()


def test_concepts_keep_the_order_of_their_vocabulary(built: Built) -> None:
    assert list(built.library.concepts["evidence"]) == ["not-rated", "nesta-1", "nesta-2"]


@pytest.mark.parametrize(
    ("broader", "lineage"),
    [
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "a"}, ["b", "a"]),
        ({"a": "gone"}, ["a"]),
    ],
)
def test_a_broken_ladder_ends(broader: dict[str, str | None], lineage: list[str]) -> None:
    assert names(assemble([], [scheme("places", broader)]), "a") == lineage


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef") | st.none(), min_size=1))
def test_every_ladder_ends(broader: dict[str, str | None]) -> None:
    library = assemble([], [scheme("places", broader)])
    for one in broader:
        found = names(library, one)
        assert found[-1] == one
        assert len(set(found)) == len(found)


def test_an_empty_library() -> None:
    library = assemble([], [])
    assert (library.cases, library.methods, dict(library.using), dict(library.by_id)) == ((), (), {}, {})


def test_the_status_decides_where_a_case_stands() -> None:
    cases = [retired("d", "2026", "a"), case("c", status="draft"), retired("b", "2026"), case("a")]
    library = library_of(cases)
    assert [one.id for one in library.cases] == list(library.by_id) == ["a"]
    assert [one.id for one in library.retired] == ["b", "d"]
    assert list(library.kept) == ["a", "b", "d"]
    assert {to: [one.id for one in found] for to, found in library.replaced.items()} == {"a": ["d"]}


def test_a_draft_that_is_asked_for_says_what_it_is() -> None:
    text = "t" * 120
    draft = case("a", title=text, status="draft")
    library = library_of([draft, case("b")], drafts=True)
    assert [one.title.root for one in library.cases] == [{"en": f"[Draft] {text}"}, {"en": "Case b"}]
    assert library.cases[0].summary == draft.summary
    assert draft.title.root == {"en": text}


def test_what_was_adapted_from_a_retired_case_still_was() -> None:
    adapted: list[object] = [{"case": name, "change": {"en": "Elsewhere."}} for name in ("a", "c")]
    library = library_of([retired("a", "2026"), case("b", adaptedFrom=adapted), case("c", status="draft")])
    line = lineage(library.by_id["b"], library)
    assert line is not None
    assert [one.id for one in line.members] == ["a", "b"]
    assert line.edges == ((0, 1),)
    assert [one.id for one in library.adapted["a"]] == ["b"]
