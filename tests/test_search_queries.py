"""The judged queries themselves: documents that exist, and judgements that plain reading of the records bears out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import opencc
import pytest

from casegen import library, pipeline
from casegen.config import read
from casegen.facets import FACETS
from casegen.library import Library
from casegen.model import texts
from queries import KINDS, Judged, judged, score

ROOT = Path(__file__).resolve().parents[1]
QUERIES = judged()
# These kinds ask for characters that the records hold.
AS_WRITTEN = [one for one in QUERIES if one.kind in {"literal", "traditional", "mixed", "substring"}]
_SIMPLIFIED = opencc.OpenCC("t2s")


@pytest.fixture(scope="module")
def held() -> Mapping[str, str]:
    """The whole text of every document by its name, folded."""
    checked = pipeline.check(read(ROOT))
    whole = library.assemble(checked.cases, checked.schemes)
    found = {case.id: [*_prose(case), *_labels(whole, case.id)] for case in whole.cases}
    for method in whole.methods:
        other = [word for words in method.alt_label.root.values() for word in words]
        found[f"method:{method.id}"] = [*_prose(method), *other]
    for page in (ROOT / "docs" / "zh").glob("*.md"):
        editions = (ROOT / "docs" / locale / page.name for locale in ("zh", "en"))
        found[f"page:{page.stem}"] = [path.read_text("utf-8") for path in editions]
    return {name: folded("\n".join(parts)) for name, parts in found.items()}


def _prose(value: object) -> list[str]:
    return [text for _, localized in texts(value) for text in localized.root.values()]


def _labels(whole: Library, case: str) -> list[str]:
    found: list[str] = []
    for facet in FACETS:
        if facet.scheme is not None:
            for value in facet.values(whole.by_id[case]):
                line = whole.lineage(facet.scheme, value)
                for one in line if facet.scheme == "places" else line[-1:]:
                    found += one.pref_label.root.values()
    return found


def folded(text: str) -> str:
    """`text` as it is compared here: half-width, small, Simplified by characters and phrases."""
    return str(_SIMPLIFIED.convert(unicodedata.normalize("NFKC", text).lower()))


def test_there_are_enough_of_every_kind() -> None:
    counted = Counter(one.kind for one in QUERIES)
    assert set(counted) == set(KINDS)
    assert min(counted.values()) >= 10
    assert len(QUERIES) >= 160


def test_every_document_is_there(held: Mapping[str, str]) -> None:
    named = {name for one in QUERIES for name in one.relevant | one.meant | one.chance | one.first}
    assert named <= set(held)


@pytest.mark.parametrize("one", QUERIES, ids=lambda one: one.query)
def test_a_judgement_does_not_contradict_itself(one: Judged) -> None:
    assert one.meant | one.first <= one.relevant
    assert not one.chance & one.relevant
    assert (one.kind == "negative") == (not one.relevant)


@pytest.mark.parametrize("one", AS_WRITTEN, ids=lambda one: one.query)
def test_what_holds_the_characters_is_relevant_unless_judged_otherwise(one: Judged, held: Mapping[str, str]) -> None:
    holding = {name for name, text in held.items() if folded(one.query) in text}
    assert holding == (one.relevant - one.meant) | one.chance


@pytest.mark.parametrize("one", [one for one in QUERIES if one.kind == "negative"], ids=lambda one: one.query)
def test_what_finds_nothing_is_not_written_anywhere(one: Judged, held: Mapping[str, str]) -> None:
    if one.query == "社联":
        held = {name: text.replace("五社联动", "") for name, text in held.items()}
    assert [name for name, text in held.items() if folded(one.query) in text] == []


def test_scores_are_what_they_are_said_to_be() -> None:
    wanted = Judged("q", "literal", frozenset("abcd"))
    got = score([wanted], {"q": ["x", "a", "b", "y"]})
    assert (got.recall, got.precision, got.rank) == (2 / 4, 2 / 4, 1 / 2)
    many = Judged("q", "literal", frozenset(map(str, range(40))))
    got = score([many], {"q": [*map(str, range(9)), "x", "10"]})
    assert (got.recall, got.precision, got.rank) == (9 / 10, 9 / 10, 1)
    none = Judged("q", "negative", frozenset())
    assert score([none], {"q": []}).precision == 1
    assert score([none], {"q": ["a"]}).precision == 0
    assert score([wanted], {"q": []}).precision == 0
