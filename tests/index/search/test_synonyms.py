"""What people type for what texts say: where it lies, what it is called, and that it changes nothing else."""

from __future__ import annotations

from dataclasses import replace

from casegen.index.search import concepts, synonyms
from casegen.index.search.documents import Document
from casegen.index.search.index import Indexer
from casegen.index.search.shards import shards_of
from casegen.model.vocabulary import Synonyms as Row
from conftest import Built

from . import plain
from .made import terms

SHARDS = 64
TERMS = terms({"actors/volunteer": ["志愿者", "志工"]}, {})
ROWS = [
    Row.model_validate(
        {
            "texts": {"zh": ["联合行动"], "en": ["joint action", "acting jointly"]},
            "typed": ["一起干", "志工", "acting together"],
        }
    ),
    Row.model_validate({"texts": {"en": ["massage"]}, "typed": ["推拿", "一起干", "義肢", "3D 打印", "，"]}),
    Row.model_validate({"texts": {"zh": []}, "typed": ["没有文字"]}),
]


def held(built: Built) -> tuple[synonyms.Synonyms, ...]:
    scheme = next(iter(built.library.schemes.values()))
    schemes = {scheme.scheme: scheme.model_copy(update={"synonyms": tuple(ROWS)})}
    return synonyms.synonyms(replace(built.library, schemes=schemes), TERMS)


def test_what_is_typed_lies_where_a_query_that_holds_it_looks_anyway(built: Built) -> None:
    found = synonyms.typed(held(built), SHARDS)
    begun = {"一起干": "一起", "act togeth": "act", "推拿": "推拿", "义肢": "义肢", "3d 打印": "3d"}
    numbers = {"一起干": [0, 1], "act togeth": [0]}
    assert {phrase: held for of in found.values() for phrase, held in of.items()} == {
        phrase: numbers.get(phrase, [1]) for phrase in begun
    }
    for (phrase, _), shard in zip(begun.items(), shards_of(list(begun.values()), SHARDS).tolist(), strict=True):
        assert phrase in found[shard]


def test_a_name_of_a_concept_is_no_synonym(built: Built) -> None:
    assert ("志", "工") not in held(built)[0].typed


def test_every_edition_has_a_name_for_it(built: Built) -> None:
    found = synonyms.said(held(built), SHARDS)
    texts = {number: row for of in found.values() for number, row in of.items()}
    assert texts == {
        0: ("联合行动", "聯合行動", "joint action", "acting jointly"),
        1: ("massage", "massage", "massage"),
    }
    shards = shards_of(["#=0", "#=1"], SHARDS).tolist()
    assert all(number in found[shard] for number, shard in enumerate(shards))


def test_documents_that_say_so_have_it_and_their_pairs_stay(built: Built) -> None:
    documents = [Document(["五社联合行动"], [], [], []), Document([], [], [], ["联动", "a massage"])]

    def postings(of: tuple[concepts.Term, ...]) -> plain.Postings:
        indexer = Indexer(of)
        for one in documents:
            indexer.add(one)
        return plain.decoded(indexer.index().shards())

    before, after = postings(TERMS), postings((*TERMS, *(one.term() for one in held(built))))
    assert after == {**before, "#=0": [(0, 2)], "#=1": [(1, 0)]}
