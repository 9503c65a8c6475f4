"""Curated packs are checked as cases are: their form, their languages, and the cases that they choose."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from casegen import load, pipeline
from casegen.cli import main
from casegen.config import read
from casegen.model.pack import PackActivity, PackMethod, SupervisionFunction
from casegen.packs import methods
from casegen.schema import schema

PACK = """id: lamps
title: {zh: 楼道灯, en: Lamps on the stairs}
summary: {zh: 写给新社工。, en: For new social workers.}
cases: [stair-lamps, pantry]
audience: {zh: 新社工, en: New social workers}
objectives:
  - {zh: 说出谁牵头, en: Say who leads}
translations:
  en: ["%s"]
"""


def codes(folder: Path, text: str, name: str = "lamps.yml") -> list[tuple[str, int]]:
    (folder / "packs").mkdir(exist_ok=True)
    (folder / "packs" / name).write_text(text, "utf-8")
    found = pipeline.check(read(folder)).findings
    return [(one.code, one.span.line) for one in found if one.path.startswith("packs/")]


def test_the_model_and_the_methods_know_the_same() -> None:
    assert get_args(PackActivity) == tuple(methods.ACTIVITIES)
    assert get_args(PackMethod) == tuple(methods.METHODS)
    assert get_args(SupervisionFunction) == methods.FUNCTIONS


def test_a_translation_that_nobody_confirmed_or_that_is_stale_is_told(library_folder: Path) -> None:
    assert {code for code, _ in codes(library_folder, PACK % "00000000")} == {"CG302"}
    assert {code for code, _ in codes(library_folder, PACK.partition("translations")[0])} == {"CG303"}
    path = library_folder / "packs" / "lamps.yml"
    with pytest.raises(SystemExit) as done:
        main(["check", "-C", str(library_folder), "--confirm-translations", str(path)])
    assert done.value.code == 0
    good = path.read_text("utf-8")
    assert codes(library_folder, good) == []
    assert codes(library_folder, good.replace("写给新社工", "写给老社工")) == [("CG302", 3)]
    assert codes(library_folder, good.replace(", en: Say who leads", "")) == [("CG301", 7)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("cases: [stair-lamps, pantry]", "cases: []", "CG106"),
        ("cases: [stair-lamps, pantry]", "cases: [a, b, c, d, e, f, g]", "CG104"),
        ("audience:", "audeince:", "CG101"),
        ("audience:", "minutes: 4\naudience:", "CG105"),
        ("audience:", "minutes: long\naudience:", "CG103"),
        ("audience:", "method: socratic\naudience:", "CG105"),
        ("audience:", "activities: [nap]\naudience:", "CG105"),
        ("title:", "tilte:", "CG101"),
    ],
)
def test_what_is_wrong_in_form_is_told_as_for_cases(library_folder: Path, old: str, new: str, code: str) -> None:
    assert code in {found for found, _ in codes(library_folder, PACK.replace(old, new) % "00000000")}


def test_a_library_needs_no_packs(library_folder: Path) -> None:
    settings = read(library_folder)
    assert not settings.packs.exists()
    assert list(load.packs(settings)) == []
    assert pipeline.prepare(settings).library.packs == ()
    settings.packs.mkdir()
    assert pipeline.prepare(settings).library.packs == ()


def test_packs_are_in_the_library_and_their_errors_stop_a_build(library_folder: Path) -> None:
    assert codes(library_folder, PACK % "00000000")
    assert [one.id for one in pipeline.prepare(read(library_folder)).library.packs] == ["lamps"]
    (library_folder / "packs" / "lamps.yml").write_text(PACK.replace("pantry", "nobody") % "00000000", "utf-8")
    with pytest.raises(pipeline.FoundErrors):
        pipeline.prepare(read(library_folder))


def test_its_schema_bounds_what_a_pack_says() -> None:
    made = json.loads(schema("pack.schema.json"))["properties"]
    assert (made["minutes"]["minimum"], made["minutes"]["maximum"]) == (5, 480)
    assert (made["cases"]["minItems"], made["cases"]["maxItems"]) == (1, 6)
