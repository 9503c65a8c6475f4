"""The command and the browser judge every record alike, word for word and place for place.

`tests/golden/records/` holds small records whose first line says which codes they get, and `bytes.json` for what is no
text or too much of it; web/tests/record.test.ts runs the same set. Beyond the set, records are changed at random.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from casegen.findings import RULES
from casegen.load import parse
from casegen.locales import LOCALES
from casegen.model import CORE_NUMBER, CORE_TRUTH, Plain
from casegen.render.contribute_world import COMMAND_ONLY
from growth import is_linear
from judges import ROOT, Browser, browser, command
from test_load import GROWING, HOSTILE, LARGE, YAMLISH

GOLDEN = ROOT / "tests" / "golden" / "records"
# So many of each kind are made at random; a long search takes ten thousand or more.
SEARCHED = 150
# A ring needs other records that the library has not.
NOT_IN_THE_SET = {"CG704"}


@dataclass(frozen=True, slots=True)
class Golden:
    """One file of the set, and the codes it gets: from both judges, and from the command alone."""

    label: str
    name: str
    raw: bytes
    codes: frozenset[str]
    command_only: frozenset[str]


def golden() -> Iterator[Golden]:
    """Yield the whole set."""
    for path in sorted(GOLDEN.glob("*.yml")):
        text = path.read_text("utf-8")
        told = dict(re.findall(r"^# (codes|command only): (.*)$", text, re.MULTILINE))
        codes = frozenset(told["codes"].split()) - {"none"}
        yield Golden(path.stem, path.name, path.read_bytes(), codes, frozenset(told.get("command only", "").split()))
    for at, row in enumerate(json.loads((GOLDEN / "bytes.json").read_text("utf-8"))):
        if "hex" in row:
            raw = bytes.fromhex(row["hex"])
        else:
            record = GOLDEN / f"{row.get('record')}.yml"
            text = record.read_text("utf-8") if "record" in row else row["text"] * row["times"]
            raw = (row.get("before", "") + text).replace("\n", row.get("ends", "\n")).encode("utf-8")
        yield Golden(f"{row['name']}-{at}", row["name"], raw, frozenset(row["codes"].split()), frozenset())


SET = tuple(golden())
SOUND = tuple(one for one in SET if all(RULES[code].severity != "error" for code in one.codes))


@pytest.fixture(scope="module")
def english() -> Iterator[Browser]:
    """The checker in the English edition."""
    with browser("en") as judge:
        yield judge


@pytest.fixture(scope="module")
def chinese() -> Iterator[Browser]:
    """The checker in the Chinese edition."""
    with browser("zh") as judge:
        yield judge


@pytest.mark.parametrize("one", SET, ids=lambda one: one.label)
def test_the_command_finds_what_a_record_says_it_finds(one: Golden) -> None:
    assert {found.code for found in command().findings(one.raw, one.name)} == one.codes | one.command_only


@pytest.mark.parametrize("one", SET, ids=lambda one: one.label)
def test_the_browser_finds_the_same(one: Golden, english: Browser, chinese: Browser) -> None:
    for judge, locale in ((english, "en"), (chinese, "zh")):
        assert judge.said(one.raw, one.name) == command().said(one.raw, one.name, locale)


def test_the_traditional_edition_finds_the_same_and_says_so_in_its_script() -> None:
    with browser("zh-hant") as judge:
        said = [found for one in SET for found in judge.said(one.raw, one.name)]
        codes = [frozenset(found.code for found in judge.said(one.raw, one.name)) for one in SET]
    assert codes == [one.codes for one in SET]
    words = "".join(RULES[code].title["zh"] for code in sorted(RULES))
    assert LOCALES["zh-hant"].derive(words) != words
    for one in said:
        assert "词表" not in one.message
        assert "{" not in re.sub(r"`[^`]*`|“[^”]*”", "", one.message + one.help), one


def test_the_set_shows_every_code_that_the_browser_knows() -> None:
    shown = {code for one in SET for code in one.codes}
    assert shown == set(RULES) - COMMAND_ONLY - NOT_IN_THE_SET


def test_the_sound_records_of_the_set_use_every_field() -> None:
    schema = json.loads((ROOT / "schema" / "case.schema.json").read_text("utf-8"))
    used: set[tuple[str, str]] = set()

    def walk(value: object, kind: dict[str, object]) -> None:
        if "$ref" in kind:
            name = str(kind["$ref"]).rpartition("/")[2]
            kind = schema["$defs"][name]
        else:
            name = ""
        properties = kind.get("properties")
        if isinstance(value, dict) and isinstance(properties, dict):
            for key, child in value.items():
                used.add((name, key))
                walk(child, properties[key])
        elif isinstance(value, list):
            for child in value:
                walk(child, kind.get("items", {}))  # type: ignore[arg-type]  # the schema of a list has these

    for one in SOUND:
        if (record := parse(one.raw, one.name)).tree:
            walk(record.tree, schema)
    parts = {"": schema, **schema["$defs"]}
    assert {(name, key) for name, part in parts.items() for key in part.get("properties", {})} == used


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_judged_alike(name: str, english: Browser) -> None:
    said = english.said(HOSTILE[name], "a.yml")
    # Browsers know fewer encodings by name than Python does, and take others for them.
    alike = [(one.code, one.line, one.column) for one in said]
    assert alike == [(one.code, one.line, one.column) for one in command().said(HOSTILE[name], "a.yml", "en")]


@pytest.mark.parametrize("name", GROWING)
def test_the_browser_takes_no_longer_than_in_proportion_to_the_text(name: str, english: Browser) -> None:
    assert is_linear(lambda size: english.said(GROWING[name](size), "a.yml"), LARGE // 4, english.spent)


@settings(max_examples=SEARCHED * 4)
@given(text=YAMLISH)
def test_any_text_made_of_what_yaml_knows_is_judged_alike(text: str, english: Browser) -> None:
    raw = text.encode("utf-8")
    assert english.said(raw, "a.yml") == command().said(raw, "a.yml", "en")


TEXTS = tuple(one.raw.decode("utf-8") for one in SET if re.match(rb"# codes: (CG303|none)\n", one.raw))
VALUES = (
    "no yes on null ~ Null 1:30 010 2023 0x10 1e3 .5 +1 -0 1.0 1.5 2022-13-01 --02-29 ２０２２ 1_000 12,000 \"12\" "
    "true TRUE {} [] [a] {zh: a} {a: b} \"\" '' A-B -a ftp://x https://example.org/x ｔｒｕｅ nesta-1 parkin 停车 "
    "parking，street-upkeep | >- 1 0 100001 -5 9999999999999 .nan .inf 0o7 !x &a *a # @a `a` %a 13800138000 "
    "鄂A12345 王书记 qintai-parking"
).split()
VALUES += ['"  "', "a: b", "a #b", "|\n    a\n\n    b", '"a\\x00b"', '"\\ud800"', "x" * 65, "停" * 161, "😀" * 121]
NAMES = (
    "id title zh en fr zh-hant zh-Hant tittle from source sources paragraph value to ｉｄ __proto__ 标题 status"
).split()
MARKS = [*"：:-－ \t'\"“”[]{}，,。#&*!|>%@`~a1停😀A()<", "  ", ": ", "- ", "\u200b", "é"]


def _changed(lines: list[str], pick: random.Random) -> list[str]:
    """Lines with one change: one dropped, doubled, moved, retyped, renamed, or with another character."""
    at = pick.randrange(len(lines))
    named = re.match(r"(\s*(?:- )?)([A-Za-z-]+):(.*)", lines[at])
    value = re.search(r"(?<=[:,] )[^,{}\[\]]+", lines[at])
    before, line, after = lines[:at], lines[at], lines[at + 1 :]
    changes: list[Callable[[], list[str]]] = [
        lambda: before + after,
        lambda: [*before, line, *after[:3], line, *after[3:]],
        lambda: [*after[:2], *before, line, *after[2:]],
        lambda: before + lines[at + pick.randrange(1, 8) :],
    ]
    if named:
        changes.append(lambda: [*before, f"{named[1]}{named[2]}: {pick.choice(VALUES)}", *after])
        changes.append(lambda: [*before, f"{named[1]}{pick.choice(NAMES)}:{named[3]}", *after])
    if value:
        changes.append(lambda: [*before, line[: value.start()] + pick.choice(VALUES) + line[value.end() :], *after])
    column = pick.randrange(len(line) + 1)
    changes += [lambda: [*before, line[:column] + pick.choice(MARKS) + line[column + pick.randrange(2) :], *after]] * 2
    return pick.choice(changes)() or [""]


@st.composite
def changed(draw: st.DrawFn) -> str:
    """Draw a sound record of the set with up to four changes of its lines."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    pick = draw(st.randoms(use_true_random=False))
    for _ in range(draw(st.integers(1, 4))):
        lines = _changed(lines, pick)
    return "\n".join(lines)


