"""Shards: the hash, the varints and the postings that the browser takes apart."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from casegen.index.search import shards as module
from casegen.index.search.postings import Runs
from casegen.index.search.shards import number_for, sharded, shards_of, varints

from . import plain

KEYS = st.lists(st.text(min_size=1, max_size=5).filter(lambda key: key.isprintable()), unique=True).map(sorted)


def fnv(key: str) -> int:
    found = 2166136261
    for one in key:
        found = (found ^ ord(one)) * 16777619 % 2**32
    return found


@given(KEYS, st.sampled_from([1, 2, 64, 4096]))
def test_a_key_is_in_the_shard_of_its_hash(keys: list[str], number: int) -> None:
    assert shards_of(keys, number).tolist() == [fnv(key.removeprefix("~")) % number for key in keys]


def test_the_hash_is_that_of_the_description() -> None:
    # The published values of FNV-1a for one byte, since ASCII is one byte.
    assert fnv("a") == 0xE40C292C
    assert shards_of(["a", "foobar"], 1 << 32).tolist() == [0xE40C292C, 0xBF9CF968]


@given(st.lists(st.integers(0, 2**40)))
def test_varints_keep_their_numbers(numbers: list[int]) -> None:
    made, starts = varints(np.array(numbers, np.int64))
    assert plain.varints(made.tobytes()) == numbers
    assert [plain.varints(made[start:].tobytes())[0] for start in starts.tolist()] == numbers


def test_varints_are_the_shortest() -> None:
    assert varints(np.array([0, 127, 128, 16383, 16384], np.int64))[0].tolist() == [
        0, 127, 0x80, 1, 0xFF, 0x7F, 0x80, 0x80, 1,
    ]  # fmt: skip


@st.composite
def postings(draw: st.DrawFn) -> list[dict[str, list[tuple[int, int]]]]:
    """Blocks of postings by key, the documents of each after those of the one before."""
    keys = draw(KEYS.filter(bool))
    blocks = []
    for at in range(draw(st.integers(1, 4))):
        documents = st.lists(st.integers(at * 1000, at * 1000 + 999), min_size=1, max_size=5, unique=True).map(sorted)
        rows = documents.flatmap(lambda held: st.tuples(*(st.tuples(st.just(one), st.integers(0, 3)) for one in held)))
        blocks.append(draw(st.dictionaries(st.sampled_from(keys), rows.map(list), min_size=1)))
    return blocks


@given(postings(), st.integers(1, 5), st.sampled_from([1, 2, 64]))
def test_blocks_become_one(blocks: list[dict[str, list[tuple[int, int]]]], at_once: int, number: int) -> None:
    keys = sorted({key for block in blocks for key in block})
    runs = []
    for block in blocks:
        held = sorted(block)
        runs.append(
            Runs(
                np.array([keys.index(key) for key in held], np.int64),
                np.array([len(block[key]) for key in held], np.int64),
                np.array([document * 4 + level for key in held for document, level in block[key]], np.uint32),
            )
        )
    with patch.object(module, "_AT_ONCE", at_once):
        found = list(sharded(keys, runs, number))
    assert len(found) == number
    expected = {key: [row for block in blocks for row in block.get(key, ())] for key in keys}
    assert plain.decoded(found) == expected
    assert all(fnv(key.removeprefix("~")) % len(found) == at for at, shard in enumerate(found) for key in shard.keys)


def test_there_are_as_many_shards_as_keep_files_small() -> None:
    sizes = [0, module.SIZE, 2 * module.SIZE, 100 * module.SIZE]
    assert [number_for(size) for size in sizes] == [1, 1, 2, 64]
