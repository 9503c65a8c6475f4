"""The pages of curated packs: the hub that lists them, and one for each with its session, its cases and its files."""

from __future__ import annotations

from collections.abc import Iterator

from ..config import Settings
from ..library import Library
from ..locales import LOCALES
from ..model import Pack
from ..render.hubs import page
from ..render.page import Page
from ..render.reader import Reader
from . import downloads
from .assemble import EDITIONS
from .curated import curated
from .outline import outline

_SECTION = "packs"


def pack_pages(library: Library, settings: Settings) -> Iterator[Page]:
    """Yield the hub and the page of each curated pack, in every edition."""
    written = downloads.possible()
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        yield page(
            "packs",
            "packs/",
            reader,
            settings,
            reader.t("pack.hub.title"),
            reader.t("pack.hub.stand"),
            section=_SECTION,
            packs=[(pack, curated(pack, reader)) for pack in library.packs],
        )
        for pack in library.packs:
            yield _pack(pack, reader, settings, written=written)


def _pack(pack: Pack, reader: Reader, settings: Settings, *, written: bool) -> Page:
    plan = curated(pack, reader)
    activities, start = [], 0
    for one in outline(plan):
        activities.append((reader.t(f"web.pack.activity.{one.key}"), start, start + one.minutes, one.minutes))
        start += one.minutes
    language = reader.locale.id
    files = [
        (edition, [(name, downloads.named(pack.id, edition, language, name)) for name in downloads.formats(edition)])
        for edition in EDITIONS
    ]
    query = f"cases={','.join(pack.cases)}&minutes={plan.minutes}&method={plan.method}&function={plan.function}"
    return page(
        "pack",
        f"packs/{pack.id}/",
        reader,
        settings,
        plan.title,
        reader.plain(pack.summary),
        section=_SECTION,
        pack=pack,
        plan=plan,
        cases=[reader.library.by_id[one] for one in pack.cases if one in reader.library.by_id],
        activities=activities,
        files=files if written else [],
        query=query,
    )
