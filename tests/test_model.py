"""Scalars become what YAML 1.2's core schema says they are, and every part of a record has a path with a mark."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from casegen.load import load, parse
from casegen.locales import RECORD_KEYS
from casegen.model import (
    Case,
    ConceptScheme,
    Count,
    Date,
    Figure,
    Id,
    Localized,
    MethodScheme,
    Number,
    Phrase,
    Plain,
    Prose,
    Title,
    Truth,
    WebAddress,
    Whole,
    concepts,
    localized,
    texts,
    walk,
)
from conftest import GOLDEN_LIBRARY

NUMBER, WHOLE, COUNT, TRUTH = (TypeAdapter(kind) for kind in (Number, Whole, Count, Truth))
FULL = load(GOLDEN_LIBRARY / "cases" / "tool-cupboard.yml", GOLDEN_LIBRARY)


def scalar(text: str) -> object:
    """A value as the loader brings it, with or without its quotes."""
    record = parse(f"a: {text}\n".encode(), "cases/a.yml")
    assert record.tree is not None, record.findings
    return record.tree["a"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("12", "12"),
        ("-3", "-3"),
        ("+3", "3"),
        ("4.5", "4.5"),
        ("0.125", "0.125"),
        ("370000", "370000"),
        ("999999999999", "999999999999"),
        ("5 # a comment", "5"),
    ],
)
def test_a_plain_number(text: str, value: str) -> None:
    assert NUMBER.validate_python(scalar(text)) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "010", "1_000", "1,000", "0x1F", "0o17", "1e3", "1E3", ".5", "5.", "1:30", "1:30:00", "yes", "no", "on", "true",
        "~", "null", ".inf", "-.inf", ".nan", "2022-06-01", "１２", "三", "37万", "12 个", "1000000000000", "1.2345",
        "--1", '"5"', "'5'", '"4.5"', "|\n  5",
    ],
)  # fmt: skip
def test_no_number(text: str) -> None:
    with pytest.raises(ValidationError):
        NUMBER.validate_python(scalar(text))


def test_a_number_in_quotes_says_so() -> None:
    with pytest.raises(ValidationError) as caught:
        NUMBER.validate_python(scalar('"5"'))
    assert caught.value.errors()[0]["type"] == "number_quoted"


@pytest.mark.parametrize("text", ["true", "True", "TRUE"])
def test_true(text: str) -> None:
    assert TRUTH.validate_python(scalar(text)) is True


@pytest.mark.parametrize("text", ["false", "False", "FALSE"])
def test_false(text: str) -> None:
    assert TRUTH.validate_python(scalar(text)) is False


@pytest.mark.parametrize("text", ["yes", "no", "on", "off", "y", "n", "tRUE", "1", "0", '"true"', "'false'", "~", "是"])
def test_no_truth(text: str) -> None:
    with pytest.raises(ValidationError):
        TRUTH.validate_python(scalar(text))


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("12", 12), ("12.0", 12), ("100000", 100_000)])
def test_a_whole_number(text: str, value: int) -> None:
    assert COUNT.validate_python(scalar(text)) == value


@pytest.mark.parametrize("text", ["0", "-1", "100001", "1.5", '"1"', "one"])
def test_paragraphs_are_counted_from_one(text: str) -> None:
    with pytest.raises(ValidationError):
        COUNT.validate_python(scalar(text))


@given(st.decimals(min_value=-(10**12) + 1, max_value=10**12 - 1, places=3))
def test_every_figure_comes_through_as_it_was_written(value: Decimal) -> None:
    assert NUMBER.validate_python(Plain(f"{value:f}")) == value
    written = NUMBER.dump_python(NUMBER.validate_python(Plain(f"{value:f}")))
    assert Decimal(str(written)) == value


@pytest.mark.parametrize("text", ["2019", "2022-06", "2022-06-01", "2024-02-29", "--12-25", "--02-29"])
def test_a_date(text: str) -> None:
    assert TypeAdapter(Date).validate_python(scalar(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "19", "2022-6", "2022-13", "2022-00", "2022-06-31", "2023-02-29", "--13-01", "--06", "0000", "2022-06-01x",
        '"2022\\n"',
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Date).validate_python(scalar(text))


@pytest.mark.parametrize("text", ["a", "0", "990101", "a-b-1", "a" * 64])
def test_an_id(text: str) -> None:
    assert TypeAdapter(Id).validate_python(text) == text


@pytest.mark.parametrize("text", ["", "-a", "A", "a_b", "a b", "a/b", "..", "é", "一", "a" * 65, "a\n", "a\x00"])
def test_no_id(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(text)


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "//x.example", "https://", "https://a b", " https://x", "ftp://x", "HTTPS"]
)
def test_no_web_address(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(WebAddress).validate_python(text)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("text", "localized"),
        (["text"], "localized"),
        ({}, "localized_empty"),
        ({"fr": "x"}, "localized_key"),
        ({"zh-Hans": "x"}, "localized_key"),
        ({"zh": 5}, "localized_text"),
        ({"zh": ["x"]}, "localized_text"),
        ({"zh": ""}, "localized_blank"),
        ({"zh": " \n\u3000"}, "localized_blank"),
        ({"zh": Plain("~")}, "localized_blank"),
        ({"zh": Plain("null")}, "localized_blank"),
        ({"zh": Plain("")}, "localized_blank"),
        ({"zh": "一" * 121}, "localized_long"),
    ],
)
def test_a_text_is_written_by_language(value: object, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Title).validate_python(value)
    assert caught.value.errors()[0]["type"] == kind


@pytest.mark.parametrize("kind", [Title, Phrase, Prose])
def test_a_text_may_be_as_long_as_it_says(kind: type[Localized]) -> None:
    read = TypeAdapter(kind).validate_python
    assert read({"zh": "一" * kind.max_length}).get("zh") == "一" * kind.max_length
    assert read({"en": Plain("no")}).get("en") == "no", "a plain text stays a text"


def test_nothing_can_be_changed() -> None:
    case = Case.model_validate(FULL.tree)
    with pytest.raises(ValidationError, match="frozen"):
        case.id = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        case.title.root = {}
    assert pickle.loads(pickle.dumps(case)) == case
    assert hash(case.title) == hash(Title({"en": case.title.root["en"], **case.title.root}))


def test_a_figure_remembers_how_it_was_written() -> None:
    case = Case.model_validate(FULL.tree)
    by_id = {one.id: one for one in case.figures}
    assert by_id["area"].value == Decimal("4.5")
    assert (by_id["satisfied"].value, by_id["satisfied"].to) == (Decimal(60), Decimal(70))
    assert by_id["satisfied"].bound == "about"
    assert by_id["tools"].date == "2022-06-01"
    with pytest.raises(ValidationError):
        Figure.model_validate({"id": "a", "measure": {"en": "a"}, "value": 1, "bound": "roughly"})


def test_a_text_may_be_written_under_every_declared_key() -> None:
    assert RECORD_KEYS[0] == "zh"
    assert set(RECORD_KEYS) == {"zh", "zh-Hant", "en"}


def leaves(tree: object, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], object]:
    if isinstance(tree, dict):
        return {at: one for key, child in tree.items() for at, one in leaves(child, (*path, key)).items()}
    if isinstance(tree, list):
        return {at: one for key, child in enumerate(tree) for at, one in leaves(child, (*path, key)).items()}
    return {path: tree}


def test_texts_are_all_that_the_record_says_by_language() -> None:
    case = Case.model_validate(FULL.tree)
    found = dict(texts(case))
    written = {path[:-1] for path in leaves(FULL.tree) if path[-1] in RECORD_KEYS}
    assert set(found) == written
    assert len(list(texts(case))) == len(found)
    for value in (case, case.method.steps, {"a": case.title, "b": (case.summary,)}, case.title, "text"):
        assert list(texts(value)) == [(path, one) for path, one in walk(value) if isinstance(one, Localized)]
    for one in (case, case.method, *case.sources):
        assert list(map(id, localized(one))) == [id(text) for _, text in texts(one)]
    for path, text in found.items():
        assert path in FULL.marks
        for key in text.root:
            assert (*path, key) in FULL.marks


def test_concepts_are_all_that_come_from_a_vocabulary() -> None:
    case = Case.model_validate(FULL.tree)
    found = {path: (scheme, concept) for path, scheme, concept in concepts(case)}
    names = {
        "places": "places", "types": "community-types", "levels": "levels", "participation": "participation",
        "stage": "stages", "kind": "actors", "direction": "directions", "evidence": "evidence",
    }  # fmt: skip
    expected = {}
    for path, value in leaves(FULL.tree).items():
        field = next(part for part in reversed(path) if isinstance(part, str))
        if field == "concepts":
            expected[path] = (f"{path[0]}s", value)
        elif field == "kind" and path[0] == "sources":
            expected[path] = ("source-kinds", value)
        elif field in names:
            expected[path] = (names[field], value)
    assert found == expected
    assert all(path in FULL.marks for path in found)


def test_what_was_left_out_is_named_as_well() -> None:
    case = Case.model_validate(load(GOLDEN_LIBRARY / "cases" / "stair-tea.yml", GOLDEN_LIBRARY).tree)
    assert (("outcomes", 0, "evidence"), "evidence", "not-rated") in set(concepts(case))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cases/tool-cupboard.yml", Case),
        ("cases/stair-tea.yml", Case),
        ("vocabulary/methods.yml", MethodScheme),
        ("vocabulary/places.yml", ConceptScheme),
    ],
)
def test_every_part_of_a_file_is_walked(name: str, kind: type[BaseModel]) -> None:
    """So that a finding about any part has a line: the part's own, or that of what holds it."""
    record = load(GOLDEN_LIBRARY / name, GOLDEN_LIBRARY)
    made = kind.model_validate(record.tree)
    seen = set()
    for path, value in walk(made):
        seen.add(path)
        if isinstance(value, BaseModel) and not isinstance(value, Localized) and path in record.marks:
            assert record.span(path) == record.marks[path].value
    for path in record.marks:
        in_text = path and path[-1] in RECORD_KEYS and path[:-1] in seen
        assert path in seen or in_text, f"{path} is in the file and not walked"


def test_parents_come_first() -> None:
    seen: set[tuple[str | int, ...]] = set()
    for path, _ in walk(Case.model_validate(FULL.tree)):
        assert not path or path[:-1] in seen
        seen.add(path)
