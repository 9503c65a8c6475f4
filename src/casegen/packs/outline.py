"""The activities of a session with their minutes, which add up to the plan's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .methods import ACTIVITIES, METHODS
from .plan import Plan

# The activity in which the cases are read.
READ = "read"


@dataclass(frozen=True, slots=True)
class Activity:
    """One part of a session: its key in `methods.json` and the minutes that it takes."""

    key: str
    minutes: int


def outline(plan: Plan, reading: int = 0) -> tuple[Activity, ...]:
    """The activities of a plan in their order; their minutes add up to the plan's exactly.

    Reading the cases takes `reading` minutes. While the least minutes of all are too many, the activity of lowest
    priority goes, the later of equals, and never the last. Where reading would have to go, it alone goes first: the
    cases are to be read beforehand, and the others have its time. Then each has its least and its part by weight of
    what is left over, in whole minutes by largest remainder, the earlier of equals first; reading has no less than it
    takes. `web/src/packs/outline.ts` keeps the same rule.
    """
    keys = _fitting(_chosen(plan), plan.minutes, reading)
    if len(keys) == 1:
        return (Activity(keys[0], plan.minutes),)
    parts = _parts(keys, plan.minutes)
    if parts.get(READ, reading) < reading:
        parts = _parts([key for key in keys if key != READ], plan.minutes - reading) | {READ: reading}
    return tuple(Activity(key, parts[key]) for key in keys)


def unread(activities: Sequence[Activity], reading: int) -> bool:
    """Whether the cases must be read beforehand, because the session has less than `reading` minutes for it."""
    return sum(one.minutes for one in activities if one.key == READ) < reading


def _fitting(keys: Sequence[str], minutes: int, reading: int) -> list[str]:
    """The activities whose least minutes are no more than there are."""
    kept = list(keys)
    least = {key: max(ACTIVITIES[key].least, reading if key == READ else 0) for key in keys}
    while len(kept) > 1 and sum(least[key] for key in kept) > minutes:
        gone = kept.pop(min(range(len(kept)), key=lambda at: (ACTIVITIES[kept[at]].priority, -at)))
        if gone == READ and reading:
            return _fitting([key for key in keys if key != READ], minutes, 0)
    return kept


def _parts(keys: Sequence[str], minutes: int) -> dict[str, int]:
    """The minutes of each activity: its least, and its part by weight of what is left over."""
    rows = [ACTIVITIES[key] for key in keys]
    left, weights = minutes - sum(row.least for row in rows), sum(row.weight for row in rows)
    parts = [divmod(left * row.weight, weights) for row in rows]
    over = left - sum(whole for whole, _ in parts)
    first = set(sorted(range(len(keys)), key=lambda at: (-parts[at][1], at))[:over])
    return {key: ACTIVITIES[key].least + parts[at][0] + (at in first) for at, key in enumerate(keys)}


def _chosen(plan: Plan) -> list[str]:
    """The activities that somebody chose, or the method's own; none that needs more cases than there are."""
    keys = [key for key in plan.activities if ACTIVITIES[key].cases <= len(plan.cases)]
    if keys:
        return keys
    return [
        key
        for key in METHODS[plan.method]
        if (row := ACTIVITIES[key]).cases <= len(plan.cases)
        and row.minutes <= plan.minutes
        and row.function in ("", plan.function)
    ]
