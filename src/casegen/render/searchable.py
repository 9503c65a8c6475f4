"""The texts of all that is searched: in every edition as readers see it, and in all languages at once for the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

from ..facets import Column
from ..index.search.documents import Document
from ..library import Library
from ..locales import LOCALES, RECORD_KEYS, Locale
from ..model import Case, Concept, Localized, Method, texts
from .case import places
from .lines import lines
from .page import Page, relative
from .prose import plain
from .reader import Reader, derived
from .unmarked import plain_each

# The languages that people write, by record key; the other editions are derived from one of these.
_WRITTEN = {locale.key: locale for locale in LOCALES.values() if locale.base is None}


class Shown(NamedTuple):
    """A document as one edition shows it, in plain text: its address below the edition's folder, its paragraphs."""

    kind: str
    address: str
    title: str
    where: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class Searchable:
    """A document for the index, and as each edition shows it, by locale id."""

    document: Document
    shown: Mapping[str, Shown]


def searchable(library: Library, columns: Sequence[Column], handwritten: Iterable[Page]) -> Iterator[Searchable]:
    """Everything that is searched, in the order in which documents are numbered: cases, methods, pages."""
    labels = _Labels(library, columns)
    cases = ((2, _texts(case, case.title, case.summary)) for case in library.cases)
    for at, (case, told) in enumerate(zip(library.cases, _told(cases), strict=True)):
        yield _case(at, case, told, labels)
    methods = (
        (2 if method.definition else 1, _texts(method, method.pref_label, method.definition))
        for method in library.methods
    )
    yield from map(_method, library.methods, _told(methods))
    yield from _pages(handwritten)


def _texts(value: Case | Method, title: Localized, summary: Localized | None) -> list[Localized]:
    """All texts of a record, the title and the summary first."""
    prose = [one for _, one in texts(value) if one is not title and one is not summary]
    return [title, *([summary] if summary else []), *prose]


def _case(number: int, case: Case, told: _Told, labels: _Labels) -> Searchable:
    """A case; its labels are the names of its concepts."""
    values = labels.values(number)
    # The community's name stands among the texts; the place line ends in it.
    name = told.localized.index(case.community.name)
    shown = {}
    for locale, one in told.editions.items():
        where = f"{labels.where(locale, case.community.places)} · {one.lines[name]}"
        body = f"{one.body}\n{' · '.join(_distinct(map(labels.shown[locale], values)))}"
        shown[locale] = Shown("case", f"cases/{case.id}/", one.title, where, one.summary, body)
    return Searchable(told.document(_distinct(map(labels.written, values)), labels.keys(values)), shown)


def _method(method: Method, told: _Told) -> Searchable:
    """A method; its labels are its other words."""
    shown = {}
    for locale, one in told.editions.items():
        words = " · ".join(_other_words(method, LOCALES[locale]))
        body = f"{one.body}\n{words}" if words else one.body
        shown[locale] = Shown("method", f"methods/{method.id}/", one.title, "", one.summary, body)
    return Searchable(told.document(_distinct(method.alt_label.root.values()), (f"methods/{method.id}",)), shown)


def _other_words(concept: Concept, locale: Locale) -> Sequence[str]:
    words = concept.alt_label.root
    derived = [locale.derive(one) for one in words.get(LOCALES[locale.base].key, ())] if locale.base else []
    return _distinct([words.get(locale.key, ()), derived])


class _Labels:
    """The names of the concepts that cases have by their facets; each is asked for once.

    Values are numbered through all facets. A place goes by the names of what is broader too.
    """

    def __init__(self, library: Library, columns: Sequence[Column]) -> None:
        self._concepts: list[tuple[str, Sequence[Concept]]] = []
        self._rows: list[tuple[int, Sequence[Sequence[int]]]] = []
        for column in columns:
            if (scheme := column.facet.scheme) is not None:
                self._rows.append((len(self._concepts), column.rows))
                for value in column.values:
                    line = library.lineage(scheme, value.slug)
                    self._concepts.append((f"{scheme}/{value.slug}", line if scheme == "places" else line[-1:]))
        readers = {locale.id: Reader(locale, library) for locale in LOCALES.values()}
        self.shown = {locale: cache(partial(self._shown, reader)) for locale, reader in readers.items()}
        self.written = cache(self._written)
        self.where = cache(lambda locale, codes: str(places(codes, readers[locale]).striptags()))

    def values(self, case: int) -> list[int]:
        """The values of a case."""
        return [first + value for first, rows in self._rows for value in rows[case]]

    def keys(self, values: Iterable[int]) -> tuple[str, ...]:
        """The keys of the concepts that values are."""
        return tuple([self._concepts[value][0] for value in values])

    def _shown(self, reader: Reader, value: int) -> Sequence[str]:
        return [reader.plain(one.pref_label) for one in self._concepts[value][1]]

    def _written(self, value: int) -> Sequence[str]:
        return [plain(name) for one in self._concepts[value][1] for name in one.pref_label.root.values()]


