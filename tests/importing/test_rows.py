"""Rows become drafts as the mapping says: nothing is guessed, nothing goes without a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.importing import mapping, rows
from casegen.importing.ids import Numbered
from casegen.importing.notes import Note, Refusal, counted
from casegen.importing.tables import gathered
from casegen.load import parse
from casegen.locales import LOCALES
from casegen.model import CORE_NUMBER, Plain
from growth import is_linear
from importing.made import concepts

Lines = Sequence[Sequence[str]]


def brought(said: str, lines: Lines) -> tuple[list[rows.Made], list[Note]]:
    """The drafts and notes of a table whose first line holds the names."""
    map_ = mapping.read(said.encode(), "m.yml", LOCALES["en"])
    table = gathered(enumerate(lines, 1), map_.header, ())
    made, notes = rows.drafts(table, map_, concepts(), "table", Numbered())
    return made, [*table.notes, *notes]


def record(said: str, lines: Lines) -> dict[str, Any]:
    made, _ = brought(said, lines)
    assert len(made) == 1
    tree = made[0].draft.record(made[0].id)
    read = parse(made[0].draft.text(made[0].id, "From a table.", LOCALES["zh"]).encode(), "x.yml")
    assert (read.tree, read.findings) == (tree, [])
    return tree


def lost(notes: Sequence[Note]) -> list[tuple[str, str, int, str]]:
    return [(one.kind, one.place, one.row, one.text) for one in notes if one.kind != "missing"]


def test_columns_go_to_fields_whatever_their_width_case_and_spaces() -> None:
    said = "columns: {标题（中文）: title.zh, Title: title.en}"
    tree = record(said, [["标题(中文) ", "ＴＩＴＬＥ"], ["茶话会", "Tea"]])
    assert tree == {"id": "tea", "status": "draft", "title": {"zh": "茶话会", "en": "Tea"}}


def test_a_cell_with_several_values_is_split_where_the_mapping_says() -> None:
    said = "columns: {区: {to: 'community.places[]', split: [、, ;]}, 未知: 'unknowns[].zh'}"
    tree = record(said, [["区", "未知"], ["汉阳区、;420105", "甲\n\n乙\n"]])
    assert tree["community"]["places"] == ["420105", "420105"]
    assert tree["unknowns"] == [{"zh": "甲"}, {"zh": "乙"}]


def test_parts_of_a_list_are_made_of_several_columns() -> None:
    said = "columns: {步: 'method.steps[].title.zh', 文: 'method.steps[].text.zh', 末: 'method.steps[9].text.zh'}"
    tree = record(said, [["步", "文", "末"], ["一\n二\n三", "甲\n\n丙", "完"]])
    assert tree["method"]["steps"] == [
        {"title": {"zh": "一"}, "text": {"zh": "甲"}},
        {"title": {"zh": "二"}},
        {"title": {"zh": "三"}, "text": {"zh": "丙"}},
        {"text": {"zh": "完"}},
    ]


def test_values_that_cannot_be_told_apart_are_left_out() -> None:
    said = "columns: {谁: 'actors[].role.zh', 做: 'actors[].did.zh'}"
    made, notes = brought(said, [["谁", "做"], ["甲\n乙\n丙", "一\n二"]])
    assert made[0].draft.record("x")["actors"] == [
        {"role": {"zh": "甲"}},
        {"role": {"zh": "乙"}},
        {"role": {"zh": "丙"}},
    ]
    assert lost(notes) == [("uneven", "做", 2, "一<U+000A>二")]
    assert "份数与同组的其他列对不上" in made[0].draft.text("x", "o", LOCALES["zh"])


@pytest.mark.parametrize(
    ("text", "id_"),
    [("parking", "parking"), ("停车难", "parking"), (" 停车难 ", "parking"), ("停车", None), ("Parking", None)],
)
def test_a_concept_is_its_id_or_its_label_and_nothing_like_it(text: str, id_: str | None) -> None:
    made, notes = brought("columns: {问题: 'problem.concepts[]', 标题: title.zh}", [["问题", "标题"], [text, "x"]])
    assert made[0].draft.record("x").get("problem") == ({"concepts": [id_]} if id_ else None)
    assert lost(notes) == ([] if id_ else [("value", "问题", 2, text)])


def test_another_word_for_a_concept_does_not_name_it_but_a_place_goes_by_any_of_its_names() -> None:
    said = "columns: {区: 'community.places[]', 问: 'problem.concepts[]'}"
    made, notes = brought(said, [["区", "问"], ["又名汉阳区", "又名停车难"]])
    assert made[0].draft.record("x")["community"] == {"places": ["420105"]}
    assert lost(notes) == [("value", "问", 2, "又名停车难")]


def test_a_label_of_two_concepts_names_neither() -> None:
    _, notes = brought("columns: {区: 'community.places[]'}", [["区"], ["鼓楼区"]])
    assert lost(notes) == [("value", "区", 2, "鼓楼区")]


def test_a_map_of_values_is_the_only_one_that_counts() -> None:
    said = "columns: {区: {to: 'community.places[]', values: {汉阳 : '420105', 不详: ''}}}"
    made, notes = brought(said, [["区"], ["汉　阳"], ["不详"], ["汉阳区"]])
    assert [one.draft.get(("community", "places", 1)) for one in made] == ["420105", None, None]
    assert lost(notes)[0] == ("value", "区", 4, "汉阳区")


@pytest.mark.parametrize("text", ["2022", "2022-06", "2022-06-01", "--12-25"])
def test_a_date_is_taken_as_it_is_written(text: str) -> None:
    assert record("columns: {时间: period.start}", [["时间"], [text]])["period"] == {"start": text}


@pytest.mark.parametrize(
    "text", ["2022年6月", "2022/6/1", "2022-6-1", "20220601", "2022-02-30", "6月", "去年", "2005-04-09T00:00:00.000Z"]
)
def test_no_date_is_made_of_something_like_one(text: str) -> None:
    made, notes = brought("columns: {时间: period.start, 标题: title.zh}", [["时间", "标题"], [text, "x"]])
    assert "period" not in made[0].draft.record("x")
    assert lost(notes) == [("form", "时间", 2, text)]
    assert f"“{text}”" in made[0].draft.text("x", "o", LOCALES["en"])


@pytest.mark.parametrize("text", ["370000", "3.10", "0", "-2"])
def test_a_number_keeps_its_text(text: str) -> None:
    value = record("columns: {数: 'figures[].value'}", [["数"], [text]])["figures"][0]["value"]
    assert (value, isinstance(value, Plain)) == (text, True)


@pytest.mark.parametrize("text", ["37万", "370,000", "约30", "20余", "三十", "３０", "1e3", "007", "60%", "nan"])
def test_no_number_is_made_of_something_like_one(text: str) -> None:
    made, notes = brought("columns: {数: 'figures[].value', 标题: title.zh}", [["数", "标题"], [text, "x"]])
    assert "figures" not in made[0].draft.record("x")
    assert lost(notes) == [("form", "数", 2, text)]


@given(st.text("0123456789.,-+eE万约 %", min_size=1, max_size=8))
def test_what_is_taken_for_a_number_is_the_text_itself(text: str) -> None:
    taken = concepts().taken(("figures", 1, "value"), text)
    assert taken == (text if CORE_NUMBER.match(text) else None)


def test_a_text_that_yaml_would_bend_stays_a_text() -> None:
    tree = record("columns: {标题: title.zh, 名: community.name.zh}", [["标题", "名"], ["no", "010"]])
    assert (tree["title"], tree["community"]) == ({"zh": "no"}, {"name": {"zh": "010"}})


def test_constants_stand_in_every_draft_and_make_no_members_of_their_own() -> None:
    said = """
