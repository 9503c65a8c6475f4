"""Postings as text: which shard a key is in, and the documents of a shard's keys as varints in base64."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .postings import Runs
from .ragged import Numbers, firsts, picked, stretches

T = TypeVar("T", bound=np.generic)

# How many bytes a file of a shard has on average, at least, more or less.
SIZE = 1_200
# How many postings are put into text at once.
_AT_ONCE = 1 << 16


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of the index: its keys by code points, and the postings of all, one key after the other, as base64.

    The postings of a key are varints: their number, then every posting with the document before taken from it.
    """

    keys: Sequence[str]
    postings: str


def number_for(size: int) -> int:
    """How many shards hold so many bytes: a power of two, at most twice as many as each has bytes.

    A larger library has more of them, and they are larger, so that neither the files of a site nor what a query loads
    grows as the library does.
    """
    return 1 << max(0, min(size // SIZE, math.isqrt(2 * size)).bit_length() - 1)


def shards_of(keys: Sequence[str], number: int) -> Numbers:
    """The shard of every key among `number`, a power of two: FNV-1a over code points, 32 bits.

    A key that begins with `~` is where it is without that: one file holds both ways in which two characters meet.
    """
    codes = np.frombuffer("".join([*keys, " "]).encode("utf-32-le"), np.uint32)
    lengths = np.fromiter(map(len, keys), np.int64, len(keys))
    starts = np.cumsum(lengths) - lengths
    marked = codes[starts] == ord("~")
    starts += marked
    lengths -= marked
    hashes = np.full(len(keys), 2166136261, np.uint32)
    for at in range(int(lengths.max(initial=0))):
        longer = np.flatnonzero(lengths > at)
        hashes[longer] = (hashes[longer] ^ codes[starts[longer] + at]) * np.uint32(16777619)
    return (hashes & np.uint32(number - 1)).astype(np.int64)


def varints(numbers: NDArray[np.integer]) -> tuple[NDArray[np.uint8], Numbers]:
    """Numbers in 7 bits a byte, the low ones first, and where each begins; all bytes but the last have the high bit."""
    widths = np.ones(len(numbers), np.int64)
    most = int(numbers.max(initial=0))
    bound = 1 << 7
    while bound <= most:
        widths += numbers >= bound
        bound <<= 7
    starts = np.cumsum(widths) - widths
    made = np.empty(int(widths.sum()), np.uint8)
    at, rest = starts, numbers
    while len(rest):
        more = np.flatnonzero(rest >= 1 << 7)
        made[at] = rest & 0x7F
        made[at[more]] |= 1 << 7
        at, rest = at[more] + 1, rest[more] >> 7
    return made, starts


def size(keys: Sequence[str], runs: Sequence[Runs]) -> int:
    """How many bytes the postings of `keys` take, more or less."""
    # Most gaps take a byte, some two; and base64 makes four bytes of three.
    postings = sum(len(one.postings) for one in runs)
    return len(" ".join(keys).encode()) + (postings * 5 // 4 + len(keys)) * 4 // 3


def sharded(keys: Sequence[str], runs: Sequence[Runs], number: int) -> Iterator[Shard]:
    """`number` shards of the postings of `keys`, which are in the order of code points; terms of runs number keys.

    Of several runs with one term, an earlier has the documents with lower numbers.
    """
    terms = _joined(one.terms for one in runs)
    sizes = _joined(one.sizes for one in runs)
    postings = _joined(one.postings for one in runs)
    shards = shards_of(keys, number)
    by_shard = np.sort(shards << 32 | np.arange(len(keys))) & 0xFFFFFFFF
    ranks = np.empty(len(keys), np.int64)
    ranks[by_shard] = np.arange(len(keys))
    # As above, with the number of the run in what is sorted, the runs of a term stay in their order.
    ordered = np.sort(ranks[terms] << 32 | np.arange(len(terms)))
    starts, order = np.cumsum(sizes) - sizes, ordered & 0xFFFFFFFF
    starts, sizes, ranks = picked(starts, order), picked(sizes, order), ordered >> 32
    names = np.array(keys, np.object_)[by_shard].tolist()
    key_ends = np.searchsorted(shards[by_shard], np.arange(-1, number), "right")
    run_ends = np.searchsorted(ranks, key_ends)
    sums = np.concatenate([[0], np.cumsum(sizes)])[run_ends]
    at = 0
    while at < number:
        # As many shards at once as hold so many postings, at least one.
        to = max(at + 1, int(np.searchsorted(sums, sums[at] + _AT_ONCE, "right")) - 1)
        held = slice(run_ends[at], run_ends[to])
        found = picked(postings, stretches(starts[held], sizes[held]))
        numbers, heads = _numbers(ranks[held] - key_ends[at], sizes[held], found)
        made, begins = varints(numbers)
        borders = np.append(begins[heads], len(made))[key_ends[at : to + 1] - key_ends[at]].tolist()
        ends = key_ends[at : to + 1].tolist()
        for here, (start, end) in enumerate(pairwise(borders)):
            yield Shard(names[ends[here] : ends[here + 1]], b64encode(made[start:end].tobytes()).decode("ascii"))
        at = to


def _numbers(keys: Numbers, sizes: Numbers, postings: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], Numbers]:
    """What is written for keys in their order: for each the number of its postings, then those; and where each begins.

    `keys` and `sizes` tell of runs, `keys` from 0 without a gap.
    """
    at = firsts(keys)
    counts = np.add.reduceat(sizes, at) if len(at) else at
    begins = np.cumsum(counts) - counts
    documents = postings >> 2
    gaps = documents.copy()
    gaps[1:] -= documents[:-1]
    gaps[begins] = documents[begins]
    heads = begins + np.arange(len(counts))
    numbers = np.empty(len(postings) + len(counts), np.uint32)
    is_head = np.zeros(len(numbers), np.bool_)
    is_head[heads] = True
    numbers[is_head] = counts
    numbers[~is_head] = gaps << 2 | postings & 3
    return numbers, heads


def _joined(arrays: Iterable[NDArray[T]]) -> NDArray[T]:
    return np.concatenate(list(arrays))
