"""All generated pages of a site, in every edition."""

from __future__ import annotations

from collections.abc import Iterator

from ..config import Settings
from ..index.related import related
from ..library import Library
from ..locales import LOCALES
from .case import case_page
from .hubs import hubs, root
from .page import Page
from .reader import Reader


def make(library: Library, settings: Settings) -> Iterator[Page]:
    """Yield the root page, then for every edition its hubs and the page of every case."""
    near = related(library)
    yield root(library, settings)
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        yield from hubs(reader, settings)
        for case in library.cases:
            yield case_page(case, reader, settings, near[case.id])
