"""What the scripts of a page need of it: the strings of the interface, and where the edition's folder is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup

from ..locales import LOCALES, Locale
from .head import data_script
from .reader import Reader

PREFIX = "web."


def settings_script(
    reader: Reader, depth: int, *, only: tuple[str, ...] = ("",), without: tuple[str, ...] = (), **more: object
) -> Markup:
    """The settings of a page `depth` folders below the root, with the strings whose names begin as `only` says."""
    if more:
        return _made(reader.locale, depth, only, without, more)
    return _script(reader.locale.id, depth, only, without)


# Every case and every value has a page of the same settings.
@cache
def _script(locale: str, depth: int, only: tuple[str, ...], without: tuple[str, ...]) -> Markup:
    return _made(LOCALES[locale], depth, only, without, {})


def _made(
    locale: Locale, depth: int, only: tuple[str, ...], without: tuple[str, ...], more: Mapping[str, object]
) -> Markup:
    value = {"t": strings(locale, only, without), "root": "../" * depth, "edition": locale.id, **more}
    return data_script(value, "application/json", "cg-settings")


def strings(locale: Locale, only: tuple[str, ...], without: tuple[str, ...] = ()) -> dict[str, str]:
    """The strings for scripts whose names begin as `only` says and not as `without` does, by name."""
    wanted, unwanted = (tuple(PREFIX + one for one in names) for names in (only, without))
    return {
        name.removeprefix(PREFIX): text
        for name, text in locale.strings.items()
        if name.startswith(wanted) and not name.startswith(unwanted)
    }
