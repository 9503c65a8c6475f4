"""All cases, methods and vocabularies with their relations resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .model import Case, Concept, ConceptScheme, Method


@dataclass(frozen=True)
class Library:
    """Everything that pages are made of. Cases are in the order of their ids."""

    cases: tuple[Case, ...]
    schemes: Mapping[str, ConceptScheme]

    @cached_property
    def by_id(self) -> Mapping[str, Case]:
        """Cases by id."""
        return {case.id: case for case in self.cases}

    @cached_property
    def concepts(self) -> Mapping[str, Mapping[str, Concept]]:
        """Concepts by scheme and id, in the order of the vocabulary."""
        return {name: {one.id: one for one in scheme.concepts} for name, scheme in self.schemes.items()}

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods, in the order of their vocabulary."""
        scheme = self.schemes.get("methods")
        return tuple(one for one in scheme.concepts if isinstance(one, Method)) if scheme else ()

    @cached_property
    def using(self) -> Mapping[str, tuple[Case, ...]]:
        """Cases by the id of a method that they use."""
        found: dict[str, list[Case]] = defaultdict(list)
        for case in self.cases:
            for method in case.method.concepts:
                found[method].append(case)
        return {method: tuple(cases) for method, cases in found.items()}

    @cached_property
    def adapted(self) -> Mapping[str, tuple[Case, ...]]:
        """Cases by the id of a case that they were adapted from."""
        found: dict[str, dict[str, Case]] = defaultdict(dict)
        for case in self.cases:
            for one in case.adapted_from:
                found[one.case][case.id] = case
        return {origin: tuple(cases.values()) for origin, cases in found.items()}

    def lineage(self, scheme: str, concept: str) -> tuple[Concept, ...]:
        """The concept and all that are broader, from the top down; empty for an unknown concept."""
        known = self.concepts.get(scheme, {})
        found: list[Concept] = []
        at: str | None = concept
        while at is not None and at in known and known[at] not in found:
            found.append(known[at])
            at = known[at].broader
        return tuple(reversed(found))


def assemble(cases: Iterable[Case], schemes: Iterable[ConceptScheme]) -> Library:
    """Make a library of checked cases and vocabularies."""
    return Library(
        tuple(sorted(cases, key=lambda case: case.id)), {scheme.scheme: scheme for scheme in schemes}
    )
