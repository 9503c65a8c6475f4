"""The pages written by hand: both languages have the same parts, and a rule stands in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(path.name for path in (ROOT / "docs" / "zh").glob("*.md"))
WEIGHTY = {"consent", "roles", "harm", "left-out", "taking-down", "readers", "reading"}


def parts(language: str, name: str) -> list[str]:
    """What the parts of a page are reached by, in their order."""
    text = (ROOT / "docs" / language / name).read_text("utf-8")
    return re.findall(r"^##+ .* \{#([a-z-]+)\}$", text, re.MULTILINE)


def test_each_language_has_the_same_pages() -> None:
    assert sorted(path.name for path in (ROOT / "docs" / "en").glob("*.md")) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_same_parts_in_both_languages(name: str) -> None:
    assert parts("zh", name) == parts("en", name) != []


def test_what_is_owed_to_the_people_told_of_is_said_once_and_found_from_where_it_is_looked_for() -> None:
    assert set(parts("en", "ethics.md")) == WEIGHTY
    governance = (ROOT / "GOVERNANCE.md").read_text("utf-8")
    for language, days in (("en", "within two days"), ("zh", "两天之内")):
        assert days in (ROOT / "docs" / language / "ethics.md").read_text("utf-8")
        assert days not in governance
        assert f"](docs/{language}/ethics.md)" in governance
        assert "](../ethics/#taking-down)" in (ROOT / "docs" / language / "about.md").read_text("utf-8")
