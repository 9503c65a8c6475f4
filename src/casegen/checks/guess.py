"""What a contributor may have meant by a field or a value that is not in the model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from functools import cache

from pydantic import BaseModel

from ..findings import Finding
from ..load import Record
from ..model import Path
from ..safe import short
from ..syntax import full_width
from .vocabulary import fold
from .wanted import ADDRESS, DATE, ID, Wanted, below

# How alike a name must be, out of 100, to be the one meant.
ALIKE = 70


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]", "", fold(text))


@cache
def homes(root: type[BaseModel]) -> Mapping[str, tuple[str, ...]]:
    """Where else in a record each field may stand, by its name."""
    found: dict[str, list[str]] = {}
    for parent, _, name, _ in below(root):
        if parent and parent not in found.setdefault(name, []):
            found[name].append(parent)
    return {name: tuple(parents) for name, parents in found.items()}


def meant(field: str, known: Sequence[str], elsewhere: Container[str]) -> str | None:
    """Which of the `known` fields an unknown one was meant for, if one is like enough.

    A field that exists `elsewhere` in a record is taken to be misplaced, not misspelt.
    """
    field = field[:80]
    same = next((name for name in known if _plain(name) == _plain(field)), None)
    if same or field in elsewhere:
        return same
    # Load what only a finding needs.
    from rapidfuzz import fuzz, process
    near = process.extractOne(fold(field), known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return near[0] if near else None


def half_width(text: str) -> str:
    """`text` as it would be had the keyboard been in English: half-width, without curly quotes around it."""
    return unicodedata.normalize("NFKC", text).strip().strip("“”‘’＂'\"").strip()


def slipped(record: Record, path: Path, value: object, fits: re.Pattern[str]) -> Finding | None:
    """The finding that a full-width form of what `fits` stands at `path`, if it does."""
    if not isinstance(value, str):
        return None
    half = half_width(value)
    if half != value.strip() and half.isascii() and fits.match(half):
        return full_width(record.path, record.span(path), short(value), short(half))
    parts = re.split(r"[，、；]\s*", value)
    if len(parts) > 1 and all(fits.match(part) for part in parts):
        mark = value[len(parts[0])]
        return full_width(record.path, record.within(path, mark), mark, ", ")
    return None


_DAY = re.compile(r"([0-9]{4})[^0-9]{1,3}([0-9]{1,2})(?:[^0-9]{1,3}([0-9]{1,2}))?[^0-9]{0,3}\Z")


def better(value: str, want: Wanted, form: re.Pattern[str]) -> str | None:
    """What may have been meant by `value`, in the form that is asked for."""
    half = half_width(value[:200])
    likely = half
    if want is DATE and (day := _DAY.match(half)):
        likely = "-".join(part if len(part) == 4 else part.zfill(2) for part in day.groups() if part)
    elif want is ID and half.isascii():
        likely = re.sub(r"[^a-z0-9]+", "-", half.lower()).strip("-")
    elif want is ADDRESS and half.isascii():
        likely = f"https://{half}"
    return likely if likely != value and form.match(likely) else None
