"""Previews the site while it is being written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..checks import Checked
from ..config import read
from ..locales import LOCALES
from ._options import GOOD, locale_option, orderly, project
from ._show import show


@click.command()
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port."
)
@click.option(
    "--drafts/--no-drafts", default=True, show_default=True, help="Whether drafts are shown, each marked as one."
)
@locale_option
@project
@orderly
def command(port: int, drafts: bool, locale_id: str, folder: Path) -> int:
    """Preview the site on this computer and rebuild what changes.

    While records have errors, they are shown here and the last good site stays up.
    """
    from ..engine.preview import serve as preview

    locale = LOCALES[locale_id]

    def tell(checked: Checked) -> None:
        show(checked.findings, checked.texts, locale, "concise", "", sys.stderr)

    preview(read(folder.resolve()), port, tell, lambda text: click.echo(text, err=True), drafts=drafts)
    return GOOD
