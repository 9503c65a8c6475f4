"""The documents of packs, block for block as the browser must assemble them too, and what holds of all of them.

Each `tests/golden/packs/*.json` but `materials.json` holds a plan with an edition and the blocks of that document.
With `CASEGEN_GOLDEN=write` in the environment they are written anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
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
from casegen.packs.reading import minutes
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
    found = {name: plain(asdict(material(library.by_id[name], reader, SETTINGS))) for name in CASES}
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
MANY = ("pantry", "stair-lamps", "stair-tea", "written-in-english", "tool-cupboard", "untranslated")


@pytest.mark.parametrize(
    ("locale", "n", "title"),
    [
        ("zh", 1, "{a}"),
        ("zh", 2, "《{a}》与《{b}》"),
        ("zh", 3, "《{a}》等三个案例"),
        ("zh", 6, "《{a}》等六个案例"),
        ("zh-hant", 4, "《{a}》等四個案例"),
        ("en", 2, "“{a}” and “{b}”"),
        ("en", 4, "“{a}” and three other cases"),
        ("en", 6, "“{a}” and five other cases"),
    ],
)
def test_a_pack_is_called_after_its_cases_as_one_would_say_it(
    locale: str, n: int, title: str, library: Library
) -> None:
    reader = Reader(LOCALES[locale], library)
    a, b = (reader.plain(library.by_id[one].title) for one in MANY[:2])
    made = document(Plan(MANY[:n], language=locale), library, "facilitator", SETTINGS)
    assert made.title == title.format(a=a, b=b)
    # Nothing that people read before the outcomes is called by a title, which may tell them.
    for edition in ("participants", "slides"):
        blocks = document(Plan(MANY[:n], language=locale), library, edition, SETTINGS)
        told = next(at for at, one in enumerate(blocks.blocks) if isinstance(one, Heading) and _tells(one, reader))
        first = json.dumps([plain(asdict(one)) for one in blocks.blocks[:told]], ensure_ascii=False)
        # The contents of a handout list its headings on the first page.
        first += "".join(one.text for one in blocks.blocks if isinstance(one, Heading) and edition == "participants")
        assert not [one for one in MANY[:n] if reader.plain(library.by_id[one].title) in blocks.title + first]


def _tells(heading: Heading, reader: Reader) -> bool:
    return heading.text.startswith(reader.t("web.pack.after.case", title="").rstrip())


def test_cases_that_the_session_has_no_time_to_read_are_read_beforehand(library: Library) -> None:
    for language in ("zh", BOTH):
        plan = Plan(CASES, 5, language=language)
        reading = max(
            minutes(material(library.by_id[one], Reader(locale, library), SETTINGS).seconds for one in CASES)
            for locale in (written() if language == BOTH else [LOCALES[language]])
        )
        said = LOCALES["zh"].t("web.pack.beforehand", n=reading)
        for edition in EDITIONS:
            short = document(plan, library, edition, SETTINGS)
            assert said in [line.text for one in walked(short.blocks) for line in lines_of(one)]
            ample = document(replace(plan, minutes=60), library, edition, SETTINGS)
            assert said not in [line.text for one in walked(ample.blocks) for line in lines_of(one)]
    lead = document(Plan(CASES, 5, language="en"), library, "facilitator", SETTINGS)
    told = [line.text for one in lead.blocks for line in lines_of(one)]
    assert LOCALES["en"].t("web.pack.prepare.ahead") in told


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_draft_says_that_it_is_one(edition: str) -> None:
    drafts = pipeline.prepare(SETTINGS, drafts=True).library
    said = LOCALES["en"].t("web.pack.draft", names="").rstrip()
    for cases, named in ((("half-written",), 1), (("pantry",), 0), (("pantry", "half-written"), 1)):
        made = document(Plan(cases, language="en"), drafts, edition, SETTINGS)
        assert sum(line.text.startswith(said) for one in made.blocks for line in lines_of(one)) == named


def test_both_languages_have_one_timetable(library: Library) -> None:
    for minutes_ in (5, 14, 30, 90):
        made = document(Plan(MANY, minutes_, language=BOTH), library, "participants", SETTINGS)
        tables = [one for one in made.blocks if isinstance(one, Table) and len(one.head) == 3][:2]
        left, right = ([[row[0], row[2]] for row in one.rows] for one in tables)
        assert left == right


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


def test_slides_ask_ones_own_question_even_where_outcomes_are_still_hidden(library: Library) -> None:
    plan = Plan(("pantry",), activities=("opening", "conclusion", "outcomes"), questions=("为什么是这里？",))
    lines = [line.text for one in document(plan, library, "slides", SETTINGS).blocks for line in lines_of(one)]
    assert "为什么是这里？" in lines


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
