"""The format for programs: stable keys, and every character comes back."""

from __future__ import annotations

import json

from casegen.findings import Rule, Span
from casegen.locales import LOCALES
from casegen.report import FORMATS

from .conftest import HOSTILE

PLACE = ["line", "column", "endLine", "endColumn"]
KEYS = ["code", "severity", "path", *PLACE, "message", "reason", "help", "link"]


def test_what_goes_in_comes_out(rules: tuple[Rule, Rule, Rule]) -> None:
    mark = HOSTILE + "\U000e0001\u2028中"
    text = FORMATS["json"]([rules[0].at("cases/\u202e.yml", Span(3, 4, 5, 6), mark=mark)], {}, LOCALES["en"])
    (said,) = json.loads(text)
    assert list(said) == KEYS
    assert said["message"] == f"`{mark}` is full-width here"
    assert said["path"] == "cases/\u202e.yml"
    assert [said[key] for key in PLACE] == [3, 4, 5, 6]
    assert "中" in text


def test_no_findings_are_an_empty_list() -> None:
    assert json.loads(FORMATS["json"]((), {}, LOCALES["zh"])) == []
