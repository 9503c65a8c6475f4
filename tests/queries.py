"""The judged queries of tests/golden/search/queries.yml: what people type, and what belongs in the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

QUERIES = Path(__file__).parent / "golden" / "search" / "queries.yml"
KINDS = (
    "literal", "traditional", "mixed", "substring", "english", "synonym", "cross-language", "pinyin", "initials",
    "typo", "homophone", "question", "negative",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with the documents that belong in its answer, by name: a case's id, `method:<id>` or `page:<name>`."""

    query: str
    kind: str
    relevant: frozenset[str]
    meant: frozenset[str] = frozenset()
    chance: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()


def judged(path: Path = QUERIES) -> tuple[Judged, ...]:
    """Every judged query in the order of the file. Raises ValueError for a field that is not known."""
    found: dict[str, Judged] = {}
    for row in yaml.safe_load(path.read_text("utf-8")):
        if unknown := set(row) - {"query", "kind", "relevant", "like", "meant", "chance", "first", "why"}:
            raise ValueError(f"{row['query']!r}: no field is called {sorted(unknown)}")
        if ("like" in row) == ("relevant" in row) or row["query"] in found:
            raise ValueError(f"{row['query']!r}: one of `relevant` and `like`, and every query once")
        of = found[row["like"]] if "like" in row else None
        sets = {
            name: getattr(of, name) if of else frozenset(row.get(name, ()))
            for name in ("relevant", "meant", "chance", "first")
        }
        found[row["query"]] = Judged(row["query"], row["kind"], **sets)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Score:
    """How well some queries are answered, each figure from 0 to 1, and how many queries they were."""

    queries: int
    recall: float
    precision: float
    rank: float


def score(queries: Sequence[Judged], answers: Mapping[str, Sequence[str]]) -> Score:
    """The means over queries of recall@10, precision@10 and the reciprocal rank of the first relevant document.

    `answers` holds the names of documents by query, best first. Recall@10 is what is relevant of the first 10,
    over the lesser of 10 and all that is relevant. Precision@10 is what is relevant of the first 10, over as many as
    there are; an answer without documents counts 0. Where nothing is relevant, an answer without documents counts
    1 throughout and any other 0.
    """
    rows = [_scored(one.relevant, answers[one.query][:10], answers[one.query]) for one in queries]
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return Score(len(rows), *means)


def _scored(relevant: frozenset[str], ten: Sequence[str], everything: Sequence[str]) -> tuple[float, float, float]:
    if not relevant or not ten:
        right = float(not relevant and not ten)
        return right, right, right
    found = sum(one in relevant for one in ten)
    rank = next((1 / at for at, one in enumerate(everything, 1) if one in relevant), 0.0)
    return found / min(10, len(relevant)), found / len(ten), rank
