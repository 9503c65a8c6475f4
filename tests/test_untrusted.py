"""What a record may not use is refused wherever it stands, and what looks like something else stays text."""

from __future__ import annotations

import os
import socket
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from casegen.load import CASE_BYTES, load, no_follow, parse, read
from casegen.model import Id, Plain
from casegen.safe import UNSAFE, printable, short
from test_load import TREE, WORD, written

# What a record may not use, as the value of a field, with the code that it gets.
REFUSED = {
    "&x y": "CG005", "&x [a]": "CG005", "*x": "CG005", "!!str y": "CG005", "!y z": "CG005", "! y": "CG005",
    "!!python/object/apply:os.system [ls]": "CG005", "{<<: {a: b}}": "CG005", "{? [a, b] : c}": "CG005",
    "{*x : y}": "CG005", "[!!binary aGk=]": "CG005", "{a: b, a: c}": "CG006", "{a: b, 'a': c}": "CG006",
    "[" * 20 + "]" * 20: "CG007", "{a: " * 20 + "b" + "}" * 20: "CG007",
    '"\\u202e"': "CG008", '"\\0"': "CG008", '"\\ud800"': "CG004", "\u202ea": "CG008", "a\x00": "CG008",
}  # fmt: skip
# YAML 1.1 makes truth values, numbers, dates and nothing of these.
SURPRISES = (
    "no yes on off y n NO Yes OFF true False null Null ~ 0x1F 0o17 017 0b11 1_000 12:30 190:20:30 1e3 1.5E+3 .5 5. "
    ".inf -.INF .nan 2024-01-01 2024-01-01T00:00:00Z = << 685_230.15 +1 -0 0 ٣ １２"
).split()  # fmt: skip
# Letters that look like those of an id, or that case folding makes one of them.
ALIKE = "аеорсухіјѕԁɡլοᴀ０１ａｂ𝐚𝟏ſKıİ‐–—−­ʼ·."


def codes(text: str) -> list[str]:
    return [finding.code for finding in parse(text.encode("utf-8", "surrogatepass"), "cases/a.yml").findings]


@pytest.mark.parametrize("value", REFUSED)
@given(tree=TREE, at=st.integers(0, 200))
def test_what_a_record_may_not_use_is_refused_wherever_it_stands(value: str, tree: dict[str, object], at: int) -> None:
    lines = written({"first": "x", **tree}).strip("\n").split("\n")
    at %= len(lines)
    # At the end of a line that has a value, or as that of a field of its own.
    head, colon, word = lines[at].rpartition(" ")
    lines[at] = f"{head} {value}" if colon and word and not word.endswith((":", "-")) else lines[at]
    if value not in lines[at]:
        lines.insert(0, f"zeroth: {value}")
    assert REFUSED[value] in codes("\n".join(lines) + "\n")


@given(st.lists(WORD, min_size=1, max_size=5, unique=True), st.integers(0, 4), st.sampled_from(["'{}'", '"{}"', "{}"]))
def test_a_field_is_there_once_however_it_is_quoted(names: list[str], at: int, quoted: str) -> None:
    again = quoted.format(names[at % len(names)])
    assert codes("".join(f"{name}: x\n" for name in [*names, again])) == ["CG006"]


@pytest.mark.parametrize("text", SURPRISES)
def test_what_yaml_bends_stays_the_text_that_it_is(text: str) -> None:
    if text not in {"=", "<<"}:
        assert parse(f"{text}: a\n".encode(), "cases/a.yml").tree == {text: "a"}
    for form in ("a: {}\n", "a:   {}  # c\n", "a: {{b: {}}}\n", "a: [{}]\n", "a:\n- {}\n"):
        tree = parse(form.format(text).encode(), "cases/a.yml").tree
        assert tree is not None
        (value,) = tree.values()
        while not isinstance(value, str):
            assert isinstance(value, dict | list)
            (value,) = value.values() if isinstance(value, dict) else value
        assert (type(value), value) == (Plain, text)


