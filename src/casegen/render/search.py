"""The files that the search reads in the browser, as scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from zlib import crc32

from ..cache import Cache
from ..facets import Column
from ..index.search import concepts, sounds, synonyms
from ..index.search.concepts import Phrase, Term
from ..index.search.fold import LETTERS, table
from ..index.search.index import Index, Indexer
from ..index.search.kept import packed, unpacked
from ..library import Library
from ..locales import LOCALES
from ..program import program, source
from ..units import Content, digest
from . import search_mending
from .page import Page
from .reader import Reader
from .search_scripts import keyed, named
from .search_texts import per_file, text_files
from .searchable import Names, Works, documents_of_pages, documents_of_records

# So many records are a group, more or less, whose postings are kept for the next build.
_MANY = 32


def search_files(
    library: Library, columns: Sequence[Column], handwritten: Iterable[Page]
) -> Iterator[tuple[str, Content]]:
    """Yield the path below the site's root and the text of every file of the search, made one after another."""
    search = Search(library, columns, handwritten)
    for unit in search.texts:
        yield from unit.make()
    yield from search.files()


class Search:
    """The search of a library: the texts that its results show, and what finds them."""

    def __init__(self, library: Library, columns: Sequence[Column], handwritten: Iterable[Page]) -> None:
        self._library = library
        self._works = Works(library, handwritten)
        self._names = Names(library, columns)
        # The texts of all documents as editions show them, in units.
        self.texts = tuple(text_files(library, self._works, self._names))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path below the site's root and the text of every file of the index, as UTF-8."""
        library, works = self._library, self._works
        # What texts are made from stands for them: they may be those of an earlier build.
        made = crc32(digest(source(), library.world, [unit.key for unit in self.texts]).encode())

        def told(path: str, text: bytes) -> tuple[str, bytes]:
            nonlocal made
            made = crc32(text, made)
            return path, text

        terms = concepts.terms(library)
        said = synonyms.synonyms(library, terms)
        indexer = Indexer((*terms, *(one.term() for one in said)))
        quoted: dict[str, None] = {}
        for which in _groups(works):
            quoted.update(dict.fromkeys(self._indexed(which, indexer)))
        for document in documents_of_pages(works):
            indexer.add(document)
            quoted.update(dict.fromkeys(document.quoted()))
        index = indexer.index()
        shards = index.number_of_shards(synonyms.size(said))
        typed, texts = synonyms.typed(said, shards), synonyms.said(said, shards)
        for at, shard in enumerate(index.shards(shards)):
            beside = {name: held[at] for name, held in (("n", typed), ("t", texts)) if at in held}
            content = {"k": " ".join(shard.keys), "b": shard.postings, **beside}
            yield told(f"search/terms-{at}.js", keyed("terms", at, content))
        read = sounds.characters(index.characters)
        yield told("search/sounds.js", named("sounds", " ".join(read)))
        mending = search_mending.shards(index, terms, read, quoted, _roles(library))
        for kind, held in mending.items():
            for shard_of, value in held.items():
                yield told(f"search/{kind}-{shard_of}.js", keyed(kind, shard_of, value))
        start = {
            "v": 1,
            # Browsers ask for the other files by this too: what they keep of an earlier making is not read with this.
            "of": f"{made:08x}",
            "docs": index.documents,
            "cases": len(library.cases),
            "per": per_file(works),
            "terms": shards,
            **{kind: len(mending[kind]) for kind in ("pairs", "chars", "initials", "ends")},
            "phrases": _phrases(terms),
            "fold": _fold(index, chain(*(term.phrases for term in terms), *(one.typed for one in said))),
        }
        for at, locale in enumerate(LOCALES.values()):
            reader = Reader(locale, library)
            concepts_of = list(_concepts(terms, reader))
            start_of = {"language": locale.base or locale.id, "edition": at, "concepts": concepts_of}
            yield f"{locale.id}/search/start.js", named("search", start_of | start)

    def _indexed(self, which: range, indexer: Indexer) -> Sequence[str]:
        """Index some records, or take what an earlier build found in the same; return what they quote."""
        fresh: list[str] | None = None

        def make() -> bytes:
            nonlocal fresh
            fresh = []
            for document in documents_of_records(self._works, self._names, which):
                indexer.add(document)
                fresh += document.quoted()
            return packed(indexer.blocks(), fresh)

        prints = [
            (one.id, self._library.prints.get(one.id, "")) for one in self._works.records[which.start : which.stop]
        ]
        content = Cache().of("postings", digest(program(), self._library.world, prints).encode(), make)
        if fresh is not None:
            return fresh
        blocks, quoted = unpacked(content)
        for block in blocks:
            indexer.put(block)
        return quoted


def _groups(works: Works) -> Iterator[range]:
    """All records, some at once, by their numbers: one more or less changes the groups beside it, and no others."""
    first = 0
    for at, record in enumerate(works.records, 1):
        if not crc32(record.id.encode()) % _MANY or at - first == 4 * _MANY or at == len(works.records):
            yield range(first, at)
            first = at


def _roles(library: Library) -> Iterable[str]:
    """What cases call those who take part, each once."""
    return dict.fromkeys(role for case in library.cases for actor in case.actors for role in actor.role.root.values())


def _phrases(terms: Iterable[Term]) -> str:
    """The names of concepts, a line each: first the Chinese ones, then all others, so that they pack better."""
    names = [list(map(concepts.written, term.phrases)) for term in terms]
    return "\n".join(
        "|".join(one for one in of if one.isascii() == english) for english in (False, True) for of in names
    )


def _concepts(terms: Iterable[Term], reader: Reader) -> Iterator[Sequence[str]]:
    """The key and the label of every concept; without its scheme a key is in that of the one before, and a concept
    without a label is called by the first of its Chinese names."""
    before = ""
    for term in terms:
        scheme, _, own = term.key.partition("/")
        label = reader.name(scheme, own)
        key = own if scheme == before else term.key
        names = (one for one in map(concepts.written, term.phrases) if not one.isascii())
        yield [key] if label == next(names, None) else [key, label]
        before = scheme


def _fold(index: Index, phrases: Iterable[Phrase]) -> tuple[Sequence[int], str]:
    """What the browser folds: the code points, each as far as it is from the one before, and what stands for each.

    What stands for a character that is in no text and no phrase need not be known, nor a letter with a mark.
    """
    held = set(map(chr, index.characters.terms.tolist()))
    held.update(token for phrase in phrases for token in phrase if not token.isascii())
    pairs = [(one, other) for one, other in table().items() if one in LETTERS or other in held]
    codes = [0, *(ord(one) for one, _ in pairs)]
    return [after - before for before, after in pairwise(codes)], "".join(other for _, other in pairs)
