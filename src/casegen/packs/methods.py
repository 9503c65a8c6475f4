"""The activities of a session and the methods that put them in order, as `methods.json` tells both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of an activity, whichever method it belongs to.

    `weight` is its part of the time that is left when each has had its `least` minutes; what has the lowest
    `priority` goes first when time is short. `asks` names the kinds of questions that belong to it; where `after` is
    true, they may speak of outcomes; where `once` is, one is enough for all cases. `roles`: role cards are handed out.
    It stands in a method's own order only with so many `cases` or `minutes`, and for that `function` of supervision
    alone.
    """

    weight: int
    least: int
    priority: int
    asks: tuple[str, ...] = ()
    after: bool = False
    once: bool = False
    roles: bool = False
    cases: int = 1
    minutes: int = 0
    function: str = ""


def _read() -> tuple[Mapping[str, Row], Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    said = json.loads((resources.files(__package__) / "methods.json").read_text(encoding="utf-8"))
    rows = {key: Row(**row | {"asks": tuple(row.get("asks", ()))}) for key, row in said["activities"].items()}
    methods = {name: tuple(keys) for name, keys in said["methods"].items()}
    return rows, methods, tuple(said["functions"])


# Every activity by its key, every method's activities in their order, and the functions of supervision (Kadushin).
ACTIVITIES, METHODS, FUNCTIONS = _read()
