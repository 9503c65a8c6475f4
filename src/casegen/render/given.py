"""What a page is given to show, as a digest: the page is the same as long as that is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from pydantic import BaseModel

from ..library import Library
from ..model import Case, Concept, ConceptScheme, Localized
from ..units import digest

_SAME = (str, int, float, bool, type(None))


def given(library: Library, *values: object) -> str:
    """The digest of values that a template may be given: texts, numbers, records, and what holds such.

    Concepts and vocabularies stand in it by their ids alone, as a whole site is made anew where one changes. Raises
    TypeError for anything else.
    """
    return digest(_plain(values, library))


def _plain(value: object, library: Library) -> object:
    if isinstance(value, _SAME):
        return value
    match value:
        case list() | tuple():
            return [one if isinstance(one, _SAME) else _plain(one, library) for one in value]
        case Case():
            return library.prints[value.id]
        case Concept():
            return value.id
        case ConceptScheme():
            return value.scheme
        case Localized():
            return [[key, text] for key, text in value.root.items()]
        case BaseModel():
            return value.model_dump_json()
        case datetime.date():
            return value.isoformat()
        case Mapping():
            return [[name, _plain(one, library)] for name, one in value.items()]
    if is_dataclass(value):
        return [_plain(getattr(value, one.name), library) for one in fields(value)]
    raise TypeError(f"a page cannot be told by a {type(value).__name__}")
