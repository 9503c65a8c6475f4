"""The form of records: whatever the data, findings in plain words with places inside the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casegen.checks import schema_words
from casegen.checks.guess import half_width
from casegen.checks.schema import MOST, cases_of, packs_of, schemes_of
from casegen.checks.wanted import WHOLE, below, declared, fields, model_of, wanted
from casegen.findings import Finding
from casegen.load import Record, parse
from casegen.model import Case, MethodScheme
from growth import is_linear

CLEAN = Path(__file__).parents[1] / "golden" / "checks" / "_clean" / "cases" / "qintai-parking.yml"
TEXT = CLEAN.read_text(encoding="utf-8")
# What pydantic says in its own words begins so.
FOREIGN = ("Input should", "Field required", "String should", "Value error", "Extra inputs", "pydantic")


def findings(text: str) -> list[Finding]:
    record = parse(text.encode(), "cases/qintai-parking.yml")
    _, found = cases_of([record])
    for one in found:
        plain(record, one)
    return found


def plain(record: Record, finding: Finding) -> None:
    """Assert that a finding lies in its file and that its texts are our own, whole and on one line."""
    line = record.lines[finding.span.line - 1]
    assert 1 <= finding.span.column <= len(line) + 1
    for texts in (finding.message, finding.reason, finding.help):
        for text in texts.values():
            assert text.strip()
            assert text.isprintable()
            assert not any(words in text for words in FOREIGN)
            assert len(text) < 600


def test_a_sound_record_becomes_a_case() -> None:
    subjects, found = cases_of([parse(TEXT.encode(), "cases/qintai-parking.yml")])
    assert found == []
    assert subjects[0].case.id == "qintai-parking"


def test_a_record_without_data_is_passed_over() -> None:
    record = parse(b"- a\n", "cases/a.yml")
    assert cases_of([record]) == ([], [])
    assert schemes_of([record]) == ([], [])


NAMES = sorted({name for _, _, name, _ in below(Case)} | {"zh", "en", "zh-Hant", "ｉｄ", "colour", ""})
SCALARS = st.sampled_from(
    [
        *("", "~", "null", "12", "1.5", "１２", "12个", "true", "yes", "zh：甲", "［a，b］", "“19”"),
        *("2026-13-01", "at-leas", "9" * 5000, "字" * 5000, "1e9", "-1", "www.example.org", "a\tb"),
        *("停车", "a，b", "parking"),
    ]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


def flow(value: object) -> str:
    """A tree in brackets and braces; scalars plain where YAML allows it and in quotes elsewhere."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(str(key))}: {flow(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(str(value))


def scalar(text: str) -> str:
    return text if text and text.replace("-", "").isalnum() and not text.startswith("-") else f'"{text}"'


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6))
def test_any_data_ends_in_findings_of_our_own(tree: dict[str, object]) -> None:
    found = findings(flow(tree) + "\n")
    assert 1 <= len(found) <= MOST


@settings(max_examples=400, deadline=None)
@given(st.integers(0, TEXT.count("\n") - 1), VALUES)
def test_any_value_in_a_sound_record_is_found_or_read(number: int, value: object) -> None:
    lines = TEXT.splitlines()
    head, colon, _ = lines[number].partition(":")
    lines[number] = f"{head}{colon} {flow(value)}"
    findings("\n".join(lines) + "\n")


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["scheme", "title", "concepts", "about"]), VALUES, max_size=4))
def test_any_vocabulary_ends_in_findings_of_our_own(tree: dict[str, object]) -> None:
    record = parse(f"{flow(tree)}\n".encode(), "vocabulary/methods.yml")
    for one in schemes_of([record])[1]:
        plain(record, one)


