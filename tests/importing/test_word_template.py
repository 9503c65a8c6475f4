"""A library's Word template: its looks are those of its packs, and a file that lacks or hides something is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from casegen.config import ConfigError, Settings
from casegen.importing import word_template
from casegen.locales import LOCALES
from casegen.packs.docx import write
from casegen.packs.docx_styles import NAMES
from casegen.packs.word_sheet import blank_template
from packs import opened, samples

BLANK = blank_template(LOCALES["zh"])


def settings(root: Path) -> Settings:
    return Settings(root=root, site=root / "site", url="", names={}, taglines={})


def through(raw: bytes, folder: Path) -> bytes | None:
    """A template as a library's own."""
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "packs.docx").write_bytes(raw)
    return word_template.template(settings(folder))


def restyled() -> bytes:
    """A template as a trainer leaves it: another colour, paper, head, and foot, and text of the trainer's own."""
    word = docx.Document(io.BytesIO(BLANK))
    word.styles["Heading 2"].font.color.rgb = RGBColor(0xAA, 0x11, 0x22)
    (section,) = word.sections
    section.page_width, section.page_height = Mm(176), Mm(250)
    section.header.paragraphs[0].text = "某某机构 {library}"
    section.header.paragraphs[0].add_run("：{ti")
    section.header.paragraphs[0].add_run("tle}。")
    word.add_paragraph("要换掉的文字")
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert word_template.template(settings(tmp_path)) is None


def test_the_template_to_begin_from_shows_every_style_and_is_let_through(tmp_path: Path) -> None:
    assert through(BLANK, tmp_path) == BLANK
    assert blank_template(LOCALES["zh"]) == BLANK
    word = docx.Document(io.BytesIO(BLANK))
    shown = {one.text for one in word.paragraphs} | {one.cell(0, 0).text for one in word.tables}
    assert {name for _, name in NAMES} <= shown
    assert "正文会换掉" in word.paragraphs[1].text


def test_what_a_trainer_changed_is_what_documents_look_like(tmp_path: Path) -> None:
    document, template = samples.zh(), through(restyled(), tmp_path)
    word = docx.Document(io.BytesIO(write(document, template)))
    assert word.styles["Heading 2"].font.color.rgb == RGBColor(0xAA, 0x11, 0x22)
    (section,) = word.sections
    assert round((section.page_width or 0) / Mm(1)) == 176
    assert section.header.paragraphs[0].text == f"某某机构 {document.author}：{document.title}。"
    text = "\n".join(one.text for one in word.paragraphs)
    assert "要换掉的文字" not in text
    assert "Pack Note" not in text
    for table in word.tables:
        widths = [column.width or 0 for column in table.columns]
        assert sum(widths) <= (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    assert write(document, template) == write(document, template)


def test_each_language_has_its_fonts_in_one_template(tmp_path: Path) -> None:
    template = through(BLANK, tmp_path)
    for sample, font in ((samples.zh, "宋体"), (samples.zh_hant, "新細明體"), (samples.en, "宋体")):
        word = docx.Document(io.BytesIO(write(sample(), template)))
        defaults = word.styles.element.find(f".//{qn('w:docDefaults')}")
        assert defaults is not None
        assert defaults.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == font


def test_office_shows_it_without_an_empty_page(tmp_path: Path) -> None:
    path = tmp_path / "restyled.docx"
    path.write_bytes(write(samples.both(), through(restyled(), tmp_path)))
    (pdf,) = opened.as_pdf([path], tmp_path)
    assert "某某机构" in opened.words(pdf)
    for page in opened.shades(pdf, tmp_path / "pages"):
        assert opened.ink(page) > 0.0005
        assert opened.contained(page)


def changed(name: str, change: Callable[[str], str]) -> bytes:
    """The template with one of its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BLANK)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.namelist():
            content = old.read(one)
            new.writestr(one, change(content.decode()) if one == name else content)
    return made.getvalue()


def linked(kind: str, mode: str = ' TargetMode="External"') -> bytes:
    """The template with a link to somewhere else."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId99" Type="{base}/{kind}" Target="http://example.org/x"{mode}/></Relationships>'
    return changed("word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", link))


def with_field(field: str) -> bytes:
    """The template with a field at the foot of its pages."""
    return changed("word/footer1.xml", lambda text: text.replace(" PAGE ", field))


def in_pieces(*pieces: str) -> bytes:
    """The template with a field at its foot whose words stand in pieces."""
    run = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    field = mark.format("begin") + run + mark.format("end")
    return changed("word/footer1.xml", lambda text: text.replace("</w:p>", f"{field}</w:p>", 1))


def bomb() -> bytes:
    """A Word file that unpacks to far more than it is."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"\0" * 60_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "broken"),
        (b"PK\x03\x04 no zip", "broken"),
        (b"x" * (word_template.MOST + 1), "larger than 4 MB"),
        (bomb(), "too large when unpacked"),
        (changed("word/document.xml", lambda _: "<x/>"), "no Word document"),
        (changed("word/document.xml", lambda text: text[: len(text) // 2]), "no Word document"),
        (changed("word/styles.xml", lambda text: '<!DOCTYPE x [<!ENTITY e "x">]>' + text), "broken"),
        (changed("word/styles.xml", lambda text: text.replace('"Pack Note"', '"My Note"')), "no style Pack Note;"),
        (changed("word/styles.xml", lambda text: re.sub(r'w:val="Pack [^"]*"', 'w:val="x"', text)), "and 15 more"),
        (changed("word/document.xml", lambda text: re.sub(r'w:left="\d+"', 'w:left="9000"', text)), "less than 60 mm"),
        (linked("attachedTemplate"), "outside (attachedTemplate)"),
        (linked("image"), "outside (image)"),
        (linked("oleObject"), "outside (oleObject)"),
        (with_field(" INCLUDEPICTURE http://example.org/x.png "), "the field INCLUDEPICTURE"),
        (with_field(" DDEAUTO c:\\\\x.exe "), "the field DDEAUTO"),
        (in_pieces(" DDE", "AUTO c:\\\\x.exe"), "the field DDEAUTO"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(raw: bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=re.escape(told)) as refused:
        through(raw, tmp_path)
    assert str(tmp_path / "templates" / "packs.docx") in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_title_that_looks_like_what_is_asked_for_stays_text(tmp_path: Path) -> None:
    document = replace(samples.zh(), title="{title} {library}", author="{title}")
    word = docx.Document(io.BytesIO(write(document, through(restyled(), tmp_path))))
    assert word.sections[0].header.paragraphs[0].text == "某某机构 {title}：{title} {library}。"
