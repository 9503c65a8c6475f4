"""A long list is cut into pages that hold all of it, each once, and lead to one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.render.leaves import AROUND, Leaf, leaves

WHOLE = st.lists(st.integers(), max_size=60)


@given(WHOLE, st.integers(1, 9))
def test_the_pages_hold_the_whole_list_in_its_order(whole: list[int], size: int) -> None:
    made = list(leaves("a/", whole, size))
    assert [one for leaf in made for one in leaf.shows] == whole
    assert [leaf.number for leaf in made] == list(range(1, len(made) + 1))
    assert {leaf.of for leaf in made} == {len(made)}
    assert all(len(leaf.shows) == size for leaf in made[:-1])
    assert len(made) == 1 or made[-1].shows


@given(st.integers(1, 400), st.data())
def test_a_page_leads_to_its_neighbours_and_to_both_ends(of: int, data: st.DataObject) -> None:
    leaf: Leaf[int] = Leaf("a/", data.draw(st.integers(1, of)), of, [])
    near = leaf.near
    known = [number for number in near if number]
    assert known == sorted(set(known))
    assert {1, of, leaf.number} <= set(known) <= set(range(1, of + 1))
    assert {leaf.number - 1, leaf.number + 1} & set(range(1, of + 1)) <= set(known)
    assert len(near) <= 2 * AROUND + 5
    # A gap stands just where numbers are missing.
    for at, number in enumerate(near):
        if number == 0:
            assert near[at + 1] > near[at - 1] + 1
        elif at and near[at - 1]:
            assert number == near[at - 1] + 1


def test_from_any_page_every_other_is_reached() -> None:
    made = {leaf.path: leaf for leaf in leaves("browse/year/2020/", range(1000), 5)}
    reached, new = set[str](), {"browse/year/2020/117/"}
    while new:
        reached |= new
        new = {made[one].at(number) for one in new for number in made[one].near if number} - reached
    assert reached == set(made)


@pytest.mark.parametrize(("number", "path"), [(1, "a/b/"), (2, "a/b/2/"), (12, "a/b/12/")])
def test_the_first_page_keeps_the_address_of_the_list(number: int, path: str) -> None:
    assert Leaf("a/b/", number, 12, []).path == path
