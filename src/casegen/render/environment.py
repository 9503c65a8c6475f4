"""The Jinja environment of pages: everything is escaped, and an unknown name is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from ..config import shipped


@cache
def environment(root: Path) -> Environment:
    """The environment for a library: its own `templates/` first, then the shipped ones."""
    folders = dict.fromkeys([root / "templates", shipped() / "templates"])
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
