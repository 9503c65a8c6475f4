"""A page's digest tells apart whatever its template could show otherwise."""

from __future__ import annotations

import datetime

import pytest

from casegen.render.given import given
from casegen.render.leaves import Leaf
from conftest import Built


def test_what_is_given_is_told_apart(built: Built) -> None:
    library = built.library
    one, other = library.cases[:2]
    method, another = library.methods[:2]
    values = [
        "a", "b", 1, True, None, [], ["a"], [["a"]], {"a": "b"}, {"b": "a"}, one, other, [one, other], [other, one],
        method, another, one.title, other.title, Leaf("a", 1, 2, [one]), Leaf("a", 1, 2, [other]),
        datetime.date(2026, 11, 22), datetime.date(2026, 11, 23), *library.packs,
    ]  # fmt: skip
    assert len({given(library, value) for value in values}) == len(values)
    assert given(library, one, (method, 2)) == given(library, one, [method, 2])


def test_what_cannot_be_told_is_refused(built: Built) -> None:
    with pytest.raises(TypeError, match="object"):
        given(built.library, [object()])


def test_every_page_but_one_is_known_by_what_it_is_given(built: Built) -> None:
    assert {page.section for page in built.site.pages if not page.made_from} <= {"about"}