@settings(max_examples=SEARCHED)
@given(text=changed())
def test_changed_records_are_judged_alike(text: str, english: Browser) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    assert english.said(raw, "full.yml") == command().said(raw, "full.yml", "en")


MINIMAL = (GOLDEN / "minimal.yml").read_text("utf-8")
PRIVATE = st.sampled_from(
    "电话 热线 联系 手机号 tel call 027 021 0757 138 0013 8000 9123 4567 +86 +852 (852) ( ) - — . / 2022-06-01 05:30 "
    "110105 19491231 002X 002x １３８ chair @ ＠ (at) example . org 鄂 A 12345 · 长征路 15 号 3 栋 2 单元 501 室 "
    "No. Room Road 王 张 骆 欧阳 周 老 叔 书记 主任 阿姨 老师 居民 志愿者 表示 說 的 和 Mr Wang Li Auntie , "
    "resident secretary 《 》 “ ” http:// https:// javascript: [看]( < > ) mailto: 例子.中国 <b> </b> 停车 🚗 é".split()
)


@settings(max_examples=SEARCHED)
@given(pieces=st.lists(PRIVATE, min_size=1, max_size=12), spaced=st.booleans())
def test_what_is_private_is_found_alike(pieces: list[str], spaced: bool, english: Browser) -> None:
    text = json.dumps((" " if spaced else "").join(pieces), ensure_ascii=False)
    raw = MINIMAL.replace("居民坐下来商量停车。", text).encode("utf-8")
    assert english.said(raw, "minimal.yml") == command().said(raw, "minimal.yml", "en")


