"""All generated pages of a site, in every edition."""

from __future__ import annotations

from collections.abc import Iterator

from ..config import Settings
from ..facets import Column
from ..index.lineage import lineage
from ..index.related import Related, related
from ..library import Library
from ..locales import LOCALES
from ..memory import Memory
from ..model import Case
from ..units import digest
from .browse import browse_pages
from .case import case_page
from .changes import changes_page
from .codebook import codebook
from .contribute import contribute_page
from .fit import fit_page, worked
from .hubs import hubs, root
from .offline import offline_page
from .pack_new import pack_new_page
from .page import Page
from .reader import Reader
from .retired import retired_page
from .withdrawn import withdrawn_page


def make(
    library: Library, columns: tuple[Column, ...], settings: Settings, memory: Memory, *, carded: bool = False
) -> Iterator[Page]:
    """Yield the root page, then for every edition its hubs, the pages that narrow down, and every case.

    `carded` says that cases have pictures for sharing their addresses.
    """
    near = related(library)
    shown = worked(library, columns, settings)
    yield root(library, settings)
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        yield from hubs(reader, settings, columns)
        yield _codebook(reader, settings, memory)
        yield from browse_pages(reader, settings, columns, memory)
        yield fit_page(reader, settings, columns, shown)
        yield changes_page(reader, settings)
        if settings.offline:
            yield offline_page(reader, settings)
        yield contribute_page(reader, settings)
        yield pack_new_page(reader, settings)
        for case in library.retired:
            yield retired_page(case, reader, settings)
        for gone in library.withdrawn:
            yield withdrawn_page(gone, reader, settings)
        for case in library.cases:
            yield _case(case, near[case.id], reader, settings, memory, carded)


def _codebook(reader: Reader, settings: Settings, memory: Memory) -> Page:
    key = digest("codebook", reader.locale.id, settings.url, reader.library.world)
    return memory.recall(key, lambda: codebook(reader, settings))


def _case(
    case: Case, beside: tuple[Related, ...], reader: Reader, settings: Settings, memory: Memory, carded: bool
) -> Page:
    library = reader.library
    line, prints = lineage(case, library), library.prints
    made_from = digest(
        "case",
        carded,
        reader.locale.id,
        prints[case.id],
        [(prints[one.case.id], one.shared) for one in beside],
        [prints[one.id] for one in library.replaced.get(case.id, ())],
        ([prints[one.id] for one in line.members], line.edges, line.more) if line else None,
    )
    return memory.recall(
        (made_from, settings.url, library.world),
        lambda: case_page(case, reader, settings, beside, carded=carded, made_from=made_from),
    )
