"""Stamps pages into shells: a shell is cut at its slots once, and a page is what stands between the cuts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..config import Settings
from ..render.frame import SLOTS, slots
from ..render.page import Page

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


def stamp(pages: Iterable[Page], shells: Shells, settings: Settings, folder: Path) -> int:
    """Write every page below `folder`, each into the shell it names; returns how many were written."""
    cuts = {key: cut(shell) for key, shell in shells.items()}
    folders: set[Path] = set()
    written = 0
    for page in pages:
        filled = slots(page, settings)
        parts = cuts[page.shell]
        text = "".join(filled[_NAMES[part]] if at % 2 else part for at, part in enumerate(parts))
        target = folder / page.file
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        target.write_text(text, encoding="utf-8", newline="\n")
        written += 1
    return written
