"""The program as a person calls it: the group of its commands."""

from __future__ import annotations

import atexit
import gc

import click

from . import __version__
from .commands import COMMANDS

# When garbage is collected: after so many more objects than before, and how much rarer older ones are looked at.
COLLECTED = (200_000, 20, 100)


class _Group(click.Group):
    """The group of `COMMANDS`, which loads what the one command needs that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        return COMMANDS.get(cmd_name)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def main() -> None:
    """Turn records of community practice into a library that people search, compare and teach from.

    Exit status: 0 all is well, 1 something was found, 2 the command could not run.
    """
    # What a command reads stays until it ends; with the usual bounds all of it would be looked over again and again.
    gc.set_threshold(*COLLECTED)
    # Nor is it worth looking over once more at the end, where all of it goes.
    atexit.register(gc.freeze)
