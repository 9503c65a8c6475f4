"""How commands show findings and progress: results go to stdout, progress to a terminal's stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

import click

from ..findings import Finding
from ..importing.notes import Refusal
from ..locales import Locale
from ..report import FORMATS
from ..report.github import summary
from ._options import COULD_NOT


def progress(text: str) -> None:
    """Say on a terminal what is being done, in place of what was said before."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", err=True, nl=False)


def show(
    findings: Sequence[Finding],
    texts: Mapping[str, str],
    locale: Locale,
    format_: str,
    site: str,
    stream: TextIO | None = None,
) -> None:
    """Write findings in one of the formats; the one for GitHub writes its job summary too."""
    stream = stream or sys.stdout
    colour = stream.isatty() and "NO_COLOR" not in os.environ
    text = FORMATS[format_](findings, texts, locale, colour=colour, site=site)
    progress("")
    click.echo(text, file=stream, nl=not text.endswith("\n") and bool(text))
    if format_ == "github":
        job_summary(summary(findings, locale))


def refused(refusal: Refusal, locale: Locale) -> int:
    """Say in one line why nothing can be brought in, and return the exit status for that."""
    click.echo(f"casegen: {locale.t(f'import.refusal.{refusal.name}', **refusal.values)}", err=True)
    return COULD_NOT


def job_summary(text: str) -> None:
    """Add Markdown to the summary of the GitHub job in which this runs, if it runs in one; raises OSError."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)
