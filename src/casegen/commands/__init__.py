"""The commands: each module beside this one is the command of its name, and those that begin with `_` serve them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

import click

# By name; a module whose name ends in an underscore would otherwise hide a word of Python's own.
COMMANDS: Mapping[str, click.Command] = MappingProxyType(
    {
        name.rstrip("_"): import_module(f"{__name__}.{name}").command
        for name in sorted(found.name for found in iter_modules(__path__))
        if not name.startswith("_")
    }
)
