"""What is read straight on is read as the parser of YAML reads it; what is not, is left to the parser."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from casegen.compose import RefusedError, compose
from casegen.load import parse
from casegen.safe import UNSAFE
from casegen.straight import straight
from casegen.write import write
from growth import is_linear
from test_load import YAMLISH

ROOT = Path(__file__).parents[1]
RECORDS = sorted([*(ROOT / "cases").glob("*.yml"), *(ROOT / "vocabulary").glob("*.yml")])


def told(tree: object) -> object:
    """The data with the kind of every scalar and the order of all fields."""
    if isinstance(tree, dict):
        return [(name, type(name), told(value)) for name, value in tree.items()]
    return [told(one) for one in tree] if isinstance(tree, list) else (type(tree), tree)


def agree(text: str) -> None:
    """Assert that the text is read as the parser reads it, or not at all."""
    if UNSAFE.search(text) or (made := straight(text)) is None:
        return
    parsed: object = None
    with suppress(RefusedError, yaml.YAMLError):
        parsed = compose(text, "cases/a.yml")
    assert told(made) == told(parsed)


INDENTS = st.integers(0, 7).map(" ".__mul__)
NAMES = st.sampled_from(["a", "b", "zh", "zh-Hant", "题", "<<", "a b", "-a", "a-", '"a"', "1", "null", "a:", "---"])
WORDS = (
    "x", "x y", "题：目", "12:30", "~", "", " ", "- x", "-x", "-", "a: b", "a:b", "b:", "x #y", "x#y",
    "#y", '"x"', '"x', '"x"y', '"x: y"', '"x" #y', '"a\\n"', "'x'", "'x''y'", "'it's'", "[]", "[ ]",
    "[a, b]", '["1", b ]', "[a,,b]", "[a,]", "[a b]", "[a: b]", "[[a]]", "{a: b}", "&x", "*x", "!x", "|", ">",
    "%x", "@x", "`x`", "?", "? x", ", x", "]", "...",
    "\t", "x\ty", "\u3000x", "\u00a0", "x\u3000", "=", "<<", "😀", "'", '"',
)  # fmt: skip
VALUES = st.sampled_from(WORDS)
BEFORE, AFTER = st.sampled_from(["", "", "- ", "-  ", "- - ", "-"]), st.sampled_from([": ", ":", ":  "])
MEMBERS = st.tuples(INDENTS, st.sampled_from(["- ", "-   ", "", "# "]), VALUES)
LINES = (st.tuples(INDENTS, BEFORE, NAMES, AFTER, VALUES) | MEMBERS).map("".join)


@settings(max_examples=2000)
@given(st.lists(LINES, max_size=8).map("\n".join), st.sampled_from(["", "\n", "\n\n"]))
@example("a:\n- b\n- c:\n  - d\n  e: f\ng: h", "\n")
@example("a: b\n  - c", "\n")
@example("a:\n  - b\n c: d", "\n")
@example("a:\nb: c", "\n")
@example("a:\n  b:\n    c:\n      d: e\n    f: g\n  h: i\nj: k", "\n")
@example("a:\n  b:\n    - c:\n        d: e\n    - f\ng: h", "\n")
@example("a:\n - b: c\n  - d", "\n")
def test_any_lines(text: str, end: str) -> None:
    agree(text + end)


@settings(max_examples=1000)
@given(YAMLISH)
def test_any_text_made_of_what_yaml_knows(text: str) -> None:
    agree(text)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_what_this_library_is_written_in_is_read_straight_on(path: Path) -> None:
    text = path.read_text("utf-8")
    assert straight(text) is not None
    agree(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("# one: two\n#three\n\n   \na: b\n  # four\n", {"a": "b"}),
        ("a:   b c   \nzh-Hant: d\n题: 停车", {"a": "b c", "zh-Hant": "d", "题": "停车"}),
        ("a: '\\n'\nb: \"it's\"\nc: ''\nd: \"\"\n", {"a": "\\n", "b": "it's", "c": "", "d": ""}),
        ("a: [ b , \"1\",c-d]\ne: []\nf: [ ]\n", {"a": ["b", "1", "c-d"], "e": [], "f": []}),
        ("a: [b c, 推拿 d’e-f]\nb: [\"(g) h\", i]\n", {"a": ["b c", "推拿 d’e-f"], "b": ["(g) h", "i"]}),
        ("a:\n- b\n-   c\n- 12:30\n", {"a": ["b", "c", "12:30"]}),
        ("a:   \n  b:\n    - c: d\n      e: f\n    -   g: h\n        i:\n          - j\nk: l\n",
         {"a": {"b": [{"c": "d", "e": "f"}, {"g": "h", "i": ["j"]}]}, "k": "l"}),
        ("a: b#c\nd: e:f\n", {"a": "b#c", "d": "e:f"}),
        ("a:\n  b:\n    c:\n      d: e\n    f: g\n  h: i\n", {"a": {"b": {"c": {"d": "e"}, "f": "g"}, "h": "i"}}),
        ("X: Y\n  \nXX:\n- X\n", {"X": "Y", "XX": ["X"]}),
        ("a:\n- \u3000x\u3000\n-  \u00a0\nb: \u3000y\n", {"a": ["\u3000x\u3000", "\u00a0"], "b": "\u3000y"}),
    ],
)  # fmt: skip
def test_what_is_written_in_blocks_is_read_straight_on(text: str, read: dict[str, object]) -> None:
    assert straight(text) == read
    agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "# a\n", "a:\n", "a: b\nc:\n", "a: b\na: c\n", "a\n", "- a\n", "a: b\n- c\n", "a:\tb\n",
        "a: {b: c}\n", "a: &b\n", "a: |\n  b\n", "a: 'b\n", "a: \"b\\n\"\n", "a: [b\n", "a: b: c\n",
        "a: b #c\n", "a: b:\n", "a b: c\n", "-a: b\n", "a:\n  - b\n - c\n", "a:\n  b: c\n d: e\n",
        "a:\n - b\n   c: d\n", " a: b\nc: d\n", "a:\n  b: c\n  - d\n", "a:\n  -\n", f"{'a' * 81}: b\n",
    ],
)  # fmt: skip
def test_what_is_anything_else_is_left_to_the_parser(text: str) -> None:
    assert straight(text) is None


def test_the_longest_name_and_the_deepest_place_are_read_straight_on() -> None:
    assert straight(f"{'a' * 80}: b\n") == {"a" * 80: "b"}
    deep = "".join(" " * at + "a:\n" for at in range(15))
    assert straight(f"{deep}{' ' * 15}a: b\n") is not None
    assert straight(f"{deep}{' ' * 15}a:\n{' ' * 16}a: b\n") is None


def test_what_the_program_writes_is_read_straight_on() -> None:
    record = parse(RECORDS[0].read_bytes(), "cases/a.yml")
    assert record.tree is not None
    assert straight(write(record.tree)) == record.tree


@pytest.mark.parametrize("path", RECORDS[::4], ids=lambda path: path.stem)
def test_a_record_that_somebody_slipped_in(path: Path) -> None:
    chance = random.Random(path.stem)
    text = path.read_text("utf-8")
    for _ in range(60):
        at = chance.randrange(len(text))
        agree(text[:at] + chance.choice(["\n", " ", ":", "- ", ": ", *WORDS]) + text[at + chance.randrange(4) :])


@pytest.mark.parametrize("depth", range(14, 24))
def test_what_is_deep_is_left_to_the_parser(depth: int) -> None:
    agree("".join(" " * at + "a:\n" for at in range(depth)) + " " * depth + "a: [b]\n")
    agree("".join(" " * 2 * at + "- a:\n" for at in range(depth)) + " " * 2 * depth + "- [b]\n")


@pytest.mark.parametrize("piece", ["a: b\n", "- a\n", " ", "a:\n", '"', "[a,", "a:\n- b\n", ": "])
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    assert is_linear(lambda times: straight("a:\n" + piece * times), 4_000)
