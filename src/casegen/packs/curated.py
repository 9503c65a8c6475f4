"""Curated packs as plans: what `packs/*.yml` say, in the language of an edition."""

from __future__ import annotations

from dataclasses import replace

from ..config import Settings
from ..library import Library
from ..model import Pack
from ..render.reader import Reader
from .assemble import document, written
from .blocks import Document
from .plan import BOTH, Plan


def curated(pack: Pack, reader: Reader) -> Plan:
    """The plan of a curated pack in the reader's edition."""
    return Plan(
        cases=pack.cases,
        minutes=pack.minutes,
        method=pack.method,
        function=pack.function,
        audience=reader.plain(pack.audience),
        objectives=tuple(map(reader.plain, pack.objectives)),
        activities=pack.activities,
        questions=tuple(map(reader.plain, pack.questions)),
        language=reader.locale.id,
        title=reader.plain(pack.title),
    )


def curated_beside(pack: Pack, library: Library, edition: str, settings: Settings) -> Document:
    """One of the editions of a curated pack in both languages that people write, side by side."""
    left, right = (replace(curated(pack, Reader(locale, library)), language=BOTH) for locale in written())
    return document(left, library, edition, settings, right)
