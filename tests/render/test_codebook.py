"""The codebook has every field of the model and says of each what it means, and it agrees with the JSON Schema."""

from __future__ import annotations

import json
from typing import Any

import pytest

from casegen.locales import LOCALES
from casegen.model import Case, walk
from casegen.render.codebook import Part, codebook, parts
from casegen.schema import schema
from conftest import Built
from markup import read

PARTS = parts()


def keys(part: Part) -> list[str]:
    return [f"field.{part.slug}.{field.name}" for field in part.fields]


@pytest.mark.parametrize("locale", [one.id for one in LOCALES.values() if one.base is None])
def test_every_field_says_what_it_means(locale: str) -> None:
    strings = LOCALES[locale].strings
    wanted = {key for part in PARTS for key in keys(part)} | {f"part.{part.slug}" for part in PARTS}
    assert [key for key in sorted(wanted) if not strings.get(key, "").strip()] == []
    assert [key for key in strings if key.startswith(("field.", "part.")) and key not in wanted] == []


def definitions() -> dict[str, dict[str, Any]]:
    made = json.loads(schema("case.schema.json"))
    return {"Case": made, **made["$defs"]}


def test_it_agrees_with_the_schema() -> None:
    described = {name: one for name, one in definitions().items() if "additionalProperties" in one}
    by_slug = {part.slug: part for part in PARTS}
    seen = 0
    for name, one in described.items():
        slug = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).strip("-")
        if slug not in by_slug:
            continue
        seen += 1
        part = by_slug[slug]
        assert [field.name for field in part.fields] == list(one["properties"]), name
        for field in part.fields:
            said = one["properties"][field.name]
            # A list of at least one has to be there in the sense of the record, required by the schema or not.
            assert field.required == (field.name in one.get("required", ())), field
            inner = said.get("items", said)
            assert field.kind.many == (said.get("type") == "array"), field
            assert field.kind.scheme == inner.get("x-scheme", ""), field
            if field.kind.name == "choice":
                assert set(field.kind.allowed) == set(inner.get("enum") or [inner["const"]])
            if field.kind.name == "file":
                assert (part.slug, field.name) == ("source", "file"), "a type that the codebook has no word for"
            if field.default:
                assert json.dumps(said["default"]).strip('"') == field.default
    assert seen == len(PARTS)


def test_every_path_of_a_record_is_in_it(built: Built) -> None:
    known = {
        ".".join(filter(None, (path, field.name))) for part in PARTS for path in part.paths for field in part.fields
    }
    paths = set()
    for case in built.library.cases:
        for path, _ in walk(case):
            name = ""
            for step in path:
                name += "[]" if isinstance(step, int) else f".{step}" if name else step
            paths.add(name.removesuffix("[]"))
    # Within `translations` there are languages, not fields.
    assert {path for path in paths if path and not path.startswith("translations.")} <= known


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page(built: Built, locale: str) -> None:
    made = codebook(built.reader(locale), built.site.settings)
    assert made.address == f"{locale}/codebook/"
    page = read(str(made.body))
    assert len(page.ids) == len(set(page.ids))
    fields = [one for one in page.ids if one.startswith("field-")]
    assert fields == [f"field-{part.slug}-{field.name}" for part in PARTS for field in part.fields]
    for link in page.all("a"):
        assert not link["href"].startswith("#") or link["href"][1:] in page.ids
    for scheme in ("problems", "methods", "places"):
        codes = [concept.id for concept in built.library.schemes[scheme].concepts]
        assert set(codes) <= {one.text for one in page.all("code")}


def test_the_record_comes_first() -> None:
    assert PARTS[0].slug == "case"
    assert {field.name for field in PARTS[0].fields if field.required} == {
        field.alias or name
        for name, field in Case.model_fields.items()
        if field.is_required()
    }
