"""The registry of checks: each is one function that yields findings and never prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

from ..coverage import UNUSUAL, unusual
from ..findings import Finding, Severity
from ..load import Record
from ..memory import Memory
from ..model import Case, ConceptScheme, Localized, Pack, Parts, Path, parts
from ..sound import Known as KnownRecord
from ..sound import Sound
from .said import Said
from .shingles import shingles as shingles_of


@dataclass(frozen=True, slots=True)
class Brief:
    """What the checks of a whole library ask about one case; it is small, and goes from one process to another.

    `origins` are the cases that it was adapted from, `successor` the one that takes its place. `unusual` are the
    characters that fonts may lack, by the paths of the texts that hold any.
    """

    record: Record
    id: str
    status: str
    formerly: tuple[str, ...]
    origins: tuple[str, ...]
    successor: str | None
    shingles: frozenset[int]
    unusual: tuple[tuple[Path, str], ...] = ()


@dataclass(frozen=True)
class Subject:
    """One record with the case made of it."""

    record: Record
    case: Case

    @cached_property
    def parts(self) -> Parts:
        """The texts and the models of the case."""
        return parts(self.case)

    @property
    def texts(self) -> Sequence[tuple[Path, Localized]]:
        """Every localized text of the case with its path."""
        return self.parts.texts

    @cached_property
    def said(self) -> Said:
        """The texts side by side."""
        return Said(self.texts)

    @property
    def told(self) -> Case:
        """What the record tells of."""
        return self.case

    @cached_property
    def brief(self) -> Brief:
        """What the checks of a whole library ask about it."""
        case, said = self.case, self.said
        looked_up = (((*path, key), unusual(text)) for path, _, key, text in said.of(said.matching(UNUSUAL)))
        return Brief(
            self.record, case.id, case.status, case.formerly, tuple(one.case for one in case.adapted_from),
            case.retired.to if case.retired else None, shingles_of(self.texts, case.original),
            tuple(looked_up),
        )


@dataclass(frozen=True)
class PackSubject:
    """One record with the curated pack made of it."""

    record: Record
    pack: Pack

    @cached_property
    def texts(self) -> Sequence[tuple[Path, Localized]]:
        """Every localized text of the pack with its path."""
        return parts(self.pack).texts

    @cached_property
    def said(self) -> Said:
        """The texts side by side."""
        return Said(self.texts)

    @property
    def told(self) -> Pack:
        """What the record tells of."""
        return self.pack


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One vocabulary file with the scheme made of it."""

    record: Record
    scheme: ConceptScheme


@dataclass(frozen=True)
class Known:
    """What a check may ask about the library around a record; one of a single record, about the `schemes` alone.

    `paths` are all files that were read, `vocabularies` those of them that are sound in form; `statuses` are those
    of the cases, and `unusual` their characters that fonts may lack, by id; `withdrawn` are the ids of records
    that were taken down on request.
    """

    schemes: Mapping[str, ConceptScheme]
    cases: frozenset[str]
    vocabularies: Sequence[Vocabulary] = ()
    paths: Sequence[str] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)
    unusual: Mapping[str, str] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()

    @classmethod
    def by_itself(cls, vocabularies: Iterable[Vocabulary]) -> Known:
        """What a record is looked at with by itself."""
        return cls({one.scheme.scheme: one.scheme for one in vocabularies}, frozenset())

    @cached_property
    def concepts(self) -> Mapping[str, frozenset[str]]:
        """The ids of the concepts of every scheme."""
        return {name: frozenset(one.id for one in scheme.concepts) for name, scheme in self.schemes.items()}


EachCheck = Callable[[Subject, Known], Iterator[Finding]]
PackCheck = Callable[[PackSubject, Known], Iterator[Finding]]
WholeCheck = Callable[[Sequence[Brief], Known], Iterator[Finding]]

E = TypeVar("E", bound=EachCheck)
P = TypeVar("P", bound=PackCheck)
T = TypeVar("T")

_EACH: list[EachCheck] = []
_PACK: list[PackCheck] = []
_WHOLE: list[WholeCheck] = []


def each(check: E) -> E:
    """Register a check that looks at one record at a time."""
    _EACH.append(check)
    return check


def pack(check: P) -> P:
    """Register a check that looks at one curated pack at a time."""
    _PACK.append(check)
    return check


