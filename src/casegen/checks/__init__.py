"""The registry of checks: each is one function that yields findings and never prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import import_module
from pkgutil import iter_modules

from ..findings import Finding
from ..load import Record
from ..memory import Memory
from ..model import Case, ConceptScheme, Localized, Path, texts


@dataclass(frozen=True)
class Subject:
    """One record with the case made of it."""

    record: Record
    case: Case

    @cached_property
    def texts(self) -> tuple[tuple[Path, Localized], ...]:
        """Every localized text of the case with its path: most checks read them all."""
        return tuple(texts(self.case))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One vocabulary file with the scheme made of it."""

    record: Record
    scheme: ConceptScheme


@dataclass(frozen=True, slots=True)
class Known:
    """What a check may ask about the library around a record.

    `paths` are all files that were read, `vocabularies` those of them that are sound in form.
    """

    schemes: Mapping[str, ConceptScheme]
    cases: frozenset[str]
    vocabularies: Sequence[Vocabulary] = ()
    paths: Sequence[str] = ()


EachCheck = Callable[[Subject, Known], Iterator[Finding]]
WholeCheck = Callable[[Sequence[Subject], Known], Iterator[Finding]]

_EACH: list[EachCheck] = []
_WHOLE: list[WholeCheck] = []


def each(check: EachCheck) -> EachCheck:
    """Register a check that looks at one record at a time."""
    _EACH.append(check)
    return check


def whole(check: WholeCheck) -> WholeCheck:
    """Register a check that looks at all records together."""
    _WHOLE.append(check)
    return check


for _module in sorted(module.name for module in iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")

from .schema import cases_of, schemes_of  # noqa: E402 - the registry must exist before its members


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking: the cases and schemes that are sound in form, and every finding in order."""

    cases: tuple[Case, ...]
    schemes: tuple[ConceptScheme, ...]
    findings: tuple[Finding, ...]
    texts: Mapping[str, str]


def run(records: Iterable[Record], vocabularies: Iterable[Record], memory: Memory | None = None) -> Checked:
    """Run every check over the records and vocabularies of a library."""
    recall = (memory or Memory()).recall
    records, vocabularies = list(records), list(vocabularies)
    words = tuple((record.path, record.text) for record in vocabularies)
    declared, findings = recall(("schemes", words), lambda: schemes_of(vocabularies))
    findings = [*findings, *(finding for record in (*vocabularies, *records) for finding in record.findings)]
    schemes = {one.scheme.scheme: one.scheme for one in declared}
    subjects: list[Subject] = []
    for record in records:
        key = ("case", words, record.path, record.text)
        made, more = recall(key, partial(cases_of, [record], schemes))
        subjects += made
        findings += more
    paths = [record.path for record in (*vocabularies, *records)]
    known = Known(schemes, frozenset(one.case.id for one in subjects), declared, paths)
    for subject in subjects:
        whole_key = ("each", words, known.cases, subject.record.path, subject.record.text)
        findings += recall(whole_key, partial(_each, subject, known))
    for whole_check in _WHOLE:
        findings += whole_check(subjects, known)
    findings.sort(key=lambda finding: finding.order)
    texts = {record.path: record.text for record in (*vocabularies, *records)}
    return Checked(tuple(one.case for one in subjects), tuple(schemes.values()), tuple(findings), texts)


def _each(subject: Subject, known: Known) -> list[Finding]:
    return [finding for check in _EACH for finding in check(subject, known)]
