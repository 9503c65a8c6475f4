"""Tells one state of the program from another, with all that it ships and runs on."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from .config import shipped
from .units import digest, digest_of_folders

_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def program() -> str:
    """The digest of the program, of the templates and scripts that it ships, and of the versions that it runs on."""
    files = digest_of_folders(Path(__file__).parent, shipped() / "templates")
    return digest(files, *_versions())


def _versions() -> list[str]:
    try:
        wanted = requires("casegen") or []
    except PackageNotFoundError:
        return []
    names = sorted({found[0] for one in wanted if "extra ==" not in one and (found := _NAME.match(one))})
    return [f"{name} {version(name)}" for name in names]
