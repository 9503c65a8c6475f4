"""Readings: which are common, and which characters and pairs stand under them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.index.search.index import Counts
from casegen.index.search.pinyin import are_words, common, in_phrase, two_characters
from casegen.index.search.postings import HAN
from casegen.index.search.sounds import characters, everyday, initials, pairs

CHARACTER = st.sampled_from("志愿者社区重庆银行长楼乐和了地绿略女率〆々〇龘一不")


@pytest.mark.parametrize(
    ("character", "readings"),
    [("长", {"chang", "zhang"}), ("行", {"xing", "hang"}), ("重", {"zhong", "chong"}), ("不", {"bu"}), ("有", {"you"}),
     ("绿", {"lv", "lu"}), ("女", {"nv"}), ("志", {"zhi"}), ("〆", set())],
)  # fmt: skip
def test_common_readings(character: str, readings: set[str]) -> None:
    assert set(common(character)) == readings


def test_a_phrase_is_read_as_a_whole() -> None:
    assert in_phrase("重庆银行长者食堂") == ("chong", "qing", "yin", "hang", "zhang", "zhe", "shi", "tang")
    assert in_phrase("志〆") is None


def counted(held: dict[str, int]) -> Counts:
    terms = sorted(
        (ord(one[0]) << HAN | ord(one[1]) if len(one) == 2 else ord(one), many) for one, many in held.items()
    )
    return Counts(np.array([term for term, _ in terms], np.int64), np.array([many for _, many in terms], np.int64))


@given(st.dictionaries(st.tuples(CHARACTER, CHARACTER).map("".join), st.integers(1, 3)))
def test_pairs_stand_under_how_they_are_read(held: dict[str, int]) -> None:
    words: dict[str, str] = {}
    neighbours: dict[str, str] = {}
    for pair in sorted(held, key=lambda one: (-held[one], one)):
        known = two_characters().get(pair)
        of_kind = words if are_words([pair]) == [True] else neighbours
        for sounds in [known] if known else product(common(pair[0]), common(pair[1])):
            of_kind[" ".join(sounds)] = of_kind.get(" ".join(sounds), "") + pair
    found = pairs(counted(held))
    assert found == neighbours | {key: f"{pairs_}|{neighbours.get(key, '')}" for key, pairs_ in words.items()}
    assert list(found) == sorted(found)


@given(st.dictionaries(CHARACTER, st.integers(1, 3)))
def test_characters_stand_under_every_common_reading(held: dict[str, int]) -> None:
    found = characters(counted(held))
    assert list(found) == sorted(found)
    order = sorted(held, key=lambda one: (-held[one], one))
    order += [one for one in everyday() if one not in held]
    wanted: dict[str, str] = {}
    for one in order:
        for sound in common(one):
            wanted[sound] = wanted.get(sound, "") + one
    assert found == wanted


@given(st.lists(st.text(CHARACTER, max_size=5), unique=True))
def test_names_stand_under_the_initials_of_every_common_reading(names: list[str]) -> None:
    """A few of them, where there are many; none where a character is read in no way."""
    expected: dict[str, set[str]] = {}
    for name in names:
        for letters in {"".join(one[0] for one in read) for read in product(*map(common, name))}:
            if len(name) > 2:
                expected.setdefault(letters, set()).add(name)
    found = initials(names)
    for letters, held in found.items():
        assert len(held.split("|")) == len(set(held.split("|")))
        assert set(held.split("|")) <= expected[letters]
    for letters, held_so in expected.items():
        for name in held_so:
            ways = sum(name in held.split("|") for held in found.values())
            assert name in found.get(letters, "").split("|") or ways == 8
