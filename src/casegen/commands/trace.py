"""Looks figures up in the texts that they come from."""

from __future__ import annotations

from pathlib import Path

import click

from .. import pipeline
from ..config import read
from ..findings import Severity, say
from ..locales import LOCALES, Locale
from ..trace import Traced, Verdict, trace
from ._options import FOUND, GOOD, locale_option, orderly, project


@click.command()
@click.option(
    "--sources",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder that holds the source texts, one paragraph a line.",
)
@click.option("--quiet", is_flag=True, help="Show only figures that were not found or cannot be checked.")
@locale_option
@project
@orderly
def command(sources: Path, quiet: bool, locale_id: str, folder: Path) -> int:
    """Look for every figure in the paragraph that it is said to come from."""
    checked = pipeline.check(read(folder.resolve()))
    locale = LOCALES[locale_id]
    counts = dict.fromkeys(Verdict, 0)
    for one in trace(checked.cases, sources):
        counts[one.verdict] += 1
        if not (quiet and one.verdict is Verdict.FOUND):
            click.echo(_line(one, locale))
    click.echo(locale.t("trace.summary", **{verdict.name.lower(): n for verdict, n in counts.items()}))
    unsound = any(one.severity is Severity.ERROR for one in checked.findings)
    return FOUND if unsound or counts[Verdict.FOUND] < sum(counts.values()) else GOOD


def _line(one: Traced, locale: Locale) -> str:
    verdict = locale.t(f"trace.{one.verdict.name.lower()}")
    return f"{one.case}#{one.figure}: {verdict}" + (f": {say(one.reason, locale)}" if one.reason else "")
