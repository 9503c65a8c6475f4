"""The library as open data: each module beside this one is a format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Protocol

from ..config import Settings
from ..library import Library
from . import package
from .package import Sum


class Export(Protocol):
    """A pure function from a library to files: yields the path below the format's folder and the text of each."""

    def __call__(self, library: Library, settings: Settings) -> Iterator[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the open data: the folder of the site that its files are in (empty: the root), and what makes them."""

    folder: str
    files: Export


# By name; a module whose name ends in an underscore would otherwise hide a module of Python's own.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        name.rstrip("_"): Format(module.FOLDER, module.files)
        for name in sorted(found.name for found in iter_modules(__path__))
        for module in (import_module(f"{__name__}.{name}"),)
    }
)


def everything(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """Every file of every format, with its path below the site's root."""
    sums: dict[str, Sum] = {}
    for form in FORMATS.values():
        # The description of the others would make them again, so it is made from what they came to.
        if form.files is package.files:
            continue
        for path, text in form.files(library, settings):
            if form.folder == package.FOLDER and package.described(path):
                sums[path] = Sum.of(text)
            yield form.folder + path, text
    for path, text in package.describe(library, settings, sums):
        yield package.FOLDER + path, text
