"""Mapping files: which column of a table goes to which field of a record, and how its cells are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..findings import say
from ..load import Record, parse
from ..locales import Locale
from ..model import Path
from .notes import Refusal
from .tables import MOST_COLUMNS, folded
from .targets import Target, target

# With room for long maps of values.
MOST_BYTES = 256 * 1024
LINE = "\n"
_SETTINGS = ("id", "sheet", "header", "columns", "constants", "leave")
_COLUMN = ("to", "split", "values")
_ID = ("column", "prefix")


@dataclass(frozen=True, slots=True)
class Column:
    """How the cells of one column are read: where to, split at what, and the only values that count, if any.

    `values` are by `folded` text; an empty one is left out without a word.
    """

    targets: tuple[Target, ...]
    split: tuple[str, ...] = (LINE,)
    values: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """A mapping file as read. Columns are by `folded` name; `header` is a row counted from 1, 0 for the first."""

    columns: Mapping[str, Column]
    names: Mapping[str, str]
    id: str = ""
    prefix: str = ""
    sheet: str = ""
    header: int = 0
    constants: tuple[tuple[Target, str], ...] = ()
    leave: frozenset[str] = frozenset()


def read(raw: bytes, name: str, locale: Locale) -> ColumnMap:
    """The mapping in the bytes of a file; raises Refusal, with the line, for what is no sound mapping."""
    record = parse(raw, name, most=MOST_BYTES)
    if record.tree is None:
        found = record.findings[0]
        raise Refusal("mapping", name=name, line=found.span.line, said=say(found.message, locale))
    return _Reader(record, name).mapping()


def own(columns: Sequence[str]) -> ColumnMap:
    """The mapping of a table whose columns are called as the fields are: `title.zh`, or `title.zh` and more words."""
    found: dict[str, Column] = {}
    id_ = ""
    for name in columns:
        first = name.split(" ")[0]
        if folded(first) == "id":
            id_ = name
            continue
        try:
            found[folded(name)] = Column((target(first),))
        except Refusal:
            continue
    if not found:
        raise Refusal("no-columns")
    return ColumnMap(found, {folded(name): name for name in columns}, id=id_)


class _Reader:
    """Goes through the settings and says of the first that is wrong in which line it stands."""

    def __init__(self, record: Record, name: str) -> None:
        self.record = record
        self.name = name

    def refuse(self, at: Path, name: str, /, **values: object) -> Refusal:
        line = self.record.span(at).line
        return Refusal(f"mapping.{name}", name=self.name, line=line, **values)

    def mapping(self) -> ColumnMap:
        tree = self.settings((), _SETTINGS)
        header = self.text(("header",)) or "0"
        if not (header.isascii() and header.isdigit() and len(header) < 7):
            raise self.refuse(("header",), "number", setting="header")
        columns = {name: self.column(("columns", name)) for name in self.settings(("columns",))}
        if not columns or len(columns) > MOST_COLUMNS:
            raise self.refuse(("columns",) if "columns" in tree else (), "columns", most=MOST_COLUMNS)
        by_name = {folded(name): name for name in columns}
        if len(by_name) < len(columns):
            twice = next(name for name in columns if by_name[folded(name)] != name)
            raise self.refuse(("columns", twice), "twice", column=twice)
        named = isinstance(tree.get("id"), dict) and self.settings(("id",), _ID)
        return ColumnMap(
            {folded(name): column for name, column in columns.items()},
            by_name,
            id=self.text(("id", "column") if named else ("id",)),
            prefix=self.text(("id", "prefix")) if named else "",
            sheet=self.text(("sheet",)),
            header=int(header),
            constants=tuple(self.constants()),
            leave=frozenset(folded(one) for one in self.texts(("leave",))),
        )

    def column(self, path: Path) -> Column:
        said = self.at(path)
        if not isinstance(said, dict):
            return Column(self.targets(path))
        self.settings(path, _COLUMN)
        split = tuple(one for one in self.texts((*path, "split")) if one)
        values = None
        if "values" in said:
            here = (*path, "values")
            values = {folded(name): self.text((*here, name)) for name in self.settings(here)}
        return Column(self.targets((*path, "to")), split or (LINE,), values)

    def constants(self) -> Iterator[tuple[Target, str]]:
        for name in self.settings(("constants",)):
            path = ("constants", name)
            yield self.target(path, name), self.text(path)

    def targets(self, path: Path) -> tuple[Target, ...]:
        found = tuple(self.target(path, one) for one in self.texts(path))
        if not found:
            raise self.refuse(path, "to")
        return found

    def target(self, path: Path, written: str) -> Target:
        try:
            return target(written)
        except Refusal:
            raise self.refuse(path, "path", path=written) from None

    def at(self, path: Path) -> object:
        found: object = self.record.tree
        for step in path:
            found = found.get(str(step)) if isinstance(found, dict) else None
        return found

    def settings(self, path: Path, known: Sequence[str] = ()) -> Mapping[str, object]:
        found = self.at(path)
        if found is None:
            return {}
        if not isinstance(found, dict):
            raise self.refuse(path, "settings", setting=".".join(map(str, path)))
        for name in found:
            if known and name not in known:
                raise self.refuse((*path, name), "unknown", setting=name, known=", ".join(known))
        return found

    def text(self, path: Path) -> str:
        found = self.at(path)
        if found is None or isinstance(found, str):
            return str(found or "")
        raise self.refuse(path, "text", setting=".".join(map(str, path)))

    def texts(self, path: Path) -> tuple[str, ...]:
        found = self.at(path)
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return tuple(map(str, found))
        said = self.text(path)
        return (said,) if said else ()
