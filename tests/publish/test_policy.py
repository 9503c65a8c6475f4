"""The policy allows what the theme has written into its pages, word for word, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.locales import LOCALES
from casegen.publish.policy import NOTHING, guarded, inline, meta, policy
from casegen.render.head import data_script
from conftest import Built
from markup import read


def source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_what_is_inline_is_allowed_by_what_it_says() -> None:
    html = (
        '<script src="a.js">ignored()</script><script>one("<b>")</script>\n<style media="print">\n a { }\n</style>'
        "<script type=module>two()</script><script></script><script>three('</b>&lt;') // </x></script>"
        f"{data_script({'a': 1})}{data_script([1], 'application/json', 'x')}<p style='a: b' onclick='three()'>x</p>"
    )
    scripts = {("script-src", source(one)) for one in ('one("<b>")', "two()", "", "three('</b>&lt;') // </x>")}
    assert inline(html) == scripts | {("style-src", source("\n a { }\n"))}


@given(st.text(st.characters(exclude_characters="<\r\0", exclude_categories=["Cs"])))
def test_any_text_is_allowed_as_it_stands(text: str) -> None:
    assert inline(f"<p>&amp;<script>{text}</script>{text}<style>{text}</style>") == {
        ("script-src", source(text)),
        ("style-src", source(text)),
    }


def test_what_is_allowed_joins_its_directive_and_no_other() -> None:
    allowed = inline("<script>one()</script><script>two()</script><style>a { }</style>")
    before, after = (dict(one.split(" ", 1) for one in policy(of).split("; ")) for of in ((), allowed))
    assert after["script-src"].split() == [before["script-src"], *sorted(map(source, ("one()", "two()")))]
    assert after["style-src"].split() == [before["style-src"], source("a { }")]
    assert {name for name in before if before[name] != after[name]} == {"script-src", "style-src"}


def test_a_worker_is_allowed_where_the_site_has_one_and_nothing_else_is() -> None:
    without, having = policy().split("; "), policy(worker=True).split("; ")
    assert set(without) - set(having) == {"worker-src 'none'"}
    assert set(having) - set(without) == {"worker-src 'self'"}


def test_nothing_is_unsafe() -> None:
    for rules in (policy(), NOTHING):
        assert "unsafe" not in rules
        assert "*" not in rules
        assert "http" not in rules
        assert rules.startswith("default-src 'none'")
        assert '"' not in rules


def test_a_page_says_its_policy_before_anything_that_it_binds() -> None:
    html = "<!doctype html>\n<html>\n  <head>\n<script>one()</script></head><body><head></body>"
    made = guarded(html, inline(html))
    head, said, rest = made.partition(meta(policy(inline(html))))
    assert head == "<!doctype html>\n<html>\n  <head>\n    "
    assert said
    assert head.removesuffix("\n    ") + rest == html
    assert meta(policy(worker=True)) in guarded(html, (), worker=True)
    with pytest.raises(ValueError, match="head"):
        guarded("<p>x</p>", ())


def test_every_page_has_the_policy_and_nothing_that_it_refuses(built: Built) -> None:
    pages = dict(built.html())
    assert {"", "404.html", *(f"{locale}/about/" for locale in LOCALES)} <= pages.keys()
    for address, text in pages.items():
        page = read(text)
        [said] = [one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
        assert said == policy(), address
        assert text.index("Content-Security-Policy") < text.index("<link"), address
        assert inline(text) == frozenset(), address
        for element in page.elements:
            named = [name for name in element.attributes if name == "style" or name.startswith("on")]
            assert named == [], f"{address}: {element.tag} {named}"
