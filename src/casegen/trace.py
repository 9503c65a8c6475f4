"""Looks up every figure in the paragraph of the source that it names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from .findings import Localized
from .model import Case, Figure, Source
from .numerals import ABOUT, LEAST, LESS, MORE, MOST, Reading, numbers

SOURCE_BYTES = 4 * 1024 * 1024


class Verdict(StrEnum):
    """What came of looking a figure up."""

    FOUND = "found"
    NOT_FOUND = "not found"
    NOT_CHECKABLE = "not checkable"


@dataclass(frozen=True, slots=True)
class Traced:
    """One figure as looked up. `start` and `end` are its characters in the paragraph, counted from 0."""

    case: str
    figure: str
    verdict: Verdict
    reason: Localized
    source: str | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None


# Which bounds of a figure agree with a hedge in the text. Without a hedge every bound does: it may stand
# farther off than it is looked for.
_AGREES = {
    ABOUT: {ABOUT},
    MORE: {MORE, LEAST},
    LEAST: {LEAST, MORE},
    LESS: {LESS, MOST, ABOUT},
    MOST: {MOST, LESS},
}
_WORDS = {
    ABOUT: ("约", "about"),
    MORE: ("多于", "more than"),
    LEAST: ("至少", "at least"),
    LESS: ("不到", "less than"),
    MOST: ("至多", "at most"),
}


def trace(cases: Iterable[Case], folder: Path) -> Iterator[Traced]:
    """Look every figure of `cases` up among the texts in `folder`, one paragraph a line, counted from 1.

    Yields in the order of the records. Nothing is raised: what cannot be read is not checkable, and says why.
    """
    texts = _Texts(folder)
    for case in cases:
        sources = {source.id: source for source in case.sources}
        for figure in case.figures:
            yield _look_up(case, figure, sources.get(figure.source or ""), texts)


def _look_up(case: Case, figure: Figure, source: Source | None, texts: _Texts) -> Traced:
    def traced(verdict: Verdict, reason: Localized, reading: Reading | None = None) -> Traced:
        start, end = (reading.start, reading.end) if reading else (None, None)
        return Traced(case.id, figure.id, verdict, reason, figure.source, figure.paragraph, start, end)

    if figure.source is None or figure.paragraph is None:
        return traced(Verdict.NOT_CHECKABLE, _say("没有写来源或段落", "it names no source or no paragraph"))
    if source is None:
        return traced(Verdict.NOT_CHECKABLE, _say("记录里没有这个来源", "the record declares no such source"))
    if source.file is None:
        return traced(Verdict.NOT_CHECKABLE, _say("来源没有写文件", "the source names no file"))
    found = texts.paragraph(source.file, figure.paragraph)
    if isinstance(found, _Unreadable):
        return traced(Verdict.NOT_CHECKABLE, found.reason)
    return traced(*_judge(figure, found))


def _judge(figure: Figure, readings: _Readings) -> tuple[Verdict, Localized, Reading | None]:
    hits = readings.of(figure)
    if not hits:
        said = f"{figure.value:f}" + ("" if figure.to is None else f"–{figure.to:f}")
        at = readings.near(figure)
        if at is not None and at.ordinal:
            zh, en = f"这一段的 {said} 只是序数", f"in that paragraph {said} only tells a place in an order"
        elif at is not None:
            zh, en = f"{said} 在这一段是一个范围的一端", f"in that paragraph {said} is one end of a range"
        else:
            zh, en = f"这一段里没有 {said}", f"{said} is not in that paragraph"
        return Verdict.NOT_FOUND, _say(zh, en), at
    for reading in hits:
        if not reading.bounds or any(figure.bound in _AGREES[hedge] for hedge in reading.bounds):
            return Verdict.FOUND, _say("在这一段里", "it is in that paragraph"), reading
    reading = hits[0]
    zh, en = _WORDS[reading.bounds[0]]
    return Verdict.NOT_FOUND, _say(
        f"原文说的是“{zh}”，数据行写的是 bound: {figure.bound}",
        f"the source says “{en}”, and the figure `bound: {figure.bound}`",
    ), reading


def _say(zh: str, en: str) -> Localized:
    return {"zh": zh, "en": en}


class _Readings:
    """The numbers of one paragraph, by value."""

    def __init__(self, text: str) -> None:
        self.single: dict[Decimal, list[Reading]] = {}
        self.ranges: dict[tuple[Decimal, Decimal], list[Reading]] = {}
        self.other: dict[Decimal, Reading] = {}
        for reading in numbers(text):
            if reading.ordinal:
                self.other.setdefault(reading.value, reading)
            elif reading.to is not None:
                self.ranges.setdefault((reading.value, reading.to), []).append(reading)
                self.other.setdefault(reading.value, reading)
                self.other.setdefault(reading.to, reading)
            else:
                for value in reading.values:
                    self.single.setdefault(value, []).append(reading)

    def of(self, figure: Figure) -> Sequence[Reading]:
        """The readings that are the figure."""
        if figure.to is None:
            return self.single.get(figure.value, ())
        if both := self.ranges.get((figure.value, figure.to)):
            return both
        return self.single.get(figure.value, ()) if figure.to in self.single else ()

    def near(self, figure: Figure) -> Reading | None:
        """A reading that has the figure's value but is not the figure."""
        return self.other.get(figure.value)


@dataclass(frozen=True, slots=True)
class _Unreadable:
    reason: Localized


class _Texts:
    """The source texts in a folder, each read once, and each of their paragraphs too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, list[str] | _Unreadable] = {}
        self.paragraphs: dict[tuple[str, int], _Readings] = {}

    def paragraph(self, name: str, number: int) -> _Readings | _Unreadable:
        if name not in self.files:
            self.files[name] = _lines(self.folder, name)
        lines = self.files[name]
        if isinstance(lines, _Unreadable):
            return lines
        if number > len(lines):
            zh, en = f"{name} 只有 {len(lines)} 段", f"{name} has only {len(lines)} paragraphs"
            return _Unreadable(_say(zh, en))
        if (name, number) not in self.paragraphs:
            self.paragraphs[name, number] = _Readings(lines[number - 1])
        return self.paragraphs[name, number]


def _as_it_is(path: str, flags: int) -> int:
    # A link would lead elsewhere and a pipe would make us wait.
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _lines(folder: Path, name: str) -> list[str] | _Unreadable:
    if Path(name).name != name:
        return _Unreadable(_say(f"{name} 不在这个文件夹里", f"{name} is not directly in the folder"))
    try:
        with open(folder / name, "rb", opener=_as_it_is) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return _Unreadable(_say(f"{name} 不是普通文件", f"{name} is not a regular file"))
            raw = stream.read(SOURCE_BYTES + 1)
    except FileNotFoundError:
        return _Unreadable(_say(f"没有文件 {name}", f"there is no file {name}"))
    except OSError:
        return _Unreadable(_say(f"读不了 {name}，它应是普通文件", f"{name} cannot be read as a regular file"))
    if len(raw) > SOURCE_BYTES:
        return _Unreadable(_say(f"{name} 超过 4 MiB", f"{name} is larger than 4 MiB"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _Unreadable(_say(f"{name} 不是 UTF-8 文本", f"{name} is not UTF-8 text"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines
