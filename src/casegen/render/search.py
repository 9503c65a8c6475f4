"""The files that the search reads in the browser, as scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from pydantic_core import to_json

from ..facets import Column
from ..index.search import concepts, sounds
from ..index.search.concepts import Term
from ..index.search.fold import table
from ..index.search.index import Index, Indexer
from ..library import Library
from ..locales import LOCALES
from . import search_mending
from .head import SCRIPT
from .page import Page
from .reader import Reader
from .searchable import Searchable, searchable

# In a library of at least so many documents a file of texts holds two of them: there are files enough.
LARGE = 2_000
# Of what a script must not hold; no plain text has the others, which are white space.
_ESCAPES = [(character.encode(), escaped.encode()) for character, escaped in SCRIPT.items() if character.isascii()]


def search_files(
    library: Library, columns: Sequence[Column], handwritten: Iterable[Page]
) -> Iterator[tuple[str, bytes]]:
    """Yield the path below the site's root and the text of every file of the search, as UTF-8."""
    made = 0

    def told(path: str, text: bytes) -> tuple[str, bytes]:
        nonlocal made
        made = crc32(text, made)
        return path, text

    terms = concepts.terms(library)
    indexer = Indexer(terms)
    quoted: dict[str, None] = {}
    per = 1 if len(library.cases) + len(library.methods) < LARGE else 2
    for number, some in enumerate(_by(per, searchable(library, columns, handwritten))):
        for one in some:
            indexer.add(one.document)
            quoted.update(dict.fromkeys(one.document.quoted()))
        for edition in LOCALES:
            texts = [one.shown[edition] for one in some]
            yield told(f"{edition}/search/text-{number}.js", _keyed("texts", number, texts))
    index = indexer.index()
    shards = -1
    for shards, shard in enumerate(index.shards()):
        content = {"k": " ".join(shard.keys), "b": shard.postings}
        yield told(f"search/terms-{shards}.js", _keyed("terms", shards, content))
    read = sounds.characters(index.characters)
    yield told("search/sounds.js", _named("sounds", " ".join(read)))
    mending = search_mending.shards(index, terms, read, quoted)
    for kind, held in mending.items():
        for shard_of, value in held.items():
            yield told(f"search/{kind}-{shard_of}.js", _keyed(kind, shard_of, value))
    start = {
        "v": 1,
        # Browsers ask for the other files by this too: what they keep of an earlier making is never read with this one.
        "of": f"{made:08x}",
        "docs": index.documents,
        "cases": len(library.cases),
        "per": per,
        "terms": shards + 1,
        **{kind: len(mending[kind]) for kind in ("pairs", "chars", "ends")},
        "phrases": _phrases(terms),
        "fold": _fold(index, terms),
    }
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        labels = [[term.key, reader.name(*term.key.split("/"))] for term in terms]
        start_of = {"language": locale.base or locale.id, "concepts": labels}
        yield f"{locale.id}/search/start.js", _named("search", start_of | start)


def _by(number: int, documents: Iterable[Searchable]) -> Iterator[list[Searchable]]:
    some: list[Searchable] = []
    for one in documents:
        some.append(one)
        if len(some) == number:
            yield some
            some = []
    if some:
        yield some


def _phrases(terms: Iterable[Term]) -> str:
    """The names of concepts, a line each: first the Chinese ones, then all others, so that they pack better."""
    names = [list(map(concepts.written, term.phrases)) for term in terms]
    return "\n".join(
        "|".join(one for one in of if one.isascii() == english) for english in (False, True) for of in names
    )


def _fold(index: Index, terms: Iterable[Term]) -> tuple[str, str]:
    """What the browser folds: what stands for a character that is in no text and no phrase need not be known."""
    held = set(map(chr, index.characters.terms.tolist()))
    held.update(token for term in terms for phrase in term.phrases for token in phrase)
    pairs = [(one, other) for one, other in table().items() if other.isascii() or other in held]
    return "".join(one for one, _ in pairs), "".join(other for _, other in pairs)


def _named(name: str, value: object) -> bytes:
    return b"(self.casegen=self.casegen||{}).%s=%s;\n" % (name.encode(), _json(value))


def _keyed(name: str, key: int | str, value: object) -> bytes:
    made = (name.encode(), name.encode(), _json(key), _json(value))
    return b"((self.casegen=self.casegen||{}).%s=self.casegen.%s||{})[%s]=%s;\n" % made


def _json(value: object) -> bytes:
    """JSON that can stand in a script, as `escape_script` makes it, without the way through text."""
    made = to_json(value)
    for character, escaped in _ESCAPES:
        if character in made:
            made = made.replace(character, escaped)
    return made
