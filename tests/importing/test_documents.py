"""A Word document with our headings becomes a draft; what stands elsewhere in it is told."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from casegen.importing import documents, docx_, headings, templates
from casegen.importing.drafts import Draft, by_slug
from casegen.importing.notes import Note, Refusal
from casegen.importing.tables import folded
from casegen.importing.targets import NOT_IMPORTED
from casegen.load import parse
from casegen.locales import LOCALES
from casegen.model import Plain
from importing.made import concepts, document, part, repacked

PLAIN = document([(1, "标题"), (0, "茶话会")])
MAIN = "word/document.xml"


def brought(raw: bytes) -> tuple[Draft, str, list[Note]]:
    paragraphs, notes = docx_.read(raw)
    draft = Draft(concepts())
    id_ = documents.fill(draft, paragraphs)
    return draft, id_, [*notes, *draft.notes]


def tree(*paragraphs: tuple[int, str]) -> dict[str, Any]:
    draft, _, notes = brought(document(paragraphs))
    assert notes == []
    read = parse(draft.text("x", "From a document.", LOCALES["en"]).encode(), "x.yml")
    assert (read.tree, read.findings) == (draft.record("x"), [])
    return draft.record("x")


def lost(notes: Sequence[Note]) -> list[tuple[str, str, str]]:
    return [(one.kind, one.place, one.text) for one in notes]


def test_the_language_of_a_heading_is_that_of_its_text() -> None:
    made = tree((1, "标题"), (0, "茶话会"), (1, "Title"), (0, "Tea"), (1, "摘要"), (0, "一。"), (0, "二。"))
    assert made == {
        "id": "x",
        "status": "draft",
        "title": {"zh": "茶话会", "en": "Tea"},
        "summary": {"zh": "一。\n\n二。"},
    }


def test_members_of_a_list_have_a_heading_each_with_or_without_a_number() -> None:
    steps = [(3, "这一步叫什么"), (0, "先问"), (3, "做了什么"), (0, "问居民"), (3, "阶段"), (0, "预估")]
    one = {"title": {"zh": "先问"}, "text": {"zh": "问居民"}, "stage": "assessment"}
    for names in (["步骤 1", "步骤2"], ["步骤", "步骤"], ["步骤一", "步骤二："], ["一、步骤 1", "（二）步骤 2"]):
        made = tree((1, "方法"), (2, names[0]), *steps, (2, names[1]), *steps)
        assert made["method"]["steps"] == [one, one]


def test_a_heading_may_stand_for_the_whole_list() -> None:
    said = [(1, "参与者"), (2, "参与者"), (3, "角色"), (0, "甲"), (2, "参与者"), (3, "角色"), (0, "乙")]
    assert tree(*said)["actors"] == [{"role": {"zh": "甲"}}, {"role": {"zh": "乙"}}]
    english = [(1, "Actors"), (2, "Actor 1"), (3, "Role"), (0, "A"), (2, "Actor 2"), (3, "Role"), (0, "B")]
    assert tree(*said, *english)["actors"] == [{"role": {"zh": "甲", "en": "A"}}, {"role": {"zh": "乙", "en": "B"}}]


def test_paragraphs_are_members_where_a_field_holds_several() -> None:
    made = tree(
        (1, "社区"), (2, "所在地区"), (0, "汉阳区、420105"),
        (1, "靠什么做成"), (0, "靠商家。"), (0, "靠居民。"),
        (1, "来源没有说的"), (0, "谁出钱。"), (1, "Not said by the sources"), (0, "Who paid."),
    )  # fmt: skip
    assert made["community"]["places"] == ["420105", "420105"]
    assert made["conditions"] == [{"text": {"zh": "靠商家。"}}, {"text": {"zh": "靠居民。"}}]
    assert made["unknowns"] == [{"zh": "谁出钱。", "en": "Who paid."}]


def test_translations_that_are_not_as_many_are_left_out() -> None:
    draft, _, notes = brought(document([(1, "限度"), (0, "甲"), (0, "乙"), (1, "Limits"), (0, "B")]))
    assert draft.record("x")["limits"] == [{"text": {"zh": "甲"}}, {"text": {"zh": "乙"}}]
    assert lost(notes) == [("uneven", "Limits", "B")]


def test_numbers_truth_and_places_in_sources_are_typed() -> None:
    made = tree(
        (1, "数字 1"), (2, "数值"), (0, "19"), (2, "第几段"), (0, "15"),
        (1, "参与者 1"), (2, "由它牵头"), (0, "是"), (2, "依据"), (0, "hanyang 15"), (0, "hanyang ¶16"),
    )  # fmt: skip
    assert made["figures"] == [{"value": "19", "paragraph": "15"}]
    assert all(isinstance(value, Plain) for value in made["figures"][0].values())
    assert made["actors"] == [
        {"leads": "true", "from": [{"source": "hanyang", "paragraph": "15"}, {"source": "hanyang", "paragraph": "16"}]}
    ]


def test_what_is_not_understood_is_told_and_nothing_is_guessed() -> None:
    draft, _, notes = brought(
        document(
            [
                (0, "开头的话"), (1, "心得体会"), (0, "很好"), (2, "标题"), (0, "在下面"), (1, "标题"), (0, "茶"),
                (1, "方法"), (0, "直接写在大标题下"), (2, "阶段"), (0, "x"), (2, "工作层面"), (0, "各处"),
                (1, "实践时间"), (2, "开始"), (0, "去年"),
            ]
        )
    )  # fmt: skip
    assert draft.record("x") == {"id": "x", "status": "draft", "title": {"zh": "茶"}}
    assert sorted(lost(notes)) == [
        ("content", "¶", "开头的话"),
        ("content", "心得体会", "很好"),
        ("content", "方法", "直接写在大标题下"),
        ("content", "标题", "在下面"),
        ("content", "阶段", "x"),
        ("form", "开始", "去年"),
        ("heading", "心得体会", ""),
        ("heading", "标题", ""),
        ("heading", "阶段", ""),
        ("value", "工作层面", "各处"),
    ]


def test_what_is_in_tables_pictures_and_notes_is_told() -> None:
    def change(made: Any) -> None:
        made.add_table(1, 1).cell(0, 0).text = "表里的话"
        run = made.paragraphs[1].add_run()._r
        for name in ("w:drawing", "w:footnoteReference", "w:commentReference"):
            run.append(OxmlElement(name))

    _, _, notes = brought(document([(1, "标题"), (0, "茶")], change))
    assert [(one.kind, one.place) for one in notes] == [
        ("content", "picture"), ("content", "footnote"), ("content", "comment"), ("content", "table"),
    ]  # fmt: skip


def test_tracked_changes_are_read_as_accepted() -> None:
    def change(made: Any) -> None:
        paragraph = made.paragraphs[1]._p
        for name, text in (("w:del", "酒"), ("w:ins", "话会")):
            around, run, inner = OxmlElement(name), OxmlElement("w:r"), OxmlElement("w:t")
            inner.text = text
            run.append(inner)
            around.append(run)
            paragraph.append(around)

    draft, _, notes = brought(document([(1, "标题"), (0, "茶")], change))
    assert draft.get(("title", "zh")) == "茶话会"
    assert [one.kind for one in notes] == ["tracked"]


def test_text_in_links_and_content_controls_counts() -> None:
    def change(made: Any) -> None:
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        control.append(content)
        paragraph = made.paragraphs[1]._p
        paragraph.addprevious(control)
        content.append(paragraph)

    assert brought(document([(1, "标题"), (0, "茶话会")], change))[0].get(("title", "zh")) == "茶话会"


def test_a_heading_is_one_by_its_outline_level_too() -> None:
    def change(made: Any) -> None:
        style = made.styles.add_style("我的标题", 1)
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "0")
        style.element.get_or_add_pPr().append(level)
        made.add_paragraph("标题", style=style)
        made.add_paragraph("茶")

    assert brought(document([], change))[0].get(("title", "zh")) == "茶"


def test_the_id_is_that_of_its_heading() -> None:
    assert brought(document([(1, "编号"), (0, "tea-hour"), (1, "标题"), (0, "茶")]))[1] == "tea-hour"


@pytest.mark.parametrize("locale", LOCALES)
def test_an_empty_template_holds_nothing_and_a_filled_one_all(locale: str) -> None:
    raw = templates.document(locale)
    with pytest.raises(Refusal, match="not-filled"):
        brought(raw)
    made = Document(io.BytesIO(raw))
    filled = 0
    for paragraph in list(made.paragraphs):
        if paragraph.text in headings.hints() and paragraph.runs and paragraph.runs[0].italic:
            paragraph.insert_paragraph_before("2022-06")
            filled += 1
    stream = io.BytesIO()
    made.save(stream)
    draft, _, notes = brought(stream.getvalue())
    assert filled > 50
    assert {one.kind for one in notes} <= {"form", "value", "content"}
    assert not [one for one in notes if one.kind == "heading"]
    record = draft.record("x")
    assert record["title"] == {LOCALES[locale].key: "2022-06"}
    assert len(record["method"]["steps"]) == len(record["actors"]) == len(record["sources"]) == 1
    assert set(record) >= {
        "summary",
        "community",
        "period",
        "conditions",
        "limits",
        "lessons",
        "unknowns",
        "questions",
        "teaching",
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_headings_and_labels_are_those_of_the_form_and_tell_fields_apart(locale: str) -> None:
    for part_ in by_slug().values():
        labels = [folded(LOCALES[locale].t(f"label.{part_.slug}.{field.name}")) for field in part_.fields]
        assert len(set(labels)) == len(labels), part_.slug


def test_no_label_is_that_of_another_field_in_another_language() -> None:
    for slug, part_ in by_slug().items():
        for field in part_.fields:
            if slug == "case" and field.name in NOT_IMPORTED - {"id"}:
                continue
            for locale in LOCALES.values():
                found = headings.meaning(slug, locale.t(f"label.{slug}.{field.name}"))
                assert found is not None
                assert found.field == field


@pytest.mark.parametrize(
    "raw",
    [
        PLAIN[:500],
        repacked(PLAIN, {MAIN: b"<x/>"}),
        repacked(PLAIN, {MAIN: b"<w:document"}),
        repacked(PLAIN, {MAIN: b"<a>" * 100_000}),
        repacked(PLAIN, {"word/styles.xml": b"<"}),
    ],
)
def test_a_damaged_document_is_refused(raw: bytes) -> None:
    with pytest.raises(Refusal, match="broken"):
        docx_.read(raw)


def test_a_document_without_our_headings_is_refused() -> None:
    with pytest.raises(Refusal, match="no-headings"):
        brought(document([(1, "工作总结"), (0, "很多字")]))
    with pytest.raises(Refusal, match="no-headings"):
        brought(document([(0, "标题"), (0, "很多字")]))


def test_entities_and_large_parts_are_refused() -> None:
    outside = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    with pytest.raises(Refusal, match="xml"):
        docx_.read(repacked(PLAIN, {MAIN: outside + part(PLAIN, MAIN)}))
    with pytest.raises(Refusal, match="bomb"):
        docx_.read(repacked(PLAIN, {MAIN: part(PLAIN, MAIN) + b" " * 40 * 2**20}))


def test_the_parser_itself_opens_no_entity(tmp_path: Path) -> None:
    from docx.oxml.parser import parse_xml

    (tmp_path / "secret").write_text("a secret", "utf-8")
    outside = (tmp_path / "secret").as_uri()
    found = parse_xml(f'<!DOCTYPE x [<!ENTITY a SYSTEM "{outside}"><!ENTITY b "bbb">]><x>&a;<y>&b;</y></x>'.encode())
    assert "a secret" not in found.xpath("string()")
    assert not "".join(one.text or "" for one in found.iter("x", "y"))


def test_a_document_with_macros_is_read_without_them() -> None:
    types = part(PLAIN, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    raw = repacked(PLAIN, {"[Content_Types].xml": types, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert brought(raw)[0].get(("title", "zh")) == "茶话会"
