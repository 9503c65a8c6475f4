"""The sitemap: every address with its other editions (sitemaps.org 0.9, with xhtml:link for languages)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..locales import LOCALES
from ..render.page import Page


def sitemap(pages: Iterable[Page], url: str) -> str:
    """The text of `sitemap.xml` for the pages below `url` (which ends in a slash) that are to be listed."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in sorted((one for one in pages if one.listed), key=lambda one: one.address):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{LOCALES[locale].tag}" href="{escape(url + address)}"/>'
            for locale, address in page.editions.items()
            if len(page.editions) > 1
        )
        lines.append(f"<url><loc>{escape(url + page.address)}</loc>{links}</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines)
