"""What was found in some documents, as bytes that a later build can read: what it numbers anew stands there as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from .postings import Runs
from .ragged import Numbers

_PARTS = ("terms", "sizes", "postings")


@dataclass(frozen=True, slots=True)
class Block:
    """What was found in a block of documents: how many they are, their postings by kind, and their words.

    Postings count documents from the first of the block. `stems` are those of the postings of words, in their order;
    beside each of `words` is the number of its documents.
    """

    documents: int
    runs: Sequence[Runs]
    stems: Sequence[str]
    words: Sequence[str]
    having: Numbers


def packed(blocks: Sequence[Block], names: Sequence[str]) -> bytes:
    """Blocks, one after another, and names that their documents say, as bytes."""
    arrays: dict[str, NDArray[np.generic]] = {"names": _text(names)}
    for at, block in enumerate(blocks):
        arrays |= {f"{at} documents": np.array(block.documents), f"{at} having": block.having}
        arrays |= {f"{at} stems": _text(block.stems), f"{at} words": _text(block.words)}
        for kind, runs in enumerate(block.runs):
            arrays |= {f"{at} {kind} {part}": getattr(runs, part) for part in _PARTS}
    found = BytesIO()
    np.savez(found, allow_pickle=False, **arrays)
    return found.getvalue()


def unpacked(content: bytes) -> tuple[Sequence[Block], Sequence[str]]:
    """The blocks and the names that were packed."""
    with np.load(BytesIO(content), allow_pickle=False) as arrays:
        blocks: list[Block] = []
        while f"{(at := len(blocks))} documents" in arrays:
            runs: list[Runs] = []
            while f"{at} {(kind := len(runs))} terms" in arrays:
                runs.append(Runs(*(arrays[f"{at} {kind} {part}"] for part in _PARTS)))
            stems, words = (_texts(arrays[f"{at} {name}"]) for name in ("stems", "words"))
            blocks.append(Block(int(arrays[f"{at} documents"]), runs, stems, words, arrays[f"{at} having"]))
        return blocks, _texts(arrays["names"])


def _text(lines: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _texts(held: NDArray[np.uint8]) -> Sequence[str]:
    return held.tobytes().decode().split("\n") if len(held) else []
