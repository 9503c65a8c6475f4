"""Slides hold what their document says, nothing off a slide or too small, notes below, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from casegen.packs.blocks import Blank, Columns, Heading, Line, Listing, Note, Paragraph, Table
from casegen.packs.deck import CAPTION, HALF, HIGH, OPENING, WIDE, Slide, deck, height, row_heights
from casegen.packs.legible import legible, text_of
from casegen.packs.pptx import write

from . import opened, samples

ALL = {**samples.SAMPLES, "hostile": samples.hostile}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each sample as slides and as what LibreOffice makes of them."""
    made = tmp_path_factory.mktemp("pptx")
    for name, sample in ALL.items():
        (made / f"{name}.pptx").write_bytes(write(sample()))
    opened.as_pdf([made / f"{name}.pptx" for name in ALL], made)
    return made


def read(deck: Deck) -> str:
    """All text on the slides, in order, without white space."""
    found = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return opened.squeezed("\n".join(found))


@pytest.mark.parametrize("name", ALL)
def test_its_text_read_back_is_what_the_blocks_say(name: str, folder: Path) -> None:
    made = Presentation(str(folder / f"{name}.pptx"))
    shown = read(made)
    frames = [one.notes_slide.notes_text_frame for one in made.slides if one.has_notes_slide]
    notes = opened.squeezed("".join(one.text for one in frames if one))
    for block in legible(ALL[name]()).blocks:
        for text in text_of(block):
            assert opened.squeezed(text) in (notes if isinstance(block, Note) else shown), text
            assert not isinstance(block, Note) or not block.line.text or opened.squeezed(text) not in shown


@pytest.mark.parametrize("name", ALL)
def test_office_shows_it_on_the_slides(name: str, folder: Path) -> None:
    path = folder / f"{name}.pdf"
    pages = opened.shades(path, folder / "pages")
    assert len(pages) == len(Presentation(str(folder / f"{name}.pptx")).slides)
    assert all(opened.contained(page) for page in pages)
    assert all(opened.ink(page) > 0.0005 for page in pages)
    assert {one.split("-")[0].rstrip("jpsctkrh") for one in opened.fonts_of(path)} == {"NotoSansCJK"}


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_off_a_slide_or_too_small(name: str, folder: Path) -> None:
    made = Presentation(str(folder / f"{name}.pptx"))
    assert made.slide_width is not None
    assert made.slide_height is not None
    assert made.slide_width * 9 == made.slide_height * 16
    for slide in made.slides:
        assert slide.shapes.title is not None
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height
            if shape.is_placeholder and shape.placeholder_format.idx in {11, 12}:
                continue
            frames = [shape.text_frame] if shape.has_text_frame else []
            if shape.has_table:
                frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
            for frame in frames:
                for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
                    assert run.font.size is None or run.font.size >= Pt(14)


def fits(slide: Slide) -> bool:
    """Whether all that is on a slide has room on it."""
    if slide.table:
        title = CAPTION if slide.table.title else 0
        return sum(row_heights(slide.table, slide.size)) + title <= HIGH
    sides = [[piece for row in slide.rows for piece in row[at]] for at in (0, 1)]
    texts = height(slide.texts, WIDE, slide.scale) <= (OPENING if slide.cover else HIGH)
    return texts and all(height(side, HALF, slide.scale) <= HIGH for side in sides)


@pytest.mark.parametrize("name", ALL)
def test_what_is_on_a_slide_fits_it(name: str) -> None:
    assert all(map(fits, deck(legible(ALL[name]()))))


words = some.text("abc", min_size=1, max_size=70)
passages = some.one_of(some.text("字a ，。", max_size=2000), some.lists(words, max_size=90).map(" ".join))


@given(some.lists(passages, max_size=4), passages, passages)
def test_whatever_is_said_fits_its_slides(said: list[str], left: str, right: str) -> None:
    blocks = (
        Heading(1, "题"),
        Heading(2, "长"),
        Listing(tuple(map(Line, said))),
        Table("表", ("甲", "乙"), ((Line(left), Line(right)),), (30, 70)),
        Columns((Paragraph(Line(left)),), (Paragraph(Line(right), "question"),), ("zh-Hans", "en")),
    )
    slides = deck(legible(replace(samples.zh(), blocks=blocks)))
    assert all(map(fits, slides))
    shown = "".join(piece.line.text for slide in slides for piece in slide.texts).replace(" ", "")
    assert all(text.replace(" ", "") in shown for text in said)


