"""Words of another language say so, whatever stands around them; nothing else changes, and no text takes long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from casegen.render.foreign import told
from casegen.render.prose import html
from growth import is_linear

TAGS = st.sampled_from(["en", "zh-Hans", "zh-Hant"])
TEXTS = st.text(st.sampled_from("ab Z’-,;:&<>\"'#万好，。“”《五㐀豈𠀀\n1"), max_size=60)
SPAN = re.compile('<span lang="(?:en|zh-Hans)">|</span>')


@pytest.mark.parametrize(
    ("text", "tag", "made"),
    [
        ("What 五社联动 means", "en", 'What <span lang="zh-Hans">五社联动</span> means'),
        ("亮灯，亮楼.", "en", '<span lang="zh-Hans">亮灯，亮楼</span>.'),
        ("万, 六成", "en", '<span lang="zh-Hans">万</span>, <span lang="zh-Hans">六成</span>'),
        ("“No” – 5 ¶2", "en", "“No” – 5 ¶2"),
        ("人称light up every stair，真的", "zh-Hans", '人称<span lang="en">light up every stair</span>，真的'),
        ("用World Cafe办会", "zh-Hant", "用World Cafe办会"),
        ("a & b c d e", "zh-Hans", 'a &amp; <span lang="en">b c d e</span>'),
    ],
)
def test_what_is_foreign_is_marked(text: str, tag: str, made: str) -> None:
    assert told(escape(text), tag) == made


def test_tags_stay_as_they_are() -> None:
    made = Markup('<a href="万" title="one two three four">万</a>')
    assert told(made, "en") == '<a href="万" title="one two three four"><span lang="zh-Hans">万</span></a>'
    assert told(made, "zh-Hans") == made


@given(text=TEXTS, tag=TAGS)
def test_without_its_marks_it_is_what_it_was(text: str, tag: str) -> None:
    for made in (escape(text), html(text)):
        assert SPAN.sub("", told(made, tag)) == made


@pytest.mark.parametrize("piece", ["a", "a b c ", "a ,", "万", "万，", "，", "a-", "a b c d 万"])
@pytest.mark.parametrize("tag", ["en", "zh-Hans"])
def test_no_text_takes_long(piece: str, tag: str) -> None:
    assert is_linear(lambda size: told(Markup(piece * size), tag), 20_000)
