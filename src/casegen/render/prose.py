"""Prose of a record to HTML: a small subset of Markdown, sanitised; text without markup takes a short way."""

from __future__ import annotations

import re
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

# Anything that could mean something in the subset: the rest is paragraphs and needs no parser.
_MARKUP = re.compile(r"[*_`\[\]<>&\\#|~!]|^\s*(?:[-+]|\d+[.)])\s|^ {4}|\n {2,}|https?:|^\s*(?:=+|-+)\s*$", re.MULTILINE)
_BREAK = re.compile(r"\n[ \t]*\n\s*")
_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "blockquote", "br"}
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto"}
_SPACE = re.compile(r"\s+")
_HAN_BREAK = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False, "linkify": False, "maxNesting": 12}).enable(
        ["emphasis", "link", "list", "blockquote", "escape", "newline", "balance_pairs", "fragments_join"]
    )


def html(text: str) -> Markup:
    """Turn prose into block HTML that holds only paragraphs, emphasis, lists, quotations and plain links."""
    text = _HAN_BREAK.sub("", text.strip())
    if not _MARKUP.search(text):
        return Markup("").join(Markup("<p>{}</p>").format(part) for part in _BREAK.split(text) if part.strip())
    return Markup(_clean(_parser().render(text)).strip())


def _clean(made: str) -> str:
    return nh3.clean(
        made, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="nofollow noopener noreferrer"
    )


def plain(text: str) -> str:
    """Turn prose into one line of text without markup."""
    text = _HAN_BREAK.sub("", text.strip())
    if _MARKUP.search(text):
        made = _clean(_parser().render(text))
        text = Markup(made).striptags()
    return _SPACE.sub(" ", text).strip()


def inline(text: str) -> Markup:
    """Plain text as escaped inline HTML."""
    return escape(plain(text))
