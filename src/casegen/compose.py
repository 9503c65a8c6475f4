"""Builds plain data with marks in one pass over YAML events, and refuses what a record may not use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from .findings import Finding, Rule, Severity, Span, Words
from .model import Path, Plain
from .safe import UNSAFE, UNSAFE_CHARACTER, printable

E = Severity.ERROR
DEPTH = 20
FORBIDDEN = Rule(
    "CG005", E,
    {"zh": "用了不接受的 YAML 功能", "en": "A YAML feature that is not accepted"},
    {"zh": "记录里不能用{zh}", "en": "a record cannot use {en}"},
    {
        "zh": "这类写法能让小文件变得极大，或指定程序要造的对象。",
        "en": "Such features can make a small file huge or tell a program which objects to build.",
    },
    {
        "zh": "把内容直接写出来；以 & * ! % 开头的值请加引号。",
        "en": "Write the content out; put a value that begins with & * ! or % into quotes.",
    },
)
SECOND = Words("yaml.second", {"zh": "第二份文档（---）", "en": "a second document (---)"})
DIRECTIVE = Words("yaml.directive", {"zh": "指令（%）", "en": "directives (%)"})
ALIAS = Words("yaml.alias", {"zh": "别名（*）", "en": "aliases (*)"})
ANCHOR = Words("yaml.anchor", {"zh": "锚点（&）", "en": "anchors (&)"})
TAG = Words("yaml.tag", {"zh": "标签（!）", "en": "tags (!)"})
MERGE = Words("yaml.merge", {"zh": "合并（<<）", "en": "merge keys (<<)"})
NO_NAME = Words("yaml.no-name", {"zh": "列表或一组字段当字段名", "en": "a list or a set of fields as a field name"})
DUPLICATE_KEY = Rule(
    "CG006", E,
    {"zh": "同一层写了两次同名字段", "en": "The same field twice"},
    {"zh": "字段“{key}”在第 {line} 行已经写过", "en": "the field `{key}` already stands in line {line}"},
    {"zh": "后一个会悄悄盖掉前一个。", "en": "The second would silently replace the first."},
    {"zh": "合并成一处，或改掉其中一个名字。", "en": "Merge the two, or rename one."},
)
TOO_DEEP = Rule(
    "CG007", E,
    {"zh": "嵌套太深", "en": "Nested too deep"},
    {"zh": "嵌套超过 {depth} 层", "en": "nested more than {depth} levels deep"},
    {
        "zh": "记录最深只有八九层，更深的多半是括号没有关上。",
        "en": "A record is eight or nine levels deep; more is usually an unclosed bracket.",
    },
    {"zh": "检查方括号、花括号是否成对。", "en": "Check that brackets and braces come in pairs."},
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands, and where the key that led to it does; a member of a list is its own key."""

    key: Span
    value: Span


class RefusedError(Exception):
    """A text uses what a record may not; `finding` says what and where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def compose(text: str, path: str, marks: dict[Path, Mark] | None = None) -> object:
    """Build the data of a YAML text: mappings, lists, `str` and `Plain`; None where there is none.

    Where `marks` are asked for, the place of every value goes into them, even when the text turns out to be unsound
    further on: this takes twice as long. `path` is the file's name in findings. Raises RefusedError for what a record
    may not use and yaml.YAMLError for what is not YAML.
    """
    return _Builder(text, path, marks).build()


class _Builder:
    """The pass itself. Events come one by one, so that nothing behind a refused one is ever parsed."""

    def __init__(self, text: str, path: str, marks: dict[Path, Mark] | None) -> None:
        self.path = path
        self.marks = marks
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.depth = 0

    def refuse(self, rule: Rule, event: yaml.Event, **values: object) -> RefusedError:
        return RefusedError(rule.at(self.path, _span(event), **values))

    def build(self) -> object:
        tree: object = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.refuse(FORBIDDEN, event, **SECOND.said())
                if event.version or event.tags:
                    raise self.refuse(FORBIDDEN, event, **DIRECTIVE.said())
            elif isinstance(event, yaml.NodeEvent):
                tree = self.node(event, ())
        return tree

    def node(self, event: yaml.Event, path: Path, key: yaml.Event | None = None) -> object:
        self.plainly(event)
        if type(event) is yaml.ScalarEvent:
            self.mark(path, key or event, event, event)
            return self.scalar(event)
        self.depth += 1
        if self.depth > DEPTH:
            raise self.refuse(TOO_DEEP, event, depth=DEPTH)
        made, end = self.mapping(path) if type(event) is yaml.MappingStartEvent else self.sequence(path)
        self.depth -= 1
        self.mark(path, key or event, event, end)
        return made

    def mark(self, path: Path, key: yaml.Event, start: yaml.Event, end: yaml.Event) -> None:
        if self.marks is not None:
            first, last = _span(start), _span(end)
            self.marks[path] = Mark(_span(key), Span(first.line, first.column, last.end_line, last.end_column))

    def plainly(self, event: yaml.Event) -> None:
        if type(event) is yaml.AliasEvent:
            raise self.refuse(FORBIDDEN, event, **ALIAS.said())
        if getattr(event, "anchor", None) is not None:
            raise self.refuse(FORBIDDEN, event, **ANCHOR.said())
        if getattr(event, "tag", None) is not None:
            raise self.refuse(FORBIDDEN, event, **TAG.said())

    def scalar(self, event: yaml.ScalarEvent) -> str:
        value = str(event.value)
        # Only an escape in double quotes can bring in what the text itself was searched for.
        if event.style == '"' and (found := UNSAFE.search(value)):
            raise self.refuse(UNSAFE_CHARACTER, event, name=f"U+{ord(found[0]):04X}")
        # The C parser gives a plain scalar an empty style.
        return value if event.style else Plain(value)

    def mapping(self, path: Path) -> tuple[dict[str, object], yaml.Event]:
        made: dict[str, object] = {}
        keys: dict[str, yaml.Event] = {}
        while type(event := next(self.events)) is not yaml.MappingEndEvent:
            self.plainly(event)
            if type(event) is not yaml.ScalarEvent:
                raise self.refuse(FORBIDDEN, event, **NO_NAME.said())
            name = str(self.scalar(event))
            if name == "<<" and not event.style:
                raise self.refuse(FORBIDDEN, event, **MERGE.said())
            if name in keys:
                raise self.refuse(DUPLICATE_KEY, event, key=printable(name), line=_span(keys[name]).line)
            keys[name] = event
            made[name] = self.node(next(self.events), path if self.marks is None else (*path, name), event)
        return made, event

    def sequence(self, path: Path) -> tuple[list[object], yaml.Event]:
        made: list[object] = []
        while type(event := next(self.events)) is not yaml.SequenceEndEvent:
            made.append(self.node(event, path if self.marks is None else (*path, len(made))))
        return made, event


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Span()
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
