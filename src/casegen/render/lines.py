"""The text of a page's HTML, a line for every block."""

from __future__ import annotations

from functools import lru_cache
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header"
    " hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HIDDEN = frozenset({"script", "style", "template"})


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.parts.append("\0")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in _HIDDEN))
        if tag in _BLOCKS:
            self.parts.append("\0")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data.replace("\0", " "))


@lru_cache(maxsize=256)
def lines(html: str) -> tuple[str, ...]:
    """The text of every block that has any, in order, with single spaces."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    found = (" ".join(line.split()) for line in "".join(parser.parts).split("\0"))
    return tuple(filter(None, found))
