"""Loads and checks a library, in several processes where it is large."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from . import checks, load
from .checks import Brief, Checked, Known, Vocabulary
from .checks.schema import cases_of, packs_of, schemes_of
from .compose import Mark
from .config import Settings
from .findings import Finding
from .load import Record
from .memory import Memory
from .model import Path as Place
from .sound import Sound, keep, read

# With no more records than these one process does it all; of more, a process takes so many at a time.
FEW, SOME = 200, 64


def check(settings: Settings, memory: Memory | None = None) -> Checked:
    """Load and check a library."""
    vocabularies = list(load.vocabularies(settings, memory))
    known = read(settings.root, vocabularies) if len(load.listed(settings.cases)) > FEW else None
    checked = checks.run(load.cases(settings, memory), vocabularies, memory, load.packs(settings, memory), known)
    if known:
        keep(known, checked.sound)
    return checked


@dataclass(frozen=True, slots=True)
class Found:
    """Every finding in order, and by their paths the texts of the files that they are in at least."""

    findings: Sequence[Finding]
    texts: Mapping[str, str]


def find(settings: Settings, workers: int | None = None) -> Found:
    """Load and check a library, in so many processes, or in as many as are worth it: findings alone.

    Raises OSError where the disk fails or a process is killed.
    """
    entries = load.listed(settings.cases)
    if workers is None and len(entries) > FEW:
        # Load what a small library does not wait for.
        from .publish.together import processors

        workers = processors()
    if workers is None or workers < 2:
        checked = check(settings)
        return Found(checked.findings, checked.texts)
    from .publish.together import gathered, parts

    vocabularies, packs = list(load.vocabularies(settings)), list(load.packs(settings))
    declared, findings = schemes_of(vocabularies)
    packed, more = packs_of(packs)
    findings = [*findings, *more, *(finding for record in (*vocabularies, *packs) for finding in record.findings)]
    known = read(settings.root, vocabularies)
    looked = gathered([partial(look, some, settings.root, declared, known) for some in parts(entries, SOME)], workers)
    keep(known, (key for one in looked for key in one.sound))
    findings += [finding for one in looked for finding in one.findings]
    briefs = [brief for one in looked for brief in one.briefs]
    paths = [record.path for record in vocabularies]
    paths += [path for one in looked for path in one.paths] + [record.path for record in packs]
    findings += checks.found_together(briefs, packed, declared, paths)
    findings.sort(key=lambda finding: finding.order)
    texts = {record.path: record.text for record in (*vocabularies, *packs)}
    for one in looked:
        texts |= one.texts
    left = {finding.path for finding in findings} - texts.keys()
    unread = [brief.record for brief in briefs if brief.record.path in left]
    texts |= {record.path: record.again.text for record in unread if isinstance(record, Unread)}
    return Found(findings, texts)


@dataclass
class Unread(Record):
    """A record that was read in another process; it is read again where a place in it is asked for."""

    root: Path = Path()

    @cached_property
    def again(self) -> Record:
        """The record as its file is now."""
        return load.load(self.root / self.path, self.root)

    @cached_property
    def marks(self) -> Mapping[Place, Mark]:
        return self.again.marks


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at some records, each by itself: little, for it goes from one process to another.

    `paths` are those of all of them, `texts` those of the files in which something was found, `sound` the keys of
    those in which nothing was.
    """

    briefs: Sequence[Brief]
    findings: Sequence[Finding]
    paths: Sequence[str]
    texts: Mapping[str, str]
    sound: Sequence[str]


def look(entries: Iterable[load.Entry], root: Path, vocabularies: Sequence[Vocabulary], sound: Sound) -> Looked:
    """Read these files of a library and run every check that looks at one record at a time."""
    known = Known.by_itself(vocabularies)
    keys: list[str] = []
    briefs: list[Brief] = []
    findings: list[Finding] = []
    paths: list[str] = []
    texts: dict[str, str] = {}
    for record in load.read_some(entries, root):
        subjects, found = cases_of([record], known.schemes)
        found = [*record.findings, *found]
        for subject in subjects:
            more, kept = checks.looked_at(subject, known, sound)
            found += more
            keys += kept
        briefs += [replace(subject.brief, record=Unread(record.path, root=root)) for subject in subjects]
        findings += found
        paths.append(record.path)
        if found:
            texts[record.path] = record.text
    return Looked(briefs, findings, paths, texts, keys)
