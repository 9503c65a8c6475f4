"""What packs take from cases: participants meet no outcome before the discussion, in any case and edition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from casegen import config, pipeline
from casegen.library import Library
from casegen.locales import LOCALES
from casegen.model import Case, Localized, Prose, Statement, Step, Title
from casegen.packs.blocks import Table
from casegen.packs.given import Material
from casegen.packs.materials import material
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
    said = asdict(one)
    rows = [row for row in one.rows if row[3] == "before"]
    asked = [question for question in one.questions if question[0] in BEFORE]
    named = [said[name] for name in ("name", "before", "problem", "steps", "roles")]
    return "\n".join(strings([*named, rows, asked]))


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
            shown = reader.t("web.pack.labelled", label=reader.plain(figure.measure), text=reader.amount(figure))
            if any(figure.id in one_.figures for one_ in case.outcomes if one_.direction != "unknown"):
                assert shown not in said, f"{case.id} {reader.locale.id}: {shown}"
            if figure.part == "outcomes" and figure.value not in others and abs(figure.value) > 10:
                amount = reader.amount(figure)
                assert amount not in said, f"{case.id} {reader.locale.id}: {amount}"


# What a reading of all 24 cases found that participants could read too soon, and what tells it.
TOO_SOON = [
    ("bailing-waste-to-treasure", "旧物天天有人收"),
    ("dongguan-supervisors-study-visit", "归纳其中的启示"),
    ("fulong-volunteer-team", "日常管理交给骨干", "从接受服务到提供服务", "已坚持服务的时间：1年"),
    ("hanyang-service-desks", "政务事项在社区办完", "能申办，也能办结"),
    ("hanyang-volunteer-stations", "300人以上", "至少300人", "至少5个平常"),
    ("jiangbin-alley-heads", "定下定时清理、回收的服务"),
    ("meilin-duhui-points-shop", "募来物资和服务", "19"),
    ("north-bund-group-buying-leaders", "已经建成"),
    ("qili-yicun-problem-scoring", "定期上门看望老人"),
    ("qintai-parking", "靠志愿团队和服务组织解决", "“解决了”"),
    ("tianhui-plaza-joint-meeting", "多数志愿者愿意转入", "也有人想加入", "想加入第二梯队", "答应留下来"),
    ("xiangyuan-lidu-moving-test-stop", "会走动的检测点", "“大家满意”"),
    ("xiangyuan-lidu-skill-groups", "没有解散"),
    ("xijiao-four-ones", "看着居民自治", "社工从主导退到陪伴"),
    ("yinghuayuan-dual-building-leaders", "保供的人转去加装电梯"),
    ("zhenhua-five-togethers", "社区客厅建起来"),
    ("zhongjiacun-points-at-shops", "在商户那里换早餐", "志愿者凭积分换早餐"),
]


@pytest.mark.parametrize(("name", "told"), [(one[0], one[1:]) for one in TOO_SOON], ids=[one[0] for one in TOO_SOON])
def test_what_a_reading_found_told_too_soon_waits(
    name: str, told: tuple[str, ...], made: list[tuple[Case, Reader, Material]]
) -> None:
    for case, reader, one in made:
        if case.id == name and reader.locale.id in ("zh", "en"):
            first = first_part(one)
            assert not [text for text in told if text in first]


def test_what_waited_is_read_whole_after_the_discussion(made: list[tuple[Case, Reader, Material]]) -> None:
    waited = 0
    for case, reader, one in made:
        first, after = first_part(one), "\n".join(strings(asdict(one)["after"]))
        for step in case.method.steps:
            title, text = reader.plain(step.title), reader.plain(step.text)
            if text not in first or title not in first:
                waited += 1
                assert text in after, f"{case.id} {reader.locale.id}: {text}"
        assert [line.text for line in one.all_steps] == [reader.plain(step.title) for step in case.method.steps]
        assert len(one.steps) == len(one.all_steps)
    assert waited > 20
    # And most of what was done is told first.
    assert waited < sum(len(case.method.steps) for case, _, _ in made) / 4


@pytest.fixture(scope="module")
def shop(libraries: list[tuple[config.Settings, Library]]) -> Case:
    return libraries[0][1].by_id["meilin-duhui-points-shop"]


def test_what_tells_in_one_language_waits_in_all(shop: Case) -> None:
    withheld = Withheld(shop)
    english = "First talks. Talks with 19 organisations succeeded. Then the shop."
    text = Localized({"zh": "先谈。谈成的不少。再开店。", "en": english})
    cut = withheld.without(text)
    assert cut is not None
    assert cut.root == {"zh": "先谈。再开店。", "en": "First talks. Then the shop."}


def test_what_tells_in_one_language_waits_whole_where_another_runs_otherwise(shop: Case) -> None:
    text = Localized({"zh": "先谈。谈成19家。再开店。", "en": "First talks, which went well, and then the shop."})
    assert Withheld(shop).without(text) is None


def test_what_is_left_of_a_text_ends_as_a_text_does(shop: Case) -> None:
    cut = Withheld(shop).without(Localized({"zh": "先谈；谈成19家；", "en": "First talks; 19 organisations agreed."}))
    assert cut is not None
    assert cut.root == {"zh": "先谈。", "en": "First talks."}
    # What is not cut stays as it was written.
    whole = Localized({"zh": "先谈； ", "en": "First talks;"})
    assert Withheld(shop).without(whole) is whole


def test_what_was_done_tells_more_readily_than_a_setting(shop: Case) -> None:
    english = "Goods and services raised are for volunteers, and everyone looks very glad indeed."
    text = Localized({"zh": "募到的物资可供志愿者兑换，大家高兴。", "en": english})
    assert Withheld(shop).without(text) is text
    assert Withheld(shop).without(text, done=True) is None


def test_a_step_that_sums_up_waits_whole(shop: Case) -> None:
    text = Localized({"zh": "开了一次会。"})
    for stage, waits in (("evaluation", True), ("closure", False), ("intervention", False), (None, False)):
        step = Step(title=Title({"zh": "坐下来"}), text=Prose(text.root), stage=stage)
        assert (Withheld(shop).step(step) == (None, None)) == waits


def test_a_question_that_quotes_an_outcome_waits(shop: Case) -> None:
    withheld = Withheld(shop)
    assert withheld.gives_away(Localized({"zh": "“成为合作伙伴”靠的是什么？"}))
    assert withheld.gives_away(Localized({"zh": "谈成19家靠的是什么？"}))
    assert not withheld.gives_away(Localized({"zh": "“合伙”靠的是什么？"}))
    # A step says so too.
    title = shop.method.steps[0].title.root["zh"]
    assert not withheld.gives_away(Localized({"zh": f"“{title}”靠的是什么？"}))


def test_a_figure_that_an_outcome_names_waits(libraries: list[tuple[config.Settings, Library]]) -> None:
    case = libraries[0][1].by_id["hanyang-volunteer-stations"]
    waits = {one.id for one in case.figures if Withheld(case).figure(one)}
    assert {one.id for one in case.figures if one.part == "outcomes"} < waits
    assert "volunteers-per-community" in waits
    # What it counts may be read of a practice, and not be asked about.
    text = Localized({"zh": "一个社区凑不齐300人怎么办？"})
    assert Withheld(case).without(text) is text
    assert Withheld(case).gives_away(text)


DATED: dict[str, object] = {"measure": {"en": "Members"}, "value": 14, "date": "2019"}


@pytest.mark.parametrize(
    ("period", "figures", "before", "whole"),
    [
        ({"start": "2018-03", "end": "2020"}, [], 2, 2),
        ({"start": "2018-03", "end": "2020"}, [{**DATED, "id": "f", "part": "outcomes"}], 2, 3),
        ({"start": "2018-03"}, [{**DATED, "id": "f", "part": "outcomes"}], 0, 2),
        ({"start": "2018-03"}, [{**DATED, "id": "f", "part": "method"}], 2, 2),
        ({"start": "2018-03"}, [{**DATED, "id": "f", "part": "method", "date": "--03-01"}], 0, 0),
        ({"start": "2019"}, [{**DATED, "id": "f", "part": "method"}], 0, 0),
    ],
    ids=["a period", "an outcome later", "no other date", "a figure of the method", "no year", "one date twice"],
)
def test_dates_stand_in_their_order_and_those_of_outcomes_wait(
    period: object, figures: list[object], before: int, whole: int, libraries: list[tuple[config.Settings, Library]]
) -> None:
    settings, library = libraries[1]
    pantry = library.by_id["pantry"].model_dump(mode="json", by_alias=True, exclude_none=True)
    case = Case.model_validate(pantry | {"period": period, "figures": figures})
    one = material(case, Reader(LOCALES["en"], library), settings)
    tables = [block for block in one.before if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [before] * bool(before)
    assert len(one.timeline.rows if one.timeline else ()) == whole
    if whole == 3:
        assert one.timeline is not None
        assert [row[0].text for row in one.timeline.rows] == ["March 2018", "2019", "2020"]


def test_a_long_record_takes_longer_to_read(libraries: list[tuple[config.Settings, Library]]) -> None:
    settings, library = libraries[1]
    case = library.by_id["pantry"]
    setting = Statement(text=Prose({"zh": "楼里住着许多人。" * 100, "en": "Many people live here. " * 100}))
    long = case.model_copy(update={"community": case.community.model_copy(update={"setting": setting})})
    for locale, more in (("zh", 700 / 255 * 60), ("en", 400 / 238 * 60)):
        reader = Reader(LOCALES[locale], library)
        took, takes = (material(one, reader, settings).seconds for one in (case, long))
        assert takes - took == pytest.approx(more, abs=3)


def test_the_two_times_share_no_kind_of_question() -> None:
    assert not AFTER & BEFORE


def test_what_comes_after_holds_every_outcome_with_its_evidence(made: list[tuple[Case, Reader, Material]]) -> None:
    for case, reader, one in made:
        said = "\n".join(strings(asdict(one)["after"]))
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
        found = set(refs(asdict(one)))
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


@pytest.mark.parametrize("text", ["> >", "- - -", "1.", "> - >\n\n- >"])
def test_a_text_of_marks_alone_shows_nothing(text: str, libraries: list[tuple[config.Settings, Library]]) -> None:
    settings, library = libraries[1]
    reader, case = Reader(LOCALES["en"], library), library.cases[0]
    marks = Statement(text=Prose({"en": text, "zh": text}))
    method = case.method.model_copy(update={"rationale": marks, "mode": marks})
    problem = case.problem.model_copy(update={"statement": marks})
    spoilt = material(case.model_copy(update={"method": method, "problem": problem}), reader, settings)
    without = case.method.model_copy(update={"rationale": None, "mode": None})
    plain = material(case.model_copy(update={"method": without}), reader, settings)
    assert len(spoilt.before) <= len(plain.before)
