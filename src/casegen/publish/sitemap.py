"""The sitemap: every address with its other editions (sitemaps.org 0.9, with xhtml:link for languages)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from zlib import crc32

from ..locales import LOCALES
from ..render.page import Page

# So many addresses are in one file; more go into parts. The protocol's own limits are 50,000 and 50 MB.
MOST = 5_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(pages: Iterable[Page], url: str) -> Iterator[tuple[str, str]]:
    """`sitemap.xml` for the pages below `url` (which ends in a slash) that are to be listed, as path and text.

    Of a large site it names `sitemap-1.xml` and so on, each with about as many addresses and all editions of a page in
    one. Which of them a page is in depends on its address and a number that doubles: a new page changes one file.
    """
    listed = sorted((page for page in pages if page.listed), key=lambda page: page.address)
    if len(listed) <= MOST:
        yield "sitemap.xml", _addresses(listed, url)
        return
    # With twice the room that is needed, no part is full by chance.
    count = 1 << (2 * len(listed) // MOST).bit_length()
    parts: dict[int, list[Page]] = defaultdict(list)
    for page in listed:
        parts[crc32(min(page.editions.values(), default=page.address).encode()) % count].append(page)
    names = {part: f"sitemap-{part + 1}.xml" for part in sorted(parts)}
    links = (f"<sitemap><loc>{escape(url + name)}</loc></sitemap>" for name in names.values())
    yield "sitemap.xml", _file(f'sitemapindex xmlns="{_NAMESPACE}"', links)
    for part, name in names.items():
        yield name, _addresses(parts[part], url)


def _addresses(pages: Iterable[Page], url: str) -> str:
    element = f'urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return _file(element, (_address(page, url) for page in pages))


def _address(page: Page, url: str) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{LOCALES[locale].tag}" href="{escape(url + address)}"/>'
        for locale, address in page.editions.items()
        if len(page.editions) > 1
    )
    return f"<url><loc>{escape(url + page.address)}</loc>{links}</url>"


def _file(element: str, lines: Iterable[str]) -> str:
    end = element.partition(" ")[0]
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', f"<{element}>", *lines, f"</{end}>\n"))
