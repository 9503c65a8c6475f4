"""Walks over a record: every part, every text, every concept, each with its path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeGuard

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


@dataclass(frozen=True, slots=True)
class Parts:
    """What a record is made of, each with its path and in the order of `walk`: texts, and the models they are in."""

    texts: Sequence[tuple[Path, Localized]]
    models: Sequence[tuple[Path, BaseModel]]


def parts(value: object) -> Parts:
    """The texts and models below `value`, itself among them: what `walk` finds, looking at less."""
    texts: list[tuple[Path, Localized]] = []
    models: list[tuple[Path, BaseModel]] = []
    _gather(value, (), texts, models)
    return Parts(texts, models)


def texts(value: object) -> Iterator[tuple[Path, Localized]]:
    """Yield every localized text below `value` with its path in the record."""
    return iter(parts(value).texts)


def localized(value: BaseModel) -> list[Localized]:
    """Every localized text below a model, in the order of `texts`: for what asks a whole library and no path."""
    found: list[Localized] = []
    _collect(value, found)
    return found


def _collect(value: BaseModel, found: list[Localized]) -> None:
    """Look at the fields that can hold texts, each a text, a model, or a tuple of these."""
    for child in _TOLD[type(value)](value):
        if type(child) is tuple:
            for one in child:
                if _TEXTS[type(one)]:
                    found.append(one)
                else:
                    _collect(one, found)
        elif child is not None:
            if _TEXTS[type(child)]:
                found.append(child)
            else:
                _collect(child, found)


def _gather(
    value: object, path: Path, texts: list[tuple[Path, Localized]], models: list[tuple[Path, BaseModel]]
) -> None:
    fields = _FIELDS[type(value)]
    if fields is None:
        # A model tells by its type which of its fields to look at; whatever else is walked tells nothing.
        for below, child in walk(value, path):
            if isinstance(child, Localized):
                texts.append((below, child))
            elif isinstance(child, BaseModel) and not isinstance(child, RootModel):
                models.append((below, child))
        return
    models.append((path, value))  # type: ignore[arg-type]  # only models have fields
    for name, alias in fields:
        child = getattr(value, name)
        if child is None:
            continue
        kind = type(child)
        if kind is tuple:
            for at, one in enumerate(child):
                if _TEXTS[type(one)]:
                    texts.append(((*path, alias, at), one))
                else:
                    _gather(one, (*path, alias, at), texts, models)
        elif _TEXTS[kind]:
            texts.append(((*path, alias), child))
        else:
            _gather(child, (*path, alias), texts, models)


# What is asked about every type again and again is remembered: asking pydantic's types takes long.
class _Texts(dict[type, bool]):
    """Whether a type is that of texts."""

    def __missing__(self, kind: type) -> bool:
        found = self[kind] = issubclass(kind, Localized)
        return found


class _Fields(dict[type, tuple[tuple[str, str], ...] | None]):
    """The fields of a model that can hold texts and models: their names, and what they are called in the record."""

    def __missing__(self, kind: type) -> tuple[tuple[str, str], ...] | None:
        found = None
        if issubclass(kind, BaseModel) and not issubclass(kind, RootModel):
            fields = kind.model_fields.items()
            found = tuple((name, one.alias or name) for name, one in fields if _may_hold_models(one.annotation))
        self[kind] = found
        return found


class _Told(dict[type[BaseModel], Callable[[BaseModel], tuple[Any, ...]]]):
    """What gives the fields of a model that can hold texts, all at once."""

    def __missing__(self, kind: type[BaseModel]) -> Callable[[BaseModel], tuple[Any, ...]]:
        names = [name for name, field in kind.model_fields.items() if _may_hold_texts(field.annotation)]
        # Of one name `attrgetter` gives no tuple, and of none it is nothing.
        found: Callable[[BaseModel], tuple[Any, ...]] = attrgetter(*names) if len(names) > 1 else _each(names)
        self[kind] = found
        return found


def _each(names: Sequence[str]) -> Callable[[BaseModel], tuple[Any, ...]]:
    return lambda value: tuple([getattr(value, name) for name in names])


class _Concepts(dict[type[BaseModel], tuple[tuple[str, str, str], ...]]):
    """The fields of a model that name concepts: their names, what they are called in the record, their schemes."""

    def __missing__(self, kind: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
        fields = kind.model_fields.items()
        found = self[kind] = tuple(
            (name, one.alias or name, mark.name)
            for name, one in fields
            if (mark := next(filter(_is_scheme, (*one.metadata, *_marks(one.annotation))), None))
        )
        return found


_TEXTS = _Texts()
_FIELDS = _Fields()
_TOLD = _Told()
_CONCEPTS = _Concepts()


def _may_hold_models(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, RootModel) and not issubclass(annotation, Localized):
        return _may_hold_models(annotation.model_fields["root"].annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | Localized):
        return True
    return any(map(_may_hold_models, getattr(annotation, "__args__", ())))


def _may_hold_texts(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Localized):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return any(_may_hold_texts(field.annotation) for field in annotation.model_fields.values())
    return any(map(_may_hold_texts, getattr(annotation, "__args__", ())))


def _is_scheme(mark: object) -> TypeGuard[Scheme]:
    return isinstance(mark, Scheme)


def concepts(value: object) -> Iterator[tuple[Path, str, str]]:
    """Yield (path, scheme, concept id) for every text that a field marks with a `Scheme`."""
    return concepts_in(parts(value).models)


def concepts_in(models: Iterable[tuple[Path, BaseModel]]) -> Iterator[tuple[Path, str, str]]:
    """Yield, as `concepts` does, what these models name themselves."""
    for path, model in models:
        for name, alias, scheme in _CONCEPTS[type(model)]:
            found = getattr(model, name)
            if isinstance(found, tuple):
                for at, one in enumerate(found):
                    yield (*path, alias, at), scheme, one
            elif found is not None:
                yield (*path, alias), scheme, found


def _marks(annotation: object) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in getattr(annotation, "__args__", ()):
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            yield from _marks(inner)
