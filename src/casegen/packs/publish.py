"""The materials of all cases as script files, from which the browser assembles packs: they load from `file://` too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import partial

from ..config import Settings
from ..library import Library
from ..locales import LOCALES
from ..model import Case
from ..render.head import escape_script
from ..render.reader import Reader
from ..units import Unit, digest
from .given import Material
from .materials import material
from .withheld import Withheld


def material_files(library: Library, settings: Settings) -> Iterator[Unit]:
    """Yield the script of every case's material, the editions of one case together."""
    readers = [Reader(locale, library) for locale in LOCALES.values()]
    for case in library.cases:
        paths = tuple(f"{locale}/packs/material/{case.id}.js" for locale in LOCALES)
        key = digest("material", library.prints[case.id])
        yield Unit(key, paths, partial(_scripts, case, readers, settings), case.id)


def _scripts(case: Case, readers: Sequence[Reader], settings: Settings) -> Iterator[tuple[str, str]]:
    withheld = Withheld(case)
    for reader in readers:
        made = material(case, reader, settings, withheld)
        yield f"{reader.locale.id}/packs/material/{case.id}.js", _script(made)


def _script(made: Material) -> str:
    said = escape_script(json.dumps(made, default=_plain, ensure_ascii=False, separators=(",", ":")))
    return f"((self.casegen=self.casegen||{{}}).material=self.casegen.material||{{}})[{json.dumps(made.id)}]={said};\n"


_FIELDS: dict[type, tuple[str, ...]] = {}


def _plain(one: object) -> dict[str, object]:
    """A material or a block by its fields: many times faster than a deep copy."""
    kind = type(one)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in fields(kind))  # type: ignore[arg-type] # json asks only for these
    return {name: getattr(one, name) for name in _FIELDS[kind]}