def whole(check: WholeCheck) -> WholeCheck:
    """Register a check that looks at all records together."""
    _WHOLE.append(check)
    return check


for _module in sorted(module.name for module in iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")

from .schema import cases_of, packs_of, schemes_of  # noqa: E402 - the registry must exist before its members


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking: the cases and schemes that are sound in form, and every finding in order.

    `texts` are the files by path, and `drafts` the paths of those that say `status: draft`, sound or not.
    """

    cases: tuple[Case, ...]
    schemes: tuple[ConceptScheme, ...]
    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    drafts: frozenset[str] = frozenset()
    packs: tuple[Pack, ...] = ()

    def stops(self, *, drafts: bool) -> bool:
        """Whether an error keeps a site from being built; one in a draft does only where `drafts` are built too."""
        passed_over = frozenset() if drafts else self.drafts
        return any(one.severity is Severity.ERROR and one.path not in passed_over for one in self.findings)


def run(
    records: Iterable[Record],
    vocabularies: Iterable[Record],
    memory: Memory | None = None,
    packs: Iterable[Record] = (),
    sound: Sound | None = None,
    withdrawn: Iterable[str] = (),
) -> Checked:
    """Run every check over the records, vocabularies and curated packs of a library.

    In records that `sound` knows nothing is looked for that is looked for in each by itself; it is told of the others
    in which nothing was found. `withdrawn` are the ids of records that were taken down on request.
    """
    recall = memory.recall if memory else _made
    vocabularies, packs = list(vocabularies), list(packs)
    words = tuple((record.path, record.text) for record in vocabularies)
    declared, found = recall(("schemes", words), lambda: schemes_of(vocabularies))
    alone = Known.by_itself(declared)
    packed, more = packs_of(packs)
    findings = [*found, *more, *(finding for record in (*vocabularies, *packs) for finding in record.findings)]
    texts = {record.path: record.text for record in (*vocabularies, *packs)}
    cases: list[Case] = []
    briefs: list[Brief] = []
    drafts: set[str] = set()
    for record in records:
        texts[record.path] = record.text
        if isinstance(record, KnownRecord):
            cases.append(record.case)
            briefs.append(record.brief)
            if record.case.status == "draft":
                drafts.add(record.path)
            continue
        if record.tree and record.tree.get("status") == "draft":
            drafts.add(record.path)
        made, more = recall(("case", words, record.path, record.text), partial(cases_of, [record], alone.schemes))
        found = [*record.findings, *more]
        for subject in made:
            found += recall(("each", words, record.path, record.text), partial(looked_at, subject, alone))
            cases.append(subject.case)
            # Of what was read and found on the way, only this is still asked for.
            briefs.append(replace(subject.brief, record=Record(record.path, record.text)))
            if sound and not found:
                sound.add(record.path, subject.case, subject.brief)
        findings += found
    findings += found_together(briefs, packed, declared, list(texts), withdrawn)
    findings.sort(key=lambda finding: finding.order)
    made_packs = tuple(one.pack for one in packed)
    schemes = tuple(alone.schemes.values())
    return Checked(tuple(cases), schemes, tuple(findings), texts, frozenset(drafts), made_packs)


def _made(_: object, make: Callable[[], T]) -> T:
    return make()


def looked_at(subject: Subject, known: Known) -> list[Finding]:
    """What the checks find that look at one record at a time."""
    return [finding for check in _EACH for finding in check(subject, known)]


def found_together(
    briefs: Sequence[Brief],
    packs: Sequence[PackSubject],
    vocabularies: Sequence[Vocabulary],
    paths: Sequence[str],
    withdrawn: Iterable[str] = (),
) -> list[Finding]:
    """What the checks find that look at all cases, packs and vocabularies, which were read from these paths."""
    statuses = {one.id: one.status for one in briefs}
    schemes = Known.by_itself(vocabularies).schemes
    unusual_of = {one.id: "".join(characters for _, characters in one.unusual) for one in briefs if one.unusual}
    known = Known(schemes, frozenset(statuses), vocabularies, paths, statuses, unusual_of, frozenset(withdrawn))
    found = [finding for check in _WHOLE for finding in check(briefs, known)]
    return found + [finding for one in packs for check in _PACK for finding in check(one, known)]
