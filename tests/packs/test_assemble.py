"""The documents of packs, block for block as the browser must assemble them too, and what holds of all of them.

Each `tests/golden/packs/*.json` but `materials.json` holds a plan with an edition and the blocks of that document.
With `CASEGEN_GOLDEN=write` in the environment they are written anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from casegen import config, pipeline
from casegen.library import Library
from casegen.locales import LOCALES
from casegen.packs.assemble import EDITIONS, document, written
from casegen.packs.beside import beside
from casegen.packs.blocks import Blank, Block, Card, Columns, Heading, Line, Listing, PageBreak, Paragraph, Table
from casegen.packs.materials import material
from casegen.packs.methods import ACTIVITIES, FUNCTIONS, METHODS
from casegen.packs.plan import BOTH, Plan, PlanError, plan_of
from casegen.render.reader import Reader
from conftest import GOLDEN_LIBRARY

GOLDEN = Path(__file__).parents[1] / "golden" / "packs"
WRITE = os.environ.get("CASEGEN_GOLDEN") == "write"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.json") if path.stem != "materials")
SETTINGS = config.read(GOLDEN_LIBRARY)
CASES = ("tool-cupboard", "pantry")


@pytest.fixture(scope="module")
def library() -> Library:
    return pipeline.prepare(SETTINGS).library


def plain(value: object) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False))


def lines(values: Iterable[object]) -> str:
    return ",\n".join(json.dumps(one, ensure_ascii=False) for one in values)


@pytest.mark.parametrize("locale", LOCALES)
def test_materials_are_golden(locale: str, library: Library) -> None:
    path = GOLDEN / "materials.json"
    said: dict[str, Any] = json.loads(path.read_text("utf-8"))
    reader = Reader(LOCALES[locale], library)
    found = {name: plain(material(library.by_id[name], reader, SETTINGS).json()) for name in CASES}
    if WRITE:
        path.write_text(json.dumps(said | {locale: found}, ensure_ascii=False, indent=1) + "\n", "utf-8")
    else:
        assert said[locale] == found


@pytest.mark.parametrize("name", NAMES)
def test_documents_are_golden(name: str, library: Library) -> None:
    path = GOLDEN / f"{name}.json"
    said: dict[str, Any] = json.loads(path.read_text("utf-8"))
    found = [plain(asdict(one)) for one in document(plan_of(said["plan"]), library, said["edition"], SETTINGS).blocks]
    if WRITE:
        head = ",\n".join(f"{json.dumps(key)}: {json.dumps(said[key], ensure_ascii=False)}" for key in HEAD)
        path.write_text(f'{{{head},\n"blocks": [\n{lines(found)}\n]}}\n', "utf-8")
    else:
        assert said["blocks"] == found


HEAD = ("about", "plan", "edition")


plans = st.builds(
    Plan,
    cases=st.sampled_from([("pantry",), CASES, ("stair-lamps", "stair-tea", "written-in-english", *CASES)]),
    minutes=st.integers(5, 480),
    method=st.sampled_from(list(METHODS)),
    function=st.sampled_from(FUNCTIONS),
    activities=st.lists(st.sampled_from(list(ACTIVITIES)), max_size=8, unique=True).map(tuple),
    questions=st.sampled_from([(), ("为什么是这里？",)]),
    language=st.sampled_from([*LOCALES, BOTH]),
)


@given(plans, st.sampled_from(list(EDITIONS)))
@effort(max_examples=60)
def test_every_plan_makes_a_sound_document(plan: Plan, edition: str) -> None:
    made = document(plan, _library(), edition, SETTINGS)
    levels = [one.level for one in made.blocks if isinstance(one, Heading)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    sources = {one for name in plan.cases for one in references_of(name)}
    for one in walked(made.blocks):
        if isinstance(one, Table):
            assert sum(one.widths) == 100
            assert {len(row) for row in one.rows} <= {len(one.head)} == {len(one.widths)}
        for line in lines_of(one):
            assert all(1 <= ref <= len(sources) for ref in line.refs)
    text = "\n".join(line.text for one in walked(made.blocks) for line in lines_of(one))
    headed = "\n".join(one.text for one in made.blocks if isinstance(one, Heading | Blank))
    assert all(one in text + headed for one in plan.questions)
    breaks = [isinstance(one, PageBreak) for one in made.blocks]
    assert (True, True) not in pairwise(breaks)


def references_of(name: str) -> list[str]:
    return [f"{name}/{source.id}" for source in _library().by_id[name].sources]


_KEPT: list[Library] = []


def _library() -> Library:
    if not _KEPT:
        _KEPT.append(pipeline.prepare(SETTINGS).library)
    return _KEPT[0]


def walked(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, those in columns too."""
    for one in blocks:
        yield one
        if isinstance(one, Columns):
            yield from walked((*one.left, *one.right))


