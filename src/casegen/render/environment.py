"""The Jinja environment of pages: everything is escaped, and an unknown name is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from ..cache import Cache
from ..config import shipped
from ..program import program

_KIND = "template"


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
        bytecode_cache=_Compiled(),
    )


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, which takes longer than to make a page from one."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what an earlier process compiled it to."""
        if (found := Cache().get(_KIND, _key(bucket))) is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        Cache().put(_KIND, _key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> bytes:
    return f"{program()} {bucket.key} {bucket.checksum}".encode()
