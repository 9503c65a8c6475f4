"""What happened to records lately, by the dates that they themselves give."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..days import dated, first
from ..library import Library
from ..model import Case

# What can happen to a record, in its order.
KINDS = ("created", "updated", "reviewed", "retired", "withdrawn")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to a record: one of `KINDS`, its date as the record gives it, the first day of that.

    `id` is the record's; there is no `case` where it was withdrawn.
    """

    id: str
    kind: str
    date: str
    day: datetime.date
    case: Case | None = None


def changes(library: Library) -> tuple[Change, ...]:
    """Everything dated that happened to the records of a library, the newest first; drafts are not among them.

    A date without its year tells no order and is left out; so is an update on the day of recording.
    """
    found = [
        Change(case.id, kind, said, day, case)
        for case in library.kept.values()
        if case.status != "draft"
        for kind, said in dated(case)
        if not (kind == "updated" and case.record and said == case.record.created) and (day := first(said)) is not None
    ]
    found += [
        Change(one.id, "withdrawn", one.date, day) for one in library.withdrawn if (day := first(one.date)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.date, KINDS.index(one.kind), one.id)))
