"""What stands at the address of a retired case: since when, why, and which case takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from ..config import Settings
from ..library import Library
from ..locales import LOCALES
from ..model import Case, Retirement
from .case import arrival, where
from .dates import date
from .hubs import page
from .marks import blocks, escape, target
from .page import Page, relative
from .reader import Reader

_FORWARD = Markup('<meta http-equiv="refresh" content="0; url={}">')


def retired_page(case: Case, reader: Reader, settings: Settings) -> Page:
    """The page of a retired case in the reader's locale.

    Where another case takes its place, a browser goes there at once, and reads there what has happened.
    """
    retired = _retirement(case)
    successor = reader.library.by_id.get(retired.to or "")
    path, title = f"cases/{case.id}/", reader.plain(case.title)
    stand = reader.t("retired.stand", date=date(retired.date, reader.locale))
    made = page(
        "retired",
        path,
        reader,
        settings,
        reader.t("retired.title", title=title),
        stand,
        section="browse",
        stand=stand,
        case=case,
        reason=retired.reason,
        successor=successor,
    )
    if successor is None:
        return replace(made, listed=False)
    # A file's name, since from a disk the address of a folder shows what lies in it.
    there = relative(path, f"cases/{successor.id}/index.html#{arrival(case)}")
    return replace(made, listed=False, extra=_FORWARD.format(there))


def retired_files(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the path below the site's root and the text of `index.md` at the address of every retired case."""
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        for case in library.retired:
            yield f"{locale.id}/cases/{case.id}/index.md", "\n\n".join(_markdown(case, reader, settings)) + "\n"


def _markdown(case: Case, reader: Reader, settings: Settings) -> Iterator[str]:
    retired = _retirement(case)
    yield f"# {escape(reader.plain(case.title))}"
    yield escape(str(where(case, reader).striptags()))
    yield f"> {reader.t('retired.stand', date=date(retired.date, reader.locale))}"
    yield f"## {reader.t('retired.why')}"
    yield from blocks(reader.reading(retired.reason).text)
    if successor := reader.library.by_id.get(retired.to or ""):
        yield f"## {reader.t('retired.instead')}"
        yield f"[{escape(reader.plain(successor.title))}](../{successor.id}/index.md)"
    name = f"data/cases/{case.id}.json"
    link = f"[{name}]({target((settings.url or '../../../') + name)})"
    yield reader.t("markdown.fact", name=reader.t("markdown.record"), value=link)


def _retirement(case: Case) -> Retirement:
    if case.retired is None:
        raise ValueError(f"{case.id} is not retired")
    return case.retired
