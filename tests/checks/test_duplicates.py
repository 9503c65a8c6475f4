"""Near-duplicates among many records: found whatever their order, and in time that grows with their number."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest

from casegen.checks import Brief, Known, Subject, shingles
from casegen.checks.duplicates import nearly_the_same
from casegen.load import Record
from casegen.model import Case, Prose

# Characters in a row, as good as words for this.
HAN = [chr(code) for code in range(0x4E00, 0x5E00)]
NOTHING = Known({}, frozenset())


def subject(name: str, clauses: list[str], adapted_from: str | None = None) -> Subject:
    said = {"zh": "试"}
    case = Case.model_validate(
        {
            "id": name,
            "title": said,
            "summary": {"zh": "，".join(clauses)},
            "community": {"name": said, "places": ["510117"]},
            "problem": {"concepts": ["parking"], "statement": {"text": said}},
            "method": {"concepts": ["joint-meeting"], "steps": [{"title": said, "text": said}]},
            "actors": [{"role": said, "kind": "residents", "did": said}],
            "outcomes": [{"claim": said, "direction": "positive"}],
            "sources": [{"id": "talk", "kind": "other"}],
            "adaptedFrom": [{"case": adapted_from, "change": said}] if adapted_from else [],
        }
    )
    return Subject(Record(f"cases/{name}.yml"), case)


def clauses(seed: int, count: int = 150) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(HAN, k=14)) for _ in range(count)]


def found(*subjects: Subject) -> list[str]:
    return [f"{one.path}: {one.message['en']}" for one in nearly_the_same([one.brief for one in subjects], NOTHING)]


@pytest.mark.parametrize(("kept", "same"), [(150, True), (130, True), (60, False), (0, False)])
def test_records_that_share_most_of_their_clauses(kept: int, same: bool) -> None:
    first, other = clauses(1), clauses(1)[:kept] + clauses(2)[kept:]
    other = other[70:] + other[:70]
    assert bool(found(subject("a", first), subject("b", other))) is same


def test_the_finding_is_at_the_later_record_whatever_the_order() -> None:
    one, other = subject("a", clauses(1)), subject("b", clauses(1))
    assert found(one, other) == found(other, one)
    assert found(one, other)[0].startswith("cases/b.yml: about 100% of the text is the same as in cases/a.yml")


def test_a_declared_adaptation_may_be_alike() -> None:
    assert found(subject("a", clauses(1)), subject("b", clauses(1), adapted_from="a")) == []


def test_a_phrase_that_all_records_share_makes_none_alike_and_hides_no_copy() -> None:
    common = clauses(0, 30)
    subjects = [subject(f"c{at:03}", common + clauses(at, 120)) for at in range(1, 40)]
    assert found(*subjects) == []
    assert found(*subjects, subject("copy", common + clauses(7, 120))) != []


def test_every_one_of_many_copies_is_found() -> None:
    assert len(found(*(subject(f"c{at:03}", clauses(1)) for at in range(50)))) == 49


def test_usual_characters_are_compared_as_they_stand() -> None:
    usual = [chr(code) for code in range(0x110000) if re.match(f"[{shingles._USUAL}]", chr(code))]
    assert len(usual) > 20_000
    for one in (*usual, "".join(usual), "".join(reversed(usual))):
        plain = shingles._NO_WORD.sub("", one.lower())
        assert shingles._NO_WORD.sub("", unicodedata.normalize("NFKC", one).lower()) == plain


def brief(name: str, prints: set[int]) -> Brief:
    """What is compared of a case with these shingles."""
    return Brief(Record(f"cases/{name}.yml"), name, "published", (), (), None, frozenset(prints))


def told(*briefs: Brief) -> list[str]:
    return [one.message["en"] for one in nearly_the_same(briefs, NOTHING)]


def test_half_is_not_nearly_the_same() -> None:
    assert told(brief("a", {1, 2}), brief("b", {1, 2, 3, 4})) == []
    assert told(brief("a", {1, 2, 3}), brief("b", {1, 2, 3, 4, 5})) == [
        "about 60% of the text is the same as in cases/a.yml"
    ]


def test_the_one_that_shares_most_is_found_among_many_that_share_a_little() -> None:
    # Each of ten others shares two shingles of its own with the last, one of them nearly all.
    others = [brief(f"a{at}", {100 + 2 * at, 101 + 2 * at}) for at in range(10)]
    most = brief("b", set(range(100, 119)))
    assert told(*others, most, brief("c", set(range(100, 120)))) == [
        "about 95% of the text is the same as in cases/b.yml"
    ]


def test_of_two_that_are_as_alike_the_first_is_named() -> None:
    same = {1, 2, 3}
    said = told(brief("a", same), brief("b", same), brief("c", same))
    assert [one.rpartition(" ")[2] for one in said] == ["cases/a.yml", "cases/a.yml"]


@pytest.mark.parametrize(("holders", "like"), [(4, 1), (8, 4), (12, 10)])
def test_what_many_records_share_still_leads_to_the_like_one(holders: int, like: int) -> None:
    # All share three shingles; one has nothing else, as the last has not. Of few every pair is looked at.
    others = [brief(f"a{at:02d}", {1, 2, 3} | (set() if at == like else {100 * at + n for n in range(9)}))
              for at in range(holders - 1)]  # fmt: skip
    assert told(*others, brief("b", {1, 2, 3})) == [
        f"about 100% of the text is the same as in cases/a{like:02d}.yml"
    ]


@pytest.mark.parametrize(("size", "count"), [(0, 0), (5, 0), (6, 1), (7, 1)])
def test_a_shingle_is_six_characters_without_marks(size: int, count: int) -> None:
    text = "，".join("\u4e00" * size)
    assert len(shingles.shingles([(("summary",), Prose({"zh": text or "？", "en": "x" * 99}))], "zh")) == count


def test_labels_of_figures_and_sources_are_not_compared() -> None:
    text = Prose({"zh": "\u4e00" * 9})
    assert shingles.shingles([((part,), text) for part in ("figures", "sources", "record")], "zh") == frozenset()


def test_two_that_are_alike_are_found_before_one_that_shares_nothing() -> None:
    assert told(brief("a", {1, 2}), brief("b", {1, 2}), brief("c", {3, 4})) == [
        "about 100% of the text is the same as in cases/a.yml"
    ]


def test_what_was_adapted_from_another_one_is_told_of_all_the_same() -> None:
    one, other, third = subject("a", clauses(2)), subject("b", clauses(1)), subject("c", clauses(1), adapted_from="a")
    assert len(found(one, other, third)) == 1
    assert found(one, other, subject("c", clauses(1), adapted_from="b")) == []
