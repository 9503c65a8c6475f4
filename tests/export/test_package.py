"""The open data is what its description says, as Frictionless reads Data Package 2.0, and the description is whole."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

from casegen import config, export
from casegen.export import FORMATS, csv_, package
from casegen.export.json_ import PART
from casegen.locales import LOCALES
from casegen.publish.files import Files
from conftest import Built
from large import library_of

TYPES = set("string number integer boolean object list datetime date time year yearmonth duration geopoint".split())
NAME = re.compile(r"[a-z0-9._/-]+\Z")


@pytest.fixture
def descriptor(built: Built) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((built.folder / "data" / "datapackage.json").read_text("utf-8"))
    return loaded


def test_frictionless_finds_it_valid(built: Built) -> None:
    report = validate(str(built.folder / "data" / package.NAME))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert report.warnings == []
    rows = {task.name: task.stats.get("rows") for task in report.tasks}
    assert rows == {"table": len(built.library.kept) * len(LOCALES), "records": None}


def test_frictionless_sees_a_cell_that_breaks_the_description(built: Built, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(built.folder / "data", folder)
    table = folder / "cases.csv"
    head, first, *rest = csv.reader(io.StringIO(table.read_text("utf-8")))
    first[head.index("figures")] = "several"
    with table.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([head, first, *rest])
    report = validate(str(folder / package.NAME))
    assert {kind for (kind,) in report.flatten(["type"])} >= {"type-error", "hash-count"}


def test_every_column_says_what_it_holds(descriptor: dict[str, Any]) -> None:
    fields = {field["name"]: field for field in descriptor["resources"][0]["schema"]["fields"]}
    titles = [field["title"] for field in fields.values()]
    assert len(set(titles)) == len(titles) == len(csv_.COLUMNS)
    # The words are those of the codebook, in its language; a cell that holds less than the field says so.
    english = LOCALES["en"].strings
    assert fields["summary"]["description"] == english["field.case.summary"]
    for name in ("places", "figures"):
        column = next(one for one in csv_.COLUMNS if one.name == name)
        said = fields[name]["description"]
        assert said.startswith(english[column.holds])
        assert said != english[column.holds]


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
    settings = config.Settings(built.root, built.folder, "", {}, {})
    made = dict(export.everything(built.library, settings))
    descriptor = json.loads(made["data/datapackage.json"])
    assert not {"homepage", "description"} & set(descriptor)
    assert descriptor["title"] == "casegen"


def test_every_file_is_written_once(built: Built) -> None:
    paths = [path for path, _ in export.everything(built.library, built.site.settings)]
    assert len(set(paths)) == len(paths)
    assert {"llms.txt", "data/cases.csv", "data/cases.json", "data/datapackage.json"} <= set(paths)
    assert all((built.folder / path).is_file() for path in paths)


@pytest.fixture(scope="module")
def parted(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The open data of a library that is one record too large for one part."""
    folder = tmp_path_factory.mktemp("parted")
    Files(folder).write(export.everything(library_of(built.library, "untranslated", PART + 1), built.site.settings))
    return folder / "data"


def test_a_large_library_is_there_in_parts_too(parted: Path) -> None:
    whole = json.loads((parted / "cases.json").read_text("utf-8"))
    parts = [json.loads((parted / f"parts/cases-{number}.json").read_text("utf-8")) for number in (1, 2)]
    assert [len(part) for part in parts] == [PART, 1]
    assert [*parts[0], *parts[1]] == whole
    tables = [rows(parted / f"parts/cases-{number}.csv") for number in (1, 2)]
    assert {row["id"] for row in tables[1]} == {whole[-1]["id"]}
    key = [(row["locale"], row["id"]) for row in rows(parted / "cases.csv")]
    both = [*tables[0], *tables[1]]
    assert sorted((row["locale"], row["id"]) for row in both) == sorted(key)
    assert sorted(path.name for path in (parted / "parts").iterdir()) == [
        "cases-1.csv", "cases-1.json", "cases-2.csv", "cases-2.json",
    ]  # fmt: skip


def test_frictionless_finds_the_parts_valid(parted: Path) -> None:
    report = validate(str(parted / package.NAME))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert report.warnings == []
    found = {task.name: task.stats.get("rows") for task in report.tasks}
    every = (PART + 1) * len(LOCALES)
    assert found == {
        "table": every, "table-1": every - len(LOCALES), "table-2": len(LOCALES),
        "records": None, "records-1": None, "records-2": None,
    }  # fmt: skip


def test_the_parts_have_the_schema_of_the_whole(parted: Path) -> None:
    descriptor = json.loads((parted / package.NAME).read_text("utf-8"))
    whole, *parts = (one for one in descriptor["resources"] if one.get("type") == "table")
    assert {one["schema"] for one in parts} == {package.SCHEMA}
    assert json.loads((parted / package.SCHEMA).read_text("utf-8")) == whole["schema"]
    for resource in descriptor["resources"]:
        said = (parted / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(said), "sha256:" + hashlib.sha256(said).hexdigest())


def test_a_small_library_has_no_parts(built: Built, descriptor: dict[str, Any]) -> None:
    assert [one["name"] for one in descriptor["resources"]] == ["table", "records"]
    assert not (built.folder / "data/parts").exists()
    assert not (built.folder / "data" / package.SCHEMA).exists()


def rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
