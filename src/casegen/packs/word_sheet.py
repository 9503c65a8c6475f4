"""The Word file that a document is written on: ours, or a library's template, with its styles, page and edges."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docx import Document as Word
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from ..locales import Locale
from .archive import moment, settled
from .blocks import Document
from .docx_styles import NAMES, NUMBER, Speech, numbering, settings, speech, style_id, styles
from .legible import property_of, running

# What a document keeps of the parts that belong to a Word file; whatever else a template holds was its own text's.
_KEPT = (
    "/styles", "/numbering", "/settings", "/theme", "/fontTable", "/webSettings", "/header", "/footer", "/footnotes",
    "/endnotes", "/officeDocument", "/core-properties", "/extended-properties",
)  # fmt: skip
# The fonts that we name, each by what it stands for: running text or heads. Another language has others.
_OURS = {
    **dict.fromkeys(("宋体", "SimSun", "新細明體", "PMingLiU"), "text"),
    **dict.fromkeys(("微软雅黑", "Microsoft YaHei", "微軟正黑體", "Microsoft JhengHei"), "head"),
}
# What stands at the head or foot of a template for the title of the document and for the name of the library.
TITLE, LIBRARY = "{title}", "{library}"
_ASKED = re.compile("|".join(map(re.escape, (TITLE, LIBRARY))))


@dataclass(slots=True)
class Sheet:
    """An empty Word file: its styles' ids by kind and name, and the width of its text in twentieths of a point."""

    word: WordDocument
    measure: int
    _ids: Mapping[tuple[str, str], str] = field(default_factory=dict)
    _list: int = NUMBER

    def style(self, name: str, kind: str = "paragraph") -> str:
        """The id of a style; raises KeyError for one that the file does not have."""
        return self._ids[kind, name.lower()]

    def begun_list(self) -> int:
        """The number of a numbered list that begins at 1."""
        listed = self.word.part.numbering_part.element
        number = 1 + max((int(one.get(qn("w:numId"))) for one in listed.findall(qn("w:num"))), default=0)
        listed.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{self._list}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return number


def sheet(document: Document, template: bytes | None = None) -> Sheet:
    """What a document is written on; a `template` is one that `word_template.template` has let through."""
    said = speech(document.tag)
    word = Word(io.BytesIO(template)) if template else _default(said)
    if template:
        _spoken(word, said)
    _emptied(word)
    words = {TITLE: running(document.title), LIBRARY: document.author}
    for paragraph in edges(word):
        _filled(paragraph, words)
    properties = word.core_properties
    properties.title, properties.author = property_of(document.title), property_of(document.author)
    properties.language = document.tag
    properties.comments, properties.last_modified_by = "", document.author
    properties.created = properties.modified = moment(document.date)
    return Sheet(word, measure(word), ids(word), _ordered(word))


def ids(word: WordDocument) -> dict[tuple[str, str], str]:
    """The ids of a file's styles by their kind and their name in small letters: Word names some in its own language."""
    found = {}
    for style in word.styles.element.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            kind = style.get(qn("w:type"), "paragraph")
            found[kind, str(name.get(qn("w:val"))).lower()] = str(style.get(qn("w:styleId")))
    return found


def measure(word: WordDocument) -> int:
    """The width of a file's text in twentieths of a point; 0 where it does not say how large its pages are."""
    page = word.sections[-1]
    if page.page_width is None or page.left_margin is None or page.right_margin is None:
        return 0
    return int((page.page_width - page.left_margin - page.right_margin - (page.gutter or 0)) / 635)


def edges(word: WordDocument) -> Iterator[WordParagraph]:
    """The paragraphs of all heads and feet that the last section has of its own."""
    page = word.sections[-1]
    for edge in (
        page.header, page.first_page_header, page.even_page_header,
        page.footer, page.first_page_footer, page.even_page_footer,
    ):  # fmt: skip
        if not edge.is_linked_to_previous:
            for paragraph in edge._element.iter(qn("w:p")):
                yield WordParagraph(paragraph, edge)


