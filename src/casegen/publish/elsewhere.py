"""Fetches a library from, and brings a site to, any address that fsspec knows: a bucket, a server, a folder."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import CONFIG, ConfigError
from .files import below

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

# What a library is made of; anything else that lies there stays there.
_PARTS = ("cases", "vocabulary", "packs", "docs", "templates")
# What a site that was brought there is made of: the digest of each file, by path.
LIST = ".casegen-site.json"


def fetch(address: str, folder: Path) -> None:
    """Fetch the library at an address into an empty folder; raises ConfigError where there is none."""
    system, root = _at(address)
    try:
        system.get_file(f"{root}/{CONFIG}", str(folder / CONFIG))
        for part in _PARTS:
            if system.isdir(f"{root}/{part}"):
                for path in sorted(system.find(f"{root}/{part}")):
                    target = folder / part / path.removeprefix(f"{root}/{part}/")
                    if not target.resolve().is_relative_to(folder.resolve()):
                        raise ConfigError(f"{address} names a file outside of itself")
                    target.parent.mkdir(parents=True, exist_ok=True)
                    system.get_file(path, str(target))
    except FileNotFoundError:
        raise ConfigError(f"{address} holds no {CONFIG}") from None


def bring(site: Path, address: str) -> int:
    """Bring a site to an address, and return how many files were sent: those that differ from what was brought before.

    Pages go last, so that none leads to what is not there yet; what is gone from the site goes after them, but never
    a file that was not brought. Raises OSError where the address cannot be written to.
    """
    system, root = _at(address)
    before = _brought(system, root)
    now = {name: hashlib.blake2b((site / name).read_bytes(), digest_size=16).hexdigest() for name in below(site)}
    sent = sorted((name for name, digest in now.items() if before.get(name) != digest), key=_last)
    for name in sent:
        system.makedirs(f"{root}/{name}".rpartition("/")[0], exist_ok=True)
        system.put_file(str(site / name), f"{root}/{name}")
    for name in sorted(before.keys() - now.keys()):
        if system.exists(f"{root}/{name}"):
            system.rm_file(f"{root}/{name}")
    system.pipe_file(f"{root}/{LIST}", json.dumps(now, indent=0, sort_keys=True).encode())
    return len(sent)


def _last(name: str) -> tuple[bool, bool, str]:
    text = name.removesuffix(".gz").removesuffix(".br")
    return text == "index.html", text.endswith(".html"), name


def _brought(system: AbstractFileSystem, root: str) -> dict[str, str]:
    try:
        found = json.loads(system.cat_file(f"{root}/{LIST}"))
        return {str(name): str(digest) for name, digest in found.items() if ".." not in str(name).split("/")}
    except (OSError, ValueError, AttributeError):
        return {}


def _at(address: str) -> tuple[AbstractFileSystem, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise ConfigError("an address needs more than is installed: `pip install casegen[cluster]`") from None
    try:
        system, root = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise ConfigError(f"{address} is not an address that can be used: {' '.join(str(error).split())}") from None
    return system, root.rstrip("/")
