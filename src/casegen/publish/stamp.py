"""Stamps pages into shells: a shell is cut at its slots once, and a page is what stands between the cuts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from ..config import Settings
from ..render.frame import SLOTS, slots
from ..render.page import Page
from ..units import Unit, digest

_SLOT = re.compile("(" + "|".join(re.escape(slot) for slot in SLOTS.values()) + ")")
_NAMES = {str(slot): name for name, slot in SLOTS.items()}

Shells = Mapping[tuple[str, str, int], str]


def cut(shell: str) -> list[str]:
    """Split a shell into text and slot names by turns; raises ValueError unless every slot is there once."""
    parts = _SLOT.split(shell)
    found = sorted(_NAMES[part] for part in parts[1::2])
    if found != sorted(SLOTS):
        raise ValueError(f"a shell needs each of {sorted(SLOTS)} once, and has {found}")
    return parts


def stamped(pages: Iterable[Page], shells: Shells, settings: Settings) -> Iterator[Unit]:
    """Yield every page as a unit, stamped into the shell that it names; raises ValueError for a shell as `cut` does.

    A page that does not say what it is made from has a unit without a key.
    """
    cuts = {key: cut(shell) for key, shell in shells.items()}
    prints = {key: digest(shell) for key, shell in shells.items()}
    for page in pages:
        key = digest(page.made_from, prints[page.shell]) if page.made_from else ""
        yield Unit(key, (page.file,), partial(_stamp, page, cuts[page.shell], settings), page.case)


def _stamp(page: Page, parts: Sequence[str], settings: Settings) -> list[tuple[str, str]]:
    filled = slots(page, settings)
    return [(page.file, "".join(filled[_NAMES[part]] if at % 2 else part for at, part in enumerate(parts)))]
