"""Annotations come back as they went in, and the summary is text and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from casegen.findings import Finding, Rule, Severity, Span
from casegen.locales import LOCALES
from casegen.report import github
from casegen.safe import printable

from .conftest import HOSTILE

EN = LOCALES["en"]
COMMAND = re.compile(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)\Z")


def unescaped(text: str) -> str:
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in a log, read as GitHub's runner reads them."""
    read = []
    for line in text.split("\n"):
        if match := COMMAND.match(line):
            pairs = (pair.split("=", 1) for pair in match[2].split(","))
            read.append((match[1], {name: unescaped(value) for name, value in pairs}, unescaped(match[3])))
    return read


@given(st.text(max_size=60) | st.just(HOSTILE), st.text(max_size=60) | st.just(HOSTILE))
def test_a_command_says_what_was_meant(path: str, message: str) -> None:
    # A finding of a rule that exists: CG008 comes with the program.
    texts = {"en": message}
    finding = Finding("CG008", Severity.ADVICE, path, Span(3, 4, 3, 9), texts, {"en": "why"}, {"en": "do"})
    text = github.render([finding], {}, EN)
    ((kind, said, told),) = commands(text)
    assert kind == "notice"
    assert list(said) == ["file", "line", "endLine", "col", "endColumn", "title"]
    assert said["file"] == printable(path)
    assert [said[name] for name in ("line", "col", "endLine", "endColumn")] == ["3", "4", "3", "9"]
    assert told.split("\n") == [printable(message), "why", "do", "docs/checks/CG008.md"]
    assert len(text.split("\n")) == 3


@pytest.mark.parametrize(
    ("span", "last"), [(Span(2, 3, 5, 4), "5"), (Span(2, 3, 5, 1), "4"), (Span(2, 3, 3, 1), "2")]
)
def test_a_place_of_several_lines_has_no_columns(
    span: Span, last: str, rules: tuple[Rule, Rule, Rule]
) -> None:
    ((_, said, _),) = commands(github.render([rules[2].at("a.yml", span)], {}, EN))
    assert said == {"file": "a.yml", "line": "2", "endLine": last, "title": "CG993 A lesson without a source"}


def test_at_most_ten_of_each_kind(rules: tuple[Rule, Rule, Rule]) -> None:
    slip, figure, lesson = rules
    found = [rule.at("a.yml", Span(), mark="x") for rule in [slip] * 25 + [figure] * 3 + [lesson] * 12]
    text = github.render(found, {}, EN)
    kinds = [kind for kind, _, _ in commands(text)]
    assert [kinds.count(kind) for kind in ("error", "warning", "notice")] == [10, 3, 10]
    counts, hidden = text.splitlines()[-2:]
    assert counts == "25 errors, 3 warnings, 12 pieces of advice"
    assert hidden == "and 17 more, all listed in the job summary"


@given(st.text(max_size=60) | st.just(HOSTILE))
def test_the_summary_shows_texts_as_they_are(message: str) -> None:
    message = message.strip() or "x"
    texts = {"en": message}
    finding = Finding("CG008", Severity.ERROR, "a|b_c_.yml", Span(3, 4), texts, {"en": ""}, {"en": "do `x`"})
    tokens = MarkdownIt("commonmark").enable("table").parse(github.summary([finding], EN))
    inline = [token for token in tokens if token.type == "inline"]
    assert all(child.type in {"text", "text_special"} for token in inline for child in token.children or ())
    shown = ["".join(child.content for child in token.children or ()) for token in inline]
    assert shown[2] == "a|b_c_.yml"
    assert shown[-4:] == ["3:4", "error CG008", printable(message), "do `x`"]


def test_the_summary_stays_under_a_mebibyte(rules: tuple[Rule, Rule, Rule]) -> None:
    found = [rules[0].at(f"cases/{at // 50}.yml", Span(at % 50 + 1), mark="字" * 300) for at in range(20_000)]
    text = github.summary(found, EN)
    assert 900_000 < len(text.encode()) < 1024 * 1024
    rows = sum(line.startswith("| ") and "CG991" in line for line in text.split("\n"))
    assert text.endswith(f": {20_000 - rows}\n".replace(":", r"\:"))
