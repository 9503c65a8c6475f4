"""What differs between two states of a library: records, what the checks say of them, figures, evidence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..checks import Checked
from ..checks.schema import cases_of
from ..findings import Finding, Severity
from ..load import Record, parse
from ..model import Case, ConceptScheme, Figure
from ..trace import Traced, trace
from .overlay import Touched

Kind = Literal["new", "changed", "removed", "renamed"]
KINDS: tuple[Kind, ...] = ("new", "changed", "removed", "renamed")


@dataclass(frozen=True, slots=True)
class Size:
    """How much of a record changed: its top-level fields, how many values, characters added and taken away.

    Where only the order, comments or line breaks differ there are no fields.
    """

    fields: tuple[str, ...]
    values: int
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of a record: new, changed or as it was; and what came of looking it up, if that was asked for."""

    figure: Figure
    state: Literal["new", "changed", "same"]
    traced: Traced | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One file of records that a proposal changes.

    `path` is the file's in the proposal, or in the library where it was removed; `was` its former path if renamed.
    `case` and `before` are None where there is none or it is not sound in form; `size` where it cannot be read.
    """

    path: str
    kind: Kind
    was: str
    case: Case | None
    before: Case | None
    size: Size | None
    findings: tuple[Finding, ...]
    figures: tuple[Counted, ...]

    @property
    def evidence(self) -> Mapping[str, tuple[int, int]]:
        """How many outcomes claim each level of evidence, before and now."""
        was, now = (
            Counter(one.evidence for one in (case.outcomes if case else ())) for case in (self.before, self.case)
        )
        return {level: (was[level], now[level]) for level in sorted(was | now)}


@dataclass(frozen=True, slots=True)
class Review:
    """What a proposal does to a library.

    `elsewhere` are findings that it causes in files that it does not change; `others` are files that are no records.
    """

    records: tuple[Changed, ...]
    vocabularies: tuple[Changed, ...]
    elsewhere: tuple[Finding, ...]
    others: tuple[Touched, ...]
    schemes: Mapping[str, ConceptScheme]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that the checks say of what the proposal changes, in order."""
        changed = (finding for one in (*self.records, *self.vocabularies) for finding in one.findings)
        return tuple(sorted((*changed, *self.elsewhere), key=lambda finding: finding.order))

    @property
    def sound(self) -> bool:
        """Whether nothing that the proposal changes is an error."""
        return all(one.severity is not Severity.ERROR for one in self.findings)


def compare(before: Checked, after: Checked, others: Sequence[Touched] = (), sources: Path | None = None) -> Review:
    """What differs between a checked library and the same with a proposal laid over it.

    With `sources`, a folder of source texts, the figures of changed records are looked up.
    """
    was, now = (_read(checked, _differ(before, after)) for checked in (before, after))
    moved = _moved(was, now)
    said = Counter(_key(one) for one in before.findings)
    about: dict[str, list[Finding]] = {path: [] for path in now}
    elsewhere = []
    for one in after.findings:
        if one.path in about:
            about[one.path].append(one)
        elif said[_key(one)] > 0:
            said[_key(one)] -= 1
        else:
            elsewhere.append(one)
    found = [_changed(path, was.get(moved.get(path, path)), now[path], about[path], sources) for path in now]
    gone = was.keys() - now.keys() - set(moved.values())
    found += [_changed(path, was[path], None, (), None) for path in gone]
    found.sort(key=lambda one: one.path)
    return Review(
        tuple(one for one in found if one.path.startswith("cases/")),
        tuple(one for one in found if not one.path.startswith("cases/")),
        tuple(elsewhere),
        tuple(others),
        {scheme.scheme: scheme for scheme in (*before.schemes, *after.schemes)},
    )


@dataclass(frozen=True, slots=True)
class _File:
    record: Record
    case: Case | None


def _differ(before: Checked, after: Checked) -> frozenset[str]:
    paths = before.texts.keys() | after.texts.keys()
    return frozenset(
        path for path in paths if path.endswith(".yml") and before.texts.get(path) != after.texts.get(path)
    )


def _read(checked: Checked, paths: frozenset[str]) -> dict[str, _File]:
    schemes = {scheme.scheme: scheme for scheme in checked.schemes}
    found = {}
    for path in sorted(paths & checked.texts.keys()):
        text = checked.texts[path]
        record = parse(text.encode(), path, most=len(text.encode()))
        made = cases_of([record], schemes)[0] if path.startswith("cases/") else []
        found[path] = _File(record, made[0].case if made else None)
    return found


def _moved(was: Mapping[str, _File], now: Mapping[str, _File]) -> Mapping[str, str]:
    """New paths with the old ones: a record says what it was called, or has the title of one that is gone."""
    gone = {path: file.case for path, file in was.items() if path not in now and file.case}
    titles = {_title(case): path for path, case in gone.items()}
    found: dict[str, str] = {}
    for path, file in now.items():
        if path in was or file.case is None:
            continue
        names = [f"cases/{former}.yml" for former in file.case.formerly]
        old = next((name for name in names if name in gone), titles.get(_title(file.case)))
        if old is not None and old in gone:
            found[path] = old
            del gone[old]
    return found


def _title(case: Case) -> str:
    return json.dumps(case.title.root, sort_keys=True)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.path, finding.code, finding.message["en"]


def _changed(
    path: str, was: _File | None, now: _File | None, findings: Sequence[Finding], sources: Path | None
) -> Changed:
    before, case = was.case if was else None, now.case if now else None
    kind: Kind = "new" if was is None else "removed" if now is None else "changed"
    former = was.record.path if was and was.record.path != path else ""
    return Changed(
        path=path,
        kind="renamed" if former else kind,
        was=former,
        case=case,
        before=before,
        size=_size(was.record if was else None, now.record if now else None),
        findings=tuple(findings),
        figures=tuple(_figures(before, case, sources)),
    )


def _figures(before: Case | None, case: Case | None, sources: Path | None) -> Iterator[Counted]:
    if case is None:
        return
    known = {figure.id: figure for figure in before.figures} if before else {}
    traced: Sequence[Traced | None] = list(trace([case], sources)) if sources else [None] * len(case.figures)
    for figure, looked in zip(case.figures, traced, strict=True):
        was = known.get(figure.id)
        yield Counted(figure, "new" if was is None else "same" if was == figure else "changed", looked)


def _size(was: Record | None, now: Record | None) -> Size | None:
    trees = [record.tree if record else {} for record in (was, now)]
    if trees[0] is None or trees[1] is None:
        return None
    before, after = (Counter(_leaves(tree, ())) for tree in trees)
    added, removed = after - before, before - after
    names = {path[0] for path, _ in (*added, *removed) if path}
    order = [*(trees[1] or {}), *(trees[0] or {})]
    return Size(
        tuple(dict.fromkeys(name for name in order if name in names)),
        max(added.total(), removed.total()),
        sum(len(text) * n for (_, text), n in added.items()),
        sum(len(text) * n for (_, text), n in removed.items()),
    )


def _leaves(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every value below a tree with its path; members of lists have no number, so that an insertion moves none."""
    if isinstance(value, Mapping):
        for name, below in value.items():
            yield from _leaves(below, (*path, str(name)))
    elif isinstance(value, list | tuple):
        for below in value:
            yield from _leaves(below, path)
    else:
        yield path, str(value)