def blank_template(locale: Locale) -> bytes:
    """A template to begin from, with every style of ours shown once under its name, in a locale's words."""
    word = _default(speech(locale.tag))
    for name in ("pack.template.title", "pack.template.about", "pack.template.edges"):
        word.add_paragraph(locale.t(name), "Heading 1" if name.endswith("title") else None)
    for kind, name in NAMES:
        if kind == "paragraph":
            word.add_paragraph(name)._p.style = style_id(name)
        elif kind == "character":
            word.add_paragraph().add_run(name)._r.style = style_id(name)
        else:
            word.add_paragraph()._p.style = style_id("Pack Gap")
            table = word.add_table(2, 2, style=name)
            table.cell(0, 0).text = name
    word.core_properties.title = locale.t("pack.template.title")
    made = io.BytesIO()
    word.save(made)
    return settled(made.getvalue())


def _default(said: Speech) -> WordDocument:
    """A Word file with our styles, page, head and foot."""
    word = Word()
    _replace(word.styles.element, styles(said))
    _replace(word.part.numbering_part.element, numbering())
    _replace(word.settings.element, settings(said))
    _unlinked(word)
    (section,) = word.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(27)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = TITLE
    section.header.paragraphs[0].style = "Header"
    for footer in (section.footer, section.first_page_footer):
        _foot(footer.paragraphs[0])
    return word


def _foot(paragraph: WordParagraph) -> None:
    paragraph.style = "Footer"
    paragraph.add_run(f"{LIBRARY}\t")
    for at, name in enumerate(("PAGE", "NUMPAGES")):
        if at:
            paragraph.add_run(" / ")
        made = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        paragraph._p.append(made)


def _replace(old: BaseOxmlElement, made: str) -> None:
    """Put what a part should hold in place of what it holds."""
    for one in list(old):
        old.remove(one)
    old.extend(list(parse_xml(made)))


def _unlinked(word: WordDocument) -> None:
    """Leave out the parts that a document does not need."""
    for part in (word.part, word.part.package):
        for name, relation in list(part.rels.items()):
            if not relation.reltype.endswith(_KEPT):
                del part.rels[name]


def _emptied(word: WordDocument) -> None:
    """Take out the text of a template, and what belonged to it; its last section's page stays."""
    body = word.element.body
    for one in list(body)[:-1]:
        body.remove(one)
    _unlinked(word)


def _spoken(word: WordDocument, said: Speech) -> None:
    """Let a template speak a document's language: its fonts where it names ours, and how Word is to treat it."""
    root = word.styles.element
    for fonts in root.iter(qn("w:rFonts")):
        if ours := _OURS.get(fonts.get(qn("w:eastAsia"), "")):
            fonts.set(qn("w:eastAsia"), (said.text if ours == "text" else said.head)[0])
    for tag in root.iter(qn("w:lang")):
        tag.set(qn("w:val"), said.latin)
        tag.set(qn("w:eastAsia"), said.eastern)
    both_sides = word.settings.odd_and_even_pages_header_footer
    _replace(word.settings.element, settings(said))
    word.settings.odd_and_even_pages_header_footer = both_sides


def _ordered(word: WordDocument) -> int:
    """The number of the numbering that numbered lists follow: their style's, else ours, put beside a template's."""
    listed = word.part.numbering_part.element
    style = word.styles["List Number"].element
    named = style.find(f".//{qn('w:numId')}")
    for one in listed.findall(qn("w:num")):
        if named is not None and one.get(qn("w:numId")) == named.get(qn("w:val")):
            return int(one.find(qn("w:abstractNumId")).get(qn("w:val")))
    known = [int(one.get(qn("w:abstractNumId"))) for one in listed.findall(qn("w:abstractNum"))]
    number = 1 + max(known, default=0)
    (own,) = (one for one in parse_xml(numbering()) if one.get(qn("w:abstractNumId")) == str(NUMBER))
    own.set(qn("w:abstractNumId"), str(number))
    listed.insert(len(known), own)
    return number


def _filled(paragraph: WordParagraph, words: Mapping[str, str]) -> None:
    """Put a document's words where a template asks for them, set as the first letter of what asks is."""
    whole = "".join(run.text for run in paragraph.runs)
    for found in reversed(list(_ASKED.finditer(whole))):
        place = 0
        for run in paragraph.runs:
            here = run.text
            left, right = (min(max(0, edge - place), len(here)) for edge in found.span())
            if left < right:
                run.text = here[:left] + (words[found[0]] if place + left == found.start() else "") + here[right:]
            place += len(here)
