"""Mending keeps what a record says, and comments, and mends what it can at once."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casegen.checks.schema import schemes_of
from casegen.load import VOCABULARY_BYTES, parse, read
from casegen.mend import KINDS, Mended, mend, same
from casegen.model import Plain

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "checks"
FOLDER = GOLDEN / "_vocabulary"
SCHEMES = {one.scheme.scheme: one.scheme for one in schemes_of(list(read(FOLDER, GOLDEN, most=VOCABULARY_BYTES)))[0]}
CLEAN = (GOLDEN / "_clean" / "cases" / "qintai-parking.yml").read_text("utf-8")
RECORDS = [CLEAN, *(path.read_text("utf-8") for path in sorted((ROOT / "cases").glob("*.yml")))]
NAME = "cases/x.yml"
pieces = st.sampled_from(
    [
        "id: a", "title:", "  zh: 甲", "  en: B", "summary: {zh: 乙, en: C}", "# 注", "  # 注", "", "   ", "actors:",
        "  - kind: k", "    role: {zh: 丙}", "    did: |", "      一 ", "", "      # 二", "sources:", "- id: s",
        "  kind: other", "unknowns: ['a ', b] ", "formerly: \"a", "  b \"", "period: >-", "    x  ", "method:",
        "  steps:", "    - text: {zh: x}", "      title: {zh: y}", "title：甲", "　　zh：丙", "  zh:甲", "－甲",
        "levels: ［a］", "\tzh: x", "status: draft  ", "x: |+", "\r", "\ufeff",
    ]
)  # fmt: skip
files = st.lists(pieces, max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n"]).map(lambda end: end.join(lines))
)


def mended(text: str) -> Mended:
    found = mend(text.encode(), NAME, SCHEMES)
    assert found is not None
    return found


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


def changed(text: str, seed: int) -> str:
    """A record in other clothes: other line ends, spaces behind lines, parts in another order, comments."""
    chance = random.Random(seed)
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if blocks and (line.startswith((" ", "-")) or line.startswith("#") or blocks[-1][-1].startswith("#")):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    head, rest = blocks[0], blocks[1:]
    chance.shuffle(rest)
    lines = [line for block in (head, ["# 说明" + str(chance.random()), *rest[0]], *rest[1:]) for line in block]
    ends = ["\r\n"] if chance.random() < 0.3 else ["\n", "  \n", "\t\n"]
    many = any(line.endswith(("|", "|-", ">", ">-")) for line in lines)
    return "".join(line + ("\n" if many else chance.choice(ends)) for line in lines)


@given(files)
@example("\ufeff")
@example("a: 1\n# b\nb: |+\n  x\n\n\nid: a")
@example('title: "a\n# b\n\n  c"\nid: a\n')
def test_what_was_readable_says_the_same_and_mending_twice_is_mending_once(text: str) -> None:
    found = mended(text) if text else Mended("", ())
    again = mended(found.text) if found.text else Mended("", ())
    assert (again.text, again.kinds) == (found.text, ())
    assert bool(found.kinds) == (found.text != text)
    before = parse(text.encode(), NAME)
    if before.tree is not None and "marks" not in found.kinds:
        assert same(before, parse(found.text.encode(), NAME))
        assert comments(before.text) == comments(found.text)


@cache
def tidy(text: str) -> list[str]:
    """The fields of a record in the order that mending gives them."""
    tree = parse(mended(text).text.encode(), NAME).tree
    assert tree is not None
    return list(tree)


@given(st.sampled_from(RECORDS), st.integers(0, 10**6))
def test_records_of_the_library_come_back_from_disorder(text: str, seed: int) -> None:
    untidy = changed(text, seed)
    before = parse(untidy.encode(), NAME)
    assert before.tree is not None
    found = mended(untidy)
    after = parse(found.text.encode(), NAME)
    assert same(before, after)
    assert comments(before.text) == comments(found.text)
    assert after.tree is not None
    assert list(after.tree) == tidy(text)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("title：\n  zh：停\n  en：Park\nid：a\n", "id: a\ntitle:\n  zh: 停\n  en: Park\n", ("marks", "order")),
        ("formerly: ［a］\n", "formerly: [a]\n", ("marks",)),
        ("formerly: 【a，b】\n", "formerly: 【a，b】\n", ()),
        ("formerly:\n  －a\n  －b\n", "formerly:\n  - a\n  - b\n", ("marks",)),
        ("title:\n　zh: 甲\n　en: A\n", "title:\n zh: 甲\n en: A\n", ("marks",)),
        ("id: a\nsummary: “甲: 乙”\n", 'id: a\nsummary: "甲: 乙"\n', ("marks",)),
        ("id: a\nsummary: “甲”：“乙”\n", "id: a\nsummary: “甲”：“乙”\n", ()),
        ("id: a\nsummary:\n  zh: |\n    title：甲\n bad\n", "id: a\nsummary:\n  zh: |\n    title：甲\n bad\n", ()),
        ("\ufeffid: a \r\nstatus: draft", "id: a\nstatus: draft\n", ("bom", "line-ends", "spaces", "end")),
        ("id: a\nsummary:\n  zh: |  \n    一  \n    二\n", "id: a\nsummary:\n  zh: |  \n    一  \n    二\n", ()),
        ("# 头\ntitle: {}\n# 号\nid: a\n\n# 尾\n", "# 头\n# 号\nid: a\ntitle: {}\n\n# 尾\n", ("order",)),
        ("# 头\n\n# 题\ntitle: {zh: 甲}\nid: a\n", "# 头\n\nid: a\n# 题\ntitle: {zh: 甲}\n", ("order",)),
        ("sources:\n  - kind: other\n    id: a\n", "sources:\n  - id: a\n    kind: other\n", ("order",)),
        ("{title: {zh: 甲}, id: a}\n", "{title: {zh: 甲}, id: a}\n", ()),
        ("title: {zh: a, zh: b}\nid: a\n", "title: {zh: a, zh: b}\nid: a\n", ()),
    ],
)
def test_what_is_mended(before: str, after: str, kinds: tuple[str, ...]) -> None:
    assert mended(before) == Mended(after, kinds)
    assert list(kinds) == [kind for kind in KINDS if kind in kinds]


def test_a_record_in_full_width_marks_is_mended_at_once() -> None:
    untidy = "\n".join(
        line.replace(": ", "：", 1) if "{" not in line and "|" not in line and '"' not in line else line
        for line in CLEAN.split("\n")
    )
    found = parse(mended(untidy).text.encode(), NAME)
    assert found.tree == parse(CLEAN.encode(), NAME).tree


def test_a_number_in_quotes_is_another_value() -> None:
    assert not same(parse(b"a: 1", NAME), parse(b"a: '1'", NAME))
    assert isinstance((parse(b"a: 1", NAME).tree or {})["a"], Plain)


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xfe", b"", b"[" * 50_000, b"a: &a [*a]", b"\x00", "　".encode() * 9, "a：\n".encode() * 9000],
)
def test_hostile_files_stay_as_they_are(raw: bytes) -> None:
    found = mend(raw, NAME, SCHEMES)
    assert found is None or found.text.rstrip("\n") == raw.decode().rstrip("\n") or "marks" in found.kinds
