"""Curated packs as plans: what `packs/*.yml` say, in the language of an edition."""

from __future__ import annotations

from dataclasses import replace

from ..library import Library
from ..model import Pack
from ..render.reader import Reader
from .assemble import written
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


def curated_beside(pack: Pack, library: Library) -> tuple[Plan, Plan]:
    """The plans of a curated pack in both languages that people write, to stand side by side."""
    left, right = (replace(curated(pack, Reader(locale, library)), language=BOTH) for locale in written())
    return left, right
