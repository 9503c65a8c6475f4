"""What is fed with any bytes at all, and what has to hold of it: a finding or clean text, and within a second."""

from __future__ import annotations

import json
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

import hostile
from casegen import checks, load
from casegen.checks.schema import schemes_of
from casegen.config import read
from casegen.importing import bring, docx_, xlsx
from casegen.importing.bring import Asked
from casegen.importing.concepts import Concepts
from casegen.importing.ids import Numbered
from casegen.importing.issue import draft, labels
from casegen.importing.issue import read as read_issue
from casegen.importing.notes import Refusal
from casegen.index.search.fold import fold
from casegen.index.search.tokens import is_token, tokens
from casegen.load import Record, parse
from casegen.render import marks, prose
from casegen.safe import UNSAFE
from casegen.write import write
from conftest import GOLDEN_LIBRARY
from importing.made import document, repacked, workbook
from markup import read as elements
from render.test_prose import ALLOWED, PATHOLOGICAL, assert_safe, cleaned
from test_load import HOSTILE, sound
from test_straight import agree

ROOT = Path(__file__).parents[2]
RECORDS = sorted((GOLDEN_LIBRARY / "cases").glob("*.yml"))
# So much processor time may one input take, instrumented or not.
MOST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Target:
    """One reader of strangers' bytes: what is done with an input, and inputs to begin with."""

    run: Callable[[bytes], object]
    seeds: Callable[[], Iterable[bytes]]


def text_of(raw: bytes) -> str:
    """Any bytes as a text."""
    return raw.decode("utf-8", "replace")


def records() -> list[bytes]:
    """Whole records, and hostile ones that are short."""
    return [*(path.read_bytes() for path in RECORDS), *(raw for raw in HOSTILE.values() if len(raw) < 1000)]


