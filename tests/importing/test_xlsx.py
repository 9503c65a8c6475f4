"""Sheets are read as they stand in the cells, and nothing in a workbook can grow, run or reach out."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from casegen.importing import xlsx
from casegen.importing.notes import Note, Refusal
from casegen.importing.tables import Table
from casegen.importing.xlsx import read
from growth import TIMES, is_linear, spent
from importing.made import part, repacked, workbook

PLAIN = workbook([["标题", "摘要"], ["茶话会", "好"]])
SHEET = "xl/worksheets/sheet1.xml"


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def notes(table: Table) -> list[tuple[str, str, int, str]]:
    return [(one.kind, one.place, one.row, one.text) for one in table.notes if one.kind != "read"]


def refused(raw: bytes, sheet: str = "") -> str:
    with pytest.raises(Refusal) as found:
        read(raw, sheet, 0)
    return found.value.name


def test_the_first_sheet_is_read() -> None:
    table = read(PLAIN, "", 0)
    assert (table.columns, cells(table), notes(table)) == (("标题", "摘要"), [("茶话会", "好")], [])


def test_rows_keep_their_numbers_and_empty_ones_do_not_count() -> None:
    raw = workbook([[], ["a", "b"], [], ["1", None], [" ", ""], [None, "2"]])
    assert [(row.number, row.cells) for row in read(raw, "", 0).rows] == [(4, ("1", "")), (6, ("", "2"))]


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (370000, "General", "370000"),
        (0.1, "General", "0.1"),
        (1e21, "General", "1000000000000000000000"),
        (True, "General", "true"),
        (datetime(2022, 5, 1), "yyyy-mm-dd", "2022-05-01"),  # noqa: DTZ001 - a sheet knows no time zones
        (date(2022, 5, 1), 'yyyy"年"m"月"', "2022-05"),
        (date(2022, 5, 1), "yyyy", "2022"),
        (date(2022, 5, 1), 'm"月"d"日"', "--05-01"),
        (date(2022, 5, 1), "[$-804]yyyy/m/d", "2022-05-01"),
        (time(19, 30), "h:mm", "19:30:00"),
        ("010", "@", "010"),
        ("a_x000D_\nb", "General", "a\nb"),
    ],
)
def test_a_value_is_what_the_cell_shows_and_no_more(value: Any, shown: str, text: str) -> None:
    def format_(_: Workbook, sheet: Any) -> None:
        sheet["A2"].number_format = shown

    assert cells(read(workbook([["a"], [value]], format_), "", 0)) == [(text,)]


def test_a_share_is_the_number_in_the_cell_and_is_noted() -> None:
    def format_(_: Workbook, sheet: Any) -> None:
        sheet["A2"].number_format = "0%"

    table = read(workbook([["a"], [0.6]], format_), "", 0)
    assert (cells(table), notes(table)) == ([("0.6",)], [("percent", "a", 2, "0.6")])


def test_a_formula_stays_a_text_whatever_value_was_saved_with_it() -> None:
    raw = workbook([["a", "b"], ["=1+1", "x"], [ArrayFormula("A3", "=SUM(B1:B2)"), "y"]])
    xml = (
        part(raw, SHEET)
        .replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>42</v>")
        .replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>42</v>")
    )
    assert b"42" in xml
    table = read(repacked(raw, {SHEET: xml}), "", 0)
    assert cells(table) == [("=1+1", "x"), ("=SUM(B1:B2)", "y")]
    assert notes(table) == [("formula", "a", 2, ""), ("formula", "a", 3, "")]


def test_an_error_is_no_text() -> None:
    table = read(workbook([["a", "b"], ["#N/A", "x"]]), "", 0)
    assert (cells(table), notes(table)) == ([("", "x")], [("error", "a", 2, "#N/A")])


def test_merged_cells_count_for_the_first_and_are_noted() -> None:
    def merge(_: Workbook, sheet: Any) -> None:
        sheet.merge_cells("A2:A3")

    table = read(workbook([["a", "b"], ["x", "1"], [None, "2"]], merge), "", 0)
    assert cells(table) == [("x", "1"), ("", "2")]
    assert notes(table) == [("merged", "Sheet", 0, "A2:A3")]


def test_other_sheets_are_named_unless_they_are_empty() -> None:
    def more(book: Workbook, _: Any) -> None:
        book.create_sheet("空")
        sheet = book.create_sheet("说明")
        sheet["B7"], sheet["B8"] = "先看这里", "x"

    raw = workbook([["a"], ["1"]], more)
    assert notes(read(raw, "", 0)) == [("content", "说明", 0, "")]
    assert read(raw, "说明", 0).columns == ("", "先看这里")
    assert refused(raw, "没有") == "sheet"


def test_strings_that_cells_share_are_read_without_their_look() -> None:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    shared = f"""<sst {space}><si><t>标题</t></si>
    <si><r><t xml:space="preserve">茶 </t></r><r><rPr><b/></rPr><t>话会</t></r>
    <rPh sb="0" eb="1"><t>cha</t></rPh></si></sst>"""
    sheet = f"""<worksheet {space}><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c></row>
    <row r="2"><c r="A2" t="s"><v>1</v></c></row></sheetData></worksheet>"""
    types = part(PLAIN, "[Content_Types].xml").replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType='
        b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    parts = {SHEET: sheet.encode(), "xl/sharedStrings.xml": shared.encode(), "[Content_Types].xml": types}
    assert cells(read(repacked(PLAIN, parts), "", 0)) == [("茶 话会",)]


def test_a_hidden_sheet_is_not_the_first() -> None:
    def hide(book: Workbook, sheet: Any) -> None:
        sheet.sheet_state = "hidden"
        shown = book.create_sheet("案例")
        shown["A1"], shown["A2"] = "标题", "茶"

    assert read(workbook([["x"], ["y"]], hide), "", 0).columns == ("标题",)


def test_macros_and_links_are_not_looked_at() -> None:
    raw = repacked(
        PLAIN, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    )
    assert cells(read(raw, "", 0)) == [("茶话会", "好")]


@pytest.mark.parametrize(
    "dimension", [b'<dimension ref="A1:XFD1048576"/>', b'<dimension ref="A1:A1"/>', b'<dimension ref="x"/>', b""]
)
def test_what_a_sheet_says_of_its_size_does_not_count(dimension: bytes) -> None:
    xml = part(PLAIN, SHEET)
    changed, count = re.subn(rb'<dimension ref="A1:B2" ?/>', dimension, xml)
    assert count == 1
    assert cells(read(repacked(PLAIN, {SHEET: changed}), "", 0)) == [("茶话会", "好")]


@pytest.mark.parametrize(("row", "column"), [(b"1048576", b"A"), (b"99999999999", b"A"), (b"2", b"XFD")])
def test_a_cell_far_away_takes_less_time_than_a_small_table(row: bytes, column: bytes) -> None:
    """Walking over every cell that is not there takes a hundred times as long."""
    far = b'<row r="%b"><c r="%b%b" t="inlineStr"><is><t>far</t></is></c></row></sheetData>' % (row, column, row)
    xml = part(PLAIN, SHEET).replace(b"</sheetData>", far)
    raw, small = repacked(PLAIN, {SHEET: xml}), workbook([["一"] * 20] * 2000)
    assert cells(read(raw, "", 0))[0] == ("茶话会", "好")
    assert spent(lambda _: read(raw, "", 0), 1) < spent(lambda _: read(small, "", 0), 1)


def test_reading_grows_with_the_cells_that_are_there() -> None:
    books = {rows: workbook([["a", "b", "c"], *[["一", "二", 3]] * rows]) for rows in (500, 500 * TIMES)}
    assert is_linear(lambda rows: read(books[rows], "", 0), 500)


def test_cells_that_are_not_there_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row comes filled up to the last column that is read; what is empty must not cost as much as a text."""
    raw, looked = workbook([["a", "b"], *[["1", "2"]] * 50]), Counter[str]()

    def counted(cell: Any, place: str, row: int, notes: list[Note]) -> str:
        looked[place] += 1
        return text(cell, place, row, notes)

    text = xlsx._text
    monkeypatch.setattr(xlsx, "_text", counted)
    read(raw, "", 0)
    assert looked == {"#1": 51, "#2": 51}


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [ENTITIES, OUTSIDE, b"<!DOCTYPE x>"])
@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "x.png"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-be", "utf-7", "cp037", "utf-32"])
def test_entities_are_refused_before_any_parser_sees_them(declared: bytes, name: str, codec: str) -> None:
    said = f'<?xml version="1.0" encoding="{codec}"?>{declared.decode()}<x>&a;</x>'
    assert refused(repacked(PLAIN, {name: said.encode(codec)})) == "xml"


