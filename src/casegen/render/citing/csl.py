"""Works as CSL-JSON, which reference managers and citation processors read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from .work import Work

_TYPES: Mapping[str, str] = MappingProxyType(
    {"web": "webpage", "news": "article-newspaper", "interview": "interview"}
)


def csl(works: Sequence[Work]) -> str:
    """A list of the works, each on a line."""
    return "[\n" + ",\n".join(json.dumps(_fields(work), ensure_ascii=False) for work in works) + "\n]\n"


def _fields(work: Work) -> dict[str, object]:
    kind = "report" if work.report else _TYPES.get(work.kind, "webpage" if work.url else "document")
    fields: dict[str, object] = {
        "id": work.id,
        "type": kind,
        "title": work.title,
        # Of one piece: who wrote is a role or an office as often as a person.
        "author": [{"literal": work.author}] if work.author else [],
        "container-title" if kind in {"webpage", "article-newspaper"} else "publisher": work.publisher,
        "issued": {"date-parts": [[int(part) for part in work.dated.split("-")]]} if work.dated else {},
        "URL": work.url,
        "language": work.locale.tag,
    }
    return {name: value for name, value in fields.items() if value}
