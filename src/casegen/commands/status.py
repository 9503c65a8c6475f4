"""Lists what in a library needs care."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from .. import library, pipeline
from ..checks import Checked
from ..config import Settings, read
from ..findings import say
from ..locales import LOCALES, Locale
from ..memory import Memory
from ..publish.addresses import addresses
from ..safe import printable
from ..status import KINDS, MONTHS, Asked, Care, care, newest
from ..trace import trace
from ._options import FOUND, GOOD, locale_option, orderly, project
from ._table import aligned


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How the list is shown.",
)
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder that holds the source texts: figures are looked up in them, as `casegen trace` does.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that ages are counted to; the newest date in the library unless said otherwise.",
)
@click.option(
    "--months",
    type=click.IntRange(1, 1200),
    default=MONTHS,
    show_default=True,
    help="After how many months without a change a record is listed.",
)
@locale_option
@project
@orderly
def command(
    format_: str, sources: Path | None, today: datetime | None, months: int, locale_id: str, folder: Path
) -> int:
    """List what needs care: drafts, records that nobody has reviewed, stale translations, dead links and the like.

    Retired records are listed too, but need nothing. The clock is never asked, so the same records give the same list.
    """
    settings, locale = read(folder.resolve()), LOCALES[locale_id]
    checked = pipeline.check(settings)
    until = today.date() if today else newest(checked.cases)
    traced = trace(checked.cases, sources) if sources else None
    found = care(checked, settings, Asked(until, months, _pages(checked, settings), traced))
    click.echo(_FORMATS[format_](found, until, locale))
    return FOUND if any(not one.settled for one in found) else GOOD


def _pages(checked: Checked, settings: Settings) -> Callable[[], frozenset[str]] | None:
    """How to learn which pages the site has; None while errors keep it from being built."""
    if checked.stops(drafts=False):
        return None

    def pages() -> frozenset[str]:
        whole = library.assemble(checked.cases, checked.schemes)
        return addresses(pipeline.site_of(settings, whole, Memory()).pages, whole, settings)

    return pages


def _text(one: Care, locale: Locale) -> str:
    values = {name: say(value, locale) if isinstance(value, Mapping) else value for name, value in one.values.items()}
    return printable(locale.t(f"care.{one.told}.text", **values))


def _table(found: Sequence[Care], until: date | None, locale: Locale) -> str:
    del until
    if not found:
        return locale.t("care.none")
    head = [locale.t(f"care.column.{name}") for name in ("kind", "path", "text")]
    rows = [head, *([locale.t(f"care.{one.kind}"), one.path, _text(one, locale)] for one in found)]
    settled = sum(one.settled for one in found)
    summary = locale.t("care.summary", n=len(found) - settled, settled=settled)
    return "\n".join([*aligned(rows), "", summary])


def _json(found: Sequence[Care], until: date | None, locale: Locale) -> str:
    counts = Counter(one.kind for one in found)
    value = {
        "v": 1,
        "today": until.isoformat() if until else None,
        "counts": {kind: counts[kind] for kind in KINDS},
        "care": [
            {"kind": one.kind, "path": one.path, "settled": one.settled, "text": _text(one, locale), **one.values}
            for one in found
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


_FORMATS: Mapping[str, Callable[[Sequence[Care], date | None, Locale], str]] = {"table": _table, "json": _json}
