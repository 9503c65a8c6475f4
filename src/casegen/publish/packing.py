"""Puts packed copies beside the text files of a site, for hosts that hand those out as they are."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from ..folders import files_below
from .together import parts, together

# What lies in a site and is packed already, such as pictures and documents, would not become smaller.
TEXTS = frozenset({".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".txt", ".xml", ".yml"})

Pack = Callable[[bytes], bytes]


@cache
def forms() -> Mapping[str, Pack]:
    """How files are packed, by the ending that a packed copy has: always gzip, and Brotli where it is installed."""
    found: dict[str, Pack] = {".gz": partial(gzip.compress, compresslevel=9, mtime=0)}
    with suppress(ModuleNotFoundError):
        # Text, at the highest quality, which is Brotli's own choice too.
        found[".br"] = import_module("brotli").compress
    return found


def pack(folder: Path, workers: int) -> None:
    """Put packed copies beside every text file below a folder, in so many processes; raises OSError.

    The same file gives the same copies.
    """
    texts = [path for path in files_below(folder) if path.suffix in TEXTS]
    together([partial(_pack, some) for some in parts(texts, 64)], [], workers)


def _pack(paths: Iterable[Path]) -> None:
    for path in paths:
        text = path.read_bytes()
        for ending, packed in forms().items():
            Path(f"{path}{ending}").write_bytes(packed(text))
