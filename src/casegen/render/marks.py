"""Text and prose as Markdown in which every character means itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from urllib.parse import quote

from .prose import html

# What can mean something anywhere in a line (CommonMark, and tables as GitHub has them), and at its beginning.
_MARKS = re.compile(r"[\\`*_\[\]<&|~#]")
_BEGINS = re.compile(r"[0-9]{1,9}(?=[.)])|(?=[-+=>])")
_SPACE = re.compile(r"\s+")
# Prose that is more than paragraphs of plain characters, and the paragraphs of prose that is not.
_MORE = re.compile(r"<(?!/?p>)|&")
_PARAGRAPHS = re.compile(r"<p>([^<]*)</p>")
_CONTAINERS = {"ul", "ol", "li", "blockquote"}
# A member of a list without anything in it; lists of nothing else would be a line across the page.
_BARE = re.compile(r"-|[0-9]+\.")


def escape(text: str) -> str:
    """One line of text as Markdown that shows the same text, wherever in a line it stands."""
    return _begin(_escape(text).strip())


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", _SPACE.sub(" ", text))


def _begin(line: str) -> str:
    begins = _BEGINS.match(line)
    return f"{begins[0]}\\{line[begins.end():]}" if begins else line


def target(address: str) -> str:
    """An address as the target of a link, in which nothing can end the link or the cell that it stands in."""
    return quote(address, safe="%/:?#@!$'*+,;=~&-._").replace("&", "\\&")


def indented(marker: str, blocks: Sequence[str]) -> str:
    """Blocks as one item of a list, all of them within it."""
    indent = " " * len(marker)
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join(((indent if at else marker) + line).rstrip() for at, line in enumerate(lines))


def with_end(blocks: Sequence[str], after: str) -> list[str]:
    """Blocks that end in `after`: their last paragraph, or one of its own behind a list or a quotation."""
    # No paragraph begins like this, because its first character is escaped.
    if blocks and not _BEGINS.match(blocks[-1]):
        return [*blocks[:-1], blocks[-1] + after]
    return [*blocks, after.strip()]


class _Blocks(HTMLParser):
    """Turns the few elements that prose may hold into blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.line = ""
        self.link: tuple[str, int] | None = None
        self.open: list[list[str]] = [[]]
        self.numbered: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CONTAINERS:
            self._end_line()
            self.open.append([])
            if tag in {"ul", "ol"}:
                self.numbered.append(tag == "ol")
        elif tag == "br":
            self.line += " "
        elif tag == "a":
            self.link = (dict(attrs).get("href") or "", len(self.line))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.link is not None:
            (href, at), self.link = self.link, None
            if href and (label := self.line[at:].strip()):
                before = self.line[:at]
                if before.endswith("!"):
                    before = f"{before[:-1]}\\!"
                self.line = f"{before}[{label}]({target(href)})"
        elif tag == "p":
            self._end_line()
        elif tag in _CONTAINERS:
            self._end_line()
            made = self._close(tag, self.open[-1])
            held = self.open.pop()
            if tag not in {"ul", "ol"} or not all(map(_BARE.fullmatch, held)):
                self.open[-1].append(made)

    def handle_data(self, data: str) -> None:
        self.line += _escape(data)

    def _close(self, tag: str, blocks: Sequence[str]) -> str:
        if tag == "li":
            return indented(f"{len(self.open[-2]) + 1}. " if self.numbered[-1] else "- ", blocks)
        if tag == "blockquote":
            return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))
        self.numbered.pop()
        return "\n".join(blocks)

    def _end_line(self) -> None:
        if line := _SPACE.sub(" ", self.line).strip():
            self.open[-1].append(_begin(line))
        self.line = ""


def blocks(text: str) -> list[str]:
    """The prose of a record as Markdown blocks: paragraphs, lists, quotations and links.

    Emphasis is left out: beside Chinese punctuation CommonMark would show its asterisks.
    """
    made = html(text)
    if not _MORE.search(made):
        return [_begin(_escape(part).strip()) for part in _PARAGRAPHS.findall(made)]
    parser = _Blocks()
    parser.feed(made)
    parser.close()
    return parser.open[0]
