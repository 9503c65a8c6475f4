"""Writes a document as a Word file whose every part has a named style that a trainer can change."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from datetime import UTC, datetime

from docx import Document as Word
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Inches, Mm, Twips
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from . import typeset
from .archive import settled
from .blocks import (
    Blank,
    Block,
    Card,
    Columns,
    Document,
    Figure,
    Heading,
    Line,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Table,
)
from .docx_styles import MEASURE, NUMBER, Speech, numbering, settings, speech, style_id, styles
from .legible import contents, legible, marks, running

_PARAGRAPHS = {
    "plain": "Normal",
    "lead": "Pack Lead",
    "quiet": "Pack Quiet",
    "question": "Pack Question",
    "answer": "Pack Answer",
}
# What python-docx's own template holds beside what a document needs.
_UNUSED = ("/stylesWithEffects", "/thumbnail", "/customXml")
# What Word sets in the Latin font unless it is told otherwise.
_EITHER = set("“”‘’…—·")


def write(document: Document) -> bytes:
    """Write a document as DOCX; the same document gives the same bytes.

    Figures are drawn, for which FontError is raised as `pdf.write` does.
    """
    return _Writer(legible(document)).bytes()


class _Writer:
    """Writes one document, block after block."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._speech = speech(document.tag)
        self._word = _empty(document, self._speech)
        self._body: WordDocument | _Cell = self._word
        # What the next paragraph begins with: a page, or a little room below a table, which a heading has of its own.
        self._break = self._gap = False
        self._lists = NUMBER
        self._marks: list[tuple[str, str]] = [
            (f"_Toc{at:06}", block.text)
            for at, block in enumerate(document.blocks)
            if isinstance(block, Heading) and block.level == 2
        ]

    def bytes(self) -> bytes:
        """The file."""
        title = contents(self._document)
        marked = iter(self._marks)
        for block in self._document.blocks:
            if isinstance(block, Heading) and block.level == 2:
                if title:
                    self._contents(title)
                    title = ""
                self._bookmark(self._paragraph("Heading 2", Line(block.text)), next(marked)[0])
            else:
                self._block(block)
        if self._gap:
            self._paragraph("Pack Gap", Line(""))
        made = io.BytesIO()
        self._word.save(made)
        return settled(made.getvalue())

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._paragraph(f"Heading {min(block.level, 4)}", Line(block.text))
            case Paragraph():
                self._paragraph(_PARAGRAPHS[block.style], block.line)
            case Listing():
                self._listing(block)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case Card():
                self._card(block)
            case Blank():
                if block.text:
                    self._paragraph("Pack Blank Label", Line(block.text))
                for row in range(block.rows):
                    self._paragraph("Pack Blank" if row < block.rows - 1 else "Pack Blank End", Line(""))
                self._gap = True
            case PageBreak():
                self._break = True
            case Note():
                self._paragraph("Pack Note", block.line)
            case Columns():
                self._columns(block)

    def _paragraph(self, style: str, line: Line, body: _Cell | None = None) -> WordParagraph:
        """Add a paragraph, at the top of a page where a break was asked for."""
        outer = body is None and self._body is self._word
        if outer and self._gap and not self._break and not style.startswith(("Heading", "Pack Gap")):
            self._word.add_paragraph()._p.style = style_id("Pack Gap")
        made = (body or self._body).add_paragraph()
        # By its id: looking a style up by its name takes longer than all else.
        made._p.style = style_id(style)
        if outer:
            if self._break:
                made.paragraph_format.page_break_before = True
            self._break = self._gap = False
        self._say(made, line)
        return made

    def _say(self, paragraph: WordParagraph, line: Line) -> None:
        if line.text:
            run = paragraph.add_run(line.text)
            if self._speech.chinese and _EITHER & set(line.text):
                run._r.get_or_add_rPr().append(parse_xml(f'<w:rFonts {nsdecls("w")} w:hint="eastAsia"/>'))
        if line.refs:
            paragraph.add_run(marks(line))._r.style = style_id("Pack Reference")

    def _listing(self, block: Listing) -> None:
        number = 0
        if block.ordered:
            self._lists = number = self._lists + 1
            self._word.part.numbering_part.element.append(
                parse_xml(
                    f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{NUMBER}"/>'
                    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
                )
            )
        for line in block.lines:
            made = self._paragraph("List Number" if number else "List Bullet", line)
            if number:
                properties = made._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number

    def _grid(self, style: str, rows: int, widths: Sequence[int], title: str) -> WordTable:
        """Add a table of fixed widths (parts of a hundred) that no program lays out anew."""
        if self._break or self._gap:
            self._paragraph("Pack Gap", Line(""))
        table: WordTable = self._word.add_table(rows, len(widths), style=style)
        table.autofit = False
        properties = table._tbl.tblPr
        look = properties.find(qn("w:tblLook"))
        if look is not None:
            properties.remove(look)
        properties.append(
            parse_xml(
                f'<w:tblLook {nsdecls("w")} w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
                'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            )
        )
        if title:
            caption = parse_xml(f'<w:tblCaption {nsdecls("w")}/>')
            caption.set(qn("w:val"), title)
            properties.append(caption)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Twips(MEASURE * width // 100)
            for cell in column.cells:
                cell.width = column.width
        for row in table.rows:
            row._tr.get_or_add_trPr().append(parse_xml(f'<w:cantSplit {nsdecls("w")}/>'))
        return table

    def _fill(self, cell: _Cell, style: str, lines: Sequence[Line]) -> None:
        for at, line in enumerate(lines):
            made = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            made._p.style = style_id(style)
            self._say(made, line)

    def _table(self, block: Table) -> None:
        if block.title:
            self._paragraph("Caption", Line(block.title)).paragraph_format.keep_with_next = True
        table = self._grid("Pack Table", 1 + len(block.rows), block.widths, block.title)
        head, *rows = table.rows
        head._tr.get_or_add_trPr().append(parse_xml(f'<w:tblHeader {nsdecls("w")}/>'))
        for cell, text in zip(head.cells, block.head, strict=True):
            self._fill(cell, "Pack Table Head", [Line(text)])
        for row, lines in zip(rows, block.rows, strict=True):
            if any(not line.text for line in lines):
                row.height = Mm(11)
            for at, (cell, line) in enumerate(zip(row.cells, lines, strict=True)):
                self._fill(cell, "Pack Table Head" if block.headed and at == 0 else "Pack Table Text", [line])
        self._gap = True

    def _card(self, block: Card) -> None:
        (row,) = self._grid("Pack Card", 1, (100,), block.title).rows
        (cell,) = row.cells
        self._fill(cell, "Pack Card Title", [Line(block.title)])
        for line in block.lines:
            self._paragraph("Pack Card Text", line, cell)
        self._gap = True

    def _columns(self, block: Columns) -> None:
        even = len(block.left) == len(block.right)
        pairs = [((one,), (two,)) for one, two in zip(block.left, block.right, strict=True)] if even else [
            (block.left, block.right)
        ]
        table = self._grid("Pack Columns", len(pairs), (50, 50), "")
        document, said = self._body, self._speech
        for row, sides in zip(table.rows, pairs, strict=True):
            for cell, blocks, tag in zip(row.cells, sides, block.tags, strict=True):
                self._body, self._speech = cell, speech(tag)
                for one in blocks:
                    self._block(one)
                if not self._speech.chinese:
                    for made in cell.paragraphs:
                        made.alignment = WD_ALIGN_PARAGRAPH.LEFT
                # A cell begins with a paragraph of its own, which nothing was written into.
                if blocks:
                    cell._tc.remove(cell.paragraphs[0]._p)
        self._body, self._speech = document, said
        self._gap = True

    def _figure(self, block: Figure) -> None:
        drawn = typeset.drawing(block.svg)
        wide, _ = struct.unpack(">II", drawn[16:24])
        made = self._paragraph("Pack Figure", Line(""))
        width = min(Inches(wide / typeset.DRAWN), Twips(MEASURE))
        picture = made.add_run().add_picture(io.BytesIO(drawn), width=width)
        named = picture._inline.docPr
        named.set("descr", block.text)
        named.set("title", block.title)
        if block.title:
            self._paragraph("Caption", Line(block.title))

    def _contents(self, title: str) -> None:
        """A field that Word can make anew, with its text in it from the beginning."""
        self._paragraph("Pack Contents", Line(title))
        last = len(self._marks) - 1
        for at, (mark, text) in enumerate(self._marks):
            made = self._paragraph("toc 2", Line(""))
            if at == 0:
                _field(made, "begin")
                run = made.add_run()
                code = OxmlElement("w:instrText", {qn("xml:space"): "preserve"})
                code.text = ' TOC \\o "2-2" \\n \\h '
                run._r.append(code)
                _field(made, "separate")
            link = OxmlElement("w:hyperlink", {qn("w:anchor"): mark})
            self._say(made, Line(text))
            link.append(made.runs[-1]._r)
            made._p.append(link)
            if at == last:
                _field(made, "end")

    def _bookmark(self, paragraph: WordParagraph, name: str) -> None:
        number = name.removeprefix("_Toc")
        start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{int(number)}" w:name="{name}"/>')
        paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{int(number)}"/>'))


def _field(paragraph: WordParagraph, kind: str) -> None:
    paragraph.add_run()._r.append(OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}))


