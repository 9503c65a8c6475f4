"""The activities of a session with their minutes, which add up to the plan's."""

from __future__ import annotations

from dataclasses import dataclass

from .methods import ACTIVITIES, METHODS
from .plan import Plan


@dataclass(frozen=True, slots=True)
class Activity:
    """One part of a session: its key in `methods.json` and the minutes that it takes."""

    key: str
    minutes: int


def outline(plan: Plan) -> tuple[Activity, ...]:
    """The activities of a plan in their order; their minutes add up to the plan's exactly.

    While the least minutes of all are too many, the activity of lowest priority goes, the later of equals, and never
    the last. Then each has its least and its part by weight of what is left over, in whole minutes by largest
    remainder, the earlier of equals first. `web/src/packs/outline.ts` keeps the same rule.
    """
    keys = _chosen(plan)
    while len(keys) > 1 and sum(ACTIVITIES[key].least for key in keys) > plan.minutes:
        keys.pop(min(range(len(keys)), key=lambda at: (ACTIVITIES[keys[at]].priority, -at)))
    if len(keys) == 1:
        return (Activity(keys[0], plan.minutes),)
    rows = [ACTIVITIES[key] for key in keys]
    left, weights = plan.minutes - sum(row.least for row in rows), sum(row.weight for row in rows)
    parts = [divmod(left * row.weight, weights) for row in rows]
    over = left - sum(whole for whole, _ in parts)
    first = set(sorted(range(len(keys)), key=lambda at: (-parts[at][1], at))[:over])
    return tuple(
        Activity(key, row.least + whole + (at in first))
        for at, (key, row, (whole, _)) in enumerate(zip(keys, rows, parts, strict=True))
    )


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
