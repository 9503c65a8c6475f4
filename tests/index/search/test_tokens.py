"""Tokens: which words the stemmer is asked about, and that the browser finds the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import snowballstemmer  # type: ignore[import-untyped]  # it has no types
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casegen.index.search.fold import fold, table
from casegen.index.search.tokens import LONGEST, british, stem, tokens, words

from .made import PIECES

WEB = Path(__file__).parents[3] / "web"
STEMMER = snowballstemmer.stemmer("english")
# Endings of which the stemmer takes some away, and beginnings that are long enough for it.
ENDINGS = (
    "s es ies ied sses us ss ed eed ing eedly edly ingly y li ly ational tional enci anci izer ization ation ator"
    " alism aliti alli fulness ousli ousness iveness iviti biliti bli ogi fulli lessli alize icate iciti ical ful"
    " ness ative al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize sion tion e l ll"
).split()
WORD = st.tuples(
    st.text("abcdefghijklmnopqrstuvwxyz", max_size=9) | st.text("aeiouyydlstn", max_size=7),
    st.lists(st.sampled_from(ENDINGS), max_size=3).map("".join),
).map("".join)


@given(st.lists(WORD, min_size=20, max_size=50))
def test_a_word_that_is_not_asked_about_has_no_ending(made: list[str]) -> None:
    for word in made:
        assert stem(word) == STEMMER.stemWord(british(word[:LONGEST]))


def test_the_words_of_this_library_are_stemmed_as_the_stemmer_does() -> None:
    texts = [path.read_text("utf-8") for path in (WEB.parent / "cases").glob("*.yml")]
    held = {word for text in texts for word in words(fold(text)) if word.isascii() and word.isalpha()}
    assert len(held) > 2000
    assert [word for word in held if stem(word) != STEMMER.stemWord(british(word[:LONGEST]))] == []


def test_spellings_of_america_and_britain_are_one_word() -> None:
    pairs = [
        ("neighborhoods", "neighbourhood"), ("organization", "organisations"), ("mobilizing", "mobilising"),
        ("center", "centres"), ("aging", "ageing"), ("programs", "programme"), ("counselors", "counsellor"),
    ]  # fmt: skip
    assert all(stem(one) == stem(other) for one, other in pairs)
    assert [british(word) for word in ("size", "prized", "citizen", "horizon", "color5")] == [
        "size", "prized", "citizen", "horizon", "colour5",
    ]  # fmt: skip
    assert stem("color5") == "color5"


# What Unicode 14 knows: the browser's Unicode is newer, and has characters that Python cannot fold yet.
KNOWN = st.characters(exclude_categories=["Cs", "Cn"])
PIECE = st.one_of(
    st.sampled_from(PIECES), WORD, st.text(KNOWN, max_size=6),
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=4),
    st.text(st.characters(min_codepoint=0x3000, max_codepoint=0x33FF), max_size=3),
    st.text(st.characters(min_codepoint=0xFF00, max_codepoint=0xFFEF, exclude_categories=["Cn"]), max_size=4),
    st.text(st.characters(min_codepoint=0x1F000, max_codepoint=0x1FAFF, exclude_categories=["Cn"]), max_size=2),
    st.text(st.characters(min_codepoint=0xC0, max_codepoint=0x36F), max_size=4),
)  # fmt: skip


@given(st.lists(st.lists(PIECE, max_size=6).map("".join), min_size=500, max_size=500))
@settings(max_examples=1, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_the_browser_folds_and_cuts_alike(texts: list[str]) -> None:
    held = {"from": "".join(table()), "to": "".join(table().values())}
    beside = os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])
    done = subprocess.run(
        [shutil.which("node", path=beside) or "node", WEB / "fold.mjs"],
        input=json.dumps({"table": held, "texts": texts}),
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    for text, (folded, keys) in zip(texts, json.loads(done.stdout), strict=True):
        assert folded == fold(text), ascii(text)
        assert keys == tokens(fold(text)), ascii(text)
