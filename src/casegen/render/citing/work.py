"""What is cited: a source of a case or the record itself, with what is known of it and nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from ...config import Settings
from ...locales import LOCALES, Locale
from ...model import Case, Localized, Source
from ..frame import site_name
from ..reader import Reader

_REPORTS = frozenset({"practice-report", "evaluation"})


@dataclass(frozen=True, slots=True)
class Work:
    """A work to cite; what is not known is empty, and `date` is as exact as the record (`2022`, `2022-06`).

    Texts are in the language of the work, which is that of `locale`; `kind` is a concept of `source-kinds`, or `web`
    for a page of this library. A work without a title has a description in square brackets instead. `shown` is the
    title, and `by` the author and the publisher, in the language of the reader.
    """

    id: str
    kind: str
    locale: Locale
    title: str
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    shown: str = ""
    by: tuple[str, str] = ("", "")

    @property
    def year(self) -> str:
        """The year, or "" where only a day of some year is known."""
        return "" if self.date.startswith("--") else self.date[:4]

    @property
    def report(self) -> bool:
        """Whether it is a report, which every style has rules for."""
        return self.kind in _REPORTS

    @property
    def dated(self) -> str:
        """The date as far as it has a year."""
        return self.date if self.year else ""


def case_work(case: Case, reader: Reader, settings: Settings) -> Work:
    """The record of a case as a page of this library in the reader's edition."""
    name = site_name(settings, reader.locale)
    record = case.record
    author = reader.plain(record.by) if record and record.by else name
    publisher = "" if author == name else name
    return Work(
        id=case.id,
        kind="web",
        locale=reader.locale,
        title=reader.plain(case.title),
        author=author,
        publisher=publisher,
        date=(record.updated or record.created) if record else "",
        # An address without its site is none that anybody could follow.
        url=f"{settings.url}{reader.locale.id}/cases/{case.id}/" if settings.url else "",
        shown=reader.plain(case.title),
        by=(author, publisher),
    )


def source_works(case: Case, reader: Reader) -> list[Work]:
    """Every source of a case, in its order."""
    return [_work(case, source, reader) for source in case.sources]


def _work(case: Case, source: Source, reader: Reader) -> Work:
    own = _native(source, reader)

    def said(text: Localized | None, whose: Reader) -> str:
        return whose.plain(text) if text else ""

    return Work(
        id=f"{case.id}-{source.id}",
        kind=source.kind,
        locale=own.locale,
        title=said(source.title, own) or _untitled(source, own),
        author=said(source.author, own),
        publisher=said(source.publisher, own),
        date=source.date or "",
        url=source.url or "",
        shown=said(source.title, reader) or _untitled(source, reader),
        by=(said(source.author, reader), said(source.publisher, reader)),
    )


def _untitled(source: Source, reader: Reader) -> str:
    if source.kind == "other":
        return f"[{reader.t('cite.unnamed')}]"
    kind = reader.name("source-kinds", source.kind)
    # "News report" within a phrase, and "NGO report" as it is.
    kind = kind[:1].lower() + kind[1:] if kind[1:2].islower() else kind
    return f"[{reader.t('cite.untitled', kind=kind)}]"


def _native(source: Source, reader: Reader) -> Reader:
    """A reader in the language of a source, as far as the library has texts in it."""
    tag = (source.language or reader.locale.tag).partition("-")[0].lower()
    # A derived edition reads its own script of the same language.
    for locale in chain([reader.locale], LOCALES.values()):
        if locale.tag.partition("-")[0] == tag:
            return reader if locale is reader.locale else Reader(locale, reader.library)
    return reader
