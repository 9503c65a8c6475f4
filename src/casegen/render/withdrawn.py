"""What stands at the address of a record that was taken down on request: that it was, and nothing of what it said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..config import Settings
from ..library import Library
from ..locales import LOCALES
from ..model import Withdrawal
from .dates import date
from .hubs import page
from .marks import blocks
from .page import Page
from .reader import Reader


def withdrawn_page(gone: Withdrawal, reader: Reader, settings: Settings) -> Page:
    """The page at the address of a withdrawn record in the reader's locale; no list and no search leads there."""
    title = reader.t("withdrawn.title", id=gone.id)
    stand = reader.t("withdrawn.stand", date=date(gone.date, reader.locale))
    made = page(
        "withdrawn",
        f"cases/{gone.id}/",
        reader,
        settings,
        title,
        stand,
        section="browse",
        heading=title,
        stand=stand,
        reason=gone.reason,
    )
    return replace(made, listed=False)


def withdrawn_files(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the path below the site's root and the text of `index.md` at the address of every withdrawn record."""
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        for gone in library.withdrawn:
            yield f"{locale.id}/cases/{gone.id}/index.md", "\n\n".join(_markdown(gone, reader)) + "\n"


def _markdown(gone: Withdrawal, reader: Reader) -> Iterator[str]:
    yield f"# {reader.t('withdrawn.title', id=gone.id)}"
    yield f"> {reader.t('withdrawn.stand', date=date(gone.date, reader.locale))}"
    if gone.reason is not None:
        yield f"## {reader.t('withdrawn.why')}"
        yield from blocks(reader.reading(gone.reason).text)
    yield reader.t("withdrawn.copies")
