"""Asks the system for what Python has no name for: to exchange two folders at once, and to have a disk written."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

# AT_FDCWD and RENAME_EXCHANGE of Linux's renameat2(2).
_HERE, _EXCHANGE = -100, 2


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places, so that nobody finds neither; False where the system or the disk cannot."""
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done = renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)


def on_disk(folder: Path) -> None:
    """Have all that was written where a folder lies put on the disk; raises OSError where that fails."""
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError, TypeError):
        # Where there is no such call, systems write when they find the time.
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(file) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), os.fspath(folder))
    finally:
        os.close(file)
