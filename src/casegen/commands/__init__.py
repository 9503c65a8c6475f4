"""The commands: each module beside this one is the command of its name, and those that begin with `_` serve them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

import click


class _Commands(Mapping[str, click.Command]):
    """The commands by name, in order; what a command needs is loaded when it is asked for."""

    def __init__(self) -> None:
        modules = sorted(found.name for found in iter_modules(__path__) if not found.name.startswith("_"))
        # A module whose name ends in an underscore would otherwise hide a word of Python's own.
        self._modules = {name.rstrip("_"): name for name in modules}

    def __getitem__(self, name: str) -> click.Command:
        command: click.Command = import_module(f"{__name__}.{self._modules[name]}").command
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


COMMANDS: Mapping[str, click.Command] = _Commands()
