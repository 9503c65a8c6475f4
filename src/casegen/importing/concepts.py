"""Which concept a text names: its id or its label, letter for letter, and nothing that is only like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..checks.schema import schemes_in
from ..checks.wanted import bare, declared, scheme_of
from ..config import Settings
from ..load import vocabularies
from ..model import Case, ConceptScheme, Path, Plain
from .tables import folded

# How people write the two truth values where no mapping says otherwise.
_TRUTH = {"true": "true", "false": "false", "是": "true", "否": "false", "yes": "true", "no": "false"}
# Other words for a concept help a search and may only come near it. Those for a place are names of it: 汉阳区, 漢陽.
NAMED_BY_ALL = frozenset({"places"})


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a field holds: its type without annotations, its vocabulary if any, and what tells a sound value."""

    plain: object
    scheme: str | None
    # None for a text by language, which may be any.
    adapter: TypeAdapter[Any] | None


class Concepts:
    """The vocabularies of a library, asked for the concept that a text names."""

    def __init__(self, schemes: Iterable[ConceptScheme]) -> None:
        schemes = tuple(schemes)
        self._ids = {scheme.scheme: frozenset(one.id for one in scheme.concepts) for scheme in schemes}
        self._labels = {scheme.scheme: _labels(scheme) for scheme in schemes}

    def named(self, scheme: str, text: str) -> str | None:
        """The id of the concept whose id or label in some language is `text`; None for no concept, or for several.

        Width, case and spaces do not count in a label. A place goes by any of its names.
        """
        if text in self._ids.get(scheme, ()):
            return text
        return self._labels.get(scheme, {}).get(folded(text))

    def taken(self, path: Path, text: str) -> str | None:
        """The value for a text in a field of a record, `Plain` for a number or a truth value.

        A text by language is taken as it is. None where the field's type or vocabulary does not know the text.
        """
        kind = _kind(_pattern(path))
        if kind.scheme is not None:
            return self.named(kind.scheme, text)
        if kind.adapter is None:
            return text
        value = Plain(_TRUTH.get(folded(text), text) if kind.plain is bool else text)
        try:
            kind.adapter.validate_python(value)
        except ValidationError:
            return None
        return value if kind.plain in (Decimal, int, bool) else text


def library(settings: Settings) -> Concepts:
    """The vocabularies of a library; those that are not sound in form know nothing."""
    return Concepts(schemes_in(vocabularies(settings)).values())


def _labels(scheme: ConceptScheme) -> Mapping[str, str | None]:
    made: dict[str, str | None] = {}
    for concept in scheme.concepts:
        names = [*concept.pref_label.root.values()]
        if scheme.scheme in NAMED_BY_ALL:
            names += (word for words in concept.alt_label.root.values() for word in words)
        for label in {folded(text) for text in names}:
            made[label] = None if label in made else concept.id
    return made


def _pattern(path: Path) -> Path:
    """A path with every number made 0: members of a list are of one type."""
    return tuple(0 if isinstance(one, int) else one for one in path)


@cache
def _kind(path: Path) -> _Kind:
    kind: Any = declared(Case, path)
    scheme = scheme_of(kind)
    return _Kind(bare(kind), scheme, None if kind is str or scheme else TypeAdapter(kind))
