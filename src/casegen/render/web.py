"""What the scripts of a page need of it: the strings of the interface, and where the edition's folder is."""

from __future__ import annotations

from markupsafe import Markup

from ..locales import Locale
from .head import data_script
from .reader import Reader

PREFIX = "web."


def settings_script(
    reader: Reader, depth: int, *, only: tuple[str, ...] = ("",), without: tuple[str, ...] = (), **more: object
) -> Markup:
    """The settings of a page `depth` folders below the root, with the strings whose names begin as `only` says."""
    value = {"t": strings(reader.locale, only, without), "root": "../" * depth, "edition": reader.locale.id, **more}
    return data_script(value, "application/json", "cg-settings")


def strings(locale: Locale, only: tuple[str, ...], without: tuple[str, ...] = ()) -> dict[str, str]:
    """The strings for scripts whose names begin as `only` says and not as `without` does, by name."""
    wanted, unwanted = (tuple(PREFIX + one for one in names) for names in (only, without))
    return {
        name.removeprefix(PREFIX): text
        for name, text in locale.strings.items()
        if name.startswith(wanted) and not name.startswith(unwanted)
    }
