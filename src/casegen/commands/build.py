"""Builds the site."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import click

from .. import pipeline
from ..config import ConfigError, read
from ..locales import LOCALES
from ..publish.elsewhere import bring, fetch
from ._options import FOUND, GOOD, locale_option, orderly, project
from ._show import progress, show


@click.command()
@click.option("--drafts", is_flag=True, help="Build drafts too, each marked as one.")
@click.option(
    "--compress",
    is_flag=True,
    help="Put a packed copy beside each text, for hosts that hand those out: .gz, and .br where Brotli is installed.",
)
@click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="Have a Dask cluster make the pages: the address of its scheduler, such as tcp://10.0.0.1:8786.",
)
@click.option(
    "--from",
    "origin",
    default="",
    metavar="ADDRESS",
    help="Fetch the library from an address that fsspec knows, such as s3://bucket/library, and build that.",
)
@click.option(
    "--to",
    "target",
    default="",
    metavar="ADDRESS",
    help="Bring the site to an address that fsspec knows as well; only what changed is sent.",
)
@locale_option
@project
@orderly
def command(
    drafts: bool, compress: bool, scheduler: str, origin: str, target: str, locale_id: str, folder: Path
) -> int:
    """Check the records, build the site and put it in place of the old one.

    Errors in records stop the build before the old site is touched.
    """
    from ..engine.run import render

    if origin and not target:
        raise ConfigError("what is built from an address goes to one: say where with --to")
    with fetched(origin) if origin else nullcontext(folder.resolve()) as root:
        settings = read(root)
        if origin:
            # What was fetched has no say in which folder of this machine a site takes the place of.
            settings = replace(settings, site=root / "site")
        try:
            site = pipeline.build(settings, render, progress, drafts=drafts, compress=compress, scheduler=scheduler)
            if target:
                progress(f"bringing the site to {target}")
                sent = bring(settings.site, target)
        except pipeline.FoundErrors as found:
            show(found.checked.findings, found.checked.texts, LOCALES[locale_id], "full", settings.url)
            return FOUND
    made = f"{len(site.library.cases)} cases x {len(LOCALES)} editions, {len(site.pages)} pages"
    click.echo(f"{target}: {made}, {sent} files sent" if target else f"{settings.site.name}/: {made}")
    return GOOD


@contextmanager
def fetched(origin: str) -> Iterator[Path]:
    """A folder with the library of an address, for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="casegen-") as folder:
        progress(f"fetching the library from {origin}")
        fetch(origin, Path(folder).resolve())
        yield Path(folder).resolve()
