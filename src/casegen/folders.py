"""Lists the files below a folder, or fails where it cannot see them all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder, in order; none where there is no such folder. Folders that are links are not entered.

    Raises OSError where a folder cannot be read: a walk that passes over it takes what lies there for nothing.
    """
    if not folder.is_dir():
        return []
    found = (Path(at, name) for at, _, names in os.walk(folder, onerror=_raised) for name in names)
    return sorted(path for path in found if path.is_file())


def _raised(error: OSError) -> NoReturn:
    raise error