def _empty(document: Document, said: Speech) -> WordDocument:
    """A Word file with our styles, its page, header, footer and properties, and nothing in it."""
    word = Word()
    _replace(word.styles.element, styles(said))
    _replace(word.part.numbering_part.element, numbering())
    _replace(word.settings.element, settings(said))
    for part in (word.part, word.part.package):
        for name, relation in list(part.rels.items()):
            if relation.reltype.endswith(_UNUSED):
                del part.rels[name]
    (section,) = word.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(27)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = running(document.title)
    section.header.paragraphs[0].style = "Header"
    for footer in (section.footer, section.first_page_footer):
        _foot(footer.paragraphs[0], document.author)
    properties = word.core_properties
    properties.title, properties.author, properties.language = document.title, document.author, document.tag
    properties.comments, properties.last_modified_by = "", document.author
    properties.created = properties.modified = moment(document.date)
    return word


def _foot(paragraph: WordParagraph, author: str) -> None:
    paragraph.style = "Footer"
    paragraph.add_run(f"{author}\t")
    for at, name in enumerate(("PAGE", "NUMPAGES")):
        if at:
            paragraph.add_run(" / ")
        field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        paragraph._p.append(field)


def _replace(old: BaseOxmlElement, made: str) -> None:
    """Put what a part should hold in place of what python-docx's own template holds."""
    for one in list(old):
        old.remove(one)
    old.extend(list(parse_xml(made)))


def moment(date: str) -> datetime:
    """A date (YYYY-MM-DD) as the moment that a file's properties give."""
    try:
        return datetime.fromisoformat(date).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1980, 1, 1, tzinfo=UTC)
