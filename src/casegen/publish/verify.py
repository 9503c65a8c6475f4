"""What must be true of a site before it is shown: no page is missing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..locales import LOCALES
from ..model import Case

if TYPE_CHECKING:
    # A command that builds nothing names `Incomplete` and needs no pages.
    from ..render.page import Page


class Incomplete(Exception):
    """A build that lacks pages; the text names some of them."""


def complete(pages: Iterable[Page], cases: Sequence[Case], folder: Path) -> None:
    """Raise Incomplete unless every page has its file and there are cases x editions case pages."""
    missing = [page.file for page in pages if not _lies(f"{folder}/{page.file}")]
    of_cases = (f"{locale}/cases/{case.id}/index.html" for case in cases for locale in LOCALES)
    missing += [file for file in of_cases if not _lies(f"{folder}/{file}")]
    if missing:
        raise Incomplete(f"{len(missing)} pages were not written, among them {', '.join(missing[:3])}")


def _lies(file: str) -> bool:
    # As a text and not as a path, which takes far longer where there are tens of thousands.
    try:
        return stat.S_ISREG(os.lstat(file).st_mode)
    except OSError:
        return False
