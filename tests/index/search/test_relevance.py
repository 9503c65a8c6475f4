"""How well the search of this library answers the judged queries; `make bench` prints the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from asked import Asked, asked
from casegen import pipeline
from casegen.config import read
from casegen.engine.run import render
from casegen.index.search.concepts import Term, phrases_of, terms
from casegen.index.search.index import Indexer
from casegen.render.searchable import Names, Works, documents_of_records
from queries import Judged, judged, score

ROOT = Path(__file__).resolve().parents[3]
QUERIES = judged()
FINDING = [one for one in QUERIES if one.kind != "negative"]
# The least recall@10 by kind, and the least precision@10 over all that finds something.
RECALL = {
    "literal": 0.99, "traditional": 1.0, "mixed": 1.0, "substring": 0.99, "english": 0.95, "synonym": 0.95,
    "cross-language": 0.95, "pinyin": 0.9, "initials": 0.9, "typo": 0.9, "homophone": 0.9, "question": 0.8,
}  # fmt: skip
PRECISION = 0.95


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Asked]:
    """The answer to every judged query from a site of this library."""
    settings = replace(read(ROOT), site=tmp_path_factory.mktemp("relevance") / "site")
    pipeline.build(settings, render)
    texts = [one.query for one in QUERIES]
    return dict(zip(texts, asked(settings.site, texts), strict=True))


@pytest.fixture(scope="module")
def found(answers: Mapping[str, Asked]) -> Mapping[str, tuple[str, ...]]:
    """The documents that answer every judged query, best first."""
    return {query: one.documents for query, one in answers.items()}


def test_what_synonyms_say_of_records_stands_in_them() -> None:
    """A line that no text has finds nothing, and one of two words run together did so unnoticed."""
    site = pipeline.prepare(read(ROOT))
    said = (row.texts.root.values() for scheme in site.library.schemes.values() for row in scheme.synonyms)
    rows = [text for texts in said for text in chain(*texts)]
    looked_for = (Term(f"={at}", phrases_of([text]), ()) for at, text in enumerate(rows))
    indexer = Indexer((*terms(site.library), *looked_for))
    works = Works(site.library, ())
    for document in documents_of_records(works, Names(site.library, site.columns), range(len(works.records))):
        indexer.add(document)
    found = {key for shard in indexer.index().shards() for key in shard.keys}
    assert [text for at, text in enumerate(rows) if f"#={at}" not in found] == []
    assert len(rows) > 1000


@pytest.mark.parametrize("kind", RECALL)
def test_what_belongs_in_the_answer_is_found(kind: str, found: Mapping[str, tuple[str, ...]]) -> None:
    of_kind = [one for one in FINDING if one.kind == kind]
    lacking = {
        one.query: sorted(one.relevant - set(found[one.query][:10]))
        for one in of_kind
        if score([one], found).recall < 1
    }
    assert score(of_kind, found).recall >= RECALL[kind], lacking


def test_what_is_found_belongs_in_the_answer(found: Mapping[str, tuple[str, ...]]) -> None:
    assert score(FINDING, found).precision >= PRECISION


def test_no_answer_is_empty_where_something_belongs_in_it(found: Mapping[str, tuple[str, ...]]) -> None:
    assert [one.query for one in FINDING if not found[one.query]] == []


def test_what_must_stand_first_does(found: Mapping[str, tuple[str, ...]]) -> None:
    mixed = {
        one.query: found[one.query][: len(one.first)]
        for one in FINDING
        if set(found[one.query][: len(one.first)]) != one.first
    }
    assert mixed == {}


@pytest.mark.parametrize("one", [one for one in QUERIES if one.kind == "negative"], ids=lambda one: one.query)
def test_where_nothing_belongs_nothing_is_found(one: Judged, found: Mapping[str, tuple[str, ...]]) -> None:
    assert found[one.query] == ()
