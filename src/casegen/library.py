"""All cases, methods and vocabularies with their relations resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .locales import LOCALES
from .model import Case, Concept, ConceptScheme, Method, Pack, Title, Withdrawal
from .units import digest


@dataclass(frozen=True)
class Library:
    """Everything that pages are made of. Cases are in the order of their ids.

    `cases` are those that readers find; `retired` ones have an address each and stand in no list.
    Curated `packs` are in the order of their ids. Of those `withdrawn` on request only the addresses are left.
    """

    cases: tuple[Case, ...]
    schemes: Mapping[str, ConceptScheme]
    retired: tuple[Case, ...] = ()
    packs: tuple[Pack, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Case]:
        """The cases that readers find, by id."""
        return {case.id: case for case in self.cases}

    @cached_property
    def kept(self) -> Mapping[str, Case]:
        """Every case that has an address, retired ones too, by id and in the order of ids."""
        return {case.id: case for case in sorted((*self.cases, *self.retired), key=lambda case: case.id)}

    @cached_property
    def prints(self) -> Mapping[str, str]:
        """The digest of all that each case that has an address says, by id."""
        return {case.id: digest(case.model_dump_json()) for case in self.kept.values()}

    @cached_property
    def world(self) -> str:
        """The digest of all vocabularies."""
        return digest([scheme.model_dump_json() for scheme in self.schemes.values()])

    @cached_property
    def replaced(self) -> Mapping[str, tuple[Case, ...]]:
        """Retired cases by the id of the case that takes their place."""
        found: dict[str, list[Case]] = defaultdict(list)
        for case in self.retired:
            if case.retired and case.retired.to:
                found[case.retired.to].append(case)
        return {successor: tuple(cases) for successor, cases in found.items()}

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
        """Cases by the id of a case that they were adapted from; being retired does not undo that."""
        found: dict[str, dict[str, Case]] = defaultdict(dict)
        for case in self.kept.values():
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


def assemble(
    cases: Iterable[Case],
    schemes: Iterable[ConceptScheme],
    packs: Iterable[Pack] = (),
    withdrawn: Iterable[Withdrawal] = (),
    *,
    drafts: bool = False,
) -> Library:
    """Make a library of checked cases, vocabularies, curated packs and what was withdrawn.

    This is where the status of a record decides: published cases are found and retired ones kept. Drafts are left
    out; with `drafts` they are cases like the others, and the title of each says what it is.
    """
    found: list[Case] = []
    retired: list[Case] = []
    for case in sorted(cases, key=lambda case: case.id):
        if case.status == "retired":
            retired.append(case)
        elif case.status == "published":
            found.append(case)
        elif drafts:
            found.append(_marked(case))
    named = {scheme.scheme: scheme for scheme in schemes}
    ordered = tuple(sorted(packs, key=lambda pack: pack.id))
    gone = tuple(sorted(withdrawn, key=lambda one: one.id))
    return Library(tuple(found), named, tuple(retired), ordered, gone)


def _marked(draft: Case) -> Case:
    marks = {locale.key: locale for locale in LOCALES.values()}
    title = {key: marks[key].t("draft.title", title=text) for key, text in draft.title.root.items()}
    # Not validated again: with its mark a title may be longer than a record's.
    return draft.model_copy(update={"title": Title(title)})
