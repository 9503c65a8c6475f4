"""A PDF holds what its document says, tagged, with its two fonts inside, and the same bytes each time."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from casegen import config, pipeline
from casegen.fonts import FontError
from casegen.locales import LOCALES
from casegen.packs import pdf
from casegen.packs.assemble import document
from casegen.packs.blocks import Heading, Line, Paragraph, Table
from casegen.packs.curated import curated
from casegen.packs.legible import legible, text_of
from casegen.render.reader import Reader

from . import opened, samples
from .accessible import elements, faults

ALL = {**samples.SAMPLES, "hostile": samples.hostile}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each sample as a PDF."""
    made = tmp_path_factory.mktemp("pdf")
    for name, sample in ALL.items():
        (made / f"{name}.pdf").write_bytes(pdf.write(sample()))
    return made


@pytest.mark.parametrize("name", ALL)
def test_its_text_is_what_the_blocks_say(name: str, folder: Path) -> None:
    read = opened.words(folder / f"{name}.pdf")
    shown = legible(ALL[name]())
    for block in shown.blocks:
        for text in text_of(block):
            assert opened.squeezed(text) in read, f"{text} of {block.kind}"


@pytest.mark.parametrize("name", ALL)
def test_it_has_two_fonts_both_inside(name: str, folder: Path) -> None:
    assert {one.removesuffix("-Identity-H") for one in opened.fonts_of(folder / f"{name}.pdf")} == {
        "NotoSansCJKtc-Regular",
        "NotoSansCJKtc-Bold",
    }


@pytest.mark.parametrize("name", ALL)
def test_no_page_is_empty_and_nothing_stands_off_it(name: str, folder: Path) -> None:
    for page in opened.shades(folder / f"{name}.pdf", folder / "pages"):
        assert opened.ink(page) > 0.0005
        assert opened.contained(page)


@pytest.mark.parametrize(("name", "language"), [("zh", "zh-CN"), ("zh-hant", "zh-TW"), ("en", "en-GB")])
def test_it_is_tagged(name: str, language: str, folder: Path) -> None:
    path, document = folder / f"{name}.pdf", ALL[name]()
    made = pikepdf.open(path)
    root = made.Root
    assert str(root.Lang) == language
    with made.open_metadata() as said:
        assert said["dc:title"] == document.title
    found = list(elements(made))
    heads = [block for block in document.blocks if isinstance(block, Heading)]
    assert [kind for kind, _ in found if kind[0] == "H" and kind[1:].isdigit()] == [f"H{one.level}" for one in heads]
    tables = [block for block in legible(document).blocks if isinstance(block, Table)]
    scopes = [str(node.A[0].Scope) for kind, node in found if kind == "TH"]
    assert scopes == [
        scope
        for table in tables
        for scope in ["/Column"] * len(table.head) + ["/Row"] * (len(table.rows) if table.headed else 0)
    ]
    assert sum(kind == "TOC" for kind, _ in found) == 2


def test_each_side_of_two_columns_says_its_language(folder: Path) -> None:
    made = pikepdf.open(folder / "both.pdf")
    assert {str(node["/Lang"]) for _, node in elements(made) if "/Lang" in node} == {"en-GB"}


def test_a_table_longer_than_a_page_repeats_its_head(tmp_path: Path) -> None:
    rows = tuple((Line(f"第{at}行"), Line("内容")) for at in range(80))
    path = tmp_path / "long.pdf"
    blocks = (Heading(1, "长表"), Table("表", ("唯一的表头", "乙"), rows, (50, 50)))
    path.write_bytes(pdf.write(replace(samples.zh(), blocks=blocks)))
    assert opened.words(path).count("唯一的表头") == len(pikepdf.open(path).pages) > 1


@pytest.mark.parametrize("name", ALL)
def test_the_same_document_is_the_same_bytes(name: str, folder: Path) -> None:
    assert pdf.write(ALL[name]()) == (folder / f"{name}.pdf").read_bytes()


@pytest.mark.parametrize("name", ALL)
def test_it_is_small(name: str, folder: Path) -> None:
    assert (folder / f"{name}.pdf").stat().st_size <= 200_000


@pytest.mark.parametrize("locale", LOCALES)
def test_the_largest_curated_pack_is_small_and_without_fault(locale: str, tmp_path: Path) -> None:
    settings = config.read(Path(__file__).parents[2])
    library = pipeline.read_library(settings)
    reader = Reader(LOCALES[locale], library)
    documents = [document(curated(pack, reader), library, "participants", settings) for pack in library.packs]
    path = tmp_path / "largest.pdf"
    path.write_bytes(pdf.write(max(documents, key=lambda one: len(one.blocks))))
    assert path.stat().st_size <= 200_000
    assert faults(path) == []


@pytest.mark.parametrize("name", ALL)
def test_readers_find_nothing_to_complain_of(name: str, folder: Path) -> None:
    said = subprocess.run(["pdfinfo", "-struct-text", folder / f"{name}.pdf"], capture_output=True, check=True)
    assert said.stderr == b""


def test_an_address_is_given_back_as_it_is(tmp_path: Path) -> None:
    address = (
        "https://example.org/report/2021/03/02/a-very-long-address-that-no-line-holds/volunteers.html?with=a&long=q"
    )
    path = tmp_path / "address.pdf"
    blocks = (Heading(1, "Address"), Paragraph(Line(f"Read 2 of 3 at {address} today.")))
    path.write_bytes(pdf.write(replace(samples.en(), blocks=blocks)))
    said = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout
    assert address in said.replace("\n", "")
    assert "\u200b" not in said


def test_a_character_that_no_font_has_is_named() -> None:
    document = replace(samples.en(), blocks=(Heading(1, "Faces"), Paragraph(Line("a smile 😀 here"))))
    with pytest.raises(FontError, match=r"U\+1F600.*a smile") as raised:
        pdf.write(document)
    assert "\n" not in str(raised.value)
