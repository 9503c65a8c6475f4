"""What the form reads: every field with its words, the twelve items, the records as they were written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casegen.checks.wanted import declared
from casegen.index.replicability import TIDIER
from casegen.load import parse
from casegen.locales import LOCALES
from casegen.model import Case
from casegen.render.codebook import parts
from casegen.render.contribute import EMPTY, VERSION, empty, form_files
from conftest import GOLDEN_LIBRARY, Built

WRITTEN = [one.id for one in LOCALES.values() if one.base is None]


@pytest.fixture(scope="module")
def files(built: Built) -> dict[str, str]:
    return dict(form_files(built.library, built.site.settings))


def form(files: dict[str, str], locale: str) -> dict[str, Any]:
    text = files[f"{locale}/contribute/form.js"]
    made: dict[str, Any] = json.loads(text.partition(".form=")[2].removesuffix(";\n"))
    return made


@pytest.mark.parametrize("locale", WRITTEN)
def test_every_field_and_value_has_a_name_and_no_name_is_left_over(locale: str) -> None:
    strings = LOCALES[locale].strings
    fields = {f"{part.slug}.{field.name}" for part in parts() for field in part.fields}
    values = {value for part in parts() for field in part.fields for value in field.kind.allowed}
    wanted = {f"label.{one}" for one in fields} | {f"choice.{one}" for one in values}
    assert [one for one in sorted(wanted) if not strings.get(one, "").strip()] == []
    assert [one for one in strings if one.startswith(("label.", "choice.")) and one not in wanted] == []
    examples = {one.removeprefix("example.") for one in strings if one.startswith("example.")}
    assert examples <= fields


@pytest.mark.parametrize("locale", list(LOCALES))
def test_the_form_has_every_part_in_the_order_of_the_model(files: dict[str, str], locale: str) -> None:
    made = form(files, locale)
    assert made["v"] == VERSION
    assert list(made["parts"]) == [part.slug for part in parts()]
    for part in parts():
        assert [field["name"] for field in made["parts"][part.slug]["fields"]] == [field.name for field in part.fields]
    title = next(field for field in made["parts"]["case"]["fields"] if field["name"] == "title")
    assert (title["kind"], title["most"], title["required"]) == ("text", 120, True)
    assert made["own"] == LOCALES[locale].key


def test_the_twelve_items_are_fields_of_a_record(files: dict[str, str]) -> None:
    assert len(TIDIER) == 12
    for _, field in TIDIER:
        assert declared(Case, tuple(field.split("."))) is not None, field
    assert [field for _, field in form(files, "en")["twelve"]] == [field for _, field in TIDIER]


def test_settings_are_passed_on_and_a_text_cannot_close_the_script(files: dict[str, str]) -> None:
    settings = form(files, "zh")["settings"]
    assert settings["repository"] == {
        "address": "https://github.com/example/library", "forge": "github", "branch": "main",
    }  # fmt: skip
    assert settings["maintainers"] == "editors@example.org"
    assert settings["review"] == "一般两周以内会有回音。"
    assert all("</script" not in text and "<!--" not in text for name, text in files.items() if name.endswith(".js"))


def test_records_are_published_as_they_were_written(files: dict[str, str], built: Built) -> None:
    for case in built.library.kept:
        text = (GOLDEN_LIBRARY / "cases" / f"{case}.yml").read_text("utf-8")
        assert files[f"data/cases/{case}.yml"] == text
        script = files[f"data/cases/{case}.yml.js"]
        assert json.loads(script.partition("]=")[2].removesuffix(";\n")) == text
    assert "data/cases/half-written.yml" not in files, "a draft is not published"


def test_the_line_ends_of_a_record_are_published_too(built: Built, tmp_path: Path) -> None:
    case = next(iter(built.library.kept))
    raw = (GOLDEN_LIBRARY / "cases" / f"{case}.yml").read_bytes().replace(b"\n", b"\r\n")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / f"{case}.yml").write_bytes(b"\xef\xbb\xbf" + raw)
    made = dict(form_files(built.library, replace(built.site.settings, root=tmp_path)))
    assert made[f"data/cases/{case}.yml"].encode("utf-8") == raw
    assert "\\r\\n" in made[f"data/cases/{case}.yml.js"]


def test_the_empty_record_has_what_a_record_needs(files: dict[str, str]) -> None:
    assert files[EMPTY] == empty()
    record = parse(empty().encode("utf-8"), "cases/empty.yml")
    assert record.tree is not None
    needed = {field.name for field in parts()[0].fields if field.required}
    assert set(record.tree) == needed
