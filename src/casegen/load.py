"""Files to records: strict UTF-8, plain data with marks, and a finding for whatever is wrong."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path as FilePath

import yaml

from . import encodings
from .compose import Mark, RefusedError, compose
from .config import Settings
from .findings import Finding, Rule, Severity, Span, Words
from .memory import Memory
from .model import Path
from .safe import UNSAFE, UNSAFE_CHARACTER, printable
from .straight import straight
from .syntax import explain, slip

CASE_BYTES = 256 * 1024
VOCABULARY_BYTES = 1024 * 1024
CASE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\.yml\Z")
# What may lie beside the records: hidden files, what editors and systems leave behind, a word to contributors.
BESIDE = re.compile(r"[.#]|.*~\Z|.*\.(?:bak|orig|swp|tmp)\Z|README(?:\.|\Z)|(?:Thumbs\.db|desktop\.ini)\Z", re.I | re.S)
# What lies in a folder.
Entry = os.DirEntry[str]
# Gives the record of a file by its path and its bytes, where that is known without reading it.
Knows = Callable[[str, bytes], "Record | None"]
# What people call an old encoding of Chinese.
_CALLED = {"gb18030": "GBK", "big5": "Big5"}
# How many invisible characters of one file are named.
MOST_NAMED = 20

E = Severity.ERROR
NOT_TEXT = Rule(
    "CG001", E,
    {"zh": "文件不是 UTF-8 文本", "en": "The file is not UTF-8 text"},
    {"zh": "第 {byte} 个字节不是 UTF-8{zh}", "en": "byte {byte} is not UTF-8{en}"},
    {"zh": "换一台电脑就会变成乱码。", "en": "On another computer it would turn into gibberish."},
    {
        "zh": "用编辑器的“另存为”选 UTF-8（不带 BOM）再保存。",
        "en": "Save it again as UTF-8 without a byte order mark.",
    },
)
TOO_LARGE = Rule(
    "CG002", E,
    {"zh": "文件太大", "en": "The file is too large"},
    {
        "zh": "文件有 {size} 字节，最多 {most} 字节",
        "en": "the file has {size} bytes; at most {most} are read",
    },
    {
        "zh": "一条记录是一个做法，通常只有几千字节。",
        "en": "A record is one practice and usually a few kilobytes.",
    },
    {
        "zh": "把它拆成几条记录，图片和全文不放进记录。",
        "en": "Split it into several records; pictures and full texts do not belong in one.",
    },
)
NOT_A_FILE = Rule(
    "CG003", E,
    {"zh": "不是普通文件", "en": "Not a regular file"},
    {"zh": "“{name}”是{zh}，不是普通文件", "en": "`{name}` is {en}, not a regular file"},
    {"zh": "链接和设备会指到这个文件夹之外。", "en": "Links and devices lead out of this folder."},
    {"zh": "把内容本身存成一个 .yml 文件。", "en": "Put the content itself into a .yml file."},
)
NOT_A_RECORD = Rule(
    "CG010", E,
    {"zh": "文件里没有记录", "en": "No record in the file"},
    {
        "zh": "文件应是一组“字段: 值”，这里{zh}",
        "en": "a file should be a set of `field: value` pairs; this is {en}",
    },
    {"zh": "空文件或单独一段话不能成为一页。", "en": "An empty file or a lone text cannot become a page."},
    {
        "zh": "照着 cases/ 里的任一条记录写，从 id 开始。",
        "en": "Follow any record in cases/, beginning with id.",
    },
)
FILE_NAME = Rule(
    "CG011", E,
    {"zh": "文件名不合规则", "en": "The file name breaks the rule"},
    {"zh": "文件名“{name}”不能成为网址", "en": "the file name `{name}` cannot become an address"},
    {
        "zh": "文件名就是案例的网址，要在所有系统上都能用。",
        "en": "The name becomes the case's address and must work on every system.",
    },
    {
        "zh": "只用小写英文字母、数字和连字符，以 .yml 结尾，如 qintai-parking.yml。",
        "en": "Use lower-case letters, digits and hyphens, ending in .yml, such as qintai-parking.yml.",
    },
)
LOOKS_LIKE = Words("load.codec", {"zh": "，文件像是 {codec} 编码", "en": "; the file looks like {codec}"})
NO_CODEC = Words("load.no-codec", {"zh": "", "en": ""})
NOTHING = Words("load.empty", {"zh": "是空的", "en": "empty"})
SOMETHING = Words("load.something", {"zh": "不是", "en": "something else"})
A_FOLDER = Words("load.folder", {"zh": "是文件夹，里面的文件都没有读", "en": "is a folder, and nothing in it is read"})
OTHER_NAME = Words("load.other-name", {"zh": "不以 .yml 结尾，没有读", "en": "does not end in .yml and is not read"})
IGNORED = Rule(
    "CG013", Severity.WARNING,
    {"zh": "没有读的文件", "en": "A file that is not read"},
    {"zh": "“{name}”{zh}", "en": "`{name}` {en}"},
    {
        "zh": "只读直接放在 {folder}/ 下、以 .yml 结尾的文件；别的不会出现在网站上，也没有检查过。",
        "en": "Only files directly in {folder}/ that end in .yml are read; nothing else is checked or published.",
    },
    {
        "zh": "要读的记录直接放进 {folder}/，文件名以 .yml 结尾；草稿和附件放到别的文件夹。",
        "en": "Put what is to be read directly in {folder}/ with a name that ends in .yml, and the rest elsewhere.",
    },
)


@dataclass
class Record:
    """One file as read: its text, its plain data (`Plain` where a scalar stood without quotes), what was found."""

    path: str
    text: str = ""
    tree: dict[str, object] | None = None
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def marks(self) -> Mapping[Path, Mark]:
        """The place of every value, as far as the text is YAML; read when the first is asked for."""
        found: dict[Path, Mark] = {}
        with suppress(RefusedError, yaml.YAMLError):
            compose(self.text, self.path, found)
        return found

    @cached_property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return self.text.split("\n")

    def span(self, path: Path, *, key: bool = False) -> Span:
        """The place of the value at `path` (or of its key), or of its nearest ancestor that has one."""
        at = path
        while at and at not in self.marks:
            at = at[:-1]
        mark = self.marks.get(at)
        if mark is None:
            return Span()
        return mark.key if key else mark.value

    def within(self, path: Path, needle: str) -> Span:
        """The place of `needle` in the source text of the value at `path`, else the value's own place."""
        return self.found(path, needle) or self.span(path)

    def found(self, path: Path, needle: str) -> Span | None:
        """The first place of `needle` in the source text of the value at `path`, if it stands there on one line."""
        whole = self.span(path)
        for line in range(whole.line, whole.end_line + 1):
            text = self.lines[line - 1]
            start = whole.column - 1 if line == whole.line else 0
            end = whole.end_column - 1 if line == whole.end_line else len(text)
            at = text.find(needle, start, end)
            if at >= 0:
                return Span(line, at + 1, line, at + 1 + len(needle))
        return None


