"""The library as open data: each module beside this one is a format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Protocol

from ..config import Settings
from ..library import Library


class Export(Protocol):
    """A pure function from a library to files: yields the path below `data/` and the text of each."""

    def __call__(self, library: Library, settings: Settings) -> Iterator[tuple[str, str]]: ...


# By name; a module whose name ends in an underscore would otherwise hide a module of Python's own.
FORMATS: Mapping[str, Export] = MappingProxyType(
    {
        name.rstrip("_"): import_module(f"{__name__}.{name}").files
        for name in sorted(module.name for module in iter_modules(__path__))
    }
)


def everything(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """Every file of every format."""
    for files in FORMATS.values():
        yield from files(library, settings)
