"""The pages of curated packs: the hub that lists them, and one for each with its session, its cases and its files."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

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
from .materials import material
from .outline import outline, unread
from .plan import Plan
from .reading import minutes

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
    cases = [reader.library.by_id[one] for one in pack.cases if one in reader.library.by_id]
    reading = minutes(material(case, reader, settings).seconds for case in cases)
    session = outline(plan, reading)
    activities, start = [], 0
    for one in session:
        activities.append((reader.t(f"web.pack.activity.{one.key}"), start, start + one.minutes, one.minutes))
        start += one.minutes
    language = reader.locale.id
    files = [
        (edition, [(name, downloads.named(pack.id, edition, language, name)) for name in downloads.formats(edition)])
        for edition in EDITIONS
    ]
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
        cases=cases,
        activities=activities,
        beforehand=reading if unread(session, reading) else 0,
        files=files if written else [],
        query=_query(plan),
    )


def _query(plan: Plan) -> str:
    """The address's query under which the page that makes packs has this plan, what is usual left out."""
    usual = Plan(plan.cases)
    said = [("cases", ",".join(plan.cases))]
    said += [(name, str(getattr(plan, name))) for name in ("minutes", "method", "function")]
    said += [("outline", ",".join(plan.activities)), ("title", plan.title), ("audience", plan.audience)]
    said = [(name, text) for name, text in said if text and text != str(getattr(usual, name, ""))]
    said += [("objective", one) for one in plan.objectives] + [("q", one) for one in plan.questions]
    return urlencode(said, safe=",", quote_via=quote)
