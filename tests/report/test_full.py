"""The format for people: caps, colour, and what cannot be shown."""

from __future__ import annotations

import re

from casegen.findings import Finding, Rule, Span
from casegen.locales import LOCALES
from casegen.report.full import MOST, render

from .conftest import HOSTILE, TEXTS

EN = LOCALES["en"]


def test_at_most_twenty_of_a_code_in_a_file(rules: tuple[Rule, Rule, Rule]) -> None:
    slip, figure, _ = rules
    places = [(path, line) for path in ("a.yml", "b.yml") for line in range(1, MOST + 4)]
    found = [slip.at(path, Span(line, 1, line, 2), mark="x") for path, line in places]
    found += [figure.at("b.yml", Span(1, 1, 1, 2), mark="1")]
    text = render(found, {"a.yml": "x\n" * 50, "b.yml": "x\n" * 50}, EN)
    assert text.count("error[CG991]") == 2 * MOST
    assert "and 3 more of CG991 in a.yml\n" in text
    assert "and 3 more of CG991 in b.yml\n" in text
    assert "more of CG992" not in text
    assert text.endswith(f"\n{2 * MOST + 6} errors, 1 warning, 0 pieces of advice\n")


def test_no_findings() -> None:
    assert render((), {}, EN) == "No findings.\n"
    assert render((), {}, LOCALES["zh"]) == "没有发现问题。\n"


def test_colour_adds_nothing_but_colour(findings: tuple[Finding, ...]) -> None:
    coloured = render(findings, TEXTS, EN, colour=True)
    assert "\x1b[1;31merror[CG991]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(findings, TEXTS, EN)


def test_a_file_that_was_not_read_shows_no_line(findings: tuple[Finding, ...]) -> None:
    assert "|" not in render(findings[-1:], {}, EN)
    assert "|" not in render(findings[-1:], TEXTS, EN)


def test_a_place_beyond_the_file_shows_no_line(rules: tuple[Rule, Rule, Rule]) -> None:
    assert "|" not in render([rules[2].at("a.yml", Span(9, 1, 9, 2))], {"a.yml": "x\n"}, EN)


def test_every_finding_keeps_its_lines(rules: tuple[Rule, Rule, Rule]) -> None:
    path = f"cases/{HOSTILE}.yml"
    text = render([rules[0].at(path, Span(1, 1, 1, 2), mark=HOSTILE * 100)], {path: "x"}, EN)
    assert len(text.split("\n")) == 11
    assert "file=a" in text.split("\n")[1]
    assert max(map(len, text.split("\n"))) < 2000
