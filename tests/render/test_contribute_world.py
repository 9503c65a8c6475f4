"""What the checker in the browser has to know: rules in each edition, and nothing that it does not need."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from casegen.findings import RULES, WORDS
from casegen.locales import LOCALES
from casegen.render.contribute_world import COMMAND_ONLY, template, world
from casegen.render.reader import Reader
from conftest import Built

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_rule_but_the_commands_own_is_there_in_every_edition(built: Built, locale: str) -> None:
    made = world(built.reader(locale))
    rules = made["rules"]
    assert isinstance(rules, dict)
    assert set(rules) == set(RULES) - COMMAND_ONLY
    for code, rule in rules.items():
        assert rule["severity"] == RULES[code].severity
        assert all(rule[name] for name in ("message", "reason", "help"))
    assert json.loads(json.dumps(made)) == json.loads(json.dumps(made, ensure_ascii=False))


def test_the_traditional_edition_speaks_traditional(built: Built) -> None:
    rules = world(built.reader("zh-hant"))["rules"]
    assert isinstance(rules, dict)
    assert rules["CG201"]["message"] == "詞表「{scheme}」裡沒有「{value}」"


def test_nothing_is_sent_that_the_checker_does_not_read(built: Built) -> None:
    """A name stands in the checker as it is, or begins like one that it puts together."""
    made = world(Reader(LOCALES["en"], built.library))
    source = "\n".join(one.read_text("utf-8") for one in sorted((ROOT / "web/src/record").glob("*.ts")))
    names = set(re.findall(r"""["'`]([\w.$-]+(?:\{\w+\}[\w.]*)?)["'`]""", source))
    put_together = [re.compile(re.sub(r"\\\$\\\{\w+\\\}", r".+", re.escape(name))) for name in names if "${" in name]
    plans = made["plans"]
    assert isinstance(plans, dict)
    for kind in ("rules", "words", "forms"):
        sent = made[kind]
        assert isinstance(sent, dict)
        unread = set(sent) - names - set(plans.values())
        assert [one for one in sorted(unread) if not any(form.fullmatch(one) for form in put_together)] == []


def test_places_name_no_language(built: Built) -> None:
    reader = built.reader("zh-hant")
    assert template("“{zh}”和{zh_help}，{zh_name}{count}{en}", reader) == "“{said}”和{help}，{name}{count}{en}"


def test_every_template_is_made_of_named_places() -> None:
    parts = [part for rule in RULES.values() for part in (rule.title, rule.message, rule.reason, rule.help)]
    parts += [words.texts for words in WORDS.values()]
    for text in (text for part in parts for text in part.values()):
        for _, name, form, conversion in Formatter().parse(text):
            assert name is None or re.fullmatch(r"[a-z]+(_[a-z]+)?", name), text
            assert not form
            assert conversion is None


def test_a_text_speaks_of_no_other_language_than_its_own() -> None:
    texts = [part for rule in RULES.values() for part in (rule.message, rule.help)]
    for words in [*texts, *(one.texts for one in WORDS.values())]:
        assert set(words) == {"zh", "en"}
        assert not re.search(r"\{en(_\w+)?\}", words["zh"])
        assert not re.search(r"\{zh(_\w+)?\}", words["en"])


def test_the_vocabularies_are_those_that_records_use(built: Built) -> None:
    made = world(Reader(LOCALES["en"], built.library))
    schemes = made["schemes"]
    assert isinstance(schemes, dict)
    assert "problems" in schemes
    for name, scheme in schemes.items():
        concepts = built.library.schemes[name].concepts
        assert [row[0] for row in scheme["concepts"]] == [one.id for one in concepts]
        for row, one in zip(scheme["concepts"], concepts, strict=True):
            assert row[3] == -1 if one.broader is None else scheme["concepts"][row[3]][0] == one.broader
            assert set(one.pref_label.root.values()) <= set(row[4])
