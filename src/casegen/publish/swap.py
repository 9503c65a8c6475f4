"""Builds beside the site and swaps: what is served is wholly the old site or wholly the new one."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .disk import exchanged, on_disk

try:
    import fcntl
except ImportError:
    # Windows knows no such locks, and the types that are checked are those of another system.
    fcntl = None  # type: ignore[assignment]

_MARK = ".casegen-"
_LOCK = "lock"
# What `tempfile` ends a name with.
_ENDING = "[a-z0-9_]{8}"
# No build takes so many seconds: where nothing else tells, a younger folder may be that of one that is running.
DAY = 24 * 60 * 60


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """Yield an empty folder beside `site`; when the block ends well, that folder becomes `site`.

    When the block raises, `site` stays as it was and the folder is removed. Raises OSError where the
    disk does. What a build of `site` left when it was killed is put right first.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    prefix = f"{_MARK}{site.name}-"
    _sweep(site, prefix)
    work, lock = _begun(site, prefix)
    try:
        new = work / "new"
        new.mkdir()
        yield new
        new.chmod(0o755)
        on_disk(new)
        _swap(site, new, work / "old")
    finally:
        _remove(work, lock)


def _begun(site: Path, prefix: str) -> tuple[Path, int]:
    """A folder beside `site` that is held, and what holds it."""
    while True:
        work = Path(tempfile.mkdtemp(prefix=prefix, dir=site.parent))
        try:
            return work, _locked(work)
        except (FileNotFoundError, BlockingIOError):
            # Before it was held, another build took it for that of a killed one.
            continue
        except BaseException:
            _remove(work)
            raise


def _remove(work: Path, lock: int = -1) -> None:
    """Remove the folder of a build, its lock last: whatever else is in it is then known to be left.

    Where something of it cannot be removed, the lock stays for the next build, which tries again.
    """
    parts = [work / "new", work / "old"]
    for part in parts:
        shutil.rmtree(part, ignore_errors=True)
    if lock >= 0:
        # Some systems remove no file that is open.
        os.close(lock)
    if not any(part.is_dir() and not part.is_symlink() for part in parts):
        shutil.rmtree(work, ignore_errors=True)


def _swap(site: Path, new: Path, old: Path) -> None:
    if not (site.exists() or site.is_symlink()):
        new.rename(site)
        return
    if exchanged(new, site):
        return
    site.rename(old)
    try:
        new.rename(site)
    except OSError:
        old.rename(site)
        raise


def _locked(work: Path) -> int:
    """Hold a folder for as long as this process lives, and all that began as a part of it; returns what to close.

    Raises BlockingIOError where another build holds it, and FileNotFoundError where one has removed it.
    """
    file = os.open(work / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _hold(file)
        if fcntl and not os.path.samestat(os.fstat(file), (work / _LOCK).stat()):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), os.fspath(work))
    except (FileNotFoundError, BlockingIOError):
        os.close(file)
        raise
    return file


def _hold(file: int) -> None:
    """Lock an open file, on disks that know locks; raises BlockingIOError where another process has locked it."""
    if not fcntl:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return


@contextmanager
def _left(work: Path) -> Iterator[bool]:
    """Whether nobody is at work in a folder any more; while the block runs, nobody begins to be."""
    try:
        file = os.open(work / _LOCK, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        # It lost its lock some other way: a day tells.
        yield _is_old(work)
        return
    try:
        try:
            _hold(file)
        except BlockingIOError:
            yield False
            return
        yield True if fcntl else _is_old(work)
    finally:
        os.close(file)


def _is_old(work: Path) -> bool:
    return work.lstat().st_mtime < time.time() - DAY


def _sweep(site: Path, prefix: str) -> None:
    mine = re.compile(re.escape(prefix) + _ENDING)
    for work in site.parent.iterdir():
        if mine.fullmatch(work.name):
            # Another build may be sweeping too.
            with suppress(FileNotFoundError):
                # The lock is made first and removed last: an empty one is that of a build which was killed then, or of
                # one that begins this very moment, and will begin again.
                with suppress(OSError):
                    work.rmdir()
                with _left(work) as left:
                    if not left:
                        continue
                    # It was killed between taking the old site away and putting the new one there.
                    if not os.path.lexists(site) and (work / "old").is_dir():
                        (work / "old").rename(site)
                    _remove(work)


def replace_text(path: Path, text: str) -> None:
    """Write a file beside the old one and put it in its place, so that no reader sees half of it."""
    with _about(path):
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
    with _about(path):
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
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
                made.rename(path)
        finally:
            made.unlink(missing_ok=True)


@contextmanager
def _about(path: Path) -> Iterator[None]:
    """Let an error of the disk name the file that is written, and not the one beside it that nobody knows of."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, os.fspath(path)) from None
