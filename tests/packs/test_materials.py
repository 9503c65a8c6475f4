"""What packs take from cases: participants meet no outcome before the discussion, in any case and edition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from casegen import config, pipeline
from casegen.library import Library
from casegen.locales import LOCALES
from casegen.model import Case, Localized
from casegen.packs.materials import Material, material
from casegen.packs.methods import ACTIVITIES
from casegen.packs.withheld import Withheld
from casegen.render.reader import Reader
from conftest import GOLDEN_LIBRARY

ROOT = Path(__file__).resolve().parents[2]
AFTER = {kind for row in ACTIVITIES.values() if row.after for kind in row.asks}
BEFORE = {kind for row in ACTIVITIES.values() if not row.after for kind in row.asks}


@pytest.fixture(scope="module")
def libraries() -> list[tuple[config.Settings, Library]]:
    found = [config.read(root) for root in (ROOT, GOLDEN_LIBRARY)]
    return [(settings, pipeline.prepare(settings, drafts=settings.root != ROOT).library) for settings in found]


@pytest.fixture(scope="module")
def made(libraries: list[tuple[config.Settings, Library]]) -> list[tuple[Case, Reader, Material]]:
    return [
        (case, reader, material(case, reader, settings))
        for settings, library in libraries
        for reader in (Reader(locale, library) for locale in LOCALES.values())
        for case in library.cases
    ]


def strings(value: object) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def first_part(one: Material) -> str:
    """All that participants see before the discussion."""
    said = one.json()
    rows = [row for row in one.rows if row[3] == "before"]
    asked = [question for question in one.questions if question[0] in BEFORE]
    return "\n".join(strings([said["before"], said["problem"], said["steps"], said["roles"], rows, asked]))


def test_no_outcome_stands_in_what_is_read_first(made: list[tuple[Case, Reader, Material]]) -> None:
    assert len({case.id for case, _, _ in made}) >= 24 + 5
    for case, reader, one in made:
        said = first_part(one)
        told = [outcome.claim for outcome in case.outcomes]
        told += [statement.text for statement in (*case.lessons, *case.limits)]
        told += list(case.unknowns)
        for text in told:
            claim = reader.plain(text)
            assert claim.rstrip("。.") not in said, f"{case.id} {reader.locale.id}: {claim}"
        for figure in case.figures:
            others = {other.value for other in case.figures if other.part != "outcomes"}
            if figure.part == "outcomes" and figure.value not in others and abs(figure.value) > 10:
                amount = reader.amount(figure)
                assert amount not in said, f"{case.id} {reader.locale.id}: {amount}"


def test_the_two_times_share_no_kind_of_question() -> None:
    assert not AFTER & BEFORE


def test_what_comes_after_holds_every_outcome_with_its_evidence(made: list[tuple[Case, Reader, Material]]) -> None:
    for case, reader, one in made:
        said = "\n".join(strings(one.json()["after"]))
        for outcome in case.outcomes:
            assert reader.plain(outcome.claim) in said
            assert reader.name("evidence", outcome.evidence) in said
        for statement in (*case.limits, *case.lessons, *case.conditions):
            assert reader.plain(statement.text) in said
        assert len([point for point in one.points if point[0] == "outcomes"]) == len(case.outcomes)


def test_every_activity_that_asks_is_answered_by_every_case(made: list[tuple[Case, Reader, Material]]) -> None:
    for key, row in ACTIVITIES.items():
        for case, _, one in made:
            kinds = {question[0] for question in one.questions}
            asked = set(row.asks) & kinds
            # Without a lesson or a limit there is nothing to conclude from, and comparing takes several cases.
            spare = key == "compare" or (key == "conclusion" and not (case.lessons or case.limits))
            assert asked or not row.asks or spare, f"{case.id} asks nothing in {key}"


def test_every_question_names_a_field_of_the_record(made: list[tuple[Case, Reader, Material]]) -> None:
    schema = json.loads((ROOT / "schema" / "case.schema.json").read_text("utf-8"))
    method = schema["$defs"]["MethodPart"]["properties"]
    for case, reader, one in made:
        for kind, text, field in one.questions:
            first, *below = field.split("/")
            assert first in schema["properties"], field
            assert first != "method" or below[0] in method, field
            assert f"web.pack.field.{first}" in reader.locale.strings
            assert text.strip()
            assert kind in AFTER | BEFORE
            if first in ("outcomes", "lessons", "limits", "conditions", "unknowns", "questions") and below:
                assert int(below[0]) < len(getattr(case, first))


def test_references_are_numbers_of_sources(made: list[tuple[Case, Reader, Material]]) -> None:
    def refs(value: object) -> Iterator[int]:
        if isinstance(value, dict):
            yield from value.get("refs", ())
            for one in value.values():
                yield from refs(one)
        elif isinstance(value, list | tuple):
            for one in value:
                yield from refs(one)

    for case, _, one in made:
        assert len(one.sources) == len(case.sources)
        found = set(refs(one.json()))
        assert found <= set(range(1, len(case.sources) + 1))


def test_a_sentence_that_tells_an_outcome_is_cut(libraries: list[tuple[config.Settings, Library]]) -> None:
    case = libraries[0][1].by_id["meilin-duhui-points-shop"]
    withheld = Withheld(case)
    english = "They talked, at 3 p.m. or so. 19 organisations agreed."
    text = Localized({"zh": "先谈合作。谈成的有十九家单位。店面免费！", "en": english})
    cut = withheld.without(text)
    assert cut is not None
    assert cut.root == {"zh": "先谈合作。店面免费！", "en": "They talked, at 3 p.m. or so."}
    assert withheld.gives_away(text)
    assert not withheld.gives_away(cut)
    assert withheld.without(Localized({"zh": "募到价值37万余元的东西。", "en": "They raised goods."})) is None
    whole = Localized({"zh": "店里有洗衣液。", "en": "The shop has detergent."})
    assert withheld.without(whole) is whole


def test_a_case_with_almost_nothing_in_it_still_makes_a_material(made: list[tuple[Case, Reader, Material]]) -> None:
    sparse = [one for case, _, one in made if case.id == "half-written"]
    assert len(sparse) == len(LOCALES)
    assert all(one.before and one.after and one.roles and one.steps for one in sparse)
