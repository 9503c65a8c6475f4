"""Prose is safe whatever is written into it, linear in its length, and the same by the short way and the long."""

from __future__ import annotations

import re
import sys
from types import FrameType
from typing import Any

import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casegen.render import prose
from casegen.safe import UNSAFE
from growth import is_linear
from markup import read

# What a record can hold: the loader refuses everything that UNSAFE finds.
LOADED = st.characters(exclude_categories=["Cs"]).filter(lambda one: not UNSAFE.search(one))
MARKS = st.sampled_from(
    ["<script>", "</p>", "<b onclick=x>", "<!--", "-->", "&lt;", "&#60;", "[a](", "javascript:x", "data:x", ")", "](",
     "https://x.example", "mailto:a@b.c", "\n", "\n\n", "- ", "1. ", "> ", "**", "*", "_", "`", "\\", "|", "  \n",
     "\t", " ", "    ", "一", "，", "a", "'", '"', "==", "--", "+ ", "1) ", "#", "~~", "![x](y)", "\u00a0", "\u3000"]
)  # fmt: skip
TEXT = st.lists(st.one_of(MARKS, LOADED), max_size=30).map("".join)
ALLOWED = {"p", "em", "strong", "ul", "ol", "li", "a", "blockquote", "br"}


def cleaned(made: str) -> str:
    return nh3.clean(
        made,
        tags=ALLOWED,
        attributes={"a": {"href"}, "*": set()},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )


def assert_safe(made: str) -> None:
    for element in read(made).elements:
        assert element.tag in ALLOWED
        assert set(element.attributes) <= ({"href", "rel"} if element.tag == "a" else set())
        if (href := element.get("href")) is not None:
            assert not re.match(r"\s*[a-z][a-z0-9+.-]*:", href, re.IGNORECASE) or href.lower().startswith(
                ("http:", "https:", "mailto:")
            )


@given(TEXT)
@example("[x](javascript:alert(1))")
@example("[x](JaVaScRiPt&#58;alert(1))")
@example("[x](data:text/html;base64,PHNjcmlwdD4=)")
@example('[x](https://a.example "><script>x</script>")')
@example("<a href='https://x'>x</a>")
@example("![x](https://a.example/x.png)")
@example("\u00a0")
def test_the_sanitiser_finds_nothing_left_to_do(text: str) -> None:
    made = str(prose.html(text))
    assert cleaned(made) == made
    assert_safe(made)


@given(st.text())
def test_no_text_at_all_gets_through_as_markup(text: str) -> None:
    assert_safe(str(prose.html(text)))
    assert_safe(str(prose.inline(text)))
    assert read(str(prose.inline(text))).elements == []


@given(TEXT)
@example('他说："好" & \'是\'')
@example('"quoted" and ’curly’')
@example("trailing  \nspaces")
@example("a\n b")
@example("a\n\tb")
@example("a\t\n\nb ")
def test_the_short_way_is_the_long_way(text: str) -> None:
    joined = prose._HAN_BREAK.sub("", text.strip())
    if prose.MARKUP.search(joined):
        return
    long = prose._clean(prose._parser().render(joined)).strip()
    assert re.sub(r"(?<=</p>)\n(?=<p>)", "", long) == str(prose.html(text))


@given(TEXT)
def test_plain_is_one_line_without_tags(text: str) -> None:
    made = prose.plain(text)
    assert "\n" not in made
    assert made == made.strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("一段。", "<p>一段。</p>"),
        ("一段。\n\n又一段。", "<p>一段。</p><p>又一段。</p>"),
        ("一行\n又一行", "<p>一行又一行</p>"),
        ("one line\nanother", "<p>one line\nanother</p>"),
        ("**a** and *b*", "<p><strong>a</strong> and <em>b</em></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a", "<ol>\n<li>a</li>\n</ol>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("# a", "<p># a</p>"),
        ("`a`", "<p>`a`</p>"),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("[a](/x)", '<p><a href="/x" rel="nofollow noopener noreferrer">a</a></p>'),
        ("[a](https://x.example/)", '<p><a href="https://x.example/" rel="nofollow noopener noreferrer">a</a></p>'),
        ("[a](ftp://x.example/)", '<p><a rel="nofollow noopener noreferrer">a</a></p>'),
        ("https://x.example/", "<p>https://x.example/</p>"),
    ],
)
def test_the_subset(text: str, html: str) -> None:
    assert prose.html(text) == html


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**a** and\n\n[b](https://x.example)", "a and b"),
        ("<b>a</b> & c", "<b>a</b> & c"),
        ("&lt;b&gt;", "&lt;b&gt;"),
        ("一行\n又一行", "一行又一行"),
    ],
)
def test_plain(text: str, plain: str) -> None:
    assert prose.plain(text) == plain


PATHOLOGICAL = {
    "brackets": "[", "images": "![", "stars": "*", "star-letters": "*a", "letters-star": "a*", "underscores": "_a ",
    "quotes": ">", "quote-lines": "> a\n", "lists": "- ", "list-lines": "- a\n", "numbers": "1. ", "backticks": "`",
    "escapes": "\\", "links": "[a](b", "nested": "[[](", "empty-links": "[](", "angle": "<", "comments": "<!--",
    "amp": "&", "entities": "&amp;", "spaces": " ", "breaks": " \n", "lines": "\n", "tabs": "\t\n", "mixed": "*_[`",
    "han-breaks": "一\n", "closing": "]", "parentheses": "[a](((", "strong": "**a", "alternate": "a**b*",
}  # fmt: skip


def lines_run(text: str) -> int:
    """How many lines of Python run for a text: the same on every machine and under any load."""
    count = 0

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal count
        del frame, arg
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        prose.html(text)
        prose.plain(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    prose.html("*warm*")
    once, twice = (lines_run("a" + piece * (size // len(piece))) for size in (800, 1600))
    assert twice < 2.3 * once + 200


@pytest.mark.parametrize("piece", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_no_text_takes_long(piece: str) -> None:
    assert is_linear(lambda size: prose.html("a" + piece * (size // len(piece))), 3_000)


def test_the_sanitiser_is_a_line_of_its_own() -> None:
    """Whatever the parser might let through one day."""
    made = prose._clean(
        '<p class="x">a<img src="https://x"><u>b</u><script>c</script><style>d</style>'
        '<a href="javascript:f" onclick="g" target="_blank">h</a><a href="mailto:a@b.c">i</a><!-- j --></p>'
    )
    rel = 'rel="nofollow noopener noreferrer"'
    assert made == f'<p>ab<a {rel}>h</a><a href="mailto:a@b.c" {rel}>i</a></p>'


def test_a_line_is_escaped_text() -> None:
    assert prose.inline("*a* & <b>") == "a &amp; &lt;b&gt;"
