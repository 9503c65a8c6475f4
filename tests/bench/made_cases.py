"""Makes large libraries for benches: the cases of this library with their texts put together anew."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from pydantic import BaseModel

from casegen import library
from casegen.library import Library
from casegen.model import Case, Localized, texts

_SENTENCE = re.compile(r"[^。；.;]+(?:[。；.;]+\s*|$)")
# One sentence in so many is of words that nobody wrote before: a larger library has more words and pairs of characters.
FRESH = {"zh": 25, "en": 300}


def many(whole: Library, number: int, seed: int = 1, share: float = 1) -> Library:
    """A library of so many cases: each has the shape of one of `whole`, sentences of many, concepts drawn anew.

    Texts are as long as those of `whole`, or a share of that.
    """
    chance = random.Random(seed)
    said: dict[str, list[str]] = defaultdict(list)
    for origin in whole.cases:
        for _, text in texts(origin):
            for key, written in text.root.items():
                said[key] += _SENTENCE.findall(written)
    alphabet = {
        key: sorted({character for one in sentences for character in one if character.isalnum()})
        for key, sentences in said.items()
    }

    def sentence(key: str) -> str:
        made = chance.choice(said[key])
        if chance.randrange(FRESH.get(key, 100)) == 0:
            made = "".join(chance.choice(alphabet[key]) if one.isalnum() else one for one in made)
        return made

    def told(text: Localized) -> Localized:
        found = {}
        for key, one in text.root.items():
            made, size = "", max(1, round(share * len(one)))
            while len(made) < size:
                made += sentence(key)
            found[key] = made[:size].strip() or one
        return type(text)(found)

    known = {scheme: list(one) for scheme, one in whole.concepts.items()}
    made = []
    for at in range(number):
        case = _copied(chance.choice(whole.cases), told)
        assert isinstance(case, Case)
        draw = partial(_drawn, chance, known)
        concepts = {
            "problem": case.problem.model_copy(update={"concepts": draw("problems", case.problem.concepts)}),
            "method": case.method.model_copy(update={"concepts": draw("methods", case.method.concepts)}),
            "community": case.community.model_copy(
                update={
                    "places": draw("places", case.community.places),
                    "types": draw("community-types", case.community.types),
                }
            ),
        }
        made.append(case.model_copy(update={"id": f"case-{at:05}", "formerly": (), "adapted_from": (), **concepts}))
    return library.assemble(made, whole.schemes.values())


def _drawn(
    chance: random.Random, known: Mapping[str, Sequence[str]], scheme: str, instead: Sequence[str]
) -> tuple[str, ...]:
    return tuple(chance.sample(known[scheme], len(instead)))


def _copied(value: object, written: Callable[[Localized], Localized]) -> object:
    if isinstance(value, Localized):
        return written(value)
    if isinstance(value, BaseModel):
        fields = {name: _copied(getattr(value, name), written) for name in type(value).model_fields}
        return type(value).model_construct(None, **fields)
    if isinstance(value, tuple):
        return tuple(_copied(one, written) for one in value)
    return value
