"""Works in the RIS format, a line for every field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from .work import Work

_TYPES: Mapping[str, str] = MappingProxyType({"web": "ELEC", "news": "NEWS", "official-document": "GOVDOC"})


def ris(works: Sequence[Work]) -> str:
    """The works one after another."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _fields(work)) for work in works)


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT" if work.report else _TYPES.get(work.kind, "ELEC" if work.url else "GEN")
    date = "/".join((*work.dated.split("-"), "", "", "")[:4]) if work.dated else ""
    for tag, value in (
        ("ID", work.id),
        ("AU", work.author),
        ("TI", work.title),
        ("PB", work.publisher),
        ("PY", work.year),
        ("DA", date),
        ("UR", work.url),
        ("LA", work.locale.tag),
    ):
        if value:
            yield tag, value
    yield "ER", ""
