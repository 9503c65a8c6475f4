"""Our stems are those of Snowball's English stemmer, version 2."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casegen.index.search.stems import stemmed

from .test_tokens import STEMMER, WORD


@given(st.lists(WORD, min_size=20, max_size=50))
def test_stems_are_those_of_the_package(made: list[str]) -> None:
    for word in made:
        assert stemmed(word) == STEMMER.stemWord(word)


def test_the_words_that_are_exceptions() -> None:
    words = (
        "skis skies dying lying tying idly gently ugly early only singly sky news howe atlas cosmos bias andes inning"
        " outing canning herring earring proceed exceed succeed innings proceeds succeeding generate communism arsenal"
        " yes say boy yyy sayyy a by hope hopping hoping controlled rolled feed agreed"
    ).split()
    assert [stemmed(word) for word in words] == [STEMMER.stemWord(word) for word in words]
