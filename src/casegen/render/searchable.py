"""All that is searched, in the order in which documents are numbered, and its texts in the languages that it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

from ..facets import Column
from ..index.search.documents import Document
from ..library import Library
from ..locales import LOCALES, RECORD_KEYS
from ..model import Case, Concept, Localized, Method, localized
from .lines import lines
from .page import Page
from .prose import plain
from .unmarked import plain_each

# The languages that people write, by record key; the other editions are derived from one of these.
WRITTEN = {locale.key: locale for locale in LOCALES.values() if locale.base is None}
# So many records are made plain at once.
_AT_ONCE = 32

# A text in the languages that it has, by record key.
Text = Mapping[str, str]
Record = Case | Method
# A page written by hand, by the locale ids of the editions that it was written for.
Handwritten = Mapping[str, Page]


class Lines(NamedTuple):
    """The texts of a record in one language, in plain: all of them, a line each, and the parts that they make."""

    lines: Sequence[str]
    title: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class Told:
    """The texts of a record as they are written: all of them, and in plain by record key; so many are its head."""

    texts: Sequence[Text]
    head: int
    written: Mapping[str, Lines]


class Works:
    """What is searched: cases, methods, and pages by their address; a document's number is its place among all."""

    def __init__(self, library: Library, handwritten: Iterable[Page]) -> None:
        self.records: Sequence[Record] = (*library.cases, *library.methods)
        by_path: dict[str, dict[str, Page]] = {}
        for page in handwritten:
            path = page.address.removeprefix(f"{page.locale.id}/")
            if not path.startswith("checks/"):
                by_path.setdefault(path, {})[page.locale.id] = page
        self.pages: Sequence[Handwritten] = [pages for _, pages in sorted(by_path.items())]

    def __len__(self) -> int:
        return len(self.records) + len(self.pages)


def documents_of_records(works: Works, names: Names, which: range) -> Iterator[Document]:
    """Documents for the index in the order of their numbers: of records by these."""
    records = works.records[which.start : which.stop]
    for number, record, one in zip(which, records, told(records), strict=True):
        if isinstance(record, Case):
            values = names.values(number)
            labels, concepts = distinct(map(names.written, values)), names.keys(values)
        else:
            labels, concepts = distinct(record.alt_label.root.values()), (f"methods/{record.id}",)
        _, titles, summaries, bodies = zip(*one.written.values(), strict=True)
        yield Document(titles, summaries, labels, bodies, concepts)


def documents_of_pages(works: Works) -> Iterator[Document]:
    """Documents for the index in the order of their numbers: of all pages written by hand."""
    for pages in works.pages:
        # Only where it is all there is, an edition that is derived says more than the one it is derived from.
        originals = [page for page in pages.values() if page.locale.base not in pages]
        yield Document(
            [line(page.title) for page in originals],
            [summary(page) for page in originals],
            [],
            [one for page in originals for one in lines(str(page.body))],
        )


class Names:
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
        self.written = cache(self._written)

    def values(self, case: int) -> list[int]:
        """The values of a case, by its number."""
        return [first + value for first, rows in self._rows for value in rows[case]]

    def keys(self, values: Iterable[int]) -> tuple[str, ...]:
        """The keys of the concepts that values are."""
        return tuple([self._concepts[value][0] for value in values])

    def concepts(self, value: int) -> Sequence[Concept]:
        """The concepts whose names tell of a value."""
        return self._concepts[value][1]

    def _written(self, value: int) -> Sequence[str]:
        return [plain(name) for one in self._concepts[value][1] for name in one.pref_label.root.values()]


def told(records: Iterable[Record]) -> Iterator[Told]:
    """The texts of records, made plain for many of them at once."""
    rest = map(_head_and_texts, records)
    while batch := [(head, texts, _rows(texts)) for head, texts in islice(rest, _AT_ONCE)]:
        made = iter(plain_each([text for *_, rows in batch for row in rows.values() for text in row]))
        for head, texts, rows in batch:
            yield Told(texts, head, {key: joined(list(islice(made, len(texts))), head) for key in rows})


def _head_and_texts(record: Record) -> tuple[int, Sequence[Text]]:
    """All texts of a record, its title and its summary first, and how many these are."""
    title: Localized
    title, summary = (
        (record.title, record.summary) if isinstance(record, Case) else (record.pref_label, record.definition)
    )
    head = [title.root] if summary is None else [title.root, summary.root]
    return len(head), [*head, *(one.root for one in localized(record) if one is not title and one is not summary)]


def joined(lines_of: Sequence[str], head: int) -> Lines:
    """Lines of which so many are the title and the summary."""
    return Lines(lines_of, lines_of[0], "".join(lines_of[1:head]), "\n".join(lines_of[head:]))


def _rows(texts: Sequence[Text]) -> Mapping[str, list[str]]:
    """The texts by record key: by those of the written languages where there is nothing else and nothing is lacking."""
    if sum(map(len, texts)) == len(WRITTEN) * len(texts):
        with suppress(KeyError):
            return {key: list(map(itemgetter(key), texts)) for key in WRITTEN}
    return {key: [text.get(key, "") for text in texts] for key in RECORD_KEYS}


def distinct(lists: Iterable[Sequence[str]]) -> Sequence[str]:
    """All that lists hold, each once."""
    return list(dict.fromkeys(chain.from_iterable(lists)))


def summary(page: Page) -> str:
    """What a page says of itself beyond its title."""
    return line(page.description) if page.description != page.title else ""


def line(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())
