"""Knows what the last build wrote and from what, so that the next one writes only what changed."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..cache import home, put
from ..units import Unit, digest

# A file's key, its size in bytes, and when it was last written, in nanoseconds.
_Written = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Last:
    """The site that a build left in `folder`, and what of it was made from what.

    `world` is the digest of what the whole site was made from. Nothing is taken over from a site of another world,
    nor a file that was touched since.
    """

    folder: Path | None = None
    world: str = ""
    written: Mapping[str, _Written] = field(default_factory=dict)

    def of(self, world: str) -> Last:
        """What of this is still good in a world: all or nothing."""
        return self if world == self.world else Last(self.folder, world)

    def holds(self, unit: Unit) -> bool:
        """Whether all files of a unit were made from what it would be made from now, and lie there untouched."""
        return bool(unit.key) and all(self._untouched(path, unit.key) for path in unit.paths)

    def _untouched(self, path: str, key: str) -> bool:
        known = self.written.get(path)
        if known is None or known[0] != key:
            return False
        status = self._status(path)
        return status is not None and (status.st_size, status.st_mtime_ns) == known[1:]

    def with_units(self, folder: Path, units: Iterable[Unit]) -> Last:
        """This, and units that were made too, whose files lie in `folder` now; raises OSError where one does not."""
        return replace(self, written={**self.written, **_written(folder, units)})

    def _status(self, path: str) -> os.stat_result | None:
        """The status of a regular file of this site; None where there is none."""
        if self.folder is None:
            return None
        try:
            status = os.lstat(f"{self.folder}/{path}")
        except OSError:
            return None
        return status if stat.S_ISREG(status.st_mode) else None

    def same(self, path: str, content: bytes) -> bool:
        """Whether a regular file lies there with just this content."""
        status = self._status(path)
        if self.folder is None or status is None or status.st_size != len(content):
            return False
        try:
            return (self.folder / path).read_bytes() == content
        except OSError:
            return False

    def take(self, path: str, target: str) -> bool:
        """Give a file of the last build a second name, in place of what has that name; False where a disk cannot."""
        source = f"{self.folder}/{path}"
        try:
            try:
                os.link(source, target, follow_symlinks=False)
            except FileExistsError:
                Path(target).unlink()
                os.link(source, target, follow_symlinks=False)
        except OSError:
            return False
        return True


def built(site: Path | None, folder: Path, world: str, units: Iterable[Unit]) -> Last:
    """What a build of `units` left in `folder`, which is to be moved to `site`; raises OSError where a file is not."""
    return Last(site, world, _written(folder, units))


def _written(folder: Path, units: Iterable[Unit]) -> dict[str, _Written]:
    written: dict[str, _Written] = {}
    for unit in units:
        for path in unit.paths if unit.key else ():
            status = os.lstat(f"{folder}/{path}")
            written[path] = (unit.key, status.st_size, status.st_mtime_ns)
    return written


def read(site: Path) -> Last:
    """What is known of the site that lies there; nothing where that cannot be read."""
    try:
        found = json.loads(_place(site).read_text("utf-8"))
        written = {path: (key, size, time) for path, (key, size, time) in found["written"].items()}
        return Last(site, found["world"], written)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Last(site)


def keep(last: Last) -> None:
    """Write down what is known of a site; where that cannot be written, the next build only takes longer."""
    if last.folder is None:
        return
    text = json.dumps({"world": last.world, "written": last.written}, separators=(",", ":"))
    put(_place(last.folder), text.encode())


def _place(site: Path) -> Path:
    return home() / "last" / f"{digest(str(site.absolute()))}.json"
