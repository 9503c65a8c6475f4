"""A mapping file that is wrong is refused with the line and the setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen.importing import mapping
from casegen.importing.notes import Refusal
from casegen.importing.targets import target
from casegen.locales import LOCALES


@pytest.mark.parametrize(
    ("said", "name", "line"),
    [
        ("columns:\n  a: title.zh\n  b: titel.zh", "mapping.path", "3"),
        ("columns:\n  a: title", "mapping.path", "2"),
        ("columns:\n  a: title.fr", "mapping.path", "2"),
        ("columns:\n  a: community", "mapping.path", "2"),
        ("columns:\n  a: method.steps.title.zh", "mapping.path", "2"),
        ("columns:\n  a: community[].name.zh", "mapping.path", "2"),
        ("columns:\n  a: method.steps[].from[].source", "mapping.path", "2"),
        ("columns:\n  a: method.steps[0].title.zh", "mapping.path", "2"),
        ("columns:\n  a: method.steps[501].title.zh", "mapping.path", "2"),
        ("columns:\n  a: status", "mapping.path", "2"),
        ("columns:\n  a: id", "mapping.path", "2"),
        ("columns:\n  a: retired.date", "mapping.path", "2"),
        ("columns:\n  a: translations.zh", "mapping.path", "2"),
        ("columns:\n  a: ''", "mapping.to", "2"),
        ("columns:\n  a: {split: ';'}", "mapping.to", "2"),
        ("columns:\n  a: [[title.zh]]", "mapping.text", "2"),
        ("columns:\n  a: {to: title.zh,\n      splitt: x}", "mapping.unknown", "3"),
        ("columns:\n  a: {to: title.zh, values: [x]}", "mapping.settings", "2"),
        ("columns:\n  a: title.zh\n  Ａ: title.en", "mapping.twice", "2"),
        ("columns: {}", "mapping.columns", "1"),
        ("id: a", "mapping.columns", "1"),
        ("columns: [a]", "mapping.settings", "1"),
        ("columns: {a: title.zh}\nheader: x", "mapping.number", "2"),
        ("columns: {a: title.zh}\nheader: -1", "mapping.number", "2"),
        ("columns: {a: title.zh}\nextra: 1", "mapping.unknown", "2"),
        ("columns: {a: title.zh}\nconstants: {titel.zh: x}", "mapping.path", "2"),
        ("columns: {a: title.zh}\nid: [a]", "mapping.text", "2"),
        ("columns: &x {a: title.zh}", "mapping", "1"),
        ("columns:\n\ta: title.zh", "mapping", "2"),
        ("[" * 10_000, "mapping", "1"),
        ("", "mapping", "1"),
        ("- a", "mapping", "1"),
    ],
)
def test_a_wrong_mapping_is_refused_with_its_line(said: str, name: str, line: str) -> None:
    with pytest.raises(Refusal) as found:
        mapping.read(said.encode(), "m.yml", LOCALES["en"])
    assert (found.value.name, found.value.values["line"]) == (name, line)
    for locale in LOCALES.values():
        assert "m.yml" in locale.t(f"import.refusal.{name}", **found.value.values)


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(Refusal, match="mapping"):
        mapping.read(b"\xff\xfe\x00", "m.yml", LOCALES["zh"])


@pytest.mark.parametrize(
    "written",
    ["title.zh", "title.zh-Hant", "community.places[]", "method.steps[2].title.en", "actors[].leads", "figures[].to",
     "method.steps[].from[1].paragraph", "outcomes[1].figures[]", "record.created", "conditions[].text.zh", "original",
     "teaching.prompts[].en", "sources[].url", "formerly[]"],
)  # fmt: skip
def test_a_place_that_holds_a_value_is_one(written: str) -> None:
    assert target(written).written == written


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_the_mapping_that_the_docs_show_is_sound(locale: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / locale / "importing.md").read_text("utf-8")
    shown = page.partition("```yaml\n")[2].partition("```")[0]
    found = mapping.read(shown.encode(), "m.yml", LOCALES[locale])
    assert (found.id, found.sheet, found.header) == ("编号", "案例", 2)
    assert len(found.columns) == 6
