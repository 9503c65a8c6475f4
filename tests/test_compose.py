"""What a record may not use is refused by its name and at its place; what it may becomes plain data with marks."""

from __future__ import annotations

import pytest

from casegen.compose import DEPTH, Mark, RefusedError, compose
from casegen.findings import Finding, Span
from casegen.model import Path, Plain


def refused(text: str) -> Finding:
    """What is said of a text that is refused, in whichever way it is read."""
    found = []
    for marks in (None, dict[Path, Mark]()):
        with pytest.raises(RefusedError) as caught:
            compose(text, "cases/a.yml", marks)
        assert str(caught.value) == caught.value.finding.code
        found.append(caught.value.finding)
    assert found[0] == found[1]
    assert found[0].path == "cases/a.yml"
    return found[0]


@pytest.mark.parametrize(
    ("text", "place", "feature"),
    [
        ("a: b\n---\nc: d\n", Span(2, 1, 2, 4), "a second document (---)"),
        ("a: b\n---\n%YAML 1.2\n", Span(2, 1, 2, 4), "a second document (---)"),
        ("%YAML 1.2\n---\na: b\n", Span(1, 1, 2, 4), "directives (%)"),
        ("%TAG ! tag:x,2000:\n---\na: b\n", Span(1, 1, 2, 4), "directives (%)"),
        ("a: *b\n", Span(1, 4, 1, 6), "aliases (*)"),
        ("*a : b\n", Span(1, 1, 1, 3), "aliases (*)"),
        ("a: &b c\n", Span(1, 4, 1, 8), "anchors (&)"),
        ("&a b: c\n", Span(1, 1, 1, 5), "anchors (&)"),
        ("a: &b [c]\n", Span(1, 4, 1, 8), "anchors (&)"),
        ("a: !!str b\n", Span(1, 4, 1, 11), "tags (!)"),
        ("a:\n  - !b {c: d}\n", Span(2, 5, 2, 9), "tags (!)"),
        ("a: {<<: b}\n", Span(1, 5, 1, 7), "merge keys (<<)"),
        ("[a]: b\n", Span(1, 1, 1, 2), "a list or a set of fields as a field name"),
        ("? {a: b}\n: c\n", Span(1, 3, 1, 4), "a list or a set of fields as a field name"),
    ],
)
def test_a_feature_that_is_not_accepted(text: str, place: Span, feature: str) -> None:
    found = refused(text)
    assert (found.code, found.span) == ("CG005", place)
    assert found.message["en"] == f"a record cannot use {feature}"


def test_a_quoted_name_is_a_name_and_merges_nothing() -> None:
    assert compose("'<<': {a: b}\n", "cases/a.yml") == {"<<": {"a": "b"}}


@pytest.mark.parametrize("again", ["a", "'a'", '"a"'])
def test_a_field_that_stands_twice_names_itself_and_the_first(again: str) -> None:
    found = refused(f"b:\n  a: 1\n  c: 2\n  {again}: 3\na: 4\n")
    assert (found.code, found.span) == ("CG006", Span(4, 3, 4, 3 + len(again)))
    assert found.message["en"] == "the field `a` already stands in line 2"
    assert compose("a: {a: {a: b}}\n", "cases/a.yml") == {"a": {"a": {"a": "b"}}}


@pytest.mark.parametrize(("open_", "close"), [("[", "]"), ("{a: ", "}")])
def test_so_deep_and_no_deeper(open_: str, close: str) -> None:
    compose(f"{open_ * DEPTH}b{close * DEPTH}", "cases/a.yml")
    found = refused(f"{open_ * (DEPTH + 1)}b{close * (DEPTH + 1)}")
    assert (found.code, found.span.column) == ("CG007", len(open_) * DEPTH + 1)
    assert found.message["en"] == "nested more than 20 levels deep"
    # What has been closed again does not count.
    inner = f"{open_ * (DEPTH - 1)}b{close * (DEPTH - 1)}"
    compose(f"- {inner}\n" * 30, "cases/a.yml")
    assert refused(f"- {inner}\n- {open_}{inner}{close}\n").code == "CG007"


def test_an_escape_cannot_bring_in_what_no_text_may_hold() -> None:
    found = refused('a: b\nc: "d\\u202ee"\n')
    assert (found.code, found.span) == ("CG008", Span(2, 4, 2, 14))
    assert found.message["en"] == "there is an invisible character U+202E here"
    assert refused('"a\\u0007": b\n').message["en"] == "there is an invisible character U+0007 here"
    assert compose("a: 'b\\u202e'\nc: \"\\u505c\"\n", "cases/a.yml") == {"a": "b\\u202e", "c": "停"}


def test_every_value_has_its_mark() -> None:
    marks: dict[Path, Mark] = {}
    tree = compose("a: b\nc:\n  - d\n  - {e: 'f'}\n", "cases/a.yml", marks)
    assert tree == {"a": "b", "c": ["d", {"e": "f"}]}
    assert marks == {
        (): Mark(Span(1, 1, 1, 1), Span(1, 1, 5, 1)),
        ("a",): Mark(Span(1, 1, 1, 2), Span(1, 4, 1, 5)),
        ("c",): Mark(Span(2, 1, 2, 2), Span(3, 3, 5, 1)),
        ("c", 0): Mark(Span(3, 5, 3, 6), Span(3, 5, 3, 6)),
        ("c", 1): Mark(Span(4, 5, 4, 6), Span(4, 5, 4, 13)),
        ("c", 1, "e"): Mark(Span(4, 6, 4, 7), Span(4, 9, 4, 12)),
    }


def test_only_what_stands_without_quotes_is_plain() -> None:
    tree = compose("a: 1\nb: '1'\nc: \"1\"\nd: |\n  1\ne: [1, '1']\n", "cases/a.yml")
    assert isinstance(tree, dict)
    assert {name: type(value) for name, value in tree.items() if name < "e"} == {
        "a": Plain,
        "b": str,
        "c": str,
        "d": str,
    }
    assert [type(value) for value in tree["e"]] == [Plain, str]


@pytest.mark.parametrize("text", ["", "\n", "# a\n"])
def test_nothing_is_none(text: str) -> None:
    assert compose(text, "cases/a.yml") is None


def test_what_was_closed_deep_inside_leaves_the_rest_as_deep_as_it_is() -> None:
    before = "[" * (DEPTH - 1) + "[a], "
    compose(f"{before}[b]{']' * (DEPTH - 1)}", "cases/a.yml")
    assert refused(f"{before}[[b]]{']' * (DEPTH - 1)}").code == "CG007"
