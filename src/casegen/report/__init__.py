"""The registry of formats in which findings are shown: each module beside this one is a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Protocol

from ..findings import Finding
from ..locales import Locale


class Format(Protocol):
    """A pure function from findings to text.

    `texts` holds the text of each file by the path that its findings carry; `site` is the address of the
    published site, or nothing. The result ends with a line feed unless it is empty. Raises KeyError for a
    code that has no rule.
    """

    def __call__(
        self,
        findings: Sequence[Finding],
        texts: Mapping[str, str],
        locale: Locale,
        *,
        colour: bool = False,
        site: str = "",
    ) -> str: ...


# By name. A module whose name begins with an underscore is shared by formats; one that ends with it
# would otherwise hide a module of Python's own.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        name.rstrip("_"): import_module(f"{__name__}.{name}").render
        for name in sorted(module.name for module in iter_modules(__path__))
        if not name.startswith("_")
    }
)
