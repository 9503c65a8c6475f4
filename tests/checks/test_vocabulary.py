"""Vocabularies: nearest concepts, and ladders of broader concepts of any shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.checks import Known, Vocabulary
from casegen.checks.schema import schemes_of
from casegen.checks.vocabulary import declared_schemes, nearest, sound_vocabularies
from casegen.findings import Finding
from casegen.load import VOCABULARY_BYTES, parse
from growth import is_linear


def made(broader: dict[str, str | None]) -> Vocabulary:
    """The vocabulary `levels` of these concepts."""
    lines = ["scheme: levels", "title: {en: Levels}", "concepts:"]
    for name, above in broader.items():
        lines += [f"  - id: {name}", f"    prefLabel: {{en: Label of {name}, zh: 概念{name}}}"]
        lines += [f"    broader: {above}"] if above else []
    record = parse("\n".join(lines).encode(), "vocabulary/levels.yml", most=VOCABULARY_BYTES)
    (one,), found = schemes_of([record])
    assert found == []
    return one


def broken(broader: dict[str, str | None]) -> list[Finding]:
    return list(sound_vocabularies([], Known({}, frozenset(), [made(broader)])))


def test_ladders_that_end_are_sound() -> None:
    assert broken({"a": None, "b": "a", "c": "b", "d": "b"}) == []


def test_a_ring_is_named_once_whatever_leads_into_it() -> None:
    (finding,) = broken({"a": "b", "b": "c", "c": "b", "d": "a", "e": "b"})
    assert "b → c → b" in finding.message["en"]


def test_a_concept_broader_than_itself_is_a_ring() -> None:
    (finding,) = broken({"a": "a"})
    assert "a → a" in finding.message["zh"]


def test_every_unknown_broader_concept_is_named_at_its_own_line() -> None:
    found = broken({"one": None, "two": "ones", "three": "nowhere"})
    assert [finding.span.line for finding in found] == [8, 11]
    assert "`one`" in found[0].help["en"]
    assert found[1].help == {
        "zh": "写这份词表里的编号，或删掉这一行。",
        "en": "Write an id of this vocabulary, or delete the line.",
    }
    (alone,) = broken({"a": "zz"})
    assert alone.help == found[1].help


def test_a_concept_that_is_there_twice_is_told_the_line_of_the_first_id() -> None:
    text = "scheme: levels\ntitle: {zh: 层级}\nconcepts:\n" + "  - prefLabel: {zh: 甲}\n    id: a\n" * 2
    (one,), _ = schemes_of([parse(text.encode(), "vocabulary/levels.yml", most=VOCABULARY_BYTES)])
    finding, *_ = sound_vocabularies([], Known({}, frozenset(), [one]))
    assert finding.message["en"] == "the concept `a` already stands in line 5"
    assert finding.span.line == 7


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefghi") | st.none(), min_size=1))
def test_a_vocabulary_is_sound_exactly_when_every_ladder_ends(broader: dict[str, str | None]) -> None:
    def ends(name: str) -> bool:
        for _ in range(10):
            if broader[name] is None:
                return True
            if broader[name] not in broader:
                return False
            name = str(broader[name])
        return False

    assert (broken(broader) == []) is all(ends(name) for name in broader)


def test_a_long_ladder_takes_no_long_time() -> None:
    def ladder(size: int) -> None:
        assert broken({f"c{n}": f"c{n - 1}" if n else None for n in range(size)}) == []

    assert is_linear(ladder, 2_000)


@pytest.mark.parametrize("word", ["b2", "label of b2", "概念b2", "概念Ｂ２", " LABEL OF B2 "])
def test_a_concept_is_found_by_its_id_and_by_its_labels(word: str) -> None:
    ranked = nearest(word, made({"a1": None, "b2": None, "c3": None}).scheme)
    assert (ranked[0][0].id, ranked[0][1]) == ("b2", 100)


def test_a_vocabulary_file_that_is_unsound_is_not_called_missing() -> None:
    known = Known({}, frozenset(), (), ["vocabulary/levels.yml", "cases/stages.yml"])
    missing = {finding.path for finding in declared_schemes([], known)}
    assert "vocabulary/levels.yml" not in missing
    assert "vocabulary/stages.yml" in missing


@pytest.mark.parametrize(
    ("size", "shown"), [(5, "a0 → a1 → a2 → a3 → a4 → a0"), (6, "a0 → a1 → a2 → a3 → … → a0")]
)
def test_of_a_long_ring_the_ends_are_shown(size: int, shown: str) -> None:
    (finding,) = broken({f"a{at}": f"a{(at + 1) % size}" for at in range(size)})
    assert finding.message["en"] == f"concepts are broader than themselves: {shown}"
