"""What the commands share: exit status, the options of all of them, the files that a person names."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from ..config import ConfigError, Settings
from ..init import InitError
from ..locales import LOCALES, preferred
from ..publish.verify import Incomplete
from ..safe import printable

GOOD, FOUND, COULD_NOT = 0, 1, 2


def orderly(command: Callable[..., int]) -> Callable[..., None]:
    """Turn what a command returns into the exit status, and what stops it into one line and status 2."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            status = command(*args, **kwargs)
        except (ConfigError, Incomplete, InitError) as error:
            click.echo(f"casegen: {error}", err=True)
            status = COULD_NOT
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            click.echo(f"casegen: {place}{error.strerror or error}", err=True)
            status = COULD_NOT
        sys.exit(status)

    return run


def project(command: Callable[..., None]) -> Callable[..., None]:
    """Add the option that names the library's folder."""
    return click.option(
        "-C",
        "--project",
        "folder",
        default=".",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The library's folder; the present one unless said otherwise.",
    )(command)


def locale_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add the option that chooses the language of what is shown."""
    return click.option(
        "--locale",
        "locale_id",
        type=click.Choice(list(LOCALES)),
        default=lambda: preferred(os.environ),
        help="The language of findings: zh, zh-hant or en. The environment's, unless said otherwise.",
    )(command)


def within(files: Sequence[Path], settings: Settings) -> set[str]:
    """The files as paths below the library, as findings show them; raises ConfigError for one that is not there.

    A link is the file that was named, not what it leads to: that is how records are read.
    """
    found = set()
    for file in files:
        path = file.resolve() if file.name in {"", ".."} else file.parent.resolve() / file.name
        if not path.is_relative_to(settings.root):
            raise ConfigError(f"{printable(str(file))} is not in the library at {settings.root}")
        if not os.path.lexists(path):
            raise ConfigError(f"{printable(str(file))} does not exist")
        found.add(printable(path.relative_to(settings.root).as_posix()))
    return found
