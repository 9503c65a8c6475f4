"""What the scripts of a page need of it: the strings of the interface, and where the edition's folder is."""

from __future__ import annotations

from markupsafe import Markup

from .head import data_script
from .reader import Reader

PREFIX = "web."


def settings_script(
    reader: Reader, depth: int, *, only: tuple[str, ...] = ("",), without: tuple[str, ...] = (), **more: object
) -> Markup:
    """The settings of a page `depth` folders below the root, with the strings whose names begin as `only` says."""
    wanted, unwanted = (tuple(PREFIX + one for one in names) for names in (only, without))
    strings = {
        name.removeprefix(PREFIX): text
        for name, text in reader.locale.strings.items()
        if name.startswith(wanted) and not name.startswith(unwanted)
    }
    value = {"t": strings, "root": "../" * depth, "edition": reader.locale.id, **more}
    return data_script(value, "application/json", "cg-settings")
