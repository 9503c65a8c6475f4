"""The texts of all that is searched as each edition shows them, in files of their own: results are shown from these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import count
from typing import NamedTuple

from ..library import Library
from ..locales import LOCALES, Locale
from ..model import Case, Concept, Method
from ..units import Unit, digest
from .case import places
from .lines import lines
from .page import Page, relative
from .reader import Reader, derived
from .search_scripts import keyed
from .searchable import WRITTEN, Handwritten, Lines, Names, Record, Told, Works, distinct, joined, line, summary, told

# In a library of at least so many documents a file of texts holds two of them: there are files enough.
LARGE = 2_000
# So many documents are a unit: one alone takes longer, and an edit makes all of them anew.
_TOGETHER = 8


class Shown(NamedTuple):
    """A document as one edition shows it, in plain text: its address below the edition's folder, its paragraphs."""

    kind: str
    address: str
    title: str
    where: str
    summary: str
    body: str


def per_file(works: Works) -> int:
    """How many documents a file of texts holds."""
    return 1 if len(works) - len(works.pages) < LARGE else 2


def text_files(library: Library, works: Works, names: Names) -> Iterator[Unit]:
    """Yield the files that hold the texts of all documents, by edition and number, several together."""
    shown = _Shown(library, names)
    per = per_file(works)
    for first in range(0, len(works), _TOGETHER):
        numbers = range(first // per, -(-min(first + _TOGETHER, len(works)) // per))
        paths = tuple(f"{edition}/search/text-{number}.js" for number in numbers for edition in LOCALES)
        records = works.records[first : first + _TOGETHER]
        pages = works.pages[max(0, first - len(works.records)) : max(0, first + _TOGETHER - len(works.records))]
        prints = [(one.id, library.prints.get(one.id, "")) for one in records]
        key = digest("search", first, per, prints, list(map(_print, pages)))
        make = partial(_files, shown, first, records, pages, per)
        yield Unit(key, paths, make, records[0].id if first < len(library.cases) else "")


def _print(pages: Handwritten) -> Sequence[Sequence[str]]:
    return [(one.address, one.title, one.description, str(one.body)) for one in pages.values()]


def _files(
    shown: _Shown, first: int, records: Sequence[Record], pages: Sequence[Handwritten], per: int
) -> Iterator[tuple[str, bytes]]:
    made = [
        shown.record(number, record, texts)
        for number, record, texts in zip(count(first), records, told(records), strict=False)
    ]
    made += map(_of_pages, pages)
    for at in range(0, len(made), per):
        number = (first + at) // per
        for edition in LOCALES:
            texts = [one[edition] for one in made[at : at + per]]
            yield f"{edition}/search/text-{number}.js", keyed("texts", number, texts)


class _Shown:
    """Makes what every edition shows of a document, by locale id."""

    def __init__(self, library: Library, names: Names) -> None:
        self._names = names
        readers = {locale.id: Reader(locale, library) for locale in LOCALES.values()}
        self._labels = {locale: cache(partial(self._of_value, reader)) for locale, reader in readers.items()}
        self._where = cache(lambda locale, codes: str(places(codes, readers[locale]).striptags()))

    def record(self, number: int, record: Record, texts: Told) -> Mapping[str, Shown]:
        """A record by its number and with its texts."""
        editions = _in_editions(texts)
        if isinstance(record, Case):
            return self._case(number, record, texts, editions)
        return {locale: _method(record, LOCALES[locale], one) for locale, one in editions.items()}

    def _case(self, number: int, case: Case, texts: Told, editions: Mapping[str, Lines]) -> Mapping[str, Shown]:
        values = self._names.values(number)
        # The community's name stands among the texts; the place line ends in it.
        name = next(at for at, text in enumerate(texts.texts) if text is case.community.name.root)
        shown = {}
        for locale, one in editions.items():
            where = f"{self._where(locale, case.community.places)} · {one.lines[name]}"
            body = f"{one.body}\n{' · '.join(distinct(map(self._labels[locale], values)))}"
            shown[locale] = Shown("case", f"cases/{case.id}/", one.title, where, one.summary, body)
        return shown

    def _of_value(self, reader: Reader, value: int) -> Sequence[str]:
        return [reader.plain(one.pref_label) for one in self._names.concepts(value)]


def _method(method: Method, locale: Locale, one: Lines) -> Shown:
    """A method, whose other words end its texts."""
    words = " · ".join(_other_words(method, locale))
    body = f"{one.body}\n{words}" if words else one.body
    return Shown("method", f"methods/{method.id}/", one.title, "", one.summary, body)


def _other_words(concept: Concept, locale: Locale) -> Sequence[str]:
    words = concept.alt_label.root
    others = [locale.derive(one) for one in words.get(LOCALES[locale.base].key, ())] if locale.base else []
    return distinct([words.get(locale.key, ()), others])


def _in_editions(texts: Told) -> Mapping[str, Lines]:
    """The texts of every edition: its own, else derived from another's, else in the first language that they have."""
    by_key = texts.written
    found: dict[str, Lines] = {}
    for locale in LOCALES.values():
        if locale.base:
            # The same texts as the pages derived, which are remembered.
            derivation = list(map(derived[locale.id].__getitem__, found[locale.base].lines))
            if own := by_key.get(locale.key):
                derivation = [one or other for one, other in zip(own.lines, derivation, strict=True)]
            found[locale.id] = joined(derivation, texts.head)
        elif len(by_key) == len(WRITTEN):
            found[locale.id] = by_key[locale.key]
        else:
            order = [by_key[locale.key].lines, *(by_key[other.key].lines for other in LOCALES.values())]
            texts_of = [next(filter(None, texts_of), "") for texts_of in zip(*order, strict=True)]
            found[locale.id] = joined(texts_of, texts.head)
    return found


def _of_pages(pages: Handwritten) -> Mapping[str, Shown]:
    """A page written by hand as each edition shows it: its own, else the first original."""
    originals = [page for page in pages.values() if page.locale.base not in pages]
    return {locale: _page(pages.get(locale, originals[0]), locale) for locale in LOCALES}


def _page(page: Page, locale: str) -> Shown:
    body = "\n".join(lines(str(page.body)))
    return Shown("page", relative(f"{locale}/", page.address), line(page.title), "", summary(page), body)
