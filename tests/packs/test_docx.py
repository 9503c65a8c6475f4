"""A Word file holds what its document says in named styles, and LibreOffice lays it out without a gap or a box."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from casegen.packs.blocks import Blank, Columns, Document, Figure, Heading, Line, Listing, PageBreak, Paragraph, Table
from casegen.packs.docx import write
from casegen.packs.docx_styles import MEASURE
from casegen.packs.legible import contents, legible, marked, text_of
from casegen.packs.pictures import lettered
from casegen.packs.pieces import pairs

from . import opened, samples

ALL = {**samples.SAMPLES, "hostile": samples.hostile}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each sample as a Word file and as what LibreOffice makes of it."""
    made = tmp_path_factory.mktemp("docx")
    for name, sample in ALL.items():
        (made / f"{name}.docx").write_bytes(write(sample()))
    opened.as_pdf([made / f"{name}.docx" for name in ALL], made)
    return made


def read(word: Word) -> list[str]:
    """Every paragraph with text, in order, in tables too."""
    found: list[str] = []

    def walk(parts: list[WordParagraph | WordTable]) -> None:
        for part in parts:
            if isinstance(part, WordTable):
                for row in part.rows:
                    for cell in row.cells:
                        walk(list(cell.iter_inner_content()))
            elif part.text:
                found.append(part.text)

    walk(list(word.iter_inner_content()))
    return found


def said(document: Document) -> list[str]:
    """The paragraphs that a document says, with its list of contents."""
    shown, found = legible(document), []
    title = contents(shown)
    for block in shown.blocks:
        if title and isinstance(block, Heading) and block.level == 2:
            found += [title, *(one.text for one in shown.blocks if isinstance(one, Heading) and one.level == 2)]
            title = ""
        if isinstance(block, Columns):
            found += [marked(one.line) for pair in pairs(block) for side in pair for one in side]
        else:
            found += text_of(block)
    return found


@pytest.mark.parametrize("name", ALL)
def test_its_text_read_back_is_what_the_blocks_say(name: str, folder: Path) -> None:
    assert read(docx.Document(str(folder / f"{name}.docx"))) == said(ALL[name]())


@pytest.mark.parametrize("name", ALL)
def test_office_shows_all_of_it_in_the_fonts_it_names(name: str, folder: Path) -> None:
    path = folder / f"{name}.pdf"
    shown = opened.words(path)
    for block in legible(ALL[name]()).blocks:
        if not isinstance(block, Columns | Table):
            for text in text_of(block):
                assert opened.squeezed(text)[:20] in shown, text
    assert {one.split("-")[0].rstrip("jpsctkrh") for one in opened.fonts_of(path)} <= {"NotoSansCJK", "NotoSerifCJK"}


@pytest.mark.parametrize("name", ALL)
def test_no_page_is_empty_and_nothing_stands_off_it(name: str, folder: Path) -> None:
    for page in opened.shades(folder / f"{name}.pdf", folder / "pages"):
        assert opened.ink(page) > 0.0005
        assert opened.contained(page)


@pytest.mark.parametrize(
    ("name", "body", "head", "language"),
    [
        ("zh", "宋体", "微软雅黑", "zh-CN"),
        ("zh-hant", "新細明體", "微軟正黑體", "zh-TW"),
        ("en", "宋体", "微软雅黑", "zh-CN"),
    ],
)
def test_styles_name_eastern_fonts_and_the_language(
    name: str, body: str, head: str, language: str, folder: Path
) -> None:
    word = docx.Document(str(folder / f"{name}.docx"))
    defaults = word.styles.element.find(f".//{qn('w:docDefaults')}")
    assert defaults is not None
    assert defaults.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == body
    assert defaults.find(f".//{qn('w:lang')}").get(qn("w:eastAsia")) == language
    heading = word.styles["Heading 2"].element
    assert heading.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == head
    assert word.core_properties.language == ALL[name]().tag


def test_nothing_is_set_beside_the_styles(folder: Path) -> None:
    with zipfile.ZipFile(folder / "zh.docx") as opened_file:
        body = opened_file.read("word/document.xml").decode()
    for name in ("w:sz", "w:color", "w:b", "w:jc", "w:shd", "w:spacing"):
        assert f"<{name} " not in body, name
        assert f"<{name}/>" not in body, name


def test_lines_to_write_on_stay_with_their_question(folder: Path) -> None:
    word, document = docx.Document(str(folder / "zh.docx")), samples.zh()
    named = [one.style.name for one in word.paragraphs if one.style and (one.style.name or "").startswith("Pack Blank")]
    wanted = []
    for block in document.blocks:
        if isinstance(block, Blank):
            wanted += ["Pack Blank Label"] * bool(block.text) + ["Pack Blank"] * (block.rows - 1) + ["Pack Blank End"]
    assert named == wanted != []
    kept = {name: word.styles[name].paragraph_format.keep_with_next for name in {*wanted, "Pack Quiet"}}
    assert kept == {"Pack Quiet": True, "Pack Blank Label": True, "Pack Blank": True, "Pack Blank End": None}


