"""Leaves a page at every address under which a case was published before, which leads to the new one."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..config import Settings
from ..library import Library
from ..locales import LOCALES
from ..render.reader import Reader
from .policy import NOTHING, meta

# Where the site is opened from a disk, a link to a folder shows what lies in it; hence the names of files.
_PAGE = Markup(
    '<!doctype html>\n<html lang="{tag}">\n<meta charset="utf-8">\n{policy}\n<title>{title}</title>\n'
    '<meta name="robots" content="noindex">\n{canonical}'
    '<meta http-equiv="refresh" content="0; url={there}">\n<p><a href="{there}">{title}</a></p>\n</html>\n'
)
_POLICY = Markup(meta(NOTHING))
_CANONICAL = Markup('<link rel="canonical" href="{}">\n')


def redirects(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the file and the text of every such page, in every edition; it works without scripts."""
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        for case in library.kept.values():
            for old in case.formerly:
                address = f"{settings.url}{locale.id}/cases/{case.id}/"
                yield (
                    f"{locale.id}/cases/{old}/index.html",
                    _PAGE.format(
                        policy=_POLICY,
                        tag=locale.tag,
                        title=reader.plain(case.title),
                        there=f"../{case.id}/index.html",
                        canonical=_CANONICAL.format(address) if settings.url else Markup(""),
                    ),
                )