def lines_of(one: Block) -> Iterator[Line]:
    if isinstance(one, Listing | Card):
        yield from one.lines
    elif isinstance(one, Table):
        yield from (line for row in one.rows for line in row)
    elif hasattr(one, "line"):
        yield one.line


def test_participants_come_to_outcomes_only_behind_a_page_break(library: Library) -> None:
    for method in METHODS:
        # Whatever the order that somebody chose.
        for activities in ((), ("outcomes", "transfer", "opening", "interpretive")):
            plan = Plan(CASES, method=method, activities=activities, language="en")
            blocks = document(plan, library, "participants", SETTINGS).blocks
            heads = [one.text if isinstance(one, Heading) else "" for one in blocks]
            at = heads.index("After the discussion")
            assert isinstance(blocks[at - 1], PageBreak)
            first = json.dumps([plain(asdict(one)) for one in blocks[:at]], ensure_ascii=False)
            reader = Reader(LOCALES["en"], library)
            for name in CASES:
                for outcome in library.by_id[name].outcomes:
                    assert reader.plain(outcome.claim) not in first


def test_slides_ask_nothing_that_tells_an_outcome_before_it_is_told(library: Library) -> None:
    plan = Plan(("tool-cupboard",), activities=("transfer", "outcomes"), language="en")
    blocks = document(plan, library, "slides", SETTINGS).blocks
    heads = [one.text if isinstance(one, Heading) else "" for one in blocks]
    at = next(at for at, text in enumerate(heads) if text.startswith("Back to one’s own"))
    assert isinstance(blocks[at + 1], Paragraph)


def test_a_source_that_two_cases_share_has_one_number(library: Library) -> None:
    blocks = document(Plan(("tool-cupboard", "tool-cupboard", "pantry")), library, "facilitator", SETTINGS).blocks
    listed = [one for one in blocks if isinstance(one, Listing) and one.ordered][-1]
    texts = [line.text for line in listed.lines]
    assert len(texts) == len(set(texts))


def test_both_languages_stand_beside_each_other() -> None:
    left: list[Block] = [
        Heading(1, "标题"), Paragraph(Line("一")), Listing((Line("甲"),)), Table("t", ("a",), (), (100,)),
        Blank("写", 3), PageBreak(), Paragraph(Line("同")),
    ]
    right: list[Block] = [
        Heading(1, "Title"), Paragraph(Line("one")), Table("t", ("a",), (), (100,)), Blank("write", 3), PageBreak(),
        Paragraph(Line("同")),
    ]
    tags = ("zh-Hans", "en")
    assert list(beside(left, right, tags)) == [
        Heading(1, "标题 / Title"),
        Columns((Paragraph(Line("一")), Listing((Line("甲"),))), (Paragraph(Line("one")),), tags),
        Table("t", ("a",), (), (100,)),
        Blank("写 / write", 3),
        PageBreak(),
        Paragraph(Line("同")),
    ]
    # Where they part, nothing is lost.
    uneven = list(beside(left, [Heading(1, "Title"), PageBreak()], tags))
    assert uneven == [Heading(1, "标题 / Title"), *left[1:], PageBreak()]


def test_both_editions_of_every_document_run_alike(library: Library) -> None:
    for edition in EDITIONS:
        made = document(Plan(CASES, method="role-play", language=BOTH), library, edition, SETTINGS)
        assert made.tag == written()[0].tag
        heads = [one.text for one in made.blocks if isinstance(one, Heading)]
        assert sum(" / " in text for text in heads) >= len(heads) - 2


@pytest.mark.parametrize(("name", "why"), [("nobody", "no published case"), ("tea-table", "is retired")])
def test_a_case_that_is_not_for_readers_is_refused(name: str, why: str, library: Library) -> None:
    with pytest.raises(PlanError, match=why):
        document(Plan((name,)), library, "slides", SETTINGS)


def test_titles_of_two_hundred_characters_and_hostile_questions_stay_text(library: Library) -> None:
    plan = Plan(("pantry",), title="长" * 200, questions=("<script>{title}\x00</script> {x}",))
    for edition in EDITIONS:
        made = document(plan, library, edition, SETTINGS)
        assert made.title == "长" * 200
        said = "\n".join(getattr(one, "text", "") for one in made.blocks)
        said += "\n".join(line.text for one in made.blocks for line in lines_of(one))
        assert "<script>{title}</script> {x}" in said
