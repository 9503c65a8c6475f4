"""Puts queries to the search of a built site, all in one process of Node."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer: the names of the first documents, best first, how each was found, what the first needed to be read."""

    documents: tuple[str, ...]
    how: tuple[str, ...]
    read: tuple[Path, ...]


def asked(site: Path, queries: Sequence[str], cold: bool = False) -> list[Asked]:
    """The answers of a site's Chinese edition, in the order of the queries; `cold`: each with nothing loaded before.

    Raises CalledProcessError where the search fails.
    """
    beside = os.pathsep.join([os.environ.get("PATH", ""), str(ROOT / ".venv" / "bin")])
    command = [shutil.which("node", path=beside) or "node", str(ROOT / "web" / "search-node.mjs"), str(site), "zh"]
    done = subprocess.run(
        [*command, "cold"] if cold else command,
        input="".join(f"{query}\n" for query in queries),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [
        Asked(
            tuple(map(_name, row["addresses"])),
            tuple(hit["how"] for hit in row["hits"][: len(row["addresses"])]),
            tuple(map(Path, row["read"])),
        )
        for row in rows
    ]


def name_of(kind: str, address: str) -> str:
    """The name of a document from its kind and its address: `x`, `method:x` or `page:about`."""
    last = address.rstrip("/").rsplit("/", 1)[-1]
    return last if kind == "case" else f"{kind}:{last}"


def _name(address: str) -> str:
    kind = address.split("/", 1)[0]
    return name_of({"cases": "case", "methods": "method"}.get(kind, "page"), address)
