"""Prints the JSON Schemas."""

from __future__ import annotations

from pathlib import Path

import click

from ..schema import SCHEMAS, schema
from ._options import GOOD, orderly


@click.command()
@click.option(
    "--write",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write every schema into this folder instead of printing one.",
)
@click.argument("name", type=click.Choice(list(SCHEMAS)), default="case.schema.json")
@orderly
def command(name: str, target: Path | None) -> int:
    """Print the JSON Schema of a record, or write all schemas into a folder."""
    if target is None:
        click.echo(schema(name), nl=False)
        return GOOD
    target.mkdir(parents=True, exist_ok=True)
    for one in SCHEMAS:
        (target / one).write_text(schema(one), encoding="utf-8", newline="\n")
    return GOOD
