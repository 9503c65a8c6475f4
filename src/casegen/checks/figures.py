"""Is every number in the prose of a record one of its figures or dates?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..findings import Finding, Rule, Severity
from ..model import Case, Path
from ..numerals import ABOVE_TEN, LARGE, Reading, numbers, small_letters
from . import Known, Subject, each
from .names import without_names
from .pinpoint import pinpoint
from .privacy import private_in

UNCARRIED = Rule(
    "CG402", Severity.WARNING,
    {"zh": "正文里的数字没有对应的数据", "en": "A number in prose that no figure carries"},
    {"zh": "数字“{said}”在 figures 里找不到", "en": "no figure of the record has the number `{said}`"},
    {
        "zh": "正文里的每个数都要能查到出处，改动时也只改一处。",
        "en": "Every number in prose must lead to its source, and be corrected in one place.",
    },
    {
        "zh": "在 figures 里加一行（value: {value}，写明 source 和 paragraph）；名称里的数字用引号“”括起来。",
        "en": "Add a figure (`value: {value}`, with `source` and `paragraph`); "
        "put a name that holds a number into quotation marks.",
    },
)

# Number words up to here are everyday speech: 一个, 两天, three people.
_EVERYDAY = 10
# A number that these follow at once counts nothing: it is part of a name. So does a version such as 3.0.
_NAME = re.compile("(?:打分|工作|治理|议事|服务|管理|积分)法|模式|机制|工程|计划|行动|体系|格局|号线")
_VERSION = re.compile(r"[0-9]+\.0\Z")
# 12345, 120: numbers that everybody may ring.
_HOTLINE = re.compile(r"[19][0-9]{2,5}\Z")
_RINGS_BEFORE = re.compile(r"(?:打|热线|致电|电话|\bhotline|\bcall|\bring|\bdial)\s?\Z", re.IGNORECASE)
_RINGS_AFTER = re.compile(r"\s?(?:热线|专线|平台|电话|hotline)", re.IGNORECASE)
_LIST_MARK = re.compile(r"^[ \t]*[0-9]{1,3}(?:\.(?![0-9])|[)、])", re.MULTILINE)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_JOINED = r"(?:\s?[-–—]\s?|\s(?:to|and)\s)"
_MONTH_AFTER = re.compile(rf"(?:{_JOINED}[0-9]{{1,2}})?\s(?:{_MONTHS})\b")
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTHS})\s(?:[0-9]{{1,2}}{_JOINED})?\Z")
# Parts of a record whose texts are not the prose of the case: labels of figures, descriptions of sources.
_APART = frozenset({"figures", "sources", "record"})


@dataclass(frozen=True, slots=True)
class _Carried:
    """The numbers that the prose of a record may use."""

    figures: frozenset[Decimal]
    years: frozenset[Decimal]
    months: frozenset[Decimal]
    days: frozenset[Decimal]

    def holds(self, text: str, reading: Reading) -> bool:
        """Whether the number read in `text` is a figure, a date or no claim at all."""
        if not reading.digits and max(reading.value, reading.to or 0) <= _EVERYDAY:
            return True
        if reading.ordinal or reading.named or _in_name(text, reading):
            return True
        if reading.to is not None:
            return {reading.value, reading.to} <= self.figures
        return not self.figures.isdisjoint(reading.values) or self._dated(text, reading)

    def _dated(self, text: str, reading: Reading) -> bool:
        before, after = text[max(0, reading.start - 24) : reading.start], text[reading.end : reading.end + 24]
        match after[:1]:
            case "月":
                return reading.value in self.months
            case "日" | "号":
                return reading.value in self.days
        if reading.value in self.days and (_MONTH_AFTER.match(after) or _MONTH_BEFORE.search(before)):
            return True
        return not self.years.isdisjoint(reading.values) and (after[:1] == "年" or reading.value > 999)


def _in_name(text: str, reading: Reading) -> bool:
    said = text[reading.start : reading.end]
    if _HOTLINE.match(said):
        before = text[max(0, reading.start - 12) : reading.start]
        return bool(_RINGS_BEFORE.search(before) or _RINGS_AFTER.match(text, reading.end))
    return bool(_NAME.match(text, reading.end) or _VERSION.match(said))


def _carried(case: Case) -> _Carried:
    dates = [figure.date for figure in case.figures] + [source.date for source in case.sources]
    dates.append(case.community.since)
    if case.period:
        dates += [case.period.start, case.period.end]
    if case.record:
        dates += [case.record.created, case.record.updated]
    # 2018-06-01 falls into a year, a month and a day; --12-25 has no year.
    parts = [date.replace("--", "0-", 1).split("-") for date in dates if date]
    years, months, days = (
        frozenset(Decimal(one[at]) for one in parts if len(one) > at and int(one[at])) for at in range(3)
    )
    values = (value for figure in case.figures for value in (figure.value, figure.to) if value is not None)
    return _Carried(frozenset(values), years, months, days)


def _prose(subject: Subject) -> Iterator[tuple[Path, str, str]]:
    """Yield the prose in which a number may stand that is more than everyday speech."""
    said = subject.said
    for path, _, key, text in said.of(said.matching(LARGE) | said.holding(ABOVE_TEN, small_letters(said.whole))):
        if path[0] not in _APART:
            yield path, key, text


@each
def numbers_are_carried(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG402: a number in prose is a figure's, a date's or part of a name."""
    del known
    record, carried = subject.record, _carried(subject.case)
    for path, key, text in _prose(subject):
        own = _own(text)
        told: set[Decimal] = set()
        for reading in numbers(own, hedged=False):
            if reading.value in told or carried.holds(own, reading):
                continue
            told.add(reading.value)
            span = pinpoint(record, (*path, key), text, reading.start, reading.end)
            said = " ".join(text[reading.start : reading.end].split())
            yield UNCARRIED.at(record.path, span, said=said, value=_plain(reading.value))


def _own(text: str) -> str:
    """`text` with spaces in place of names, list marks and what is private, which no finding may repeat."""
    own = _LIST_MARK.sub(lambda mark: " " * len(mark[0]), without_names(text))
    for _, start, end in private_in(text):
        own = own[:start] + " " * (end - start) + own[end:]
    return own


def _plain(value: Decimal) -> str:
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
