"""Reads from a built site the texts of all that its search finds: the same pages for every search that is measured."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from asked import name_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A document in one edition: its name as in the judged queries, its address below the site's root, its texts."""

    name: str
    locale: str
    address: str
    title: str
    paragraphs: tuple[str, ...]


def shown(site: Path, locale: str) -> Iterator[Shown]:
    """Yield every document of an edition in its order; a page that the edition lacks is left out."""
    number = 0
    while (path := site / locale / "search" / f"text-{number}.js").is_file():
        text = path.read_text("utf-8")
        for kind, address, title, where, summary, body in json.loads(text[text.index("]=") + 2 :].rstrip().rstrip(";")):
            if not address.startswith("../"):
                paragraphs = tuple(filter(None, [where, summary, *body.split("\n")]))
                yield Shown(name_of(kind, address), locale, f"{locale}/{address}", title, paragraphs)
        number += 1