def test_headings_have_levels_and_a_break_begins_a_page(folder: Path) -> None:
    word, document = docx.Document(str(folder / "zh.docx")), samples.zh()
    heads = [one for one in word.paragraphs if one.style and (one.style.name or "").startswith("Heading")]
    assert [(one.style.name, one.text) for one in heads if one.style] == [
        (f"Heading {block.level}", block.text) for block in document.blocks if isinstance(block, Heading)
    ]
    (broken,) = [one.text for one in heads if one.paragraph_format.page_break_before]
    blocks = document.blocks
    (after,) = [two for one, two in pairwise(blocks) if isinstance(one, PageBreak)]
    assert isinstance(after, Heading)
    assert broken == after.text


def test_tables_keep_their_widths_and_repeat_their_heads(folder: Path) -> None:
    word = docx.Document(str(folder / "zh.docx"))
    tables = [one for one in word.tables if one.style and one.style.name == "Pack Table"]
    blocks = [one for one in legible(samples.zh()).blocks if isinstance(one, Table)]
    for table, block in zip(tables, blocks, strict=True):
        assert table.autofit is False
        assert [len(row.cells) for row in table.rows] == [len(block.head)] * (1 + len(block.rows))
        assert all(cell.width == column.width for column in table.columns for cell in column.cells)
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)
        assert sum(column.width or 0 for column in table.columns) <= MEASURE * 635


def test_each_numbered_list_begins_at_one() -> None:
    blocks = (Heading(1, "Lists"), Listing((Line("a"),), True), Paragraph(Line("b")), Listing((Line("c"),), True))
    word = docx.Document(io.BytesIO(write(replace(samples.en(), blocks=blocks))))
    numbers = [one.get(qn("w:val")) for one in word.element.body.iter(qn("w:numId"))]
    assert len(set(numbers)) == len(numbers) == 2


def test_contents_and_pages_are_fields_and_pictures_have_words(folder: Path) -> None:
    with zipfile.ZipFile(folder / "zh.docx") as file:
        body = file.read("word/document.xml").decode()
        feet = "".join(file.read(name).decode() for name in file.namelist() if "footer" in name)
    assert 'TOC \\o "2-2"' in body
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"') == 1
    assert body.count("<w:hyperlink ") == body.count("<w:bookmarkStart ")
    assert feet.count('" PAGE "') == feet.count('" NUMPAGES "') == 2
    assert 'descr="左边是“楼门议事会”' in body


def test_a_drawing_is_an_svg_that_can_be_changed_and_a_small_png(folder: Path) -> None:
    word = docx.Document(str(folder / "zh.docx"))
    figures = [one for one in samples.zh().blocks if isinstance(one, Figure)]
    blips = list(word.element.body.iter(qn("a:blip")))
    assert len(blips) == len(figures) > 0
    for blip, figure in zip(blips, figures, strict=True):
        (vector,) = (one for one in blip.iter() if str(one.tag).endswith("}svgBlip"))
        drawing = word.part.related_parts[vector.get(qn("r:embed"))]
        assert drawing.content_type == "image/svg+xml"
        assert drawing.blob.decode() == lettered(figure.svg)
        png = word.part.related_parts[blip.get(qn("r:embed"))]
        assert len(png.blob) < 40_000


def test_what_stands_below_a_last_table_takes_no_room() -> None:
    row = (Paragraph(Line("甲")),)
    blocks = (Heading(1, "题"), Columns(row, row, ("zh-Hans", "en")))
    word = docx.Document(io.BytesIO(write(replace(samples.zh(), blocks=blocks))))
    last = word.paragraphs[-1]
    assert last.style
    assert last.style.name == "Pack End"
    looks = last.style.paragraph_format
    assert (looks.line_spacing_rule, looks.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(1))
    assert last.style.font.hidden


def test_cases_side_by_side_are_never_more_than_four_in_a_table() -> None:
    for count in range(2, 7):
        heads = ("", *(f"案例{at}" for at in range(count)))
        row = (Line("地区"), *(Line("武汉") for _ in range(count)))
        table = Table("对照", heads, (row,), (16, *[84 // count] * count), headed=True)
        word = docx.Document(io.BytesIO(write(replace(samples.zh(), blocks=(Heading(1, "题"), table)))))
        columns = [len(one.columns) - 1 for one in word.tables]
        assert columns == {2: [2], 3: [3], 4: [4], 5: [3, 2], 6: [3, 3]}[count]
        assert [cell.text for one in word.tables for cell in one.rows[0].cells[1:]] == list(heads[1:])


def test_marks_in_the_other_language_of_a_heading_are_not_chinese_ones() -> None:
    blocks = (Heading(1, "“停车难” / The residents’ car park"),)
    word = docx.Document(io.BytesIO(write(replace(samples.zh(), blocks=blocks))))
    hints = [(run.text, run._r.find(f".//{qn('w:rFonts')}") is not None) for run in word.paragraphs[0].runs]
    assert hints == [("“停车难” / ", True), ("The residents’ car park", False)]


@pytest.mark.parametrize("name", ALL)
def test_the_same_document_is_the_same_bytes(name: str, folder: Path) -> None:
    content = (folder / f"{name}.docx").read_bytes()
    assert write(ALL[name]()) == content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [one for one in file.namelist() if "thumbnail" in one]
