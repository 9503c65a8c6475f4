"""The description of the open data keeps the rules of Data Package 2.0 that apply to it, and its sums are true.

The rules are those of datapackage.org/standard for the package, for a data resource and for a table schema; they
are checked here because the validator of Frictionless would bring more packages than the whole program has.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from typing import Any

import pytest

from casegen import config, export
from casegen.export import FORMATS, package
from conftest import Built

TYPES = set("string number integer boolean object list datetime date time year yearmonth duration geopoint".split())
NAME = re.compile(r"[a-z0-9._/-]+\Z")


@pytest.fixture
def descriptor(built: Built) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((built.folder / "data" / "datapackage.json").read_text("utf-8"))
    return loaded


def test_the_package_has_what_it_must(descriptor: dict[str, Any]) -> None:
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert NAME.match(descriptor["name"])
    assert isinstance(descriptor["resources"], list)
    assert descriptor["resources"]
    for name in ("title", "description", "homepage"):
        assert isinstance(descriptor.get(name, "x"), str)
        assert descriptor.get(name, "x"), f"an empty {name}"
    assert re.match(r"https?://", descriptor["homepage"])
    for licence in descriptor["licenses"]:
        assert "name" in licence or "path" in licence
    assert None not in descriptor.values()


def test_every_resource_has_what_it_must(descriptor: dict[str, Any]) -> None:
    names = [resource["name"] for resource in descriptor["resources"]]
    assert len(set(names)) == len(names)
    for resource in descriptor["resources"]:
        assert NAME.match(resource["name"])
        assert ("path" in resource) != ("data" in resource)
        assert not resource["path"].startswith(("/", "~"))
        assert ".." not in resource["path"].split("/")
        assert resource["encoding"] == "utf-8"
        assert re.match(r"[a-z]+/[a-z0-9.+-]+\Z", resource["mediatype"])
        assert ("schema" in resource) == (resource.get("type") == "table")


def test_the_sums_are_those_of_the_files(built: Built, descriptor: dict[str, Any]) -> None:
    for resource in descriptor["resources"]:
        said = (built.folder / "data" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(said)
        assert resource["hash"] == "sha256:" + hashlib.sha256(said).hexdigest()


def test_the_schema_fits_the_table(built: Built, descriptor: dict[str, Any]) -> None:
    tables = [resource for resource in descriptor["resources"] if resource.get("type") == "table"]
    assert tables
    for resource in tables:
        schema = resource["schema"]
        fields = {field["name"]: field for field in schema["fields"]}
        assert len(fields) == len(schema["fields"])
        assert all(field["type"] in TYPES for field in fields.values())
        rows = list(csv.DictReader(io.StringIO((built.folder / "data" / resource["path"]).read_text("utf-8"))))
        assert rows
        assert list(rows[0]) == list(fields)
        assert set(schema["primaryKey"]) <= set(fields)
        assert len({tuple(row[name] for name in schema["primaryKey"]) for row in rows}) == len(rows)
        for row in rows:
            for name, value in row.items():
                if fields[name]["type"] == "integer":
                    assert re.match(r"[0-9]+\Z", value)
                if fields[name].get("constraints", {}).get("required"):
                    assert value


def test_alone_it_says_the_same(built: Built, descriptor: dict[str, Any]) -> None:
    ((name, text),) = FORMATS["package"].files(built.library, built.site.settings)
    assert name == package.NAME
    assert json.loads(text) == descriptor


def test_a_library_without_address_or_tagline_leaves_them_out(built: Built) -> None:
    settings = config.Settings(built.root, built.folder, "", {}, {}, "", ())
    made = dict(export.everything(built.library, settings))
    descriptor = json.loads(made["data/datapackage.json"])
    assert not {"homepage", "description"} & set(descriptor)
    assert descriptor["title"] == "casegen"


def test_every_file_is_written_once(built: Built) -> None:
    paths = [path for path, _ in export.everything(built.library, built.site.settings)]
    assert len(set(paths)) == len(paths)
    assert {"llms.txt", "data/cases.csv", "data/cases.json", "data/datapackage.json"} <= set(paths)
    assert all((built.folder / path).is_file() for path in paths)
