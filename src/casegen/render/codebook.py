"""The codebook: every field of a record, read from the types, with what it may hold and what it means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import MinLen
from pydantic import BaseModel, RootModel

from ..config import Settings
from ..model import Case, Localized, Scheme, values
from .hubs import page
from .page import Page
from .reader import Reader

# The kinds of plain values, by the name of the string that says what they are; the first that fits counts.
_VALUES: tuple[tuple[str, object], ...] = (
    ("number", values.Number),
    ("count", values.Count),
    ("truth", values.Truth),
    ("date", values.Date),
    ("fingerprint", values.Fingerprint),
    ("language", values.RecordKey),
    ("address", values.WebAddress),
    ("id", values.Id),
    ("line", values.Line),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field holds: its kind by name, how many, and what the values are or which part they are made of."""

    name: str
    many: bool = False
    scheme: str = ""
    part: str = ""
    allowed: tuple[str, ...] = ()
    most: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a part: its name in a record, whether it is required, what it holds, what it is if left out."""

    name: str
    required: bool
    kind: Kind
    default: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A type of the model: its slug, the paths at which it stands in a record, its fields."""

    slug: str
    paths: tuple[str, ...]
    fields: tuple[Field, ...]


def parts(root: type[BaseModel] = Case) -> tuple[Part, ...]:
    """Every part of a record, the record itself first, each after the first that it stands in."""
    paths: dict[type[BaseModel], list[str]] = {}
    _collect(root, "", paths)
    return tuple(Part(slug(model), tuple(at), tuple(_fields(model))) for model, at in paths.items())


def slug(model: type[BaseModel]) -> str:
    """The name of a type as it stands in addresses and in the names of strings: `MethodPart` is `method-part`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()


def codebook(reader: Reader, settings: Settings) -> Page:
    """The page of the codebook in one edition."""
    made = parts()
    used = dict.fromkeys(field.kind.scheme for part in made for field in part.fields if field.kind.scheme)
    schemes = [reader.library.schemes[name] for name in used]
    count = sum(len(part.fields) for part in made)
    return page(
        "codebook",
        "codebook/",
        reader,
        settings,
        reader.t("codebook.title"),
        reader.t("codebook.stand", n=count),
        section="about",
        parts=made,
        schemes=schemes,
        titles={scheme.scheme: reader.plain(scheme.title) for scheme in schemes},
        count=count,
    )


def _collect(model: type[BaseModel], path: str, paths: dict[type[BaseModel], list[str]]) -> None:
    """Note where a type stands, and then all that stand in it."""
    paths.setdefault(model, []).append(path)
    for name, field in model.model_fields.items():
        inner, many = _inner(_hints(model)[name])
        if _is_part(inner):
            _collect(inner, ".".join(filter(None, (path, field.alias or name))) + ("[]" if many else ""), paths)


def _fields(model: type[BaseModel]) -> Iterator[Field]:
    for name, field in model.model_fields.items():
        least = next((one.min_length for one in field.metadata if isinstance(one, MinLen)), 0)
        default = json.dumps(field.default).strip('"') if isinstance(field.default, str | bool) else ""
        yield Field(field.alias or name, field.is_required() or least > 0, _kind(_hints(model)[name]), default)


def _kind(annotation: Any) -> Kind:
    inner, many = _inner(annotation)
    for mark in getattr(inner, "__metadata__", ()):
        if isinstance(mark, Scheme):
            return Kind("concept", many, scheme=mark.name)
    if get_origin(inner) is Literal:
        return Kind("choice", many, allowed=get_args(inner))
    if get_origin(inner) is dict:
        return Kind("fingerprints")
    if isinstance(inner, type) and issubclass(inner, Localized):
        return Kind("text", many, most=inner.max_length)
    if _is_part(inner):
        return Kind("part", many, part=slug(inner))
    return Kind(next((name for name, value in _VALUES if value == inner), "file"), many)


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, RootModel)


def _inner(annotation: Any) -> tuple[Any, bool]:
    """What an annotation holds, without None and without the list around it; and whether there is such a list."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        return _inner(next(one for one in arguments if one is not NoneType))
    if origin is tuple:
        return arguments[0], True
    return annotation, False


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)
