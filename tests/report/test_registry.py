"""The formats that the command offers, and what holds for all of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from casegen import __version__
from casegen.findings import Finding, Rule, Span
from casegen.locales import LOCALES
from casegen.report import FORMATS
from casegen.report.github import summary
from casegen.safe import UNSAFE

from .conftest import HOSTILE, TEXTS

GOLDEN = Path(__file__).parents[1] / "golden" / "report"
WRITE = os.environ.get("CASEGEN_GOLDEN") == "write"


def golden(name: str, text: str) -> None:
    """Compare with a golden file, or write it anew where CASEGEN_GOLDEN=write asks for that."""
    path = GOLDEN / name
    if WRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_the_formats_are_those_of_the_command() -> None:
    assert set(FORMATS) == {"full", "concise", "json", "github", "sarif"}


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_golden(name: str, locale: str, findings: tuple[Finding, ...]) -> None:
    text = FORMATS[name](findings, TEXTS, LOCALES[locale])
    golden(f"{name}.{locale}.txt", text.replace(f'"version": "{__version__}"', '"version": "X.Y.Z"'))


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_golden_summary(locale: str, findings: tuple[Finding, ...]) -> None:
    golden(f"summary.{locale}.md", summary(findings, LOCALES[locale], site="https://example.org/library/"))


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("locale", list(LOCALES))
def test_without_findings(name: str, locale: str) -> None:
    text = FORMATS[name]((), {}, LOCALES[locale])
    assert text == "" or text.endswith("\n")


def test_traditional_is_derived(findings: tuple[Finding, ...]) -> None:
    text = FORMATS["full"](findings, TEXTS, LOCALES["zh-hant"])
    assert "錯誤[CG991] 這裡的「：」是全形寫法" in text or "錯誤[CG991] 這裡的「：」是全角寫法" in text


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_nothing_of_a_record_reaches_the_terminal_unclean(
    name: str, colour: bool, rules: tuple[Rule, Rule, Rule]
) -> None:
    path = f"cases/{HOSTILE}.yml"
    found = [rule.at(path, Span(1, 4, 1, 9), mark=HOSTILE) for rule in rules]
    text = FORMATS[name](found, {path: HOSTILE.replace("\n", "")}, LOCALES["en"], colour=colour)
    own = [f"\x1b[{style}m" for style in ("1;31", "1;33", "1;36", "34", "1", "0")]
    for sequence in own if colour and name == "full" else []:
        text = text.replace(sequence, "")
    assert not UNSAFE.search(text)
    assert not any(line.lstrip().startswith("::set-output") for line in text.splitlines())
    text.encode("utf-8")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_links_lead_to_the_site_where_it_is_known(name: str, findings: tuple[Finding, ...]) -> None:
    bare = FORMATS[name](findings, TEXTS, LOCALES["en"])
    sited = FORMATS[name](findings, TEXTS, LOCALES["en"], site="https://example.org/library/")
    if name == "concise":
        assert bare == sited
    else:
        assert "docs/checks/CG992.md" in bare
        assert "https://example.org/library/en/checks/cg992/" in sited
        assert "docs/checks" not in sited
