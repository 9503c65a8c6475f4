"""Places in a record as a mapping or a column's name writes them: `title.zh`, `method.steps[].text.en`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_origin

from ..checks.wanted import bare, declared, model_of
from ..locales import RECORD_KEYS
from ..model import Case, Localized, Path
from .notes import Refusal

# An import makes drafts, and neither retires a record nor vouches for its translations.
NOT_IMPORTED = frozenset({"id", "status", "retired", "translations"})
# No list of a record is longer by far, and a number beyond it is a slip.
MOST_MEMBERS = 500
_STEP = re.compile(r"([A-Za-z-]{1,40})(\[([0-9]{0,4})\])?\Z")


@dataclass(frozen=True, slots=True)
class Target:
    """A field that holds a text or another plain value: names and members of lists, of which 0 is every member."""

    written: str
    steps: Path

    @property
    def spread(self) -> Path | None:
        """The steps up to the list whose members the values of one cell become; None where a cell is one value."""
        return self.steps[: self.steps.index(0)] if 0 in self.steps else None

    @property
    def ends_in_list(self) -> bool:
        """Whether the values themselves are the members of the list."""
        return self.steps[-1] == 0

    def member(self, number: int) -> Path:
        """The path of the field for one member of the list, counted from 1."""
        return tuple(number if step == 0 else step for step in self.steps)


def target(written: str) -> Target:
    """The place that is written so; raises Refusal for what is no place of a record, or none that holds a value."""
    steps: list[str | int] = []
    for part in written.split("."):
        found = _STEP.match(part)
        if not found:
            raise Refusal("path", path=written)
        steps.append(found[1])
        if found[2]:
            steps.append(int(found[3] or 0))
            if found[3] and not 1 <= int(found[3]) <= MOST_MEMBERS:
                raise Refusal("path", path=written)
    if steps[0] in NOT_IMPORTED or steps.count(0) > 1 or not _stands(steps):
        raise Refusal("path", path=written)
    return Target(written, tuple(steps))


def _stands(steps: Sequence[str | int]) -> bool:
    """Whether the model has a value at these steps, with `[]` at the lists and nowhere else."""
    for at, step in enumerate(steps):
        kind = declared(Case, tuple(steps[:at]))
        is_list = get_origin(bare(kind)) is tuple
        if is_list != isinstance(step, int):
            return False
        if _is_text(kind) and step not in RECORD_KEYS:
            return False
        if declared(Case, tuple(steps[: at + 1])) is None:
            return False
    kind = declared(Case, tuple(steps))
    return not (_is_text(kind) or model_of(kind) or get_origin(bare(kind)) in (tuple, dict))


def _is_text(kind: object) -> bool:
    found = bare(kind)
    return isinstance(found, type) and issubclass(found, Localized)
