"""A record that is written reads back as it was, whatever YAML would make of its texts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from casegen.load import parse
from casegen.model import Plain
from casegen.safe import UNSAFE
from casegen.write import SCHEMA_LINE, scalar, write

ROOT = Path(__file__).parents[1]
RECORDS = sorted((ROOT / "cases").glob("*.yml"))
# What some reader of YAML takes for something else, and what has a meaning to YAML where it stands.
BENT = """no No NO yes on off y n Y N true True null Null ~ 1:30 19:00:00 190:20:30 010 0o17 0x1F 0b11 2023 2023-01-02
2022-06 --12-25 1e3 12e03 1.5 .5 5. +1 -1 1_000 1,000 -.inf .inf .NaN .nan = << - -- --- ... ? : a:b a: :a #a a#b
[a] {a} &a *a !a |a >a 'a "a %a @a `a a" \\n 1.2.3 12e34567 1234e567 0123 00 007 1. 3.10 370000 7️⃣ ７ 🏠 ，。 “a”
deadbeef 12345678 - - ,a ]a }a a] <<: 2001-12-14t21:59:43.10-05:00 0.1.0 1/2 50% 1~2 ~a""".split()
WITH_SPACES = [
    "a: b",
    "a #b",
    "- a",
    "? a",
    " a",
    "a ",
    "　a",
    "a　",
    "a\u00a0",
    "a b",
    "x:",
    "a\tb",
    "\ta",
    "",
    "2023 ",
]
LINES = [
    "a\nb",
    "a\n\nb",
    "a\nb\n",
    "a\n",
    "\na",
    " a\nb",
    "a\n b\n  c",
    "a\n\n",
    "a \nb",
    "a\n\tb",
    "- a\n- b",
    "a: b\n#c",
    "\n",
    "#a\nb",
]
AWKWARD = [*BENT, *WITH_SPACES, *LINES]

texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.text("-: #\n\t'\"|>&*!?,[]{}0123456789.eE+_ox~aå中　", max_size=12),
).filter(lambda text: not UNSAFE.search(text))
values = st.one_of(
    texts,
    st.booleans(),
    st.integers(-(10**11), 10**11),
    st.decimals("-999999", "999999", places=3),
    st.from_regex(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?", fullmatch=True).map(Plain),
)
names = st.one_of(
    st.from_regex(r"[a-zA-Z][a-zA-Z-]{0,20}", fullmatch=True), st.sampled_from([*BENT, "title", "zh", "en"])
)
trees = st.recursive(
    values, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)
records = st.dictionaries(names, trees, min_size=1, max_size=6)


def as_read(value: object) -> object:
    """What a value is once it was written and read: numbers and truth values as their text."""
    if isinstance(value, dict):
        return {name: as_read(below) for name, below in value.items()}
    if isinstance(value, list):
        return [as_read(below) for below in value]
    return value if isinstance(value, str) else scalar(value)


def numbers(value: object) -> list[str]:
    """The numbers and truth values in a tree: what stands without quotes and would mean something else in them."""
    if isinstance(value, dict | list):
        return [one for below in (value.values() if isinstance(value, dict) else value) for one in numbers(below)]
    return [str(value)] if isinstance(value, Plain) and scalar(value)[0] != '"' and scalar(str(value))[0] == '"' else []


@given(records)
def test_what_is_written_reads_back(record: dict[str, object]) -> None:
    read = parse(write(record).encode("utf-8"), "x.yml")
    assert read.findings == []
    assert read.tree == as_read(record)


@given(texts)
def test_a_text_is_a_text_to_readers_of_yaml_1_1(text: str) -> None:
    assert yaml.safe_load(write({"title": {"zh": text}, "unknowns": [text]})) == {
        "title": {"zh": text},
        "unknowns": [text],
    }


def test_a_text_is_a_text_to_readers_of_yaml_1_2() -> None:
    beside = os.pathsep.join([os.environ.get("PATH", ""), str(ROOT / ".venv" / "bin")])
    program = (
        "const y = require('yaml'); let t = ''; process.stdin.on('data', c => t += c).on('end', () =>"
        "process.stdout.write(JSON.stringify(JSON.parse(t).map(one => y.parse(one)))))"
    )
    done = subprocess.run(
        [shutil.which("node", path=beside) or "node", "-e", program],
        input=json.dumps([write({"title": {"zh": text}, "unknowns": [text]}) for text in AWKWARD]),
        cwd=ROOT / "web",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for text, read in zip(AWKWARD, json.loads(done.stdout), strict=True):
        assert read == {"title": {"zh": text}, "unknowns": [text]}


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_records_of_the_library_read_back(path: Path) -> None:
    read = parse(path.read_bytes(), path.name)
    again = parse(write(read.tree or {}).encode("utf-8"), path.name)
    assert again.tree == read.tree
    assert sorted(numbers(again.tree)) == sorted(numbers(read.tree))


def test_most_records_of_the_library_are_written_so_to_the_byte() -> None:
    same = [
        path for path in RECORDS if write(parse(path.read_bytes(), path.name).tree or {}) == path.read_text("utf-8")
    ]
    assert len(same) * 2 > len(RECORDS)


def test_fields_stand_in_the_order_of_the_model() -> None:
    text = write(
        {"sources": [{"kind": "news", "id": "a"}], "title": {"en": "B", "zh": "甲"}, "odd": "x", "id": "some-case"}
    )
    assert text.splitlines() == [
        SCHEMA_LINE, "id: some-case", "title:", "  zh: 甲", "  en: B", "sources:", "  - id: a", "    kind: news",
        "odd: x",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("没有店员", "没有店员"),
        ("19家单位", "19家单位"),
        ("A shop: goods", '"A shop: goods"'),
        ("no", '"no"'),
        ("420105", '"420105"'),
        ("2026-11-22", '"2026-11-22"'),
        ('a"b', 'a"b'),
        ('"b', '"\\"b"'),
        (Plain("370000"), "370000"),
        (Plain("3.10"), "3.10"),
        (Plain("true"), "true"),
        (Plain("no"), '"no"'),
        (Decimal("1E+3"), "1000"),
        (True, "true"),
    ],
)
def test_a_value_is_quoted_only_where_it_must_be(value: object, written: str) -> None:
    assert scalar(value) == written


def test_paragraphs_stand_as_a_block() -> None:
    assert write({"summary": {"zh": "一。\n\n二。"}}).splitlines()[1:] == [
        "summary:",
        "  zh: |-",
        "    一。",
        "",
        "    二。",
    ]


def test_what_is_invisible_is_written_for_the_check_to_find() -> None:
    text = write({"title": {"zh": "a\u200bb"}})
    assert '"a\\u200Bb"' in text
    assert [one.code for one in parse(text.encode(), "x.yml").findings] == ["CG008"]


def test_remarks_stand_before_their_fields_or_where_these_would_be() -> None:
    remarks = {
        (): ["Head."],
        ("title",): ["T."],
        ("summary",): ["S."],
        ("actors", 0, "kind"): ["K."],
        ("actors", 0, "role"): ["R."],
    }
    text = write({"id": "a", "title": {"zh": "甲"}, "actors": [{"role": {"zh": "乙"}}]}, remarks)
    assert text.splitlines()[1:] == [
        "# Head.", "id: a", "# T.", "title:", "  zh: 甲", "# S.", "actors:", "  # R.", "  - role:", "      zh: 乙",
        "    # K.",
    ]  # fmt: skip
    assert parse(text.encode(), "x.yml").tree == {"id": "a", "title": {"zh": "甲"}, "actors": [{"role": {"zh": "乙"}}]}


def test_a_record_holds_no_nothing() -> None:
    with pytest.raises(TypeError, match="NoneType"):
        write({"id": None})