# Records of about so many characters.
HOSTILE: dict[str, Callable[[int], str]] = {
    "texts": lambda size: "unknowns: [" + "a," * (size // 2) + "]",
    "parts": lambda size: "unknowns: [" + "{}," * (size // 3) + "]",
    "figures": lambda size: "figures: [" + "{}," * (size // 3) + "]",
    "fields": lambda size: "\n".join(f"field{n}: a" for n in range(size // 13)),
    "the name of a field": lambda size: "x" * min(size, 1_000) + ": a",
    "an id": lambda size: "id: " + "x" * size,
    "commas": lambda size: "original: " + "，" * (size // 3),
    "a date": lambda size: "record: {created: " + "2026年" * (size // 7) + "}",
    "a number": lambda size: "figures: [{value: " + "9" * size + "}]",
    "a small number": lambda size: "figures: [{value: 0." + "9" * size + "}]",
    "quotes": lambda size: "title: [" + "“" * (size // 3) + "]",
}
LARGE = 200_000


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_records_are_answered_in_a_few_findings(text: Callable[[int], str]) -> None:
    assert 1 <= len(findings(text(LARGE) + "\n")) <= MOST


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_to_judge_takes_no_longer_than_in_proportion_to_the_record(text: Callable[[int], str]) -> None:
    assert is_linear(lambda size: findings(text(size) + "\n"), LARGE // 4)


def test_a_misspelt_field_is_not_missing_as_well() -> None:
    assert [one.code for one in findings(TEXT.replace("summary:", "sumary:"))] == ["CG101"]


def test_a_list_with_a_broken_member_is_not_called_empty() -> None:
    assert [one.code for one in findings(TEXT.replace("places: [", "places: [[a], "))] == ["CG103"]
    assert [one.code for one in findings(TEXT.replace('places: ["510117"]', "places: [[a]]"))] == ["CG103"]


@pytest.mark.parametrize("said", ["yes", "on", "1", '"true"', "tRue"])
def test_only_the_truth_values_of_yaml_are_true(said: str) -> None:
    (finding,) = findings(TEXT.replace("leads: true", f"leads: {said}"))
    assert finding.code == "CG103"


@pytest.mark.parametrize(
    "said", ['"12"', "1e3", "0x1F", "012", "1_000", ".5", "9" * 16, "1." + "3" * 16, "12,000"]
)
def test_only_plain_numbers_of_a_sane_length_are_numbers(said: str) -> None:
    (finding,) = findings(TEXT.replace("value: 12", f"value: {said}"))
    assert finding.code == "CG103"


@pytest.mark.parametrize(
    ("day", "sound"),
    [("2024-02-29", True), ("--02-29", True), ("2026-02-29", False), ("--02-30", False), ("2026-00", False)],
)
def test_a_date_is_in_the_calendar(day: str, sound: bool) -> None:
    assert (findings(TEXT.replace("2026-11-22", day)) == []) is sound


def test_half_width_undoes_what_a_chinese_keyboard_does() -> None:
    assert half_width("“１２”") == "12"
    assert half_width("　ｎｅｗｓ ") == "news"


def test_every_field_can_be_named_and_described() -> None:
    for root in (Case, MethodScheme):
        for _, model, name, _ in below(root):
            want = wanted(fields(model)[name])
            assert want.zh
            assert want.en
            assert want.zh_help
            assert want.en_help


def test_declared_types_are_found_by_the_path_of_a_record() -> None:
    assert model_of(declared(Case, ("figures", 3))).__name__ == "Figure"  # type: ignore[union-attr]
    assert declared(Case, ("title", "zh")) is str
    assert declared(Case, ("title", "zh", "deeper")) is None
    assert declared(Case, ("nothing",)) is None


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("leads: true", "　leads: true", "CG009", (27, 5, 6)),
        ("leads: true", "leads: maybe", "CG103", (27, 12, 17)),
        ("paragraph: 4", "paragraph: ４", "CG009", (35, 40, 41)),
        ("evidence: nesta-1", "evidence: nesta 9", "CG105", (33, 15, 22)),
        ("concepts: [parking]", "concepts: []", "CG106", (12, 3, 11)),
        ("title:", "titel:", "CG101", (2, 1, 6)),
        ("  zh: 停车的事大家商量", "  fr: 停车", "CG101", (3, 3, 5)),
    ],
)
def test_a_finding_covers_what_is_wrong(old: str, new: str, code: str, place: tuple[int, int, int]) -> None:
    assert old in TEXT
    (found,) = findings(TEXT.replace(old, new, 1))
    assert (found.code, (found.span.line, found.span.column, found.span.end_column)) == (code, place)
    assert found.span.end_line == found.span.line


def pack(text: str) -> list[tuple[str, str]]:
    """The finding at each place of a pack that has too little beside these lines."""
    _, found = packs_of([parse(f"id: a\n{text}\n".encode(), "packs/a.yml")])
    return [(one.code, one.message["en"] + ": " + one.help["en"]) for one in found if one.span.line == 2]


def test_of_a_list_its_members_are_counted_and_of_a_text_its_characters() -> None:
    (listed,) = pack("cases: [a, b, c, d, e, f, g]")
    assert listed[0] == "CG104"
    assert "7 members" in listed[1]
    assert "6" in listed[1]
    (long,) = findings(TEXT.replace("title:\n  zh: ", f"title:\n  zh: {'字' * 121}"))
    assert "characters" in long.message["en"]


def test_a_number_has_a_least_and_a_highest() -> None:
    assert [said.partition(": ")[2] for _, said in pack("minutes: 4") + pack("minutes: 481")] == [
        schema_words.LEAST.said(bound=5)["en"], schema_words.HIGHEST.said(bound=480)["en"],
    ]
    (half,) = pack("minutes: 7.5")
    assert half[1].endswith(WHOLE.en_help)


def test_a_pair_of_which_one_is_missing_is_no_pair() -> None:
    text = "scheme: a\ntitle: {zh: 甲, en: A}\nconcepts:\n  - id: a\n    prefLabel: {zh: 甲, en: A}\n    tile: [3]\n"
    _, (one,) = schemes_of([parse(text.encode(), "vocabulary/a.yml")])
    assert (one.code, one.span.line, one.span.column) == ("CG103", 6, 5)


def test_a_record_has_so_many_findings_at_most() -> None:
    assert len(findings("".join(f"x{at}: 1\n" for at in range(MOST + 10)))) == MOST
