"""Builds the site."""

from __future__ import annotations

from pathlib import Path

import click

from .. import pipeline
from ..config import read
from ..locales import LOCALES
from ._options import FOUND, GOOD, locale_option, orderly, project
from ._show import progress, show


@click.command()
@click.option("--drafts", is_flag=True, help="Build drafts too, each marked as one.")
@locale_option
@project
@orderly
def command(drafts: bool, locale_id: str, folder: Path) -> int:
    """Check the records, build the site and put it in place of the old one.

    Errors in records stop the build before the old site is touched.
    """
    from ..engine.run import render

    settings = read(folder.resolve())
    try:
        site = pipeline.build(settings, lambda site, staging: render(site, staging) and None, progress, drafts=drafts)
    except pipeline.FoundErrors as found:
        show(found.checked.findings, found.checked.texts, LOCALES[locale_id], "full", settings.url)
        return FOUND
    click.echo(
        f"{settings.site.name}/: {len(site.library.cases)} cases x {len(LOCALES)} editions, {len(site.pages)} pages"
    )
    return GOOD
