"""The index: a golden file of two tiny documents, and agreement with the plain reading of its description."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.index.search import index as module
from casegen.index.search.concepts import Term
from casegen.index.search.documents import Document
from casegen.index.search.index import Index, Indexer, texts
from growth import is_linear

from . import plain
from .made import libraries, terms

GOLDEN = Path(__file__).parents[2] / "golden" / "search" / "index.json"
VOCABULARY = {
    "actors/volunteer": ["志愿者", "义工", "volunteer"],
    "actors/community-volunteer": ["社区志愿者", "community volunteer"],
    "methods/five": ["五社联动"],
}
TERMS = terms(VOCABULARY, {"actors/community-volunteer": "actors/volunteer"})
TINY = [
    Document(["志願者", "Volunteers"], ["五社联动"], ["社区志愿者"], ["义工"], ("actors/community-volunteer",)),
    Document(["上海市社联"], [], [], ["五社联动，五社联动。五社联动", "The volunteers’ 531"]),
]


def indexed(documents: Sequence[Document], of: tuple[Term, ...] = TERMS) -> Index:
    indexer = Indexer(of)
    for one in documents:
        indexer.add(one)
    return indexer.index()


def test_golden() -> None:
    """`CASEGEN_GOLDEN=write` writes what there is now; look at the difference."""
    made = {key: [list(one) for one in rows] for key, rows in plain.decoded(indexed(TINY).shards()).items()}
    if os.environ.get("CASEGEN_GOLDEN") == "write":
        lines = ",\n".join(f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(made[key])}" for key in sorted(made))
        GOLDEN.write_text(f"{{\n{lines}\n}}\n", "utf-8")
    assert made == json.loads(GOLDEN.read_text("utf-8"))


@given(libraries(), st.integers(1, 40))
def test_it_is_what_plain_reading_makes(library: tuple[list[Document], tuple[Term, ...]], block: int) -> None:
    documents, of = library
    postings, having = plain.index(documents, of)
    with patch.object(module, "_BLOCK", block):
        found = indexed(documents, of)
    assert plain.decoded(found.shards()) == postings
    assert dict(found.words) == having
    assert found.words == sorted(found.words)
    assert found.documents == len(documents)
    counted = {key: len(rows) for key, rows in postings.items() if not key.isascii() and key[0] != "~"}
    for key, rows in postings.items():
        if key[0] == "~":
            counted[key[1:]] = counted.get(key[1:], 0) + len(rows)
    characters = dict(zip(map(chr, found.characters.terms.tolist()), found.characters.documents.tolist(), strict=True))
    pairs = dict(zip(texts(found.pairs.terms), found.pairs.documents.tolist(), strict=True))
    assert characters | pairs == counted


def test_what_crosses_words_of_a_longer_term_is_kept_apart() -> None:
    documents = [Document([], [], [], ["五社联动"]), Document([], [], [], ["上海市社联"])]
    postings = plain.decoded(indexed(documents).shards())
    assert postings["社联"] == [(1, 0)]
    assert postings["~社联"] == [(0, 0)]
    both = plain.decoded(indexed([Document([], [], [], ["五社联动", "市社联"])]).shards())
    assert both["社联"] == [(0, 0)]
    assert "~社联" not in both


def test_what_is_part_of_a_longer_word_is_found() -> None:
    of = terms({"places/home": ["老顽童之家"]}, {})
    postings = plain.decoded(indexed([Document([], [], [], ["在老顽童之家里"])], of).shards())
    assert postings["顽童"] == [(0, 0)]
    assert postings["老顽"] == [(0, 0)]
    assert "~童之" in postings


def test_whoever_has_the_narrower_concept_has_the_broader() -> None:
    postings = plain.decoded(indexed([Document([], [], [], [], ("actors/community-volunteer",))]).shards())
    assert postings["#actors/community-volunteer"] == [(0, 3)]
    assert postings["#actors/volunteer"] == [(0, 2)]


@pytest.mark.parametrize(
    "body",
    [
        "字" * 10_000, "word" * 2_500, "a" * 10_000, "😀" * 3_000, "שלום " * 500, "e\u0301" * 3_000, "\u0301" * 3_000,
        "一", "a", " ", "½" * 100, "五社联动" * 500, "volunteer " * 500,
    ],
    ids=lambda body: ascii(body[:6]),
)  # fmt: skip
def test_hostile_text_is_indexed_like_any_other(body: str) -> None:
    documents = [Document([body], [body], [], [body, body])]
    assert plain.decoded(indexed(documents).shards()) == plain.index(documents, TERMS)[0]


def test_everyday_words_of_other_vocabularies_tell_of_no_concept() -> None:
    of = terms({"stages/plan": ["计划"], "problems/parking": ["停车难"]}, {})
    postings = plain.decoded(indexed([Document([], [], [], ["计划解决停车难"])], of).shards())
    assert "#stages/plan" not in postings
    assert postings["#problems/parking"] == [(0, 0)]
    assert "#stages/plan" in plain.decoded(indexed([Document([], [], [], [], ("stages/plan",))], of).shards())


def test_nothing_is_indexed_too() -> None:
    empty = indexed([], ())
    assert plain.decoded(empty.shards()) == {}
    assert plain.decoded(indexed([Document([], [], [], [])] * 3, ()).shards()) == {}
    assert plain.decoded(indexed([Document(["一"], [], [], [])] * 9000, ()).shards())["一"][-1] == (8999, 3)


def test_time_grows_with_the_text() -> None:
    hostile = "五社联动" * 50 + "志愿者 volunteer e\u0301 " * 50
    assert is_linear(lambda size: indexed([Document([], [], [], [hostile * size])]), 40)
    words = [f"{at:x}".translate(str.maketrans("0123456789", "ghijklmnop")) for at in range(1 << 16)]
    assert is_linear(lambda size: indexed([Document([], [], [], [" ".join(words[:size])])]), 4_000)
