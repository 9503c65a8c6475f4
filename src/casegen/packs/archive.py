"""Gives written files fixed times, so that the same document is the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

_TIME = (1980, 1, 1, 0, 0, 0)


def settled(content: bytes) -> bytes:
    """The same zip with every file at one time, in the order in which they stood."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def moment(date: str) -> datetime:
    """A date (YYYY-MM-DD) as the moment that a file's properties give."""
    try:
        return datetime.fromisoformat(date).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1980, 1, 1, tzinfo=UTC)
