"""The hash table holds what was put in, however much its keys crowd."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from casegen.index.search.hashed import Hashed

# Keys whose products share their upper bits crowd into neighbouring slots.
INVERSE = pow(0x9E3779B97F4A7C15, -1, 1 << 64)
CROWDED = st.integers(1, 300).map(lambda at: at * INVERSE % (1 << 64))
KEYS = st.lists(st.one_of(CROWDED, st.integers(1, 2**64 - 1)), unique=True)


@given(st.lists(KEYS, max_size=4), KEYS)
def test_every_key_has_its_number_and_others_none(batches: list[list[int]], asked: list[int]) -> None:
    table = Hashed()
    held: dict[int, int] = {}
    for batch in batches:
        new = [key for key in batch if key not in held]
        numbers = range(len(held), len(held) + len(new))
        table.add(np.array(new, np.uint64), np.array(numbers, np.int64))
        held |= dict(zip(new, numbers, strict=True))
        every = [*held, *asked]
        assert table.of(np.array(every, np.uint64)).tolist() == [held.get(key, -1) for key in every]
