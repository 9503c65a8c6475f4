"""Text in Markdown means itself, whatever it holds, wherever it stands; prose keeps its blocks and its links."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from casegen.render import prose
from casegen.render.marks import blocks, escape, indented, target, with_end
from growth import is_linear
from markup import Document, read

from .test_prose import MARKS, PATHOLOGICAL, TEXT

# CommonMark with what GitHub adds to it, HTML and all.
COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LINE = st.lists(st.one_of(MARKS, st.sampled_from("一a1.)|~=#-+>:!")), max_size=20).map("".join)


def shown(text: str) -> Document:
    return read(COMMONMARK.render(text))


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(LINE | st.text(st.characters(exclude_categories=["Cs", "Cc"])))
@example("# a #")
@example("1. a")
@example("- - -")
@example("a | b\\|c\\")
@example("&copy; <b>a</b> ![x](y)")
def test_a_line_shows_itself(text: str) -> None:
    expected = " ".join(text.split())
    for form in ("{}", "# {}", "- {}", "| a |\n| --- |\n| {} |", "> {}"):
        page = COMMONMARK.render(form.format(escape(text)))
        found = read(page).elements
        assert {one.tag for one in found} <= set("p h1 ul li table thead tbody tr th td blockquote".split())
        if expected:
            assert found[-1].text.strip() == expected


@given(TEXT)
@example("> ")
@example("> - a\n>   b\n\nc")
@example("1. a\n2. b\n\n   c\n- d")
@example("[一](https://x.example/a?b=1&copy=2(3))")
def test_prose_shows_what_its_page_shows(text: str) -> None:
    made = "\n\n".join(blocks(text))
    page, again = read(prose.html(text)), shown(made)
    assert squeezed(read(f"<div>{COMMONMARK.render(made)}</div>").elements[0].text) == squeezed(
        read(f"<div>{prose.html(text)}</div>").elements[0].text
    )
    assert {one.tag for one in again.elements} <= {"p", "ul", "ol", "li", "a", "blockquote"}
    assert len(again.all("blockquote")) == len(page.all("blockquote"))
    links = [one for one in page.all("a") if one.get("href") and one.text.strip()]
    assert len(again.all("a")) == len(links)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("一段。\n\n又一段。", ["一段。", "又一段。"]),
        ("- a\n- b\n\n  c", ["- a\n- b\n\n  c"]),
        ("**要紧**，然后", ["要紧，然后"]),
        ("> a\n>\n> b", ["> a\n>\n> b"]),
        ("1. a\n   - b", ["1. a\n\n   - b"]),
        ("[a](https://x.example/b_c(d)?e&f)", ["[a](https://x.example/b_c%28d%29?e\\&f)"]),
        ("[a](javascript:x)", ["\\[a\\](javascript:x)"]),
        ("<script>x</script>", ["\\<script>x\\</script>"]),
        ("2019. a", ["1. a"]),
        ("- - - - -", []),
        ("1. 1.\n   2.\n2. 1.", []),
        ("a  \nb\\\nc", ["a b c"]),
        ("[**a** b](https://x.example/)", ["[a b](https://x.example/)"]),
        ("- - - -\n- -", []),
        ("# a", ["\\# a"]),
    ],
)
def test_blocks(text: str, made: list[str]) -> None:
    assert blocks(text) == made


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@example("x) [y](z")
@example("|")
@example("&copy")
def test_no_address_ends_its_link(path: str) -> None:
    address = "https://x.example/" + "".join(path.split())
    page = shown(f"| a |\n| --- |\n| [name]({target(address)}) |")
    assert page.one("a").text == "name"
    assert page.one("td").text == "name"


def test_an_end_joins_the_last_paragraph_and_never_a_list() -> None:
    assert with_end(["a", "b"], " (c)") == ["a", "b (c)"]
    assert with_end(["- a"], " (c)") == ["- a", "(c)"]
    assert with_end(["\\- a"], " (c)") == ["\\- a (c)"]
    assert with_end([], " (c)") == ["(c)"]


def test_an_item_holds_all_its_blocks() -> None:
    page = shown(indented("1. ", ["a", "- b\n- c", "d"]) + "\n\ne")
    assert squeezed(page.all("li")[0].text) == "abcd"


@pytest.mark.parametrize("piece", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_no_text_takes_long(piece: str) -> None:
    def work(size: int) -> None:
        text = "a" + piece * (size // len(piece))
        blocks(text)
        escape(text)

    assert is_linear(work, 3_000)
