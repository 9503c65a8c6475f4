"""The committed JSON Schemas are those of the types, and agree with them on every record of the library."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from casegen.load import VOCABULARY_BYTES, load
from casegen.model import Case, Plain
from casegen.schema import DIALECT, SCHEMAS, schema
from conftest import GOLDEN_LIBRARY

ROOT = Path(__file__).parents[1]
RECORDS = sorted([*(ROOT / "cases").glob("*.yml"), *(GOLDEN_LIBRARY / "cases").glob("*.yml")])
SHIPPED = sorted((ROOT / "templates" / "library" / "cases").glob("*.yml"))
VOCABULARIES = sorted([*(ROOT / "vocabulary").glob("*.yml"), *(GOLDEN_LIBRARY / "vocabulary").glob("*.yml")])


def core(value: object) -> object:
    """What a YAML 1.2 core schema reader, such as one in a browser, makes of plain data with its marks."""
    if isinstance(value, dict):
        return {key: core(child) for key, child in value.items()}
    if isinstance(value, list):
        return [core(child) for child in value]
    if isinstance(value, Plain):
        if value in {"", "~", "null", "Null", "NULL"}:
            return None
        if value.lower() in {"true", "false"} and value in {value.lower(), value.upper(), value.capitalize()}:
            return value.lower() == "true"
        if re.fullmatch(r"[-+]?[0-9]+", value):
            return int(value)
        if re.fullmatch(r"0x[0-9a-fA-F]+|0o[0-7]+", value):
            return int(value, 0)
        if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", value):
            return float(value)
    return str(value)


def data(path: Path) -> dict[str, Any]:
    record = load(path, path.parent, most=VOCABULARY_BYTES)
    assert record.tree is not None, record.findings
    made = core(record.tree)
    assert isinstance(made, dict)
    return made


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema(name)))


def errors(name: str, value: object) -> list[str]:
    return [f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in validator(name).iter_errors(value)]


def test_what_is_committed_is_what_the_types_say() -> None:
    """`casegen schema --write schema` writes them anew."""
    assert {path.name for path in (ROOT / "schema").iterdir()} == set(SCHEMAS)
    for name in SCHEMAS:
        assert (ROOT / "schema" / name).read_text("utf-8") == schema(name), name


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_it_is_a_sound_schema(name: str) -> None:
    made = json.loads(schema(name))
    assert made["$schema"] == DIALECT == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(made)
    assert schema(name) == schema(name)
    assert schema(name).endswith("}\n")


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from nodes(child)


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_nothing_may_be_null_and_nothing_unknown_may_be_added(name: str) -> None:
    for node in nodes(json.loads(schema(name))):
        assert node.get("type") != "null"
        assert "default" not in node or node["default"] is not None
        if node.get("type") == "object" and "properties" in node:
            assert node.get("additionalProperties") is False


def test_another_name_is_refused() -> None:
    with pytest.raises(KeyError):
        schema("no.schema.json")


@pytest.mark.parametrize("path", RECORDS + SHIPPED, ids=lambda path: path.stem)
def test_every_record_is_valid(path: Path) -> None:
    assert errors("case.schema.json", data(path)) == []


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_every_vocabulary_is_valid(path: Path) -> None:
    name = "methods.schema.json" if path.stem == "methods" else "vocabulary.schema.json"
    assert errors(name, data(path)) == []


FULL = data(GOLDEN_LIBRARY / "cases" / "tool-cupboard.yml")


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        yield path
        for key, child in value.items():
            yield from places(child, (*path, key))
    elif isinstance(value, list):
        for at, child in enumerate(value):
            yield from places(child, (*path, at))


def within(value: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        value = value[part]
    return value


@pytest.mark.parametrize("path", list(places(FULL)), ids=lambda path: ".".join(map(str, path)) or "record")
def test_an_unknown_field_is_refused_everywhere(path: tuple[str | int, ...]) -> None:
    record = copy.deepcopy(FULL)
    within(record, path)["titel"] = "x"
    assert errors("case.schema.json", record)
    with pytest.raises(ValidationError):
        Case.model_validate(record)


WRONG: st.SearchStrategy[object] = st.sampled_from(
    ["", "x", "A b", "2022-13-45", "x" * 5000, 0, -1, 1.5, 10**6, True, [], {}, [1], {"zh": "x"}, {"zh": 5}]
)


def kinds(record: object) -> set[str]:
    """The kinds of error that the types find."""
    try:
        Case.model_validate(record)
    except ValidationError as error:
        return {one["type"] for one in error.errors()}
    return set()


@given(st.sampled_from(list(places(FULL))), st.data(), WRONG)
def test_schema_and_types_agree(path: tuple[str | int, ...], draw: st.DataObject, wrong: object) -> None:
    """What the schema refuses the types refuse; the types may know more, such as the calendar."""
    record = copy.deepcopy(FULL)
    parent = within(record, path)
    if not parent:
        return
    key = draw.draw(st.sampled_from(sorted(parent)))
    if draw.draw(st.booleans()):
        del parent[key]
    else:
        parent[key] = wrong
    refused, wrongs = errors("case.schema.json", record), kinds(record)
    if refused:
        assert wrongs
    else:
        assert wrongs <= {"calendar", "localized_blank"}
