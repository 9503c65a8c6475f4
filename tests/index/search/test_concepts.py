"""Phrases of concepts: what they are written as, and where their words meet."""

from __future__ import annotations

import pytest

from casegen.index.search.concepts import CLASSED, crossing, phrase_of, terms, written
from conftest import Built


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("志願者", "志愿者"), ("Community volunteers", "communiti volunt"), ("531社区治理", "531 社区治理"),
        ("KTV厅 Plus", "ktv 厅 plus"), ("“五社联动”机制", "五社联动机制"), ("……", ""),
    ],
)  # fmt: skip
def test_a_phrase_has_spaces_where_there_are_words(label: str, text: str) -> None:
    phrase = phrase_of(label)
    assert (written(phrase) if phrase else "") == text


@pytest.mark.parametrize(
    ("label", "pairs"),
    [
        ("五社联动", ["社联"]), ("老顽童之家", ["童之"]), ("志愿者", []), ("社联", []), ("五社", []),
        ("ktv五社联动", ["社联"]), ("五社a联动", []),
    ],
)  # fmt: skip
def test_a_pair_of_two_words_is_crossed(label: str, pairs: list[str]) -> None:
    phrase = phrase_of(label)
    assert ["".join(phrase[at : at + 2]) for at in crossing(phrase)] == pairs


def test_every_concept_of_every_vocabulary_is_there_with_what_is_broader(built: Built) -> None:
    found = terms(built.library)
    keys = [f"{name}/{one.id}" for name, scheme in built.library.schemes.items() for one in scheme.concepts]
    assert [one.key for one in found] == keys
    for one in found:
        scheme, _, concept = one.key.partition("/")
        above = built.library.lineage(scheme, concept)[:-1]
        assert [found[number].key for number in one.broader] == [f"{scheme}/{other.id}" for other in above]
        assert len(set(one.phrases)) == len(one.phrases)
        for label in built.library.concepts[scheme][concept].pref_label.root.values():
            assert not phrase_of(label) or phrase_of(label) in one.phrases


def test_what_people_only_type_is_a_name_and_shown_nowhere(built: Built) -> None:
    hidden = {
        label: f"{name}/{one.id}"
        for name, scheme in built.library.schemes.items()
        for one in scheme.concepts
        for labels in one.hidden_label.root.values()
        for label in labels
    }
    assert len(hidden) == 2
    known = {phrase: one.key for one in terms(built.library) for phrase in one.phrases}
    assert {label: known[phrase_of(label)] for label in hidden} == hidden
    for path in [*built.folder.rglob("*.html"), *built.folder.rglob("*.md"), *built.folder.rglob("text-*.js")]:
        text = path.read_text("utf-8")
        assert not [label for label in hidden if label in text], path
    start = (built.folder / "zh" / "search" / "start.js").read_text("utf-8")
    assert all(written(phrase_of(label)) in start for label in hidden)


def test_what_only_classes_records_is_known_by_its_own_name(built: Built) -> None:
    for one in terms(built.library):
        scheme, _, concept = one.key.partition("/")
        if scheme in CLASSED:
            own = built.library.concepts[scheme][concept].pref_label.root.values()
            assert set(one.phrases) == set(filter(None, map(phrase_of, own)))
