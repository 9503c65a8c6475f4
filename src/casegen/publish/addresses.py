"""Every address at which the site has a page, those written by hand and those that lead elsewhere too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..config import Settings, shipped
from ..findings import RULES
from ..folders import files_below
from ..library import Library
from ..locales import LOCALES
from ..render.page import Page


def addresses(pages: Iterable[Page], library: Library, settings: Settings) -> frozenset[str]:
    """The addresses below the site's root, without index.html."""
    made = {page.address for page in pages}
    old = [name for case in library.kept.values() for name in case.formerly]
    renamed = {f"{locale}/cases/{name}/" for locale in LOCALES for name in old}
    return frozenset(made | renamed | set(_written(settings)))


def _written(settings: Settings) -> Iterator[str]:
    for root, only in ((settings.root, ""), (shipped(), "records")):
        for file in files_below(root / "docs"):
            folder, *path = file.relative_to(root / "docs").with_suffix("").parts
            if file.suffix != ".md" or not path or (only and path != [only]):
                continue
            below = "".join(f"{part}/" for part in (path if path[-1] != "index" else path[:-1]))
            for locale in LOCALES.values():
                if folder in {locale.id, locale.base}:
                    yield f"{locale.id}/{below}"
    for locale_id in LOCALES:
        for code in RULES:
            yield f"{locale_id}/checks/{code.lower()}/"