def read(
    folder: FilePath, root: FilePath, *, most: int = CASE_BYTES, memory: Memory | None = None
) -> Iterator[Record]:
    """Read every `.yml` file directly in `folder`, in the order of names; findings stay with their record.

    Whatever else lies there comes as a record without a tree that says so, but for what `BESIDE` names.
    """
    return read_some(listed(folder), root, most=most, memory=memory)


def listed(folder: FilePath) -> list[Entry]:
    """What lies directly in `folder`, in the order of names; nothing where there is no such folder."""
    try:
        return sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return []


def read_some(
    entries: Iterable[Entry],
    root: FilePath,
    *,
    most: int = CASE_BYTES,
    memory: Memory | None = None,
    knows: Knows | None = None,
) -> Iterator[Record]:
    """Read these of what lies in a folder, as `read` reads them all, but for those that somebody `knows`."""
    folder = None
    for entry in entries:
        if entry.name.lower().endswith((".yml", ".yaml")) and not entry.name.startswith("."):
            if folder is None:
                folder = FilePath(entry.path).relative_to(root).as_posix().removesuffix(entry.name)
            yield _load(entry.path, printable(folder + entry.name), entry.name, most, memory, knows)
        elif not BESIDE.match(entry.name):
            yield _ignored(entry, root)


def cases(settings: Settings, memory: Memory | None = None) -> Iterator[Record]:
    """The records of a library's cases, as `read` gives them."""
    return read(settings.cases, settings.root, memory=memory)


def vocabularies(settings: Settings, memory: Memory | None = None) -> Iterator[Record]:
    """The records of a library's vocabularies, as `read` gives them."""
    return read(settings.vocabulary, settings.root, most=VOCABULARY_BYTES, memory=memory)


def packs(settings: Settings, memory: Memory | None = None) -> Iterator[Record]:
    """The records of a library's curated packs, as `read` gives them; none where it has no such folder."""
    return read(settings.packs, settings.root, memory=memory)


