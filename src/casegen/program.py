"""Tells one state of the program from another, with all that it ships and runs on."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import Path

from .config import shipped
from .units import digest, digest_of_folders

_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def program() -> str:
    """The digest of the program, of the templates and scripts that it ships, and of the versions that it runs on."""
    return digest(source(), *_versions())


@cache
def source() -> str:
    """The digest of the program with what it ships: what may stand in a site, which is alike whatever it ran on."""
    return digest_of_folders(Path(__file__).parent, shipped() / "templates")


def _versions() -> list[str]:
    try:
        wanted = requires("casegen") or []
    except PackageNotFoundError:
        return []
    names = {found[0] for one in wanted if "extra ==" not in one and (found := _NAME.match(one))}
    # What stands in for MkDocs is nowhere required, and what is required may have been replaced.
    return [f"{name} {one.version}" for name in sorted(names | {"properdocs"}) if (one := _installed(name))]


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
