"""The card of a review in Markdown, Chinese first and then English, for whoever sent it and whoever decides on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..checks.duplicates import SAME
from ..checks.locales import MISSING, STALE
from ..findings import Finding, Severity
from ..library import Library
from ..locales import LOCALES, Locale
from ..model import Localized
from ..render.reader import Reader
from ..report import github
from ..safe import printable
from ..trace import Verdict
from .changes import KINDS, Changed, Counted, Review

# How much of one text from a record is shown, how many files that are no records, and how many fields.
LONGEST, MOST_OTHERS, MOST_FIELDS = 200, 100, 40
# Room that stays free for the last line of a language.
_LAST = 1000


def card(review: Review, *, site: str = "") -> str:
    """The card in every language that people write, each in full, together below GitHub's limit for a summary.

    Whatever comes from a record or a file's name is shown letter for letter and can be no markup.
    """
    written = [locale for locale in LOCALES.values() if locale.base is None]
    most = github.SUMMARY_BYTES // len(written)
    return "\n---\n\n".join(_within(_lines(review, locale, site), most, locale) for locale in written)


def is_private(finding: Finding) -> bool:
    """Whether a finding tells of something that may expose a person."""
    return finding.code.startswith("CG6")


def _within(lines: Iterable[str], most: int, locale: Locale) -> str:
    made: list[str] = []
    room, left = most - _LAST, 0
    for line in lines:
        size = len(line.encode()) + 1
        if left or size > room:
            left += 1
        else:
            room -= size
            made.append(line)
    if left:
        made += ["", _plain(locale.t("review.omitted", n=left))]
    return "\n".join(made) + "\n"


def _lines(review: Review, locale: Locale, site: str) -> Iterator[str]:
    yield f"## {locale.t('review.title')}"
    yield ""
    kinds = Counter(one.kind for one in review.records)
    counts = github.counts(review.findings, locale)
    numbers = {str(kind): kinds[kind] for kind in KINDS}
    yield locale.t("review.contents", vocabularies=len(review.vocabularies), counts=counts, **numbers)
    yield from ("", f"### {locale.t('review.next')}", "")
    yield from (f"{number}. {text}" for number, text in enumerate(_next(review, locale), 1))
    yield from _others(review, locale)
    private = [one for one in review.findings if is_private(one)]
    if private:
        yield from ("", f"### {locale.t('review.privacy')}", "")
        yield from _table(private, locale, site, named=True)
    reader = Reader(locale, Library((), review.schemes))
    for record in review.records:
        yield from _record(record, reader, site)
    if review.vocabularies:
        yield from ("", f"### {locale.t('review.vocabularies')}")
        for vocabulary in review.vocabularies:
            kind = locale.t(f"review.vocabulary.{vocabulary.kind}")
            yield from ("", f"#### {locale.t('review.line', name=kind, text=_plain(vocabulary.path))}", "")
            yield _point(locale.t("review.size"), _size(vocabulary, locale), locale)
            yield from _findings(vocabulary.findings, "findings", locale, site)
    rest = [one for one in review.elsewhere if not is_private(one)]
    if rest:
        yield from ("", f"### {locale.t('review.elsewhere')}", "")
        yield from _table(rest, locale, site, named=True)


def _next(review: Review, locale: Locale) -> Iterator[str]:
    """What the contributor has to do now, in the order in which it matters."""
    severities = Counter(one.severity for one in review.findings)
    errors, others = severities[Severity.ERROR], severities.total() - severities[Severity.ERROR]
    if any(is_private(one) for one in review.findings):
        yield locale.t("review.next.privacy")
    if errors:
        yield locale.t("review.next.errors", n=errors)
    if others:
        yield locale.t("review.next.warnings", n=others)
    if not review.records:
        yield locale.t("review.next.nothing")
    if review.others:
        yield locale.t("review.next.others", n=len(review.others))
    if not errors and review.records:
        yield locale.t("review.next.passed" if others or review.others else "review.next.good")


def _others(review: Review, locale: Locale) -> Iterator[str]:
    if review.others:
        yield from ("", f"### {locale.t('review.others')}", "", locale.t("review.others.text"), "")
        for one in review.others[:MOST_OTHERS]:
            yield _point(_plain(one.path), locale.t(f"review.other.{one.kind}"), locale)
        if len(review.others) > MOST_OTHERS:
            yield f"- {locale.t('review.others.more', n=len(review.others) - MOST_OTHERS)}"


def _record(one: Changed, reader: Reader, site: str) -> Iterator[str]:
    locale, shown = reader.locale, one.case or one.before
    title = _text(shown.title, reader) if shown else ""
    name = _plain(f"{one.path} {title}".rstrip())
    yield from ("", f"### {locale.t('review.line', name=locale.t(f'review.kind.{one.kind}'), text=name)}", "")
    if one.kind == "removed":
        yield f"- {locale.t('review.removed')}"
    if one.kind == "renamed":
        former = one.was.removeprefix("cases/").removesuffix(".yml")
        lost = "" if one.case and former in one.case.formerly else locale.t("review.renamed.lost")
        yield from (f"- {text}" for text in (locale.t("review.renamed", was=_plain(one.was)), lost) if text)
    if one.case:
        yield _point(locale.t("review.status"), locale.t(f"choice.{one.case.status}"), locale)
    if one.kind != "removed":
        yield _point(locale.t("review.size"), _size(one, locale), locale)
        yield from _evidence(one, reader)
        yield from _translations(one, locale)
    rest = [finding for finding in one.findings if not is_private(finding)]
    yield from _findings([finding for finding in rest if finding.code == SAME.code], "duplicates", locale, site)
    yield from _findings([finding for finding in rest if finding.code != SAME.code], "findings", locale, site)
    yield from _figures(one.figures, reader)


def _size(one: Changed, locale: Locale) -> str:
    if one.size is None:
        return locale.t("review.size.unread")
    if not one.size.fields:
        return locale.t("review.size.layout")
    names = [_plain(name) for name in one.size.fields[:MOST_FIELDS]]
    size = {"values": one.size.values, "added": one.size.added, "removed": one.size.removed}
    return locale.t("review.size.text", fields=locale.t("list.comma").join(names), **size)


def _evidence(one: Changed, reader: Reader) -> Iterator[str]:
    if not one.case:
        return
    known = reader.library.concepts.get("evidence", {})
    told = []
    for level, (was, now) in one.evidence.items():
        name = "evidence.level" if one.before is None or was == now else "evidence.before"
        label = _text(known[level].pref_label, reader) if level in known else level
        told.append(reader.t(f"review.{name}", level=_plain(label), n=now, was=was))
    yield _point(reader.t("review.evidence"), reader.t("list.comma").join(told), reader.locale)


def _translations(one: Changed, locale: Locale) -> Iterator[str]:
    codes = Counter(finding.code for finding in one.findings)
    if codes.keys() & {MISSING.code, STALE.code}:
        said = locale.t("review.translations.text", missing=codes[MISSING.code], stale=codes[STALE.code])
        yield _point(locale.t("review.translations"), said, locale)


def _findings(findings: Sequence[Finding], name: str, locale: Locale, site: str) -> Iterator[str]:
    if findings:
        yield from ("", f"**{locale.t(f'review.{name}')}**", "")
        # Errors first: they are what has to be done.
        order = list(Severity)
        yield from _table(sorted(findings, key=lambda one: (order.index(one.severity), one.order)), locale, site)


def _table(findings: Sequence[Finding], locale: Locale, site: str, *, named: bool = False) -> Iterator[str]:
    """A table of findings; with `named`, one for each file, under its name."""
    path = None
    for finding in findings:
        if path is None or (named and finding.path != path):
            yield from (("", f"**{_plain(finding.path)}**", "") if named else ())
            yield github.head(locale).rstrip("\n")
        path = finding.path
        yield github.row(finding, locale, site).rstrip("\n")


def _figures(figures: Sequence[Counted], reader: Reader) -> Iterator[str]:
    if not figures:
        return
    locale = reader.locale
    placed = sum(one.figure.source is not None and one.figure.paragraph is not None for one in figures)
    traced = [one.traced for one in figures if one.traced]
    text = locale.t("review.figures.text", n=len(figures), placed=placed)
    if traced:
        text += locale.t("review.figures.traced", found=sum(one.verdict is Verdict.FOUND for one in traced))
    yield from ("", locale.t("review.line", name=f"**{locale.t('review.figures')}**", text=text), "")
    names = ["measure", "value", "place", "state", *(["traced"] if traced else [])]
    yield f"| {' | '.join(locale.t(f'review.figures.column.{name}') for name in names)} |"
    yield f"|{' --- |' * len(names)}"
    for one in figures:
        yield f"| {' | '.join(_cells(one, reader))} |"


def _cells(one: Counted, reader: Reader) -> Iterator[str]:
    figure, locale = one.figure, reader.locale
    yield _plain(_text(figure.measure, reader))
    yield _plain(reader.amount(figure))
    place = {"source": figure.source, "paragraph": figure.paragraph}
    named = None not in place.values()
    yield _plain(locale.t("review.figure.place", **place) if named else locale.t("review.figure.no-place"))
    yield locale.t(f"review.figure.{one.state}")
    if one.traced:
        yield locale.t(f"trace.{one.traced.verdict.name.lower()}")


def _point(name: str, text: str, locale: Locale) -> str:
    return f"- {locale.t('review.line', name=name, text=text)}"


def _text(text: Localized, reader: Reader) -> str:
    """A text of a record letter for letter, in the language or the best that there is."""
    return reader.reading(text).text


def _plain(text: str) -> str:
    return github.escaped(printable(text if len(text) <= LONGEST else f"{text[:LONGEST]}…"))
