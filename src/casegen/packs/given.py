"""What a case gives to a pack: what to read before the discussion, what after it, and what to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .asking import Asking
from .blocks import Block, Figure, Line, Table

When = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Material:
    """A case as packs take it, in one edition; references count its own `sources` from 1.

    `before` and what else participants read first (`name`, `problem`, `steps`, `roles`, rows of `before`) tells no
    outcome; a title may, so until then a case is called by its `name`: where it was, and which problem there was.
    `all_steps` and `timeline` hold back nothing. `seconds` is how long it takes to read `before`.
    `rows` are (key, label, line, when); `questions` and `points`, what a facilitator listens for, are (kind, text or
    line, field), with the kinds that `asks` in methods.json names. `roles` are (name, kind, lines).
    """

    id: str
    title: str
    name: str
    place: str
    address: str
    status: str
    problem: Line
    steps: tuple[Line, ...]
    all_steps: tuple[Line, ...]
    seconds: int
    before: tuple[Block, ...]
    after: tuple[Block, ...]
    rows: tuple[tuple[str, str, Line, When], ...]
    questions: tuple[Asking, ...]
    points: tuple[tuple[str, Line, str], ...]
    roles: tuple[tuple[str, str, tuple[Line, ...]], ...]
    sources: tuple[str, ...]
    # How the record itself is cited.
    record: str
    # From problem to outcomes; `before` has the drawing without them.
    figure: Figure | None = None
    timeline: Table | None = None
    v: int = 2
