"""What is kept of some documents stands for them in a later index, in whatever order words are met then."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from casegen.index.search.concepts import Term
from casegen.index.search.documents import Document
from casegen.index.search.index import Index, Indexer
from casegen.index.search.kept import packed, unpacked

from . import plain
from .made import libraries


def of(indexer: Indexer, documents: Sequence[Document]) -> Index:
    for one in documents:
        indexer.add(one)
    return indexer.index()


@given(libraries(), st.lists(st.integers(0, 3), min_size=1), st.sets(st.integers(0, 9)))
def test_an_index_of_what_was_kept_is_that_of_the_documents(
    library: tuple[list[Document], tuple[Term, ...]], sizes: list[int], kept: set[int]
) -> None:
    documents, terms = library
    expected = of(Indexer(terms), documents)
    made, first = Indexer(terms), 0
    for group, size in enumerate(sizes):
        some = documents[first : first + size]
        first += len(some)
        # What is kept was found by another build, which knew other words.
        earlier = Indexer(terms) if group in kept else made
        for one in some:
            earlier.add(one)
        content = packed(earlier.blocks(), ["名字", "二"][:size])
        if group in kept:
            blocks, names = unpacked(content)
            assert names == ["名字", "二"][:size]
            assert sum(block.documents for block in blocks) == len(some)
            for block in blocks:
                made.put(block)
    found = of(made, documents[first:])
    assert list(found.shards()) == list(expected.shards())
    assert plain.decoded(found.shards()) == plain.index(documents, terms)[0]
    assert found.words == expected.words
    assert found.documents == expected.documents
    for counts, other in ((found.characters, expected.characters), (found.pairs, expected.pairs)):
        assert counts.terms.tolist() == other.terms.tolist()
        assert counts.documents.tolist() == other.documents.tolist()
