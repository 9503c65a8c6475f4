"""Builds the draft of a record value by value, and knows what is still wanting in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..checks.wanted import declared as declared_at
from ..checks.wanted import wanted
from ..findings import say
from ..locales import Locale
from ..model import Case, Path
from ..render.codebook import Field, Part, parts
from ..safe import short
from ..write import write
from .concepts import Concepts
from .notes import Note

STATUS = "draft"
# Members are counted from 1, so that this stands for none of them.
NO_MEMBER = 0
_CONCEPT = "concept"
_COMMAS = re.compile("[、；;，,]")


@dataclass
class Draft:
    """A record in the making. Members of lists are kept by number, counted from 1, until the draft is done."""

    concepts: Concepts
    notes: list[Note] = field(default_factory=list)
    _tree: dict[Any, Any] = field(default_factory=dict)
    # What was in the source for a field and could not go there: the field's path, the kind of the note, the text.
    _left: list[tuple[Path, str, str]] = field(default_factory=list)

    def put(self, path: Path, text: str, place: str, row: int = 0) -> bool:
        """Put a text from a place of the source into a field; say whether it went there, and note it if not."""
        value = self.concepts.taken(path, text)
        if value is None:
            self.leave(path, text, place, row)
            return False
        at = self._tree
        for step in path[:-1]:
            at = at.setdefault(step, {})
        if at.get(path[-1], value) != value:
            self.notes.append(Note("twice", place, row, short(text)))
            return False
        at[path[-1]] = value
        return True

    def listed(self, path: Path, text: str) -> list[str]:
        """The values for members of a list in a text, where `path` is that of a member.

        The whole text is one where it can be taken as it stands, and so is each line, since labels may have commas in
        them; other lines are cut at commas and the like.
        """
        if self.concepts.taken(path, text) is not None:
            return [text]
        lines = [line.strip() for line in text.split("\n")]
        pieces = [[line] if self.concepts.taken(path, line) is not None else _COMMAS.split(line) for line in lines]
        return [piece.strip() for line in pieces for piece in line if piece.strip()]

    def leave(self, path: Path, text: str, place: str, row: int = 0, kind: str = "") -> None:
        """Note that a text of the source did not go into a field, and say so in the draft where the field stands."""
        known = _owner(path)[1]
        kind = kind or ("value" if known and known.kind.name == _CONCEPT else "form")
        self.notes.append(Note(kind, place, row, short(text)))
        self._left.append((path, kind, text))

    @property
    def began(self) -> bool:
        """Whether the source had anything for the draft, even if it could not go in."""
        return bool(self._tree or self._left)

    def get(self, path: Path) -> object:
        """What stands at a path, members counted from 1; None where nothing does."""
        found: Any = self._tree
        for step in path:
            if not isinstance(found, dict) or step not in found:
                return None
            found = found[step]
        return found

    def members(self, path: Path) -> tuple[int, ...]:
        """The numbers of the members of the list at a path."""
        found = self.get(path)
        return tuple(sorted(found)) if isinstance(found, dict) else ()

    def record(self, id_: str) -> dict[str, Any]:
        """The record as it is written: id and status first, lists as lists."""
        return {"id": id_, "status": STATUS, **_settled(self._tree)}

    def missing(self) -> tuple[Path, ...]:
        """The fields that every record must have and this one has not, each as a path with members from 0."""
        return tuple(_missing(self._tree, "case", ()))

    def text(self, id_: str, origin: str, locale: Locale) -> str:
        """The text of the draft's file. Comments say where it comes from and what is to be added, in the locale."""
        remarks: dict[Path, list[str]] = {(): [origin]}
        for path, kind, text in self._left:
            remarks.setdefault(_renumbered(self._tree, path), []).append(_left(path, kind, text, locale))
        for path in self.missing():
            if path not in remarks:
                remarks[path] = [_wanting(path, locale)]
        return write(self.record(id_), remarks)


def shown(path: Path) -> str:
    """A path as mappings write it, whatever member: `method.steps[].title`."""
    return "".join("[]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _settled(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if isinstance(next(iter(value), None), int):
        return [_settled(value[number]) for number in sorted(value)]
    return {name: _settled(below) for name, below in value.items()}


def _renumbered(tree: Mapping[Any, Any], path: Path) -> Path:
    """A path with members from 1 as one in the settled record, which ends before a member that is not there."""
    made: list[str | int] = []
    at: Any = tree
    for step in path:
        if not isinstance(step, int):
            made.append(step)
        elif isinstance(at, dict) and step in at:
            made.append(sorted(at).index(step))
        else:
            break
        at = at.get(step) if isinstance(at, dict) else None
    return tuple(made)


@cache
def by_slug() -> Mapping[str, Part]:
    """The parts of a record by slug, the record itself as `case`."""
    return {part.slug: part for part in parts()}


def _missing(tree: Any, slug: str, path: Path) -> Iterator[Path]:
    for one in by_slug()[slug].fields:
        here = (*path, one.name)
        if one.name not in tree:
            if one.required and here != ("id",):
                yield here
        elif one.kind.part:
            below = tree[one.name]
            members = [((*here, at), below[number]) for at, number in enumerate(sorted(below))] if one.kind.many else []
            for place, member in members or [(here, below)]:
                yield from _missing(member, one.kind.part, place)


def _owner(path: Path) -> tuple[str, Field | None]:
    """The slug of the part that a path ends in and the last field on its way: `title` for `title.zh`."""
    slug, found = "case", None
    for step in path:
        fields = {one.name: one for one in by_slug()[slug].fields} if slug in by_slug() else {}
        if isinstance(step, str) and step in fields:
            owner, found = slug, fields[step]
            slug = found.kind.part or ""
    return (owner, found) if found else ("case", None)


def _named(path: Path, locale: Locale) -> dict[str, str]:
    slug, found = _owner(path)
    name = found.name if found else ""
    return {
        "path": shown(path),
        "label": locale.t(f"label.{slug}.{name}"),
        "meaning": locale.t(f"field.{slug}.{name}"),
    }


def _wanting(path: Path, locale: Locale) -> str:
    return locale.t("import.remark.missing", **_named(path, locale))


def _left(path: Path, kind: str, text: str, locale: Locale) -> str:
    asked = wanted(declared_at(Case, path))
    how = say({"zh": asked.zh_help, "en": asked.en_help}, locale)
    return locale.t(f"import.remark.{kind}", text=short(text), how=how, **_named(path, locale))
