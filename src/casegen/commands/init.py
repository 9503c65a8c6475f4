"""Begins a library."""

from __future__ import annotations

from pathlib import Path

import click

from ..init import write
from ._options import GOOD, orderly


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@orderly
def command(folder: Path) -> int:
    """Begin a library of your own in FOLDER: two sample records, the vocabularies, the settings."""
    for name in write(folder):
        click.echo(name)
    click.echo(f"casegen build -C {folder}", err=True)
    return GOOD