def _ignored(entry: Entry, root: FilePath) -> Record:
    shown = printable(FilePath(entry.path).relative_to(root).as_posix())
    said = (A_FOLDER if entry.is_dir(follow_symlinks=False) else OTHER_NAME).said()
    folder = FilePath(shown).parent.name
    return Record(shown, findings=[IGNORED.at(shown, Span(), name=printable(entry.name), folder=folder, **said)])


def load(path: FilePath, root: FilePath, *, most: int = CASE_BYTES, memory: Memory | None = None) -> Record:
    """Read one file. Whatever is wrong with it is a finding; raises OSError only where the disk fails."""
    return _load(str(path), printable(path.relative_to(root).as_posix()), path.name, most, memory)


def _load(
    path: str, shown: str, name: str, most: int, memory: Memory | None, knows: Knows | None = None
) -> Record:
    record = Record(shown)
    if not CASE_NAME.match(name):
        record.findings.append(FILE_NAME.at(shown, Span(), name=printable(name)))
        return record
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), {"zh": "设备", "en": "a device"})
        record.findings.append(NOT_A_FILE.at(shown, Span(), name=name, **kind))
        return record
    if status.st_size > most:
        record.findings.append(TOO_LARGE.at(shown, Span(), size=status.st_size, most=most))
        return record
    with open(path, "rb", opener=no_follow) as stream:
        raw = stream.read(most + 1)
    if knows and (known := knows(shown, raw)):
        return known
    return (memory or Memory()).recall(("record", shown, raw), lambda: parse(raw, shown, most=most))


_KINDS = {
    stat.S_IFLNK: {"zh": "符号链接", "en": "a symbolic link"},
    stat.S_IFDIR: {"zh": "文件夹", "en": "a folder"},
}


def no_follow(path: str, flags: int) -> int:
    """Open a file for `open` as its `opener`, unless it is a link: that raises OSError. A pipe never waits."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def parse(raw: bytes, path: str, *, most: int = CASE_BYTES) -> Record:
    """Turn the bytes of one file into a record: text, tree, and the findings of reading it."""
    if len(raw) > most:
        return Record(path, findings=[TOO_LARGE.at(path, Span(), size=len(raw), most=most)])
    try:
        record = Record(path, text_of(raw))
    except UnicodeDecodeError as error:
        record = Record(path, _ended(_lines_as_lf(raw.decode("utf-8", "replace"))))
        good = _lines_as_lf(raw[: error.start].decode("utf-8"))
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        codec = _guess(raw)
        guess = LOOKS_LIKE.said(codec=codec) if codec else NO_CODEC.said()
        span = Span(line, column, line, column + 1)
        record.findings.append(NOT_TEXT.at(path, span, byte=error.start + 1, **guess))
        return record
    if unsafe := list(islice(_unsafe(record), MOST_NAMED)):
        record.findings.extend(unsafe)
        return record
    try:
        tree = straight(record.text) or compose(record.text, path)
    except RefusedError as refused:
        record.findings.append(refused.finding)
        return record
    except yaml.YAMLError as error:
        record.findings.append(explain(path, record.lines, error))
        return record
    if isinstance(tree, dict):
        record.tree = tree
    elif found := next(filter(None, (slip(path, at, line) for at, line in enumerate(record.lines, 1))), None):
        record.findings.append(found)
    else:
        said = NOTHING if tree in (None, "") else SOMETHING
        record.findings.append(NOT_A_RECORD.at(path, Span(), **said.said()))
    return record


def text_of(raw: bytes) -> str:
    """The text of a file as its record has it; raises UnicodeDecodeError."""
    return _ended(_lines_as_lf(raw.decode("utf-8")))


def _lines_as_lf(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _ended(text: str) -> str:
    """`text` with its last line ended: libyaml places the end of a block text there even where it is not."""
    return text if text.endswith("\n") else f"{text}\n"


def _guess(raw: bytes) -> str | None:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    for name in encodings.likely(raw):
        with suppress(UnicodeDecodeError):
            encodings.decoded(raw, name)
            return _CALLED[name]
    return None


def _unsafe(record: Record) -> Iterator[Finding]:
    if not UNSAFE.search(record.text):
        return
    for number, line in enumerate(record.lines, 1):
        for found in UNSAFE.finditer(line):
            span = Span(number, found.start() + 1, number, found.end() + 1)
            yield UNSAFE_CHARACTER.at(record.path, span, name=f"U+{ord(found[0]):04X}")
