"""All generated pages of a site, in every edition."""

from __future__ import annotations

from collections.abc import Iterator

from ..config import Settings
from ..facets import Column
from ..index.lineage import lineage
from ..index.related import related
from ..library import Library
from ..locales import LOCALES
from ..memory import Memory
from .browse import browse_pages
from .case import case_page
from .codebook import codebook
from .fit import fit_page
from .hubs import hubs, root
from .page import Page
from .reader import Reader


def make(library: Library, columns: tuple[Column, ...], settings: Settings, memory: Memory) -> Iterator[Page]:
    """Yield the root page, then for every edition its hubs, the pages that narrow down, and every case."""
    schemes = tuple(library.schemes.values())
    near = related(library)
    yield root(library, settings)
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        yield from hubs(reader, settings)
        words = ("codebook", locale.id, settings.url, tuple(map(id, schemes)))
        yield memory.recall(words, lambda reader=reader: (codebook(reader, settings), schemes))[0]  # type: ignore[misc]
        yield from browse_pages(reader, settings, columns, memory)
        yield fit_page(reader, settings, columns)
        for case in library.cases:
            # The page keeps alive what its key names by identity, so that no other object can take its place.
            beside = near[case.id]
            line = lineage(case, library)
            key = (
                "page",
                locale.id,
                settings.url,
                id(case),
                tuple((id(one.case), one.shared) for one in beside),
                tuple(map(id, schemes)),
                (tuple(map(id, line.members)), line.edges, line.more) if line else None,
            )
            page, *_ = memory.recall(
                key,
                lambda case=case, reader=reader, beside=beside, line=line: (  # type: ignore[misc]
                    case_page(case, reader, settings, beside),
                    case,
                    beside,
                    schemes,
                    line,
                ),
            )
            yield page
