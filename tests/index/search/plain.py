"""The index as its description reads, in plain Python: one text after the other, what arrays have to agree with."""

from __future__ import annotations

from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from casegen.index.search.concepts import Term, crossing, labels
from casegen.index.search.documents import Document
from casegen.index.search.fold import fold
from casegen.index.search.shards import Shard
from casegen.index.search.tokens import JOINERS, LONGEST, stem, words

# By key of the index, ascending documents, each with its level.
Postings = Mapping[str, Sequence[tuple[int, int]]]


def rows(paragraph: str) -> list[tuple[str, str, bool, bool]]:
    """The tokens of a paragraph: each with the word as it stands, whether it is linked to the one before, or paired."""
    folded = fold(paragraph)
    found: list[tuple[str, str, bool, bool]] = []
    end = 0
    for word in words(folded):
        start = folded.index(word, end)
        gap = folded[end:start]
        both = bool(found) and not word.isascii() and not found[-1][0].isascii()
        linked = bool(found) and (not gap or (not both and len(gap) <= 2 and set(gap) <= JOINERS))
        found.append((stem(word), word[:LONGEST], linked, both and not gap))
        end = start + len(word)
    return found


def index(documents: Sequence[Document], terms: Sequence[Term]) -> tuple[Postings, Mapping[str, int]]:
    """The postings of all documents by key, and the number of documents of every word."""
    phrases = labels(terms)
    names = {phrase for term in terms if term.key[0] != "=" for phrase in term.phrases}
    number = {term.key: at for at, term in enumerate(terms)}
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    having: dict[str, int] = defaultdict(int)
    for at, document in enumerate(documents):
        # How often a key is in the body, in summary and labels, in the title.
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        told: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        seen: set[str] = set()
        for field, text in (
            (2, document.title), (1, document.summary), (1, document.labels), (0, document.body),
        ):  # fmt: skip
            for paragraph in text:
                row = rows(paragraph)
                hits = [
                    (start, phrase)
                    for start in range(len(row))
                    for phrase in phrases
                    if tuple(one[0] for one in row[start : start + len(phrase)]) == phrase
                    and all(one[2] for one in row[start + 1 : start + len(phrase)])
                ]
                crossed = {start + offset for start, phrase in hits if phrase in names for offset in crossing(phrase)}
                for start, phrase in hits:
                    if len(phrase) > 2 or start not in crossed:
                        for one in phrases[phrase]:
                            told["#" + terms[one].key][field] += 1
                for place, (token, word, _, paired) in enumerate(row):
                    counts[token][field] += 1
                    if token.isascii():
                        seen.add(word)
                    if paired:
                        pair = row[place - 1][0] + token
                        counts["~" + pair if place - 1 in crossed else pair][field] += 1
        for key, times in counts.items():
            if key[0] != "~" or key[1:] not in counts:
                postings[key].append((at, level(*times)))
        levels = {key: min(2, level(*times)) for key, times in told.items()}
        for key in document.concepts:
            for broader in terms[number[key]].broader:
                levels[f"#{terms[broader].key}"] = max(2, levels.get(f"#{terms[broader].key}", 0))
        levels |= {f"#{key}": 3 for key in document.concepts}
        for key, one in levels.items():
            postings[key].append((at, one))
        for word in seen:
            having[word] += 1
    return dict(postings), dict(having)


def level(body: int, middle: int, title: int) -> int:
    """The level of a term that a document has so often."""
    return 3 if title else 2 if middle else 1 if body >= 3 else 0


def decoded(shards: Iterable[Shard]) -> Postings:
    """The postings of shards."""
    found: dict[str, list[tuple[int, int]]] = {}
    for shard in shards:
        numbers = iter(varints(b64decode(shard.postings)))
        assert list(shard.keys) == sorted(shard.keys)
        for key in shard.keys:
            document = 0
            found[key] = []
            for _ in range(next(numbers)):
                one = next(numbers)
                document += one >> 2
                found[key].append((document, one & 3))
        assert next(numbers, None) is None
    return found


def varints(raw: bytes) -> list[int]:
    """The numbers that varints stand for."""
    found, number, shift = [], 0, 0
    for byte in raw:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            found.append(number)
            number = shift = 0
    assert shift == 0
    return found
