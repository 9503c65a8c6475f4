"""What people type for what texts say: it lies in the shards that a query needs anyway, and not with the concepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ...library import Library
from ...locales import LOCALES
from ...model.vocabulary import Labels
from .concepts import SYNONYMS, Phrase, Term, is_chinese, phrases_of, written
from .shards import shards_of


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What texts say for something, and the phrases that people type for it; `number` counts all synonyms from 0.

    The first texts are what the editions call it, in their order.
    """

    number: int
    texts: tuple[str, ...]
    typed: tuple[Phrase, ...]

    @property
    def key(self) -> str:
        """What stands for its key where a concept has one."""
        return f"{SYNONYMS}{self.number}"

    def term(self) -> Term:
        """What the index looks for in texts."""
        return Term(self.key, phrases_of(self.texts), ())


def synonyms(library: Library, terms: Iterable[Term]) -> tuple[Synonyms, ...]:
    """All synonyms of all vocabularies in their order, without what is a name of one of the concepts `terms`."""
    names = {phrase for term in terms for phrase in term.phrases}
    rows = (row for scheme in library.schemes.values() for row in scheme.synonyms if any(row.texts.root.values()))
    return tuple(
        Synonyms(at, _texts(row.texts), tuple(one for one in phrases_of(row.typed) if one not in names))
        for at, row in enumerate(rows)
    )


def size(held: Sequence[Synonyms]) -> int:
    """How many bytes synonyms take in shards, more or less."""
    typed = sum(len("".join(phrase).encode()) + 8 for one in held for phrase in one.typed)
    return typed + sum(len(text.encode()) + 3 for one in held for text in one.texts)


def typed(held: Iterable[Synonyms], number: int) -> Mapping[int, Mapping[str, Sequence[int]]]:
    """By the shard of what it begins with, of `number`: every phrase that is typed, with the numbers of its synonyms.

    It begins with two characters or with a word: the key by which a query that holds it looks that up as well.
    """
    phrases: dict[Phrase, list[int]] = {}
    for one in held:
        for phrase in one.typed:
            phrases.setdefault(phrase, []).append(one.number)
    begun = ["".join(phrase[:2]) if is_chinese(phrase[:2]) else phrase[0] for phrase in phrases]
    found: dict[int, dict[str, Sequence[int]]] = {}
    for shard, (phrase, numbers) in zip(shards_of(begun, number).tolist(), phrases.items(), strict=True):
        found.setdefault(shard, {})[written(phrase)] = numbers
    return found


def said(held: Sequence[Synonyms], number: int) -> Mapping[int, Mapping[int, Sequence[str]]]:
    """By the shard of their postings, of `number`: what texts say, by the number of the synonyms."""
    found: dict[int, dict[int, Sequence[str]]] = {}
    for shard, one in zip(shards_of([f"#{one.key}" for one in held], number).tolist(), held, strict=True):
        found.setdefault(shard, {})[one.number] = one.texts
    return found


def _texts(texts: Labels) -> tuple[str, ...]:
    """What each edition calls it, if need be in another language; then all else that texts say."""
    every = tuple(chain.from_iterable(texts.root.values()))
    called = (
        (locale, next(iter(texts.root.get(locale.base or locale.id, ())), every[0])) for locale in LOCALES.values()
    )
    names = [locale.derive(text) for locale, text in called]
    return (*names, *(text for text in every if text not in names))