def test_the_parsers_themselves_open_no_entity(tmp_path: Path) -> None:
    """The guard stands in front; behind it, openpyxl must not open one either."""
    (tmp_path / "secret").write_text("a secret", "utf-8")
    outside = (tmp_path / "secret").as_uri()
    said = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "{outside}">]>'.encode()
    sheet, count = re.subn(rb"<t>[^<]*</t>", b"<t>&a;</t>", part(PLAIN, SHEET))
    assert count == 4
    raw = repacked(PLAIN, {SHEET: said + sheet})
    try:
        book = load_workbook(io.BytesIO(raw))
        shown = str([[cell.value for cell in row] for row in book.worksheets[0].iter_rows()])
    except Exception as error:
        shown = str(error)
    assert "a secret" not in shown


def bomb(name: str, size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in zipfile.ZipFile(io.BytesIO(PLAIN)).namelist():
            if one != name:
                packed.writestr(one, part(PLAIN, one))
        with packed.open(name, "w", force_zip64=True) as member:
            for _ in range(size // 2**20):
                member.write(b" " * 2**20)
    return stream.getvalue()


@pytest.mark.parametrize("name", [SHEET, "xl/styles.xml", "docProps/thumbnail.jpeg"])
def test_a_bomb_is_not_unpacked(name: str) -> None:
    raw = bomb(name, 300 * 2**20)
    assert len(raw) < 2**20
    assert refused(raw) == "bomb"


def test_a_bomb_that_understates_its_size_is_not_unpacked() -> None:
    raw = bytearray(bomb(SHEET, 8 * 2**20))
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        size = packed.getinfo(SHEET).file_size.to_bytes(4, "little")
    at = raw.rindex(size)
    raw[at : at + 4] = (1000).to_bytes(4, "little")
    assert refused(bytes(raw)) == "broken"


def test_too_many_parts_are_refused() -> None:
    assert refused(repacked(PLAIN, {f"x/{number}": b"" for number in range(5001)})) == "bomb"


def nameless(raw: bytes) -> bytes:
    """An archive whose last part has lost its name, of one letter, to its comment: the reader of archives stumbles."""
    at = raw.rindex(b"PK\1\2")
    return raw[: at + 28] + b"\0\0\0\0\1\0" + raw[at + 34 :]


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + b"\0" * 100,
        PLAIN[: len(PLAIN) // 2],
        repacked(PLAIN, {SHEET: None}),
        repacked(PLAIN, {SHEET: b"<worksheet"}),
        repacked(PLAIN, {"xl/workbook.xml": b"<x/>"}),
        repacked(PLAIN, {"[Content_Types].xml": None}),
        repacked(PLAIN, {SHEET: b"<a>" * 100_000}),
        nameless(repacked(PLAIN, {"x": b"x"})),
    ],
)
def test_a_damaged_file_is_refused(raw: bytes) -> None:
    assert refused(raw) in {"broken", "empty", "sheet"}