class _Lines(NamedTuple):
    """The texts of a record in one language, in plain: all of them, a line each, and the parts that they make."""

    lines: Sequence[str]
    title: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class _Told:
    """The texts of a record: by locale id as the edition shows them; and as they are written, once a language."""

    localized: Sequence[Localized]
    editions: Mapping[str, _Lines]
    written: Sequence[_Lines]

    def document(self, labels: Sequence[str], concepts: tuple[str, ...]) -> Document:
        """The record in every language that it has, for the index."""
        _, titles, summaries, bodies = zip(*self.written, strict=True)
        return Document(titles, summaries, labels, bodies, concepts)


def _told(records: Iterator[tuple[int, list[Localized]]]) -> Iterator[_Told]:
    """The texts of records, made plain for many of them at once; so many of each are its title and summary."""
    while batch := [(head, localized, _rows(localized)) for head, localized in islice(records, 32)]:
        made = iter(plain_each([text for *_, rows in batch for texts_of in rows.values() for text in texts_of]))
        for head, localized, rows in batch:
            by_key = {key: _lines(list(islice(made, len(localized))), head) for key in rows}
            yield _Told(localized, _in_editions(by_key, head), list(by_key.values()))


def _lines(lines_of: Sequence[str], head: int) -> _Lines:
    return _Lines(lines_of, lines_of[0], "".join(lines_of[1:head]), "\n".join(lines_of[head:]))


def _rows(localized: Sequence[Localized]) -> Mapping[str, list[str]]:
    """The texts by record key: by those of the written languages where there is nothing else and nothing is lacking."""
    rows = [one.root for one in localized]
    if sum(map(len, rows)) == len(_WRITTEN) * len(rows):
        with suppress(KeyError):
            return {key: list(map(itemgetter(key), rows)) for key in _WRITTEN}
    return {key: [row.get(key, "") for row in rows] for key in RECORD_KEYS}


def _in_editions(by_key: Mapping[str, _Lines], head: int) -> Mapping[str, _Lines]:
    """The texts of every edition: its own, else derived from another's, else in the first language that they have."""
    found: dict[str, _Lines] = {}
    for locale in LOCALES.values():
        if locale.base:
            # The same texts as the pages derived, which are remembered.
            derivation = list(map(derived[locale.id].__getitem__, found[locale.base].lines))
            if own := by_key.get(locale.key):
                derivation = [one or other for one, other in zip(own.lines, derivation, strict=True)]
            found[locale.id] = _lines(derivation, head)
        elif len(by_key) == len(_WRITTEN):
            found[locale.id] = by_key[locale.key]
        else:
            order = [by_key[locale.key].lines, *(by_key[other.key].lines for other in LOCALES.values())]
            texts_of = [next(filter(None, texts_of), "") for texts_of in zip(*order, strict=True)]
            found[locale.id] = _lines(texts_of, head)
    return found


def _distinct(lists: Iterable[Sequence[str]]) -> Sequence[str]:
    return list(dict.fromkeys(chain.from_iterable(lists)))


def _pages(handwritten: Iterable[Page]) -> Iterator[Searchable]:
    """Every page written by hand, by its address, once for all its editions; the pages of checks are left out."""
    by_path: dict[str, dict[str, Page]] = {}
    for page in handwritten:
        path = page.address.removeprefix(f"{page.locale.id}/")
        if not path.startswith("checks/"):
            by_path.setdefault(path, {})[page.locale.id] = page
    for _, pages in sorted(by_path.items()):
        # Only where it is all there is, an edition that is derived says more than the one it is derived from.
        originals = [page for page in pages.values() if page.locale.base not in pages]
        yield Searchable(
            Document(
                [_line(page.title) for page in originals],
                [_summary(page) for page in originals],
                [],
                [line for page in originals for line in lines(str(page.body))],
            ),
            {locale: _page(pages.get(locale, originals[0]), locale) for locale in LOCALES},
        )


def _page(page: Page, locale: str) -> Shown:
    body = "\n".join(lines(str(page.body)))
    return Shown("page", relative(f"{locale}/", page.address), _line(page.title), "", _summary(page), body)


def _summary(page: Page) -> str:
    return _line(page.description) if page.description != page.title else ""


def _line(text: str) -> str:
    return " ".join(text.split())
