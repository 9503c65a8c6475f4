"""The files that the search reads in the browser, as scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from pydantic_core import to_json

from ..facets import Column
from ..index.search import concepts, pinyin, sounds
from ..index.search.concepts import Term
from ..index.search.fold import table
from ..index.search.index import Index, Indexer
from ..index.search.shards import number_for, shards_of
from ..library import Library
from ..locales import LOCALES
from .head import SCRIPT
from .page import Page
from .reader import Reader
from .searchable import Searchable, searchable

# How many documents one file of texts holds.
PER = 2
# Of what a script must not hold; no plain text has the others, which are white space.
_ESCAPES = [(character.encode(), escaped.encode()) for character, escaped in SCRIPT.items() if character.isascii()]


def search_files(
    library: Library, columns: Sequence[Column], handwritten: Iterable[Page]
) -> Iterator[tuple[str, bytes]]:
    """Yield the path below the site's root and the text of every file of the search, as UTF-8."""
    terms = concepts.terms(library)
    indexer = Indexer(terms)
    for number, some in enumerate(_by(PER, searchable(library, columns, handwritten))):
        for one in some:
            indexer.add(one.document)
        for edition in LOCALES:
            texts = [one.shown[edition] for one in some]
            yield f"{edition}/search/text-{number}.js", _keyed("texts", number, texts)
    index = indexer.index()
    shards = pairs = -1
    for shards, shard in enumerate(index.shards()):
        yield f"search/terms-{shards}.js", _keyed("terms", shards, {"k": " ".join(shard.keys), "b": shard.postings})
    for pairs, held in enumerate(_pair_shards(sounds.pairs(index.pairs))):
        yield f"search/pairs-{pairs}.js", _keyed("pairs", pairs, held)
    yield "search/sounds.js", _named("sounds", {"chars": sounds.characters(index.characters), "labels": _read(terms)})
    yield "search/words.js", _named("words", _words(index))
    start = {
        "v": 1,
        "docs": index.documents,
        "cases": len(library.cases),
        "per": PER,
        "terms": shards + 1,
        "pairs": pairs + 1,
        "fold": _fold(index, terms),
        "phrases": "\n".join("|".join(map(concepts.written, term.phrases)) for term in terms),
    }
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        labels = [[term.key, reader.name(*term.key.split("/"))] for term in terms]
        start_of = {"language": locale.base or locale.id, "concepts": labels}
        yield f"{locale.id}/search/start.js", _named("search", start | start_of)


def _by(number: int, documents: Iterable[Searchable]) -> Iterator[list[Searchable]]:
    some: list[Searchable] = []
    for one in documents:
        some.append(one)
        if len(some) == number:
            yield some
            some = []
    if some:
        yield some


def _pair_shards(pairs: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """The pairs of Chinese characters by their syllables, in shards by the syllables."""
    number = number_for(sum(len(key) + 6 + 3 * len(held) for key, held in pairs.items()))
    shards: list[dict[str, str]] = [{} for _ in range(number)]
    for (key, held), shard in zip(pairs.items(), shards_of(list(pairs), number).tolist(), strict=True):
        shards[shard][key] = held
    yield from shards


@lru_cache(maxsize=2)
def _read(terms: tuple[Term, ...]) -> str:
    """How the Chinese phrases of every concept are read, a line each."""
    lines = []
    for term in terms:
        chinese = map("".join, filter(concepts.is_chinese, term.phrases))
        read = filter(None, map(pinyin.in_phrase, chinese))
        lines.append("|".join(dict.fromkeys(map(" ".join, read))))
    return "\n".join(lines)


def _words(index: Index) -> str:
    """The words of at least three letters, each with the logarithm of the number of its documents."""
    return " ".join(
        f"{word}{min(9, documents.bit_length() - 1)}"
        for word, documents in index.words
        if len(word) >= 3 and word.isalpha()
    )


def _fold(index: Index, terms: Iterable[Term]) -> tuple[str, str]:
    """What the browser folds: what stands for a character that is in no text and no phrase need not be known."""
    held = set(map(chr, index.characters.terms.tolist()))
    held.update(token for term in terms for phrase in term.phrases for token in phrase)
    pairs = [(one, other) for one, other in table().items() if other.isascii() or other in held]
    return "".join(one for one, _ in pairs), "".join(other for _, other in pairs)


def _named(name: str, value: object) -> bytes:
    return b"(self.casegen=self.casegen||{}).%s=%s;\n" % (name.encode(), _json(value))


def _keyed(name: str, key: int, value: object) -> bytes:
    name_ = name.encode()
    return b"((self.casegen=self.casegen||{}).%s=self.casegen.%s||{})[%d]=%s;\n" % (name_, name_, key, _json(value))


def _json(value: object) -> bytes:
    """JSON that can stand in a script, as `escape_script` makes it, without the way through text."""
    made = to_json(value)
    for character, escaped in _ESCAPES:
        if character in made:
            made = made.replace(character, escaped)
    return made
