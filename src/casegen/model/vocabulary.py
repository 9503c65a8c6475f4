"""Controlled vocabularies as concept schemes (SKOS)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from annotated_types import Interval
from pydantic import ConfigDict, Field, RootModel

from .text import Model, Phrase, Prose
from .values import Id, Line, RecordKey, Whole

# A sketch has no more columns and rows than a page has room for.
_Along = Annotated[Whole, Interval(ge=0, le=39)]


class Labels(RootModel[dict[RecordKey, tuple[Line, ...]]]):
    """Other words for a concept, by language."""

    model_config = ConfigDict(frozen=True)


class Concept(Model):
    """One notion of a concept scheme (SKOS: prefLabel, altLabel, hiddenLabel, definition, scopeNote, broader)."""

    id: Id
    pref_label: Phrase = Field(alias="prefLabel")
    alt_label: Labels = Field(default_factory=lambda: Labels({}), alias="altLabel")
    # What people type for it and nobody would print: it is found by these words, and they are shown nowhere.
    hidden_label: Labels = Field(default_factory=lambda: Labels({}), alias="hiddenLabel")
    definition: Prose | None = None
    scope_note: Prose | None = Field(default=None, alias="scopeNote")
    broader: Id | None = None
    # A short code (SKOS: notation), shown where a label has no room; only places have one.
    notation: Line | None = None
    # A tile of the sketch of provinces, column and row counted from 0; only places have one.
    tile: tuple[_Along, _Along] | None = None

    def words(self) -> Iterator[str]:
        """Every word for it in all languages: its names, then its other names, then what people only type."""
        yield from self.pref_label.root.values()
        for labels in (self.alt_label, self.hidden_label):
            for words in labels.root.values():
                yield from words


class Method(Concept):
    """A way of working, with a page of its own."""

    how: Prose
    suits: tuple[Prose, ...] = Field(min_length=1)
    unsuited: tuple[Prose, ...] = Field(min_length=1)
    steps: tuple[Prose, ...] = Field(min_length=1)
    needs: tuple[Prose, ...] = Field(min_length=1)
    risks: tuple[Prose, ...] = Field(min_length=1)


class Synonyms(Model):
    """What texts say for something that is no concept, by language, and what people type for it; for search alone."""

    texts: Labels
    typed: tuple[Line, ...] = Field(min_length=1)


class ConceptScheme(Model):
    """One controlled vocabulary: a file in `vocabulary/`."""

    scheme: Id
    title: Phrase
    about: Prose | None = None
    concepts: tuple[Concept, ...]
    synonyms: tuple[Synonyms, ...] = ()


class MethodScheme(ConceptScheme):
    """The vocabulary of methods, whose concepts say more."""

    concepts: tuple[Method, ...]
