"""Walks over a record: every part, every text, every concept, each with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

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


def parts(value: BaseModel, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """Yield every model from `value` on that has fields, with its path: what `walk` finds of them, looking at less."""
    yield path, value
    for name, alias in _BELOW[type(value)]:
        child = getattr(value, name)
        if isinstance(child, tuple):
            for at, one in enumerate(child):
                if _HAS_FIELDS[type(one)]:
                    yield from parts(one, (*path, alias, at))
        elif _HAS_FIELDS[type(child)]:
            yield from parts(child, (*path, alias))


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


class _HasFields(dict[type, bool]):
    """Whether a type is that of a model that has fields."""

    def __missing__(self, kind: type) -> bool:
        found = self[kind] = issubclass(kind, BaseModel) and not issubclass(kind, RootModel)
        return found


class _Below(dict[type, tuple[tuple[str, str], ...]]):
    """The fields of a model in which there can be models that have fields: names, and what the record calls them."""

    def __missing__(self, kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
        fields = kind.model_fields.items()
        found = self[kind] = tuple((name, one.alias or name) for name, one in fields if _may_hold(one.annotation))
        return found


_HAS_FIELDS, _BELOW = _HasFields(), _Below()
_TEXTS = _Texts()
_FIELDS = _Fields()


def _may_hold(annotation: object) -> bool:
    if isinstance(annotation, type):
        return _HAS_FIELDS[annotation]
    return any(map(_may_hold, getattr(annotation, "__args__", ())))


def _may_hold_texts(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return issubclass(annotation, Localized) or any(
            _may_hold_texts(field.annotation)
            for kind in (annotation, *annotation.__subclasses__())
            for field in kind.model_fields.values()
        )
    return any(map(_may_hold_texts, getattr(annotation, "__args__", ())))


def concepts(value: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """Yield (path, scheme, concept id) for every text that a field marks with a `Scheme`."""
    for path, child in parts(value):
        for name, alias, scheme in _marked(type(child)):
            found = getattr(child, name)
            if found is None:
                continue
            here = (*path, alias)
            if isinstance(found, tuple):
                for at, one in enumerate(found):
                    yield (*here, at), scheme, one
            else:
                yield here, scheme, found


@cache
def _marked(owner: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a model that are marked with a `Scheme`: names, what the record calls them, names of schemes."""
    found = []
    for name, field in owner.model_fields.items():
        marks = [*field.metadata, *_marks(field.annotation)]
        scheme = next((mark.name for mark in marks if isinstance(mark, Scheme)), None)
        if scheme is not None:
            found.append((name, field.alias or name, scheme))
    return tuple(found)


def _marks(annotation: object) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in getattr(annotation, "__args__", ()):
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            yield from _marks(inner)
