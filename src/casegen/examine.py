"""Loads and checks a library, in several processes where it is large."""

from __future__ import annotations

from collections import defaultdict
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
from .sound import Known as KnownRecord
from .sound import Sound, groups

# With no more records than these one process does it all, and nothing is remembered of them.
FEW = 200


def check(settings: Settings, memory: Memory | None = None) -> Checked:
    """Load and check a library."""
    vocabularies = list(load.vocabularies(settings, memory))
    entries = load.listed(settings.cases)
    sound = None
    if len(entries) > FEW:
        words = tuple((record.path, record.text) for record in vocabularies)
        key = ("sound", settings.root, words, groups(len(entries)))
        sound = (memory or Memory()).recall(key, lambda: Sound(settings.root, vocabularies, len(entries)))
    records = load.read_some(entries, settings.root, memory=memory, knows=sound.known if sound else None)
    gone = [one.id for one in settings.withdrawn]
    checked = checks.run(records, vocabularies, memory, load.packs(settings, memory), sound, gone)
    if sound:
        sound.keep()
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
    from .publish.together import gathered

    vocabularies, packs = list(load.vocabularies(settings)), list(load.packs(settings))
    declared, findings = schemes_of(vocabularies)
    packed, more = packs_of(packs)
    findings = [*findings, *more, *(finding for record in (*vocabularies, *packs) for finding in record.findings)]
    sound = Sound(settings.root, vocabularies, len(entries))
    grouped: dict[int, list[load.Entry]] = defaultdict(list)
    for entry in entries:
        grouped[sound.at(entry.name)].append(entry)
    looked = gathered([partial(look, some, settings.root, declared, sound) for some in grouped.values()], workers)
    findings += [finding for one in looked for finding in one.findings]
    briefs = sorted((brief for one in looked for brief in one.briefs), key=lambda brief: brief.record.path)
    paths = [record.path for record in vocabularies]
    paths += sorted(path for one in looked for path in one.paths) + [record.path for record in packs]
    findings += checks.found_together(briefs, packed, declared, paths, [one.id for one in settings.withdrawn])
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

    @cached_property
    def lines(self) -> list[str]:
        return self.again.lines


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at some records, each by itself: little, for it goes from one process to another.

    `paths` are those of all of them, `texts` those of the files in which something was found.
    """

    briefs: Sequence[Brief]
    findings: Sequence[Finding]
    paths: Sequence[str]
    texts: Mapping[str, str]


def look(entries: Iterable[load.Entry], root: Path, vocabularies: Sequence[Vocabulary], sound: Sound) -> Looked:
    """Read these files of a library and run every check that looks at one record at a time."""
    known = Known.by_itself(vocabularies)
    briefs: list[Brief] = []
    findings: list[Finding] = []
    paths: list[str] = []
    texts: dict[str, str] = {}
    for record in load.read_some(entries, root, knows=sound.known):
        paths.append(record.path)
        if isinstance(record, KnownRecord):
            briefs.append(replace(record.brief, record=Unread(record.path, root=root)))
            continue
        subjects, found = cases_of([record], known.schemes)
        found = [*record.findings, *found]
        for subject in subjects:
            found += checks.looked_at(subject, known)
            if not found:
                sound.add(record.path, subject.case, subject.brief)
        briefs += [replace(subject.brief, record=Unread(record.path, root=root)) for subject in subjects]
        findings += found
        if found:
            texts[record.path] = record.text
    sound.keep()
    return Looked(briefs, findings, paths, texts)
