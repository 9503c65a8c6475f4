"""Writes a document as a Word file whose every part has a named style that a trainer can change."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, Twips
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

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
from .docx_styles import speech
from .legible import contents, legible, marks
from .pictures import picture
from .pieces import pairs, tongues
from .word_sheet import sheet

_PARAGRAPHS = {
    "plain": "Normal",
    "lead": "Pack Lead",
    "quiet": "Pack Quiet",
    "question": "Pack Question",
    "answer": "Pack Answer",
}
# A table of so many rows, and none of its texts longer, is short.
_SHORT = 20
# The styles of lists: with dashes, with numbers.
_LISTS = ("List Bullet", "List Number")
# What Word sets in the Latin font unless it is told otherwise.
_EITHER = set("“”‘’…—·")


def write(document: Document, template: bytes | None = None) -> bytes:
    """Write a document as DOCX; the same document gives the same bytes.

    A `template` is a Word file that `word_template.template` has let through. Figures are drawn, for which FontError is
    raised as `pdf.write` does.
    """
    return _Writer(legible(document), template).bytes()


class _Writer:
    """Writes one document, block after block."""

    def __init__(self, document: Document, template: bytes | None) -> None:
        self._document = document
        self._speech = speech(document.tag)
        self._sheet = sheet(document, template)
        self._word = self._sheet.word
        # What the next paragraph begins with: a page, or a little room below a table, which a heading has of its own.
        self._break = self._gap = False
        self._pictures = 0
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
            self._word.add_paragraph()._p.style = self._sheet.style("Pack End")
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

    def _paragraph(self, style: str, line: Line) -> WordParagraph:
        """Add a paragraph, at the top of a page where a break was asked for."""
        if self._gap and not self._break and not style.startswith(("Heading", "Pack Gap")):
            gap = self._word.add_paragraph()
            gap._p.style = self._sheet.style("Pack Gap")
            # What stands above a question in columns goes with it to the next page.
            gap.paragraph_format.keep_with_next = True
        made = self._word.add_paragraph()
        # By its id: looking a style up by its name takes longer than all else.
        made._p.style = self._sheet.style(style)
        if self._break:
            made.paragraph_format.page_break_before = True
        self._break = self._gap = False
        self._say(made, line)
        return made

    def _say(self, paragraph: WordParagraph, line: Line) -> None:
        for text, chinese in tongues(line.text) if line.text else ():
            run = paragraph.add_run(text)
            if chinese and self._speech.chinese and _EITHER & set(text):
                run._r.get_or_add_rPr().append(parse_xml(f'<w:rFonts {nsdecls("w")} w:hint="eastAsia"/>'))
        if line.refs:
            paragraph.add_run(marks(line))._r.style = self._sheet.style("Pack Reference", "character")

    def _listing(self, block: Listing) -> None:
        number = self._sheet.begun_list() if block.ordered else 0
        for line in block.lines:
            made = self._paragraph(_LISTS[block.ordered], line)
            if number:
                _numbered(made, number)

    def _grid(self, style: str, rows: int, widths: Sequence[int], title: str) -> WordTable:
        """Add a table of fixed widths (parts of a hundred) that no program lays out anew."""
        if self._break or self._gap:
            self._paragraph("Pack Gap", Line(""))
        table: WordTable = self._word.add_table(rows, len(widths))
        table._tbl.tblStyle_val = self._sheet.style(style, "table")
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
            column.width = Twips(self._sheet.measure * width // 100)
            for cell in column.cells:
                cell.width = column.width
        for row in table.rows:
            row._tr.get_or_add_trPr().append(parse_xml(f'<w:cantSplit {nsdecls("w")}/>'))
        return table

    def _fill(self, cell: _Cell, style: str, lines: Sequence[Line]) -> None:
        for at, line in enumerate(lines):
            made = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            made._p.style = self._sheet.style(style)
            self._say(made, line)

    def _table(self, block: Table) -> None:
        if block.title:
            self._paragraph("Caption", Line(block.title)).paragraph_format.keep_with_next = True
        table = self._grid("Pack Table", 1 + len(block.rows), block.widths, block.title)
        head, *rows = table.rows
        head._tr.get_or_add_trPr().append(parse_xml(f'<w:tblHeader {nsdecls("w")}/>'))
        for cell, text in zip(head.cells, block.head, strict=True):
            self._fill(cell, "Pack Table Head", [Line(text)])
        # A short table is not parted; of a long one, no row is.
        together = len(block.rows) <= _SHORT and all(len(line.text) <= _SHORT for row in block.rows for line in row)
        for row, lines in zip(rows, block.rows, strict=True):
            if any(not line.text for line in lines):
                row.height = Mm(11)
            for at, (cell, line) in enumerate(zip(row.cells, lines, strict=True)):
                self._fill(cell, "Pack Table Head" if block.headed and at == 0 else "Pack Table Text", [line])
                if together and lines is not block.rows[-1]:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
        self._gap = True

    def _card(self, block: Card) -> None:
        (row,) = self._grid("Pack Card", 1, (100,), block.title).rows
        (cell,) = row.cells
        self._fill(cell, "Pack Card Title", [Line(block.title)])
        for line in block.lines:
            made = cell.add_paragraph()
            made._p.style = self._sheet.style("Pack Card Text")
            self._say(made, line)
        self._gap = True

    def _columns(self, block: Columns) -> None:
        rows = pairs(block)
        table = self._grid("Pack Columns", len(rows), (50, 50), "")
        # Of each side, the number of the list that it is in.
        lists = [0, 0]
        for row, sides in zip(table.rows, rows, strict=True):
            for at, (cell, said, tag) in enumerate(zip(row.cells, sides, block.tags, strict=True)):
                self._speech = speech(tag)
                for first, piece in enumerate(said):
                    made = cell.add_paragraph() if first else cell.paragraphs[0]
                    ordered = piece.mark.isdigit()
                    style = _PARAGRAPHS[piece.style] if piece.style != "list" else _LISTS[ordered]
                    made._p.style = self._sheet.style(style)
                    if piece.mark == "1":
                        lists[at] = self._sheet.begun_list()
                    if ordered:
                        _numbered(made, lists[at])
                    self._say(made, piece.line)
                    if not self._speech.chinese:
                        made.alignment = WD_ALIGN_PARAGRAPH.LEFT
        self._speech = speech(self._document.tag)
        self._gap = True

    def _figure(self, block: Figure) -> None:
        drawn = picture(block.svg)
        made = self._paragraph("Pack Figure", Line(""))
        width = min(Pt(drawn.width), Twips(self._sheet.measure))
        shown = made.add_run().add_picture(io.BytesIO(drawn.png), width=width)._inline
        shown.docPr.set("descr", block.text)
        shown.docPr.set("title", block.title)
        self._pictures += 1
        package = self._word.part.package
        # The drawing itself, which Word shows in place of the PNG and lets be changed.
        part = Part(PackURI(f"/word/media/drawing{self._pictures}.svg"), "image/svg+xml", drawn.svg, package)
        number = self._word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        (blip,) = shown.iter(qn("a:blip"))
        blip.append(
            parse_xml(
                f'<a:extLst {nsdecls("a")}><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
                'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
                f'{nsdecls("r")} r:embed="{number}"/></a:ext></a:extLst>'
            )
        )
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
            for run in made.runs:
                if run.text:
                    link.append(run._r)
            made._p.append(link)
            if at == last:
                _field(made, "end")

    def _bookmark(self, paragraph: WordParagraph, name: str) -> None:
        number = name.removeprefix("_Toc")
        start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{int(number)}" w:name="{name}"/>')
        paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{int(number)}"/>'))


def _numbered(paragraph: WordParagraph, number: int) -> None:
    """Put a paragraph into the list of a number."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _field(paragraph: WordParagraph, kind: str) -> None:
    paragraph.add_run()._r.append(OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}))
