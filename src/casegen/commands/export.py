"""Writes the records as open data."""

from __future__ import annotations

from pathlib import Path

import click

from .. import pipeline
from ..config import read
from ..export import FORMATS
from ..locales import LOCALES
from ..publish.files import Files
from ._options import FOUND, GOOD, locale_option, orderly, project
from ._show import show


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="json",
    show_default=True,
    help="Which form of the open data.",
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder to write into.",
)
@locale_option
@project
@orderly
def command(format_: str, target: Path, locale_id: str, folder: Path) -> int:
    """Write the records as open data.

    That is JSON, a CSV table, the description of both, or a list of links for language models.
    """
    settings = read(folder.resolve())
    try:
        site = pipeline.prepare(settings)
    except pipeline.FoundErrors as found:
        show(found.checked.findings, found.checked.texts, LOCALES[locale_id], "full", settings.url)
        return FOUND
    write = Files(target).write
    for name, text in FORMATS[format_].files(site.library, settings):
        write([(name, text)])
        click.echo(target / name)
    return GOOD