def test_what_is_too_long_goes_on_to_a_further_slide() -> None:
    long = Paragraph(Line("社区工作者逐户走访，问三件事。" * 100))
    rows = tuple((Line(f"{at}"), Line("内容" * 60)) for at in range(30))
    blocks = (Heading(1, "题"), Heading(2, "长"), long, Table("表", ("甲", "乙"), rows, (20, 80), True))
    made = Presentation(io.BytesIO(write(replace(samples.zh(), blocks=blocks))))
    titles = [one.shapes.title.text_frame.text for one in made.slides if one.shapes.title]
    assert titles[:4] == ["题", "长", "长（2）", "长（3）"]
    tables = [shape.table for one in made.slides for shape in one.shapes if shape.has_table]
    assert len(tables) > 1
    assert {table.cell(0, 0).text for table in tables} == {"甲"}


def test_notes_are_for_the_speaker_and_room_to_write_is_not_for_slides() -> None:
    blocks = (Heading(1, "T"), Heading(2, "S"), Listing((Line("a"),)), Note(Line("say this", (2,))), Blank("", 9))
    made = Presentation(io.BytesIO(write(replace(samples.en(), blocks=blocks))))
    assert len(made.slides) == 2
    notes = made.slides[1].notes_slide.notes_text_frame
    assert notes is not None
    assert notes.text == "say this[2]"


@pytest.mark.parametrize(("name", "font"), [("zh", "微软雅黑"), ("zh-hant", "微軟正黑體"), ("en", "微软雅黑")])
def test_the_theme_names_eastern_fonts_and_runs_their_language(name: str, font: str, folder: Path) -> None:
    with zipfile.ZipFile(folder / f"{name}.pptx") as file:
        assert file.read("ppt/theme/theme1.xml").decode().count(f'<a:ea typeface="{font}"/>') == 2
        slide = file.read("ppt/slides/slide2.xml").decode()
        assert sorted(one for one in file.namelist() if "slideLayouts/slide" in one) == [
            f"ppt/slideLayouts/slideLayout{at}.xml" for at in (1, 2, 3)
        ]
    language = {"zh": "zh-CN", "zh-hant": "zh-TW", "en": "en-GB"}[name]
    assert f'lang="{language}"' in slide


def test_two_languages_stand_side_by_side() -> None:
    both = next(one for one in samples.both().blocks[3:] if isinstance(one, Columns))
    *_, slide = (one for one in deck(legible(samples.both())) if one.rows)
    assert [piece.line for row in slide.rows for piece in row[0]] == [
        one.line for one in both.left if isinstance(one, Paragraph)
    ]


def agenda(rows: int) -> Table:
    times = tuple((Line(f"{at}–{at + 8}"), Line("客观性层面：看到什么"), Line("8")) for at in range(rows))
    return Table("时间安排", ("时段（分）", "环节", "分钟"), times, (22, 58, 20))


def test_an_agenda_of_twelve_rows_with_a_title_is_one_slide() -> None:
    blocks = (Heading(1, "题"), Heading(2, "时间安排 / Timetable"), agenda(12))
    slides = deck(legible(replace(samples.zh(), blocks=blocks)))
    assert [len(one.table.rows) for one in slides if one.table] == [12]
    assert all(map(fits, slides))


@pytest.mark.parametrize("rows", range(13, 60))
def test_a_long_table_is_cut_into_like_parts(rows: int) -> None:
    blocks = (Heading(1, "题"), Heading(2, "时间安排 / Timetable"), agenda(rows))
    slides = deck(legible(replace(samples.zh(), blocks=blocks)))
    parts = [len(one.table.rows) for one in slides if one.table]
    assert sum(parts) == rows
    assert max(parts) - min(parts) <= len(parts)
    assert all(map(fits, slides))


def test_a_long_list_leaves_no_line_behind() -> None:
    listing = Listing(tuple(Line(f"第{at}条：" + "内容" * 20) for at in range(11)))
    blocks = (Heading(1, "题"), Heading(2, "长"), listing)
    counts = [len(one.texts) for one in deck(legible(replace(samples.zh(), blocks=blocks))) if one.title == "长"]
    assert sum(counts) == 11
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize("name", ALL)
def test_the_same_document_is_the_same_bytes(name: str, folder: Path) -> None:
    content = (folder / f"{name}.pptx").read_bytes()
    assert write(ALL[name]()) == content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
