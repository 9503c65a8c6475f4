"""What the model asks for at a place, and the words that say it."""

from __future__ import annotations

import pytest

from casegen.checks.wanted import choices, declared, fields, scheme_of, wanted
from casegen.findings import WORDS
from casegen.model import Case, ConceptScheme
from casegen.model import Path as Place


@pytest.mark.parametrize(
    ("root", "path", "name"),
    [
        (ConceptScheme, ("concepts", 0, "altLabel"), "named"),
        (ConceptScheme, ("concepts", 0, "altLabel", "zh"), "list"),
        (ConceptScheme, ("concepts", 0, "altLabel", "zh", 3), "text"),
        (ConceptScheme, ("concepts", 0, "id"), "id"),
        (Case, ("translations",), "named"),
        (Case, ("translations", "en"), "list"),
        (Case, ("translations", "en", 0), "fingerprint"),
        (Case, ("title",), "by-language"),
        (Case, ("title", "zh"), "text"),
        (Case, ("figures", 0, "value"), "number"),
        (Case, ("figures", 0, "paragraph"), "whole"),
        (Case, ("actors", 0, "leads"), "truth"),
        (Case, ("sources", 0, "url"), "address"),
        (Case, ("sources", 0, "file"), "file"),
        (Case, ("sources", 0, "date"), "date"),
        (Case, ("community",), "fields"),
        (Case, ("original",), "choice"),
    ],
)
def test_every_kind_of_value_is_called_by_its_name(root: type[Case], path: Place, name: str) -> None:
    assert wanted(declared(root, path)).name == name


@pytest.mark.parametrize("path", [("nothing",), ("title", "zh", "deeper"), ("figures", 0, "value", 0)])
def test_nothing_is_declared_where_there_is_no_field(path: Place) -> None:
    assert declared(Case, path) is None


def test_what_is_chosen_from_is_known() -> None:
    assert choices(declared(Case, ("original",))) == ("zh", "en", "zh-Hant")
    assert choices(declared(Case, ("status",))) == ("draft", "published", "retired")
    assert choices(declared(Case, ("id",))) == ()
    assert choices(declared(Case, ("sources", 0, "date"))) == ()
    assert scheme_of(declared(Case, ("problem", "concepts", 0))) == "problems"
    assert scheme_of(declared(Case, ("id",))) is None


def test_names_stand_in_a_row_in_both_languages() -> None:
    asked = wanted(declared(Case, ("original",)))
    assert (asked.zh_help, asked.en_help) == ("可用的值：zh、en、zh-Hant。", "Use one of: zh, en, zh-Hant.")
    assert "adaptedFrom" in fields(Case)
    assert "adapted_from" not in fields(Case)


@pytest.mark.parametrize("name", sorted(WORDS))
def test_words_are_there_in_both_languages(name: str) -> None:
    assert set(WORDS[name].texts) == {"zh", "en"}