columns: {谁: "actors[].role.zh"}
constants:
  {original: en, "actors[].kind": 居民, "sources[1].id": a, "sources[1].kind": news, "community.places[]": 汉阳区}
"""
    made, notes = brought(said + "  ", [["谁"], ["甲\n乙"]])
    tree = made[0].draft.record("x")
    assert [one["kind"] for one in tree["actors"]] == ["residents", "residents"]
    assert (tree["original"], tree["sources"], tree["community"]) == (
        "en",
        [{"id": "a", "kind": "news"}],
        {"places": ["420105"]},
    )
    assert lost(notes) == []
    made, _ = brought(said.replace("谁: ", "谁: title.zh, 无: "), [["谁"], ["甲"]])
    assert "actors" not in made[0].draft.record("x")


def test_the_id_is_that_of_its_column_or_made_of_it_or_of_the_title() -> None:
    said = "{id: 编号, columns: {中: title.zh, 英: title.en}}"
    made, notes = brought(
        said,
        [
            ["编号", "中", "英"],
            ["tea-1", "甲", ""],
            ["茶话会 No.2", "乙", ""],
            ["", "楼道", "Crème brûlée"],
            ["", "楼道", ""],
            ["", "！", ""],
        ],
    )
    assert [one.id for one in made] == ["tea-1", "cha-hua-hui-no-2", "creme-brulee", "lou-dao", "table-6"]
    assert lost(notes) == []


def test_an_id_that_is_made_twice_is_numbered_and_one_that_is_given_twice_refused() -> None:
    made, notes = brought(
        "{id: 编号, columns: {题: title.zh}}", [["编号", "题"], ["a", "茶"], ["a", "酒"], ["", "茶"], ["", "茶"]]
    )
    assert [one.id for one in made] == ["a", "cha", "cha-2"]
    assert lost(notes) == [("duplicate", "a", 3, ""), ("numbered", "cha", 5, "")]


def test_a_prefix_makes_numbers_ids_of_their_own() -> None:
    made, _ = brought("{id: {column: id, prefix: participedia-}, columns: {t: title.en}}", [["id", "t"], ["12", "x"]])
    assert made[0].id == "participedia-12"


def test_what_no_column_takes_is_told() -> None:
    said = "{columns: {题: title.zh, 没有: title.en}, leave: [备 注]}"
    _, notes = brought(
        said, [["题", "备注", "电话", ""], ["茶", "a", "b", ""], ["酒", "", "c", "d"], ["", "", "e", ""]]
    )
    found = [
        (one.note.kind, one.note.place, one.note.row, one.count) for one in counted(notes) if one.note.kind != "missing"
    ]
    assert found == [("column", "电话", 2, 3), ("extra", "#4", 3, 1), ("row", "", 4, 1), ("absent", "没有", 0, 1)]


def test_what_is_missing_is_said_in_the_draft_where_it_belongs() -> None:
    made, notes = brought("columns: {题: title.zh, 问: 'problem.concepts[]'}", [["题", "问"], ["茶", "停车难"]])
    text = made[0].draft.text("x", "由表导入。", LOCALES["zh"])
    assert text.splitlines()[1:9] == [
        "# 由表导入。",
        "id: x",
        "status: draft",
        "title:",
        "  zh: 茶",
        "# 待补 summary（摘要）：两三句话的摘要，单独读也能懂。",
        "# 待补 community（社区）：谁、在哪里。",
        "problem:",
    ]
    assert {one.place for one in notes if one.kind == "missing"} >= {"summary", "problem.statement", "sources"}
    assert "unknowns" not in made[0].draft.record("x")


def test_the_language_of_remarks_is_that_of_the_locale() -> None:
    made, _ = brought("columns: {题: title.zh}", [["题"], ["茶"]])
    assert "# To add: summary (Summary)." in made[0].draft.text("x", "o", LOCALES["en"])
    assert "# 待補 summary（摘要）" in made[0].draft.text("x", "o", LOCALES["zh-hant"])


HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "# x\n- y: z",
    "a\u202eb\x00",
    "${x} {y} %s",
    "'\"\\",
    "…" * 200,
    "-->",
    "*a &b !c",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    tree = record(
        "columns: {题: title.zh, 时: period.start, 类: 'problem.concepts[]'}", [["题", "时", "类"], [text, text, text]]
    )
    clean = text.replace("\u202e", "").replace("\x00", "")
    assert tree == {"id": tree["id"], "status": "draft", "title": {"zh": clean}}


@pytest.mark.parametrize("twice", [["题", "题"], ["题", "　题 "]])
def test_a_column_that_is_there_twice_is_refused(twice: list[str]) -> None:
    with pytest.raises(Refusal, match="column-twice"):
        brought("columns: {题: title.zh}", [twice, ["a", "b"]])


def test_a_table_with_none_of_the_columns_is_refused() -> None:
    with pytest.raises(Refusal, match="no-column"):
        brought("columns: {题: title.zh}", [["x"], ["a"]])
    with pytest.raises(Refusal, match="no-id-column"):
        brought("{id: 编号, columns: {题: title.zh}}", [["题"], ["a"]])


def test_names_may_be_the_paths_of_fields() -> None:
    table = gathered(
        enumerate([["id 编号", "title.zh 标题", "method.steps[].title.zh", "备注"], ["a-b", "茶", "一\n二", "x"]], 1),
        0,
        (),
    )
    made, notes = rows.drafts(table, mapping.own(table.columns), concepts(), "table", Numbered())
    tree = made[0].draft.record(made[0].id)
    assert (tree["id"], tree["title"], len(tree["method"]["steps"])) == ("a-b", {"zh": "茶"}, 2)
    assert lost(notes) == [("column", "备注", 2, "")]
    with pytest.raises(Refusal, match="no-columns"):
        mapping.own(["标题", "title.fr", "status"])


def test_time_grows_with_the_rows() -> None:
    map_ = mapping.read("columns: {题: title.zh, 区: 'community.places[]'}".encode(), "m.yml", LOCALES["en"])
    known = concepts()

    def work(size: int) -> None:
        lines = [["题", "区", "余"], *(["茶话会", "火星", "x"] for _ in range(size))]
        rows.drafts(gathered(enumerate(lines, 1), 0, ()), map_, known, "t", Numbered())

    assert is_linear(work, 300)