@pytest.mark.parametrize("depth", range(17, 24))
def test_as_deep_as_a_record_may_go_and_no_deeper(depth: int) -> None:
    for form in (
        "a: " + "[" * (depth - 1) + "]" * (depth - 1),
        "".join("  " * at + "a:\n" for at in range(depth - 1)) + "  " * (depth - 1) + "a: b",
        "{a: " * depth + "b" + "}" * depth,
    ):
        assert codes(f"{form}\n") == (["CG007"] if depth > 20 else []), form


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-32", "gb18030", "big5", "cp1252", "shift_jis"])
def test_a_text_in_another_encoding_is_refused(codec: str) -> None:
    text = "é" if codec == "cp1252" else "標題"
    (finding,) = parse(f"id: a\ntitle: {text}\n".encode(codec), "cases/a.yml").findings
    assert finding.code in {"CG001", "CG008"}


def test_every_control_and_every_turn_of_direction_is_known() -> None:
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for code in range(0x110000):
        one = chr(code)
        control = unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"} and one not in "\t\n"
        nothing = code in {0xFFFE, 0xFFFF} or 0xFDD0 <= code < 0xFDF0
        if control or nothing or unicodedata.bidirectional(one) in turning or one in "\u061c\u200e\u200f\u200b\ufeff":
            assert UNSAFE.fullmatch(one), hex(code)
        elif unicodedata.category(one)[0] in "LNPSM":
            assert not UNSAFE.search(one), hex(code)


IDS = TypeAdapter(Id)


@given(st.text(st.sampled_from("abz09-_./\\ \n%~A" + ALIKE), max_size=4) | st.text("a0-", min_size=62, max_size=68))
def test_an_id_is_made_of_plain_letters_and_becomes_one_folder(text: str) -> None:
    sound = 0 < len(text) <= 64 and text[0] != "-" and set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    try:
        IDS.validate_python(text)
    except ValidationError:
        assert not sound
    else:
        assert sound
        assert Path(text).name == text


@pytest.mark.parametrize("letter", ALIKE)
def test_a_file_whose_name_only_looks_plain_is_refused(tmp_path: Path, letter: str) -> None:
    (tmp_path / f"a{letter}.yml").write_text("id: a\n", "utf-8")
    (record,) = read(tmp_path, tmp_path)
    assert [finding.code for finding in record.findings] == ["CG011"]


def test_no_link_socket_or_device_is_opened(tmp_path: Path) -> None:
    """Not even where what was a file is a link by the time that it is opened."""
    outside = tmp_path / "outside.txt"
    outside.write_text("id: secret\n", "utf-8")
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "dangling.yml").symlink_to(folder / "nothing.yml")
    (folder / "file.yml").symlink_to(outside)
    (folder / "folder.yml").symlink_to(tmp_path)
    (folder / "itself.yml").symlink_to(folder / "itself.yml")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(folder / "socket.yml"))
        if os.geteuid() == 0:
            os.mknod(folder / "zero.yml", 0o20666, os.makedev(1, 5))
        found = [(record.tree, [finding.code for finding in record.findings]) for record in read(folder, tmp_path)]
    assert len(found) >= 5
    assert all(one == (None, ["CG003"]) for one in found)
    with pytest.raises(OSError, match="file"), open(folder / "file.yml", opener=no_follow):
        pass


def test_a_scalar_as_large_as_a_file_is_read_or_refused(tmp_path: Path) -> None:
    for size, codes_ in ((CASE_BYTES - 4, []), (CASE_BYTES - 3, ["CG002"])):
        (tmp_path / "a.yml").write_text(f"a: {'b' * size}\n", "utf-8")
        assert [finding.code for finding in load(tmp_path / "a.yml", tmp_path).findings] == codes_


def test_what_a_message_shows_is_short_and_on_one_line() -> None:
    assert short("x" * 60) == "x" * 60
    assert short("x" * 61) == "x" * 59 + "…"
    assert short(12) == "12"
    assert short("a\x1bb\n") == printable("a\x1bb\n") == "a<U+001B>b<U+000A>"
