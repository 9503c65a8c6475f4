"""The unit of writing: files that are made together, and the digest of all that they are made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from .folders import files_below

Content = str | bytes


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are made together: their paths below the site's root, and what makes each of them with its path.

    `key` is a digest of everything that they are made from but what a whole site is made from: the program, the
    settings and the vocabularies. Without one they are made by every build. `case` is the id of the one case that
    they are about, where it is one.
    """

    key: str
    paths: tuple[str, ...]
    make: Callable[[], Iterable[tuple[str, Content]]]
    case: str = ""


def digest(*parts: object) -> str:
    """The digest of plain data: texts, numbers, and lists of them. Other parts give another digest."""
    return hashlib.blake2b(json.dumps(parts, ensure_ascii=False).encode(), digest_size=16).hexdigest()


def digest_of_folders(*folders: Path) -> str:
    """The digest of all that lies below folders, by name and content, but for what Python compiled."""
    made = hashlib.blake2b(digest_size=16)
    for at, folder in enumerate(folders):
        for path in files_below(folder):
            if path.suffix != ".pyc":
                content = path.read_bytes()
                made.update(f"{at}/{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
                made.update(content)
    return made.hexdigest()
