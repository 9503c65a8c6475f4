"""Prose of a record to HTML: a small subset of Markdown, sanitised; text without markup takes a short way."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

# Anything that could mean something in the subset or to HTML: the rest is paragraphs and needs no parser.
MARKUP = re.compile(r"[*_`\[\]<>&\\\xa0]|[ \t]\n|\n[ \t]|^(?:[-+]|\d+[.)])(?:\s|$)", re.MULTILINE)
_BREAK = re.compile(r"\n{2,}")
_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "blockquote", "br"}
_ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "*": set()}
_SCHEMES = {"http", "https", "mailto"}
_SPACE = re.compile(r"\s+")
# Anything that makes a line of text other than it is written.
_MORE = re.compile(MARKUP.pattern + r"|[^\S ]|^ |  | $", re.MULTILINE)
_HAN_BREAK = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])\n[ \t]*(?=[\u2e80-\u9fff\uff00-\uffef])"
)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False, "linkify": False, "maxNesting": 12}).enable(
        ["emphasis", "link", "list", "blockquote", "escape", "newline", "balance_pairs", "fragments_join"]
    )


def html(text: str) -> Markup:
    """Turn prose into block HTML that holds only paragraphs, emphasis, lists, quotations and plain links."""
    text = _HAN_BREAK.sub("", text.strip())
    if not MARKUP.search(text):
        return Markup("".join(f"<p>{part}</p>" for part in _BREAK.split(text) if part))
    return Markup(_clean(_parser().render(text)).strip())


def _clean(made: str) -> str:
    return nh3.clean(
        made,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener noreferrer",
    )


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Turn prose into one line of text without markup."""
    if not _MORE.search(text):
        return text
    text = _HAN_BREAK.sub("", text.strip())
    if MARKUP.search(text):
        made = _clean(_parser().render(text))
        text = Markup(made).striptags()
    return _SPACE.sub(" ", text).strip()


def inline(text: str) -> Markup:
    """Plain text as escaped inline HTML."""
    return escape(plain(text))
