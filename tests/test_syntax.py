"""What is not YAML is said in plain words at the place where it went wrong: the slip itself, where one is seen."""

from __future__ import annotations

import pytest
import yaml

from casegen.findings import Finding, Span
from casegen.load import parse
from casegen.syntax import explain

FULL_WIDTH = "`{}` is full-width; YAML knows only the half-width form"
UNREAD = "cannot read on from here: "


def only(text: str) -> Finding:
    """The one finding of a text that is no record; it names the file that it is about."""
    (finding,) = parse(text.encode(), "cases/a.yml").findings
    assert finding.path == "cases/a.yml"
    return finding


def at(line: int, column: int) -> Span:
    """The place of one character."""
    return Span(line, column, line, column + 1)


@pytest.mark.parametrize(
    ("text", "place", "wrong", "right"),
    [
        ("id：a\n", at(1, 3), "：", ": "),
        ("  id　：a\n", at(1, 6), "：", ": "),
        ("- id：a\n", at(1, 5), "：", ": "),
        ("x\n\nid：a\n", at(3, 3), "：", ": "),
        ("a: ｛b: c}\n", at(1, 4), "｛", "{"),
        ("a: ＂b: c＂\n", at(1, 4), "＂", '"'),
        # YAML says that it stopped further on: the slip is in the line above, or above empty ones.
        ("a: “b\nc: d: e\n", at(1, 4), "“", '"'),
        ("a: “b\n\n \nc: d: e\n", at(1, 4), "“", '"'),
        ("a: b\n  c：d\n  e: f\n", at(2, 4), "：", ": "),
        # A mark that keeps a list or a mapping from going on or closing.
        ("a: [b，c: d\ne: f\n", at(1, 6), "，", ", "),
        ("a: [b、 c: d\ne: f\n", at(1, 6), "、", ", "),
        ("a: {b: c，d: e\nf: g\n", at(1, 9), "，", ", "),
        ("x: y\na: [b, c】\nd: e\n", at(2, 9), "】", "]"),
        ("a: [b, c］\nd: e\n", at(1, 9), "］", "]"),
        ("a: {b: c｝\n", at(1, 9), "｝", "}"),
    ],
)
def test_a_full_width_mark_is_the_slip(text: str, place: Span, wrong: str, right: str) -> None:
    found = only(text)
    assert (found.code, found.span) == ("CG009", place)
    assert found.message["en"] == FULL_WIDTH.format(wrong)
    assert found.message["zh"] == f"这里的 `{wrong}` 是全角写法，YAML 只认半角"
    assert found.help["en"] == f"Switch the keyboard to English and write `{right}` instead."
    assert found.help["zh"].startswith(f"切换到英文输入法，改成 `{right}`")


def test_a_full_width_space_is_named_and_not_shown() -> None:
    found = only("x\nid:　　a\n")
    assert (found.code, found.span) == ("CG009", Span(2, 4, 2, 6))
    assert found.message == {
        "zh": "这里的空格是全角写法，YAML 只认半角",
        "en": "this space is full-width; YAML knows only the half-width form",
    }
    assert found.help["en"].endswith("write half-width spaces instead.")


@pytest.mark.parametrize(
    ("text", "place", "mark"),
    [
        ("id:a\n", at(1, 3), ":"),
        ("x\n- id:a\n", at(2, 5), ":"),
        ("id:a\nb: c\n", at(1, 3), ":"),
        ("-b\n", at(1, 1), "-"),
        ("  -b\n", at(1, 3), "-"),
    ],
)
def test_a_space_that_is_not_there(text: str, place: Span, mark: str) -> None:
    found = only(text)
    assert (found.code, found.span) == ("CG012", place)
    assert found.message["en"] == f"there is no space after this `{mark}`"


@pytest.mark.parametrize(
    ("text", "place", "said", "advice"),
    [
        ("a: b: c\n", at(1, 5), "a colon is not expected here", "double quotes"),
        ("a: “b”: c\n", at(1, 7), "a colon is not expected here", "double quotes"),
        ("a: [b\n\n\nc: d\n", at(1, 4), "this bracket is never closed", "Close it"),
        ("a: {b: c\n", at(1, 4), "this brace is never closed", "Close it"),
        # The mark stands before the bracket, where it does no harm.
        ("a，b: [c\n", at(1, 6), "this bracket is never closed", "Close it"),
        ("a: b\n\tc: d\n", at(2, 1), "a tab is used to indent", "Replace the tab"),
        ("\tid: a\n", at(1, 1), "a tab is used to indent", "Replace the tab"),
        ("a: @b\n", at(1, 4), "a value cannot begin with this character", "double quotes"),
        ("a: @\tb\n", at(1, 4), "a value cannot begin with this character", "double quotes"),
        ("a: 'b\nc: d\n", at(1, 4), "this quotation mark is never closed", "same mark at the end"),
        ("a: 'b\n---\nc\n", at(1, 4), "a quotation mark is still open at --- or ...", "same mark at the end"),
        ('a: "\\q"\n', at(1, 5), "an unknown backslash sequence in double quotes", "backslash twice"),
        ('a: "\\xzz"\n', at(1, 7), "an unknown backslash sequence in double quotes", "backslash twice"),
        ("a: - b\n", at(1, 4), "a list cannot begin on the line of its field", "new line"),
        ("a: b\nc\nd: e\n", at(2, 1), "this line should be `field: value` but has no colon", "Write a colon"),
        ("- a\nb: c\n", at(2, 1), "a line in a list that does not begin with `- `", "Align this line"),
        ("a: [b]]\n", at(1, 7), "the indentation or a quotation mark does not fit", "Align this line"),
        ("a: *\n", at(1, 5), "a value begins with * or &", "double quotes"),
        ("a: | b\n", at(1, 6), "nothing may follow | or > on its line", "next line"),
        ("a: }\n", at(1, 4), "a bracket or comma too many", "Delete it"),
        ("%\n", at(1, 2), "this line does not follow YAML", "double quotes"),
    ],
)
def test_what_yaml_cannot_read(text: str, place: Span, said: str, advice: str) -> None:
    found = only(text)
    assert (found.code, found.span) == ("CG004", place)
    assert found.message["en"].startswith(UNREAD + said)
    assert advice in found.help["en"]
    # The Chinese is as full as the English, and says what it says itself.
    assert len(found.message["zh"]) > len("从这里读不下去：")
    assert found.help["zh"].isprintable()
    assert found.help["zh"].endswith("。")


def test_two_dashes_and_marks_within_a_value_are_no_slips() -> None:
    assert parse("a: 一——二，“三”：四\nb: 五【六】\n".encode(), "cases/a.yml").findings == []
    assert only("——\n").code == "CG010"
    assert only("http://x.example\n").code == "CG010"


def test_a_slip_far_into_a_hostile_line_is_not_looked_for() -> None:
    assert only(" " * 395 + "id：a\n").code == "CG009"
    assert only(" " * 399 + "id：a\n").code == "CG010"


def test_what_tells_no_place_is_placed_at_the_beginning() -> None:
    for lines in ([], ["", ""], ["a: b"]):
        found = explain("cases/a.yml", lines, yaml.YAMLError("tab character"))
        assert (found.code, found.path, found.span) == ("CG004", "cases/a.yml", at(1, 1))
        assert found.message["en"] == f"{UNREAD}this line does not follow YAML"
