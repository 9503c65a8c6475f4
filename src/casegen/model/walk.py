"""Walks over a record: every part, every text, every concept, each with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, RootModel

from .text import Localized
from .values import Scheme

Path = tuple[str | int, ...]


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield every model, text and leaf below `value` with its path in the record, parents first."""
    yield path, value
    if isinstance(value, Localized):
        return
    if isinstance(value, RootModel):
        value = value.root
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            child = getattr(value, name)
            if child is not None:
                yield from walk(child, (*path, field.alias or name))
    elif isinstance(value, tuple):
        for at, child in enumerate(value):
            yield from walk(child, (*path, at))
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from walk(child, (*path, key))


def texts(value: object) -> Iterator[tuple[Path, Localized]]:
    """Yield every localized text below `value` with its path in the record: what `walk` finds, looking at less."""
    found: list[tuple[Path, Localized]] = []
    _gather(value, (), found)
    return iter(found)


def _gather(value: object, path: Path, found: list[tuple[Path, Localized]]) -> None:
    fields = _FIELDS[type(value)]
    if fields is None:
        # A model tells by its type which of its fields to look at; whatever else is walked tells nothing.
        for below, child in walk(value, path):
            if isinstance(child, Localized):
                found.append((below, child))
        return
    for name, alias in fields:
        child = getattr(value, name)
        if child is None:
            continue
        kind = type(child)
        if kind is tuple:
            for at, one in enumerate(child):
                if _TEXTS[type(one)]:
                    found.append(((*path, alias, at), one))
                else:
                    _gather(one, (*path, alias, at), found)
        elif _TEXTS[kind]:
            found.append(((*path, alias), child))
        else:
            _gather(child, (*path, alias), found)


# What is asked about every type again and again is remembered: asking pydantic's types takes long.
class _Texts(dict[type, bool]):
    """Whether a type is that of texts."""

    def __missing__(self, kind: type) -> bool:
        found = self[kind] = issubclass(kind, Localized)
        return found


class _Fields(dict[type, tuple[tuple[str, str], ...] | None]):
    """The fields of a model below which there can be texts: their names, and what they are called in the record."""

    def __missing__(self, kind: type) -> tuple[tuple[str, str], ...] | None:
        found = None
        if issubclass(kind, BaseModel) and not issubclass(kind, RootModel):
            fields = kind.model_fields.items()
            found = tuple((name, one.alias or name) for name, one in fields if _may_hold_texts(one.annotation))
        self[kind] = found
        return found


_TEXTS = _Texts()
_FIELDS = _Fields()


def _may_hold_texts(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return issubclass(annotation, Localized) or any(
            _may_hold_texts(field.annotation)
            for kind in (annotation, *annotation.__subclasses__())
            for field in kind.model_fields.values()
        )
    return any(map(_may_hold_texts, getattr(annotation, "__args__", ())))


def concepts(value: object) -> Iterator[tuple[Path, str, str]]:
    """Yield (path, scheme, concept id) for every text that a field marks with a `Scheme`."""
    for path, child in walk(value):
        if not isinstance(child, BaseModel) or isinstance(child, RootModel):
            continue
        for name, field in type(child).model_fields.items():
            scheme = _scheme_of(type(child), name)
            found = getattr(child, name)
            if scheme is None or found is None:
                continue
            here = (*path, field.alias or name)
            if isinstance(found, tuple):
                for at, one in enumerate(found):
                    yield (*here, at), scheme, one
            else:
                yield here, scheme, found


_SCHEMES: dict[tuple[type, str], str | None] = {}


def _scheme_of(owner: type[BaseModel], name: str) -> str | None:
    key = (owner, name)
    if key not in _SCHEMES:
        field = owner.model_fields[name]
        marks = [*field.metadata, *_marks(field.annotation)]
        _SCHEMES[key] = next((mark.name for mark in marks if isinstance(mark, Scheme)), None)
    return _SCHEMES[key]


def _marks(annotation: object) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in getattr(annotation, "__args__", ()):
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            yield from _marks(inner)
