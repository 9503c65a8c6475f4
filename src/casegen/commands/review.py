"""Reviews a proposal: what it changes in a library, for whoever sent it and whoever decides on it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from .. import pipeline
from ..config import ConfigError, read
from ..locales import LOCALES, Locale
from ..memory import Memory
from ..report import github
from ..review.card import card
from ..review.changes import Review, compare
from ..review.overlay import overlay, touched
from ..review.told import told
from ._options import FOUND, GOOD, locale_option, orderly
from ._show import job_summary

_folder = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option("--base", required=True, type=_folder, metavar="DIR", help="The library as it is.")
@click.option("--proposal", required=True, type=_folder, metavar="DIR", help="The same with what is proposed.")
@click.option(
    "--sources",
    type=_folder,
    metavar="DIR",
    help="The folder that holds the source texts: figures of changed records are looked up in them.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A new folder for the library with the proposed records, to build a preview from.",
)
@click.option(
    "--output-format",
    "format_",
    type=click.Choice(["markdown", "json", "github"]),
    default="markdown",
    show_default=True,
    help="The card as Markdown; JSON; or annotations of a GitHub workflow, with the card as its job summary.",
)
@locale_option
@orderly
def command(
    base: Path, proposal: Path, sources: Path | None, target: Path | None, format_: str, locale_id: str
) -> int:
    """Tell what a proposal changes: records, findings, figures, evidence, and files that need a closer look.

    Only the records and vocabularies of the proposal are read, as text. Settings, templates and everything else are
    those of the base, so that nothing of the proposal is run.
    """
    if target is not None and os.path.lexists(target):
        raise ConfigError(f"{target} is there already; name a new folder")
    with tempfile.TemporaryDirectory(prefix="casegen-review-") as spare:
        folder = target or Path(spare) / "library"
        overlay(base, proposal, folder)
        memory = Memory()
        settings = read(base.resolve())
        before, after = (pipeline.check(one, memory) for one in (settings, read(folder.resolve())))
        review = compare(before, after, touched(base, proposal), sources)
        _FORMATS[format_](review, after.texts, LOCALES[locale_id], settings.url)
    return GOOD if review.sound else FOUND


def _markdown(review: Review, texts: Mapping[str, str], locale: Locale, site: str) -> None:
    del texts, locale
    click.echo(card(review, site=site), nl=False)


def _json(review: Review, texts: Mapping[str, str], locale: Locale, site: str) -> None:
    del texts, site
    click.echo(json.dumps(told(review, locale), ensure_ascii=False, indent=1))


def _github(review: Review, texts: Mapping[str, str], locale: Locale, site: str) -> None:
    click.echo(github.render(review.findings, texts, locale, site=site), nl=False)
    job_summary(card(review, site=site))


_FORMATS: Mapping[str, Callable[[Review, Mapping[str, str], Locale, str], None]] = {
    "markdown": _markdown,
    "json": _json,
    "github": _github,
}
