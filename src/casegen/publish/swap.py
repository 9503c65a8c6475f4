"""Builds beside the site and swaps: what is served is wholly the old site or wholly the new one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

_MARK = ".casegen-"


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """Yield an empty folder beside `site`; when the block ends well, that folder becomes `site`.

    When the block raises, `site` stays as it was and the folder is removed. Raises OSError where the
    disk does. Folders left by a build that was killed are removed first.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    for left in site.parent.glob(f"{_MARK}{escape(site.name)}-*"):
        shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=f"{_MARK}{site.name}-", dir=site.parent))
    try:
        new = work / "new"
        new.mkdir()
        yield new
        new.chmod(0o755)
        if site.exists() or site.is_symlink():
            old = work / "old"
            site.rename(old)
            try:
                new.rename(site)
            except OSError:
                old.rename(site)
                raise
        else:
            new.rename(site)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def replace_text(path: Path, text: str) -> None:
    """Write a file beside the old one and put it in its place, so that no reader sees half of it."""
    handle, name = tempfile.mkstemp(prefix=_MARK, dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        made.chmod(path.stat().st_mode & 0o777)
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def new_file(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all; raises FileExistsError where there is one."""
    handle, name = tempfile.mkstemp(prefix=_MARK, dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        made.chmod(0o644)
        try:
            path.hardlink_to(made)
        except FileExistsError:
            raise
        except OSError:
            # Some disks of cameras and telephones know no second name for a file.
            if os.path.lexists(path):
                raise FileExistsError(f"{path} is there already") from None
            made.rename(path)
    finally:
        made.unlink(missing_ok=True)
