"""Which cases fit a community: what matches, what differs and what is unknown, said for each part of a description.

The rule, which `web/src/fit.ts` follows to the letter (one golden file holds both to it):

A description says up to four things, and only those that it says are looked at.

    types     what kind of community it is
    problems  what is wrong
    leads     who would lead
    has       who is there to take part

For `types`, `problems` and `leads` every concept of the description is looked for among the case's own. For `has` it
is the other way about: everyone who took part in the case is looked for among those whom the community has. A concept
is met where it, or one narrower than it, is found. It is open where only one broader than it is found, or where
nothing was said to look in. Else it is unmet.

`types`, `problems` and `leads` match as soon as one concept is met. Where none is, they are unknown if any is open, and
else they differ. `has` differs if anyone is unmet, is unknown if no one is unmet and someone is open, and else matches.

Cases stand in the order of most matches, then fewest that differ, then fewest unknown, then their ids. No part weighs
more than another, and no other number is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Case

Verdict = Literal["match", "differs", "unknown"]
# For each part the scheme of its concepts.
PARTS: Mapping[str, str] = {"types": "community-types", "problems": "problems", "leads": "actors", "has": "actors"}
# By scheme: the broader concept of each that has one.
Broader = Mapping[str, Mapping[str, str]]
# Concepts by part: of a description, or of a case.
Traits = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one part: the verdict, and each concept that was looked for under what became of it."""

    name: str
    verdict: Verdict
    met: tuple[str, ...]
    open: tuple[str, ...]
    unmet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """How one case fits: its id, and its parts in the order of `PARTS`."""

    id: str
    parts: tuple[Part, ...]

    def count(self, verdict: Verdict) -> int:
        """How many parts have this verdict."""
        return sum(part.verdict == verdict for part in self.parts)


def traits(case: Case) -> Traits:
    """What the rule reads of a case; `has` is everyone who took part."""
    return {
        "types": tuple(dict.fromkeys(case.community.types)),
        "problems": tuple(dict.fromkeys(case.problem.concepts)),
        "leads": tuple(dict.fromkeys(actor.kind for actor in case.actors if actor.leads)),
        "has": tuple(dict.fromkeys(actor.kind for actor in case.actors)),
    }


def fit(description: Traits, id_: str, case: Traits, broader: Broader) -> Fit:
    """How a case fits a description; parts that the description leaves empty are not looked at."""
    return Fit(
        id_,
        tuple(
            _part(name, said, case.get(name, ()), broader.get(scheme, {}))
            for name, scheme in PARTS.items()
            if (said := description.get(name, ()))
        ),
    )


def ranked(description: Traits, cases: Mapping[str, Traits], broader: Broader) -> tuple[Fit, ...]:
    """Every case, by id, as it fits a description, the best first."""
    fits = (fit(description, id_, case, broader) for id_, case in cases.items())
    return tuple(sorted(fits, key=lambda one: (-one.count("match"), one.count("differs"), one.count("unknown"), one.id)))


def _part(name: str, said: Sequence[str], own: Sequence[str], broader: Mapping[str, str]) -> Part:
    wanted, given = (own, said) if name == "has" else (said, own)
    reach = {above for one in given for above in _upwards(one, broader)}
    met, open_, unmet = [], [], []
    for one in wanted:
        if one in reach:
            met.append(one)
        elif not given or any(above in given for above in _upwards(one, broader)):
            open_.append(one)
        else:
            unmet.append(one)
    return Part(name, _verdict(name, bool(met), bool(open_), bool(unmet)), tuple(met), tuple(open_), tuple(unmet))


def _verdict(name: str, met: bool, open_: bool, unmet: bool) -> Verdict:
    if name == "has":
        return "differs" if unmet else "unknown" if open_ or not met else "match"
    return "match" if met else "unknown" if open_ else "differs"


def _upwards(concept: str, broader: Mapping[str, str]) -> Iterable[str]:
    """The concept and all broader than it; a ring of them is walked once."""
    seen: dict[str, None] = {}
    at: str | None = concept
    while at is not None and at not in seen:
        seen[at] = None
        at = broader.get(at)
    return seen