def texts() -> list[bytes]:
    """Hostile texts, and some that grow."""
    grown = (piece * (200 // len(piece)) for piece in PATHOLOGICAL.values())
    return [one.encode() for one in (*hostile.TEXTS, *grown, "台臺裏裡 Ｆｕｌｌ ﬁ½ İ ß e\u0331\u0301")]


@cache
def vocabularies() -> tuple[Record, ...]:
    """Those of the small library."""
    return tuple(load.vocabularies(read(GOLDEN_LIBRARY)))


@cache
def concepts() -> Concepts:
    """The same, asked for what a text names."""
    return Concepts(one.scheme for one in schemes_of(list(vocabularies()))[0])


def loaded(raw: bytes) -> None:
    """Bytes end in a record with data or in findings, and every place lies in the file."""
    sound(parse(raw, "cases/a.yml"))


def straight_on(raw: bytes) -> None:
    """What is read straight on is read as the parser reads it."""
    agree(text_of(raw))


def checked(raw: bytes) -> None:
    """A record, as it is or with texts of it changed at random, ends in findings that can be shown."""
    record = raw
    if raw[:1] != b"\0":
        tree = parse(RECORDS[len(raw) % len(RECORDS)].read_bytes(), "cases/a.yml").tree
        record = write(changed(tree, raw)).encode()
    found = checks.run([parse(record, "cases/a.yml")], vocabularies())
    for finding in found.findings:
        for said in (finding.message, finding.help):
            assert not UNSAFE.search(said["zh"] + said["en"]), finding.code
        assert finding.span.line >= 1


def changed(tree: Any, raw: bytes) -> Any:
    """The data of a record with other texts in some places: each part of `raw` between two zeros goes somewhere."""
    places: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            places.append((value, key))
            if isinstance(child, dict | list):
                walk(child)

    walk(tree)
    for part in raw.split(b"\0")[:8]:
        above, key = places[int.from_bytes(part[:2], "little") % len(places)]
        above[key] = UNSAFE.sub("", text_of(part[2:]))
    return tree


COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def marked(raw: bytes) -> None:
    """Prose becomes markup that the sanitiser would leave, and Markdown in which only its own marks mean something."""
    text = UNSAFE.sub("", text_of(raw))
    made = str(prose.html(text))
    assert cleaned(made) == made
    assert_safe(made)
    assert not re.search("[<>]", str(prose.inline(text)))
    assert "\n" not in prose.plain(text)
    shown = elements(COMMONMARK.render("\n\n".join(marks.blocks(text)))).elements
    assert {one.tag for one in shown} <= ALLOWED
    assert {one.tag for one in elements(COMMONMARK.render(marks.escape(text))).elements} <= {"p"}


def searched(raw: bytes) -> None:
    """A folded text stays as it is, and is made of tokens and what parts them."""
    folded = fold(text_of(raw))
    assert fold(folded) == folded
    for token in tokens(folded):
        assert token
        assert fold(token) == token
        assert is_token(token[0])


def brought(raw: bytes) -> None:
    """A table or a document becomes drafts, or is refused in words."""
    with tempfile.NamedTemporaryFile(suffix=".csv") as stream:
        stream.write(raw)
        stream.flush()
        with suppress(Refusal):
            for one in bring.bring([Path(stream.name)], Asked(), concepts()):
                for made in one.drafts:
                    assert not UNSAFE.search(json.dumps(made.draft.record(made.id), ensure_ascii=False, default=str))


BOOK, PAPER = workbook([["标题", "摘要"], ["茶话会", "好"]]), document([(1, "标题"), (0, "茶话会")])
PARTS = {
    b"s": (BOOK, "xl/worksheets/sheet1.xml"), b"b": (BOOK, "xl/workbook.xml"), b"t": (BOOK, "xl/styles.xml"),
    b"d": (PAPER, "word/document.xml"), b"y": (PAPER, "word/styles.xml"), b"c": (PAPER, "[Content_Types].xml"),
}  # fmt: skip


def packed(raw: bytes) -> None:
    """A workbook or a document with one part made up, or all of it."""
    made, name = PARTS.get(raw[:1], (raw, ""))
    if name:
        made = repacked(made, {name: raw[1:]})
    for reader in (lambda: xlsx.read(made, "", 0), lambda: docx_.read(made)):
        with suppress(Refusal):
            reader()


@cache
def form() -> Mapping[str, str]:
    """The labels of the form of issues."""
    return labels((ROOT / ".github/ISSUE_TEMPLATE/case.yml").read_text("utf-8"))


def issued(raw: bytes) -> None:
    """An event, or the text of an issue, becomes a draft, or is refused in words."""
    event = raw
    if raw[:1] != b"{":
        event = json.dumps({"issue": {"number": 1, "body": text_of(raw)}}).encode()
    with suppress(Refusal):
        made = draft(read_issue(event, form()), concepts(), Numbered())
        assert not UNSAFE.search(json.dumps(made.draft.record(made.id), ensure_ascii=False, default=str))


def tables() -> list[bytes]:
    """Small tables in some encodings."""
    plain = "标题,摘要,id\n茶话会,\"好\n，=1+1\",a\n"
    return [plain.encode(), plain.encode("utf-16"), plain.encode("gb18030"), b"sep=;\na;b\n1;2\n", BOOK, PAPER]


def in_parts() -> list[bytes]:
    """The parts of a workbook and of a document, and both whole."""
    from importing.made import part

    return [*(mark + part(made, name) for mark, (made, name) in PARTS.items()), BOOK, PAPER]


def issues() -> list[bytes]:
    """The event of the tests, and its text."""
    event = (ROOT / "tests/golden/events/issue.json").read_bytes()
    return [event, json.loads(event)["issue"]["body"].encode(), b"### \xe6\xa0\x87\xe9\xa2\x98 / Title\n\n<script>\n"]


TARGETS: Mapping[str, Target] = {
    "load": Target(loaded, records),
    "straight": Target(straight_on, records),
    "checks": Target(checked, lambda: [*(b"\0" + one for one in records()), *texts()]),
    "markdown": Target(marked, texts),
    "search": Target(searched, texts),
    "bring": Target(brought, tables),
    "packed": Target(packed, in_parts),
    "issue": Target(issued, issues),
}


def fed(target: Target, raw: bytes) -> None:
    """Feed a target; raises whatever it should not, and TimeoutError where it takes longer than a second."""
    began = time.process_time()
    target.run(raw)
    if time.process_time() - began > MOST_SECONDS:
        # What comes first may load and compile.
        began = time.process_time()
        target.run(raw)
        if (took := time.process_time() - began) > MOST_SECONDS:
            raise TimeoutError(f"{took:.1f} s for {len(raw)} bytes")


def mutated(chance: random.Random, raw: bytes) -> bytes:
    """Some bytes, changed in some places."""
    made = bytearray(raw)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(made) + 1)
        piece = chance.choice([bytes([chance.randrange(256)]), b"\n", b": ", b"- ", b"\0", b"<", b"[", "停".encode()])
        made[at : at + chance.randrange(3)] = piece * chance.choice([1, 1, 2, 30])
    return bytes(made)
