"""Loading: any bytes at all end in a record with data or findings, and every place lies in the file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from casegen import config
from casegen.config import Settings
from casegen.findings import Span
from casegen.load import CASE_BYTES, Record, cases, load, packs, parse, read, vocabularies
from casegen.memory import Memory
from casegen.model import Plain
from casegen.safe import UNSAFE, printable
from conftest import GOLDEN_LIBRARY
from growth import is_linear

SETTINGS = config.read(GOLDEN_LIBRARY)
HOSTILE = {
    "empty": b"",
    "nothing but a line end": b"\n",
    "byte order mark": b"\xef\xbb\xbfid: a\n",
    "two byte order marks": b"\xef\xbb\xbf\xef\xbb\xbfid: a\n",
    "utf-16": "id: a\n".encode("utf-16"),
    "utf-16 without a mark": "id: a\n".encode("utf-16-le"),
    "utf-32": "id: a\n".encode("utf-32"),
    "gbk": "标题: 停车\n".encode("gbk"),
    "nul": b"id: a\x00b\n",
    "nul in an escape": b'id: "a\\0b"\n',
    "surrogate in an escape": b'id: "a\\ud800"\n',
    "surrogate in bytes": b"id: \xed\xa0\x80\n",
    "direction in an escape": b'id: "a\\u202eb"\n',
    "direction in the key": b'"a\\u202eb": c\n',
    "carriage returns": b"id: a\rtitle: b\r",
    "carriage return in an escape": b'id: "a\\rb"\n',
    "next line": "id: a\u0085title: b".encode(),
    "line separator": "id: a\u2028title: b".encode(),
    "alias": b"a: &x 1\nb: *x\n",
    "alias as a key": b"*x : 1\n",
    "billion laughs": b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
    "merge": b"a: {<<: {b: c}}\n",
    "tag": b"a: !!python/object/apply:os.system [ls]\n",
    "tag on a key": b"!!str a: b\n",
    "lone tag": b"!\n",
    "directive": b"%YAML 1.2\n---\nid: a\n",
    "tag directive": b"%TAG ! tag:x,2000:\n---\nid: a\n",
    "two documents": b"id: a\n---\nid: b\n",
    "document ends": b"id: a\n...\nid: b\n",
    "same key twice": b"a: 1\n'a': 2\n",
    "empty keys": b": 1\n: 2\n",
    "list as a key": b"[a, b]: c\n",
    "too long": b"#" * (CASE_BYTES + 1),
}


def many(piece: bytes | str) -> Callable[[int], bytes]:
    """So much of a piece, in bytes."""
    raw = piece.encode() if isinstance(piece, str) else piece
    return lambda size: raw * (size // len(raw))


# The same in any size, about so many bytes.
GROWING: dict[str, Callable[[int], bytes]] = {
    "brackets": many("["),
    "brackets on lines": many("[\n"),
    "braces": many("{a: "),
    "dashes": many("- "),
    "explicit keys": many("? "),
    "closing brackets": lambda size: b"a: " + many("]")(size),
    "colons": many("a:"),
    "quotes": lambda size: b'"' + many('""')(size),
    "curly quotes": lambda size: many("a: “b")(size) + b": x",
    "full-width colons": lambda size: many("a：")(size) + b"\n: x",
    "full-width spaces": lambda size: many("　")(size) + b"\na: b: c",
    "spaces": lambda size: b"a: b" + many(" ")(size) + b": c",
    "one key": lambda size: many("a")(size) + b": b\n",
    "many keys": lambda size: b"".join(b"k%d: v\n" % n for n in range(size // 10)),
    "many members": lambda size: b"a: [" + many("b,")(size) + b"]\n",
    "same keys": many("k: v\n"),
    "aliases": many("a: &a [*a,*a,*a,*a]\n"),
    "many comments": many("# c\n"),
    "anchors": lambda size: b"".join(b"- &a%d b\n" % n for n in range(size // 10)),
}
LARGE = 200_000
HOSTILE |= {name: text(LARGE) for name, text in GROWING.items()}


def sound(record: Record) -> None:
    """Assert what holds of every record, whatever it was made of."""
    assert (record.tree is None) == bool(record.findings)
    lines = record.text.split("\n")

    def inside(span: Span) -> None:
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 2

    for finding in record.findings:
        inside(finding.span)
    if record.tree is not None:
        assert not UNSAFE.search(record.text)
        for mark in record.marks.values():
            inside(mark.key)
            inside(mark.value)
            assert mark.value.end_column <= len(lines[mark.value.end_line - 1]) + 1
        leaves(record, record.tree, ())


def leaves(record: Record, value: object, path: tuple[str | int, ...]) -> None:
    """Assert that every value below has a mark and is plain data, and that plain words stand where marked."""
    assert path in record.marks
    if isinstance(value, dict):
        for key, child in value.items():
            assert isinstance(key, str)
            leaves(record, child, (*path, key))
    elif isinstance(value, list):
        for at, child in enumerate(value):
            leaves(record, child, (*path, at))
    else:
        assert isinstance(value, str)
        assert not UNSAFE.search(value)
        span = record.span(path)
        if isinstance(value, Plain) and span.line == span.end_line:
            assert record.lines[span.line - 1][span.column - 1 : span.end_column - 1] == value


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_end_in_a_finding_or_data(name: str) -> None:
    sound(parse(HOSTILE[name], "cases/a.yml"))


@pytest.mark.parametrize("name", GROWING)
def test_to_read_takes_no_longer_than_in_proportion_to_the_text(name: str) -> None:
    assert is_linear(lambda size: parse(GROWING[name](size), "cases/a.yml"), LARGE // 4)


@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    sound(parse(raw, "cases/a.yml"))


YAMLISH = st.text(
    st.sampled_from("abz09 \t\n\r:：-－?#&*!%|>'\"“”[]{}［］｛｝,，<~\\。　停车\u0085\u202e\ufeff😀"),
    max_size=80,
)


@settings(max_examples=1500)
@given(YAMLISH)
@example("a: |")
@example("a: |\n  b")
@example("? |\n a")
@example("a: >\n  b\n\n\n\n")
@example("a: 'b\n\n  c'")
@example("- - - a")
def test_any_text_made_of_what_yaml_knows(text: str) -> None:
    sound(parse(text.encode(), "cases/a.yml"))


WORD = st.text(st.sampled_from("abcxyz停车难😀é"), min_size=1, max_size=6)
INNER = st.recursive(
    WORD,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORD, inner, min_size=1, max_size=3)
    ),
)
TREE = st.dictionaries(WORD, INNER, min_size=1, max_size=4)


def written(value: object, indent: str = "") -> str:
    """Plain block YAML for a tree, by a writer that shares nothing with the reader."""
    if isinstance(value, str):
        return f" {value}\n"
    assert isinstance(value, list | dict)
    pairs = [("-", child) for child in value]
    if isinstance(value, dict):
        pairs = [(f"{key}:", child) for key, child in value.items()]
    return "\n" + "".join(f"{indent}{head}{written(child, indent + '  ')}" for head, child in pairs)


@given(TREE)
def test_what_was_written_is_what_is_read(tree: dict[str, object]) -> None:
    record = parse(written(tree).encode(), "cases/a.yml")
    assert record.tree == tree
    sound(record)


def test_marks_agree_with_the_text() -> None:
    text = "# a comment\nid: a\ntitle:\n  zh: 停车😀难\n  en: 'Park: here'\n"
    record = parse(f"{text}from: [{{source: s, paragraph: 12}}]\n".encode(), "cases/a.yml")
    assert record.span(("title", "zh")) == Span(4, 7, 4, 11)
    assert record.span(("title", "zh"), key=True) == Span(4, 3, 4, 5)
    assert record.span(("from", 0, "paragraph")) == Span(6, 31, 6, 33)
    assert record.span(("title", "fr", "deep")) == record.span(("title",)), "the nearest ancestor"
    assert record.span(("title", "zh", "deep", "deeper", 0)) == record.span(("title", "zh"))
    assert record.span(("nowhere", "at", "all")) == record.span(())
    assert parse(b"", "cases/a.yml").span(("title",)) == Span(), "of nothing, its beginning"
    assert record.within(("title", "zh"), "难") == Span(4, 10, 4, 11)
    assert record.within(("title", "zh"), "Park") == record.span(("title", "zh")), "not on another line"
    source = ("from", 0, "source")
    assert record.within(source, "12") == record.span(source), "not beyond its end"
    assert record.within(("from", 0, "paragraph"), "paragraph") == Span(6, 31, 6, 33), "not before its beginning"
    assert record.within(("title",), "here") == Span(5, 14, 5, 18)


def test_a_member_of_a_list_is_its_own_key() -> None:
    record = parse(b"levels:\n  - group\n  - community\n", "cases/a.yml")
    assert record.span(("levels", 1), key=True) == Span(3, 5, 3, 14)


def test_only_scalars_without_quotes_are_plain() -> None:
    record = parse(b"a: 1\nb: '1'\nc: \"1\"\nd: |\n  1\n", "cases/a.yml")
    assert record.tree == {"a": "1", "b": "1", "c": "1", "d": "1\n"}
    assert [name for name, value in record.tree.items() if isinstance(value, Plain)] == ["a"]


def test_a_byte_order_mark_and_carriage_returns_do_not_move_marks() -> None:
    record = parse(b"\xef\xbb\xbfid: a\r\ntitle: b\rsummary: c\n", "cases/a.yml")
    assert record.tree == {"id": "a", "title": "b", "summary": "c"}
    assert record.span(("summary",)) == Span(3, 10, 3, 11)


def test_the_place_of_a_wrong_byte_counts_characters() -> None:
    (finding,) = parse("id: a\r标题: 停".encode() + b"\xff", "cases/a.yml").findings
    assert (finding.code, finding.span) == ("CG001", Span(2, 6, 2, 7))
    assert finding.message["en"] == "byte 18 is not UTF-8"


@pytest.mark.parametrize(
    ("raw", "guess"),
    [
        ("标题: 停车\n".encode("utf-16"), "; the file looks like UTF-16"),
        ("id: a\n".encode("utf-16-be").join([b"\xfe\xff", b""]), "; the file looks like UTF-16"),
        ("标题: 停车\n".encode("gbk"), "; the file looks like GBK"),
        ("標題: 停車\n".encode("big5"), "; the file looks like Big5"),
        ("摘要: 舊樓裏的邨民\n".encode("big5hkscs"), "; the file looks like Big5"),
        ("標題: 鄰里協商停車\n".encode("gbk"), "; the file looks like GBK"),
        ("標題: 停車\n".encode("big5") + b"\xa1\x20\xff", ""),
        (b"id: \xff\n", ""),
    ],
)
def test_the_encoding_is_guessed(raw: bytes, guess: str) -> None:
    (finding,) = parse(raw, "cases/a.yml").findings
    assert finding.code == "CG001"
    assert finding.message["en"].endswith(f" is not UTF-8{guess}")
    assert ("，文件像是 " in finding.message["zh"]) == bool(guess)


def test_every_invisible_character_is_named_up_to_a_number() -> None:
    record = parse(("id: a\u202eb\u2066\n" + "\u0007\n" * 500).encode(), "cases/a.yml")
    assert [finding.span for finding in record.findings[:2]] == [Span(1, 6, 1, 7), Span(1, 8, 1, 9)]
    assert len(record.findings) == 20


def test_nothing_unshown_reaches_a_message() -> None:
    assert printable("a\nb\x1b[31m\u202e") == "a<U+000A>b<U+001B>[31m<U+202E>"
    (finding,) = parse(b'"a\\tb": 1\n"a\\tb": 2\n', "cases/a.yml").findings
    assert finding.code == "CG006"
    assert "\t" not in finding.message["zh"] + finding.message["en"]


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yml", ".hidden.yml", "note.txt"):
        (tmp_path / name).write_text("id: a\n", encoding="utf-8")
    assert [record.path for record in read(tmp_path, tmp_path)] == ["a.yml", "b.yml", "note.txt"]


@pytest.mark.parametrize("name", ["a.json", "a.yml.txt", "a", "a.yml~x", "README-a.json", "a\n\x1b[2J.txt"])
def test_a_file_of_another_kind_is_named_unread(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("id: a\n", encoding="utf-8")
    (record,) = read(tmp_path, tmp_path)
    assert [finding.code for finding in record.findings] == ["CG013"]
    assert record.text == ""
    assert record.tree is None
    assert (record.path + record.findings[0].message["zh"]).isprintable()


def test_a_folder_is_named_once_and_not_entered(tmp_path: Path) -> None:
    (tmp_path / "cases" / "drafts" / "deeper").mkdir(parents=True)
    (tmp_path / "cases" / "drafts" / "a.yml").write_text("id: a\n", encoding="utf-8")
    (record,) = read(tmp_path / "cases", tmp_path)
    (finding,) = record.findings
    assert (record.path, finding.code) == ("cases/drafts", "CG013")
    assert "folder" in finding.message["en"]
    assert "cases/" in finding.help["en"]


@pytest.mark.parametrize(
    "name",
    [".git", ".a.yml.swp", "a.yml~", "a.yml.bak", "a.yml.orig", "#a.yml#", "README", "readme.zh.md", "Thumbs.db"],
)
def test_what_may_lie_beside_the_records_is_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("id: a\n", encoding="utf-8")
    assert list(read(tmp_path, tmp_path)) == []


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(read(tmp_path / "cases", tmp_path)) == []


@pytest.mark.parametrize(
    "name", ["A.yml", "a.yaml", "a.YML", "a_b.yml", "-a.yml", "停车.yml", "a b.yml", "a" * 65 + ".yml"]
)
def test_a_name_that_cannot_become_an_address_is_refused_unread(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("id: a\n", encoding="utf-8")
    (record,) = read(tmp_path, tmp_path)
    assert [finding.code for finding in record.findings] == ["CG011"]
    assert record.text == ""


def test_a_name_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[2J.yml").write_text("id: a\n", encoding="utf-8")
    os.close(os.open(os.fsencode(tmp_path) + b"/\xff.yml", os.O_CREAT | os.O_WRONLY))
    for record in read(tmp_path, tmp_path):
        (finding,) = record.findings
        shown = record.path + finding.path + finding.message["zh"] + finding.message["en"]
        assert finding.code == "CG011"
        assert shown.isprintable()
        shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "empty"), ("# a\n", "empty"), ('""\n', "empty"), ("a\n", "something else"), ("- a\n", "something else")],
)
def test_what_holds_no_record_is_said(text: str, said: str) -> None:
    (finding,) = parse(text.encode(), "cases/a.yml").findings
    assert (finding.code, finding.path, finding.span) == ("CG010", "cases/a.yml", Span())
    assert finding.message["en"].endswith(f"this is {said}")


def test_a_finding_about_a_whole_file_says_which_and_where_it_begins(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "A.yml").write_text("id: a\n", encoding="utf-8")
    (folder / "link.yml").symlink_to("A.yml")
    (folder / "note.txt").write_text("", encoding="utf-8")
    (folder / "over.yml").write_bytes(b"#" * (CASE_BYTES + 1))
    (folder / "under.yml").write_bytes(b"id: a\n" + b"#" * (CASE_BYTES - 6))
    *found, under = read(folder, tmp_path)
    assert under.tree == {"id": "a"}
    findings = [finding for record in found for finding in record.findings]
    assert [(one.code, one.path, one.span, one.message["en"]) for one in findings] == [
        ("CG011", "cases/A.yml", Span(), "the file name `A.yml` cannot become an address"),
        ("CG003", "cases/link.yml", Span(), "`link.yml` is a symbolic link, not a regular file"),
        ("CG013", "cases/note.txt", Span(), "`note.txt` does not end in .yml and is not read"),
        ("CG002", "cases/over.yml", Span(), "the file has 262145 bytes; at most 262144 are read"),
    ]
    assert [record.path for record in found] == [one.path for one in findings]
    assert parse(b"#" * (CASE_BYTES + 1), "cases/over.yml").findings == [findings[-1]]


@pytest.mark.parametrize(
    ("raw", "code"),
    [(b"a: *b\n", "CG005"), (b"a: b: c\n", "CG004"), (b"id:a\n", "CG012"), (b"\xff\n", "CG001"), (b"a\x00", "CG008")],
)
def test_every_finding_names_its_file(raw: bytes, code: str) -> None:
    record = parse(raw, "cases/a.yml")
    assert [(finding.code, finding.path) for finding in record.findings] == [(code, "cases/a.yml")]
    assert record.path == "cases/a.yml"


def test_each_kind_of_record_has_its_folder_and_its_size(tmp_path: Path) -> None:
    place = replace(SETTINGS, root=tmp_path)
    for name in ("cases", "vocabulary"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.yml").write_bytes(b"id: a\n" + b"#" * CASE_BYTES)
    ((of_cases,), (of_vocabulary,), of_packs) = (list(kind(place)) for kind in (cases, vocabularies, packs))
    assert [finding.code for finding in of_cases.findings] == ["CG002"]
    assert (of_vocabulary.path, of_vocabulary.tree) == ("vocabulary/a.yml", {"id": "a"})
    assert of_packs == [], "a library may have none"


@pytest.mark.parametrize(("kind", "name"), [(cases, "cases"), (vocabularies, "vocabulary"), (packs, "packs")])
def test_what_was_read_is_remembered(
    tmp_path: Path, kind: Callable[[Settings, Memory], Iterator[Record]], name: str
) -> None:
    memory, place, folder = Memory(), replace(SETTINGS, root=tmp_path), tmp_path / name
    folder.mkdir()
    for one in ("a", "b"):
        (folder / f"{one}.yml").write_text("id: x\n", encoding="utf-8")
    before = list(kind(place, memory))
    assert [record.path for record in before] == [f"{folder.name}/a.yml", f"{folder.name}/b.yml"]
    (folder / "a.yml").write_text("id: y\n", encoding="utf-8")
    memory.turn()
    changed, kept = kind(place, memory)
    assert changed.tree == {"id": "y"}
    assert kept is before[1]


def test_a_file_that_is_exchanged_for_a_link_in_between_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, secret = tmp_path / "a.yml", tmp_path / "secret"
    path.write_text("id: a\n", encoding="utf-8")
    secret.write_text("id: secret\n", encoding="utf-8")
    looked = os.lstat

    def exchanging(name: str) -> os.stat_result:
        status = looked(name)
        path.unlink()
        path.symlink_to(secret)
        return status

    monkeypatch.setattr(os, "lstat", exchanging)
    with pytest.raises(OSError, match="symbolic links"):
        load(path, tmp_path)


def test_a_file_that_grows_in_between_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yml"
    path.write_text("id: a\n", encoding="utf-8")
    looked = os.lstat

    def growing(name: str) -> os.stat_result:
        status = looked(name)
        with path.open("wb") as stream:
            stream.truncate(10**7)
        return status

    monkeypatch.setattr(os, "lstat", growing)
    (finding,) = load(path, tmp_path, most=100).findings
    assert finding.message["en"] == "the file has 101 bytes; at most 100 are read"


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "folder.yml").mkdir()
    (tmp_path / "link.yml").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.yml")
    found = [[finding.code for finding in record.findings] for record in read(tmp_path, tmp_path)]
    assert found == [["CG003"]] * 3


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.yml").open("wb") as stream:
        stream.truncate(10**12)
    record = load(tmp_path / "a.yml", tmp_path)
    assert [finding.code for finding in record.findings] == ["CG002"]


def test_a_text_ends_with_one_end_of_a_line() -> None:
    assert [parse(raw, "cases/a.yml").text for raw in (b"id: a\n", b"id: a", b"id: a\r")] == ["id: a\n"] * 3


def test_what_cannot_be_read_is_named_where_it_stands() -> None:
    (byte,) = parse(b"id: a\nb: c\nd: \xff\n", "cases/a.yml").findings
    assert (byte.span.line, byte.span.column) == (3, 4)
    (unseen,) = parse("id: a\nb: c\u202e\n".encode(), "cases/a.yml").findings
    assert (unseen.span.line, unseen.span.column) == (2, 5)
    assert "U+202E" in unseen.message["en"]
