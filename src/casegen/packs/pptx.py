"""Writes a document as slides on a master of ours, with notes for whoever speaks."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Pt

from . import pptx_master as master
from .archive import moment, settled
from .blocks import Document, Figure, Line, Table
from .deck import CAPTION, DENSE, ENDS, HIGH, LEADING, SIDES, SIZES, WIDE, Slide, deck, row_heights, size, titled
from .docx_styles import HAIR, INK, Speech, speech
from .legible import legible, marks, property_of, running
from .pictures import picture
from .pieces import Piece, tongues

_TITLE, _TEXT, _TWO = range(3)
_FOOTER, _NUMBER = 11, 12
# The table style that draws nothing, known to every program.
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_UNUSED = ("/printerSettings", "/thumbnail")


def write(document: Document) -> bytes:
    """Write a document as PPTX, 16:9; the same document gives the same bytes.

    Figures are drawn, for which FontError is raised as `pdf.write` does.
    """
    shown = legible(document)
    said = speech(shown.tag)
    made = _empty(shown, said)
    for slide in deck(shown):
        _slide(made, slide, shown, said)
    content = io.BytesIO()
    made.save(content)
    return settled(content.getvalue())


def _slide(made: Deck, slide: Slide, document: Document, said: Speech) -> None:
    layout = _TITLE if slide.cover else _TWO if slide.rows else _TEXT
    page = made.slides.add_slide(made.slide_layouts[layout])
    further = "" if slide.part == 1 else f"（{slide.part}）" if said.chinese else f" ({slide.part})"
    title = page.shapes.title
    assert title is not None
    points = titled(slide)
    usual = master.COVER if slide.cover else master.TITLE
    _say(title.text_frame.paragraphs[0], Line(slide.title + further), said, 0 if points == usual else points)
    places = {one.placeholder_format.idx: one for one in page.placeholders}
    if slide.rows:
        for at, tag in enumerate(slide.tags, 1):
            if side := [piece for row in slide.rows for piece in row[at - 1]]:
                _texts(places[at].text_frame, side, speech(tag), slide.scale)
            else:
                places[at]._element.getparent().remove(places[at]._element)
    elif slide.texts:
        _texts(places[1].text_frame, slide.texts, said, slide.scale)
    named = (slide.table or slide.figure or Figure("", "", "")).title
    top = master.BODY_TOP + (CAPTION if named else 0)
    if named:
        _move(places[1], master.LEFT, master.BODY_TOP, WIDE, CAPTION)
        _texts(places[1].text_frame, [Piece(Line(named), "quiet")], said, 100)
    elif not slide.texts and not slide.rows:
        places[1]._element.getparent().remove(places[1]._element)
    if slide.table:
        _table(page, slide.table, top, slide.size, said)
    if slide.figure:
        _figure(page, slide.figure, top)
    if not slide.cover:
        _foot(page, document, said)
    if slide.notes:
        frame = page.notes_slide.notes_text_frame
        assert frame is not None
        for paragraph, line in zip(_paragraphs(frame, len(slide.notes)), slide.notes, strict=True):
            _say(paragraph, line, said)


def _say(paragraph: _Paragraph, line: Line, said: Speech, points: int = 0, *, bold: bool = False) -> None:
    """Write a line in its language, or each of two joined ones in its own, its references raised."""
    texts = [(text, chinese or not said.chinese, False) for text, chinese in tongues(line.text) if text]
    for text, usual, raised in [*texts, (marks(line), True, True)]:
        if not text:
            continue
        run = paragraph.add_run()
        run.text = text
        properties = run._r.get_or_add_rPr()
        eastern = said.chinese and usual
        properties.set("lang", said.eastern if eastern else said.latin)
        properties.set("altLang", said.latin if eastern else said.eastern)
        if points:
            run.font.size = Pt(points)
        if bold:
            run.font.bold = True
        if raised:
            properties.set("baseline", "30000")


def _texts(frame: TextFrame, pieces: Sequence[Piece], said: Speech, scale: int) -> None:
    """Write pieces into a place, each as a paragraph."""
    for made, piece in zip(_paragraphs(frame, len(pieces)), pieces, strict=True):
        points = size(piece.style, scale)
        if piece.style == "list":
            made.level = 1
            if piece.mark != "–":
                _numbered(made, piece.mark)
        if points != SIZES["plain"]:
            made.line_spacing = Pt(points * LEADING // 100)
        usual = points == SIZES["plain"]
        _say(made, piece.line, said, 0 if usual else points, bold=piece.style in {"question", "strong"})


def _paragraphs(frame: TextFrame, count: int) -> tuple[_Paragraph, ...]:
    """So many paragraphs of a place, which begins with one."""
    for _ in range(count - 1):
        frame.add_paragraph()  # type: ignore[no-untyped-call]  # python-pptx says no types here
    return frame.paragraphs[:count]


def _numbered(paragraph: _Paragraph, mark: str) -> None:
    """Give a paragraph of a list its own number, or none where it goes on from the slide before."""
    numbered = OxmlElement("a:buAutoNum" if mark else "a:buNone")
    if mark:
        numbered.set("type", "arabicPeriod")
        numbered.set("startAt", mark)
    paragraph._p.get_or_add_pPr().append(numbered)


def _move(shape: SlidePlaceholder, left: float, top: float, width: float, high: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(high)


def _table(page: Page, block: Table, top: float, points: int, said: Speech) -> None:
    heights = row_heights(block, points)
    frame = page.shapes.add_table(
        len(heights), len(block.head), Pt(master.LEFT), Pt(top), Pt(WIDE), Pt(sum(heights))
    )
    frame.name = block.title or "Table"
    _named(frame, block.title)
    table = frame.table
    for style in table._tbl.iter(qn("a:tableStyleId")):
        style.text = _PLAIN
    table.horz_banding, table.first_row, table.first_col = False, True, block.headed
    for at, width in enumerate(block.widths):
        table.columns[at].width = Emu(master.EMU * WIDE * width // 100)
    rows = ([Line(text) for text in block.head], *block.rows)
    for at, (lines, high) in enumerate(zip(rows, heights, strict=True)):
        table.rows[at].height = Pt(high)
        for beside, line in enumerate(lines):
            cell = table.cell(at, beside)
            cell.margin_left, cell.margin_right = Pt(0 if beside == 0 else SIDES / 2), Pt(SIDES / 2)
            cell.margin_top = cell.margin_bottom = Pt(ENDS / 2)
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.line_spacing = Pt(points * DENSE // 100)
            _say(paragraph, line, said, points, bold=at == 0 or (block.headed and beside == 0))
            rule = INK if at in {0, len(rows) - 1} else HAIR
            _ruled(cell._tc.get_or_add_tcPr(), INK if at == 0 else "", rule)


def _ruled(properties: BaseOxmlElement, above: str, below: str) -> None:
    """Give a cell a rule above and below and none at its sides."""
    for name, colour in (("lnL", ""), ("lnR", ""), ("lnT", above), ("lnB", below)):
        line = '<a:noFill/>' if not colour else f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        if name == "lnT" and not colour:
            continue
        properties.append(
            parse_xml(
                f'<a:{name} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="9525">{line}</a:{name}>'
            )
        )


def _figure(page: Page, block: Figure, top: float) -> None:
    drawn = picture(block.svg)
    scale = min(WIDE / drawn.width, (HIGH + master.BODY_TOP - top) / drawn.height, 1.6)
    shown = page.shapes.add_picture(
        io.BytesIO(drawn.png), Pt(master.LEFT), Pt(top), Pt(drawn.width * scale), Pt(drawn.height * scale)
    )
    shown.name = block.title or "Figure"
    _named(shown, block.text)


def _named(shape: BaseShape, text: str) -> None:
    """Say what a shape shows to those who do not see it."""
    for named in shape._element.iter(qn("p:cNvPr")):
        named.set("descr", text)


def _foot(page: Page, document: Document, said: Speech) -> None:
    """The footer and the number of a slide, which a layout only has places for."""
    for number in (_FOOTER, _NUMBER):
        place = page.slide_layout.placeholders.get(number)
        assert place is not None
        page.shapes.clone_placeholder(place)
        made = page.placeholders[number].text_frame.paragraphs[0]
        if number == _FOOTER:
            made.alignment = PP_ALIGN.LEFT
            _say(made, Line(running(document.title)), said, 10)
        else:
            made.alignment = PP_ALIGN.RIGHT
            made._p.insert(1, parse_xml(master.NUMBER))


def _empty(document: Document, said: Speech) -> Deck:
    """A deck with our master and its layouts and no slide."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(master.WIDTH), Pt(master.HEIGHT)
    size = made.part._element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    own = list(master.layouts())
    for layout in list(made.slide_layouts)[len(own) :]:
        made.slide_layouts.remove(layout)
    for layout, (kind, _, shown) in zip(made.slide_layouts, own, strict=True):
        _lay(layout, kind, shown)
    root = made.slide_master._element
    shared, text = map(parse_xml, master.master())
    root.replace(root.find(qn("p:cSld")), shared)
    root.replace(root.find(qn("p:txStyles")), text)
    for relation in made.slide_master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            relation.target_part._blob = master.theme(said).encode()
    for part in (made.part, made.part.package):
        for name, relation in list(part._rels.items()):
            if relation.reltype.endswith(_UNUSED):
                part._rels.pop(name)
    properties = made.core_properties
    properties.title, properties.author = property_of(document.title), property_of(document.author)
    properties.language = document.tag
    properties.last_modified_by, properties.comments = document.author, ""
    properties.created = properties.modified = moment(document.date)
    return made


def _lay(layout: SlideLayout, kind: str, shown: str) -> None:
    root = layout._element
    root.set("type", kind)
    root.set("showMasterSp", str(int(kind != "title")))
    root.replace(root.find(qn("p:cSld")), parse_xml(shown))
