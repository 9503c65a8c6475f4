"""Keeps on disk what takes long to make, by the digest of what it is made from."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import platformdirs

# What no build has asked for in so many days is removed.
_DAYS = 30


def home() -> Path:
    """Where the user's programs keep what they can make anew: nothing that came with a library is ever read there."""
    return platformdirs.user_cache_path("casegen")


def put(path: Path, content: bytes) -> None:
    """Write a file in one go, and its folder; where that cannot be done, all stays as it was."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink()


class Cache:
    """Files below a folder, `home()` where none is named, each made once for each key.

    A cache that cannot be written only costs time.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or home()

    def of(self, kind: str, key: bytes, make: Callable[[], bytes]) -> bytes:
        """Return what `make` gives for this key, from the disk where it has been made before.

        `kind` names what is made, with the version of its maker; the key holds all that it is made from.
        """
        content = self.get(kind, key)
        if content is None:
            self.put(kind, key, content := make())
        return content

    def get(self, kind: str, key: bytes) -> bytes | None:
        """Return what has been kept for this key, None where that is nothing."""
        path = self._path(kind, key)
        with suppress(OSError):
            found = path.read_bytes()
            content, check = found[:-16], found[-16:]
            # What was cut short by a full disk is made anew.
            if hashlib.blake2b(content, digest_size=16).digest() == check:
                os.utime(path)
                return content
        return None

    def put(self, kind: str, key: bytes, content: bytes) -> None:
        """Keep this for a key."""
        put(self._path(kind, key), content + hashlib.blake2b(content, digest_size=16).digest())

    def has(self, kind: str, key: bytes) -> bool:
        """Whether something has been made for this key, which counts as asking for it; it may be cut short."""
        try:
            os.utime(self._path(kind, key))
        except OSError:
            return False
        return True

    def _path(self, kind: str, key: bytes) -> Path:
        return self._folder / kind / hashlib.blake2b(key, digest_size=16).hexdigest()

    def tidy(self) -> None:
        """Remove what nothing has asked for in a month."""
        before = time.time() - _DAYS * 86400
        for path in self._folder.glob("*/*"):
            with suppress(OSError):
                if path.stat().st_mtime < before:
                    path.unlink()