BENT = st.sampled_from(
    "no yes on off y n true False null ~ 1:30 190:20:30 010 0o7 0x1F 0b1 1e3 .5 +1 -1 2023 2022-06-01 1_000 .inf .NaN "
    "= << - ? : -a a: # ａ：ｂ １２ 😀 停车 “停” @x `x` %x !x &x *x | > --- ... [a] {a} ' \" \\ 00012345 491f7033 "
    "1234e567".split()
)
TYPED = st.one_of(
    BENT,
    st.lists(BENT, min_size=2, max_size=4).map(" ".join),
    st.lists(BENT, min_size=2, max_size=4).map("\n".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"]), min_size=1, max_size=30),
)
NUMBERS = st.sampled_from(["12", "-0", "4.5", "999999999999.999", "true", "FALSE"]).map(lambda one: {"bare": one})
HELD = st.recursive(
    TYPED | NUMBERS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(
        st.sampled_from(["zh", "en", "text", "from"]), inner, min_size=1, max_size=3
    ),
    max_leaves=8,
)  # fmt: skip


def _typed(value: object) -> object:
    """A value as a reader that knows types has it."""
    if isinstance(value, dict) and set(value) == {"bare"}:
        return CORE_TRUTH[value["bare"]] if value["bare"] in CORE_TRUTH else yaml.safe_load(value["bare"])
    if isinstance(value, dict):
        return {key: _typed(one) for key, one in value.items()}
    return [_typed(one) for one in value] if isinstance(value, list) else value


def _loaded(value: object) -> object:
    """What the loader made of a value, with numbers and truth values where it would let them be."""
    if isinstance(value, dict):
        return {key: _loaded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_loaded(one) for one in value]
    if isinstance(value, Plain) and (CORE_NUMBER.match(value) or value in CORE_TRUTH):
        return _typed({"bare": str(value)})
    return str(value)


@settings(max_examples=SEARCHED * 2)
@given(record=st.dictionaries(st.sampled_from(["id", "title", "method", "figures"]), HELD, min_size=1, max_size=4))
def test_what_the_form_writes_reads_back_as_it_was_typed(record: dict[str, object], english: Browser) -> None:
    text, again = english.written(record)
    read = parse(text.encode("utf-8"), "cases/a.yml")
    assert not read.findings, text
    assert _loaded(read.tree) == _typed(record), "as the command reads it"
    assert yaml.safe_load(text) == _typed(record), "as PyYAML reads it by itself: YAML 1.1"
    assert again == _typed(record), "as a reader of YAML 1.2 does"
