"""Tables of text are read in the encodings that spreadsheets write, and hostile ones are refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.importing.csv_ import MOST_CHARACTERS, decoded, read
from casegen.importing.notes import Refusal
from casegen.importing.tables import MOST_COLUMNS, MOST_ROWS
from growth import is_linear

TEXT = "标题,摘要\r\n茶话会,“好”\r\n"
ROWS = [("茶话会", "“好”")]
EXTENDED = (("碁", "cp950"), ("邨", "big5hkscs"))


def kinds(raw: bytes) -> list[tuple[str, str, int, str]]:
    return [(one.kind, one.place, one.row, one.text) for one in read(raw, None, 0).notes if one.kind != "read"]


def refused(raw: bytes, encoding: str | None = None, header: int = 0) -> Refusal:
    with pytest.raises(Refusal) as found:
        read(raw, encoding, header)
    return found.value


@pytest.mark.parametrize(
    ("codec", "said"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gbk", "GB18030"), ("gb18030", "GB18030"), ("utf-16", "UTF-16")],
)
def test_the_encoding_is_found_out_and_said(codec: str, said: str) -> None:
    table = read(TEXT.encode(codec), None, 0)
    assert table.columns == ("标题", "摘要")
    assert [row.cells for row in table.rows] == ROWS
    assert ("read", said) in [(one.kind, one.place) for one in table.notes]


def test_a_table_from_taiwan_or_hong_kong_is_known_by_its_everyday_characters() -> None:
    text = "標題,摘要\n茶話會,鄰居在社區裏商量停車。\n"
    for codec in ("cp950", "big5hkscs"):
        table = read(text.encode(codec), None, 0)
        assert (table.columns, table.rows[0].cells[1]) == (("標題", "摘要"), "鄰居在社區裏商量停車。")
        assert ("read", "BIG5") in [(one.kind, one.place) for one in table.notes]
    assert read(text.encode("gbk"), None, 0).columns == ("標題", "摘要")


def test_the_unicode_text_of_excel_is_read() -> None:
    raw = b"\xff\xfe" + TEXT.replace(",", "\t").encode("utf-16-le")
    assert [row.cells for row in read(raw, None, 0).rows] == ROWS


def test_an_encoding_that_is_named_is_taken() -> None:
    raw = "標題\n茶話會\n".encode("big5")
    assert read(raw, "big5", 0).columns == ("標題",)
    # One of Windows in Taiwan, one of Hong Kong.
    assert [read(f"{sign}\n一\n".encode(codec), "big5", 0).columns for sign, codec in EXTENDED] == [("碁",), ("邨",)]
    assert refused("标题é\n".encode(), "big5").name == "not-encoded"


def test_what_is_in_no_encoding_is_refused_with_the_byte() -> None:
    found = refused(b"title\n\xff\xff\xff\n")
    assert (found.name, found.values) == ("encoding", {"byte": "7"})
    assert refused(TEXT.encode("utf-16-le")).name == "utf-16"


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "cp950"])
def test_of_a_text_in_one_encoding_the_byte_that_is_wrong_is_named(codec: str) -> None:
    before = "標題,摘要\n茶話會,鄰居商量停車".encode(codec)
    assert refused(before + b"\xff\n").values == {"byte": str(len(before) + 1)}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_separator_is_the_one_of_the_first_line(mark: str) -> None:
    raw = f'"a,b;c;d\te"{mark}摘要{mark}三\n1{mark}2{mark}3\n'.encode()
    assert read(raw, None, 0).columns == ("a,b;c;d e", "摘要", "三")


def test_the_line_that_excel_puts_first_says_the_separator() -> None:
    assert read(b"sep=;\na,x;b\n1;2\n", None, 0).columns == ("a,x", "b")


def test_rows_need_not_be_of_one_length() -> None:
    raw = "a,b\n1\n1,2,三,\n\n , \n".encode()
    assert [row.cells for row in read(raw, None, 0).rows] == [("1", ""), ("1", "2")]
    assert kinds(raw) == [("short", "", 0, ""), ("extra", "#3", 3, "三")]


def test_names_may_stand_further_down() -> None:
    assert read("案例汇总表\n\na,b\n1,2\n".encode(), None, 3).columns == ("a", "b")
    assert refused(b"a,b\n", header=9).name == "header"


def test_formulas_stay_texts_and_are_noted() -> None:
    raw = b'a,b\n=HYPERLINK(""http://x""),-5\n@SUM(A1),+86 10\n'.replace(b'""', b"'")
    assert [row.cells for row in read(raw, None, 0).rows] == [("=HYPERLINK('http://x')", "-5"), ("@SUM(A1)", "+86 10")]
    assert kinds(raw) == [("formula", "a", 2, ""), ("formula", "a", 3, "")]


def test_what_is_invisible_goes_and_is_noted() -> None:
    raw = "a\nx\0y\u200bz\u202e and some more words\n".encode()
    assert read(raw, None, 0).rows[0].cells == ("xyz and some more words",)
    assert kinds(raw) == [("invisible", "a", 2, "U+0000 U+200B U+202E")]


def test_line_ends_within_a_cell_become_one_kind() -> None:
    assert read('a\n"x\r\ny\rz\u2028w\x0bv"\n'.encode(), None, 0).rows[0].cells == ("x\ny\nz\nw\nv",)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"", "empty"),
        (b"\n,,\n", "empty"),
        (b'a\n"never closed\n' + b"x\n" * 10, "csv"),
        (b'a\n"x" y\n', "csv"),
        (b'a\n"' + b"x" * (MOST_CHARACTERS + 1) + b'"\n', "csv"),
        (b"," * MOST_COLUMNS + b"x\n", "columns"),
        (b"a\n" + b"x\n" * (MOST_ROWS + 1), "rows"),
    ],
)
def test_what_is_no_table_of_cases_is_refused(raw: bytes, name: str) -> None:
    assert refused(raw).name == name


def test_the_line_of_a_quotation_mark_that_is_not_closed_is_said() -> None:
    assert refused(b'a\n1\n2\n"never closed\nx\n').values == {"line": "4"}


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(raw: bytes) -> None:
    try:
        table = read(raw, None, 0)
    except Refusal:
        return
    assert all(len(row.cells) == len(table.columns) for row in table.rows)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_what_is_utf_8_is_never_taken_for_another_encoding(text: str) -> None:
    raw = b"\xef\xbb\xbf" + text.encode()
    assert decoded(raw, None) == (text.removeprefix("\ufeff"), "utf-8")


def test_time_grows_with_the_table() -> None:
    assert is_linear(lambda size: read(b"a,b\n" + b"x,y\n" * size, None, 0), 3000)
