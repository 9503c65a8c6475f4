"""Identity: names that are one on some systems, and ids that are used twice."""

from __future__ import annotations

from casegen import checks
from casegen.checks import Known
from casegen.checks.identity import one_name_on_every_system
from casegen.load import parse
from small import VOCABULARIES, changed, findings, messages


def alike(*paths: str) -> dict[str, str]:
    found = one_name_on_every_system([], Known({}, frozenset(), (), paths))
    return {finding.path: finding.message["en"] for finding in found}


def test_the_lower_case_name_is_kept() -> None:
    found = alike("cases/QINTAI.yml", "cases/Qintai.yml", "cases/qintai.yml")
    assert set(found) == {"cases/QINTAI.yml", "cases/Qintai.yml"}
    assert all("`qintai.yml`" in message for message in found.values())


def test_names_in_different_folders_do_not_meet() -> None:
    assert alike("cases/levels.yml", "vocabulary/Levels.yml") == {}


def test_composed_and_decomposed_letters_are_one_name() -> None:
    assert set(alike("cases/\u00e9.yml", "cases/e\u0301.yml")) != set()


def test_of_two_with_one_id_the_draft_has_to_change() -> None:
    published = changed(("id: qintai-parking", "id: b"))
    draft = changed(("id: qintai-parking", "status: draft\nid: a"))
    # Files are called as ids are here, so the draft gets the other id on its second line.
    draft = draft.replace("status: draft\nid: a", "id: a\nstatus: draft\nformerly: [b]")
    (found,) = findings("CG503", draft, published)
    assert (found.path, found.span.line) == ("cases/a.yml", 3)
    assert found.message["en"] == "the id `b` is already used in cases/b.yml"


def test_what_was_published_stays_whatever_the_names_of_files() -> None:
    old = "formerly: [parking]\ntitle:"
    draft = changed(("id: qintai-parking", "id: a"), ("title:", f"status: draft\n{old}"))
    published = changed(("id: qintai-parking", "id: b"), ("title:", old))
    assert messages("CG503", draft, published) == ["a.yml:3 the id `parking` is already used in cases/b.yml"]


def test_a_record_is_not_published_under_its_own_id_before() -> None:
    record = changed(("title:", "formerly: [other, qintai-parking]\ntitle:"))
    assert messages("CG503", record) == [
        "qintai-parking.yml:2 the id `qintai-parking` is already used in cases/qintai-parking.yml"
    ]


def test_what_was_withdrawn_does_not_come_back_under_another_id() -> None:
    record = parse(changed(("title:", "formerly: [other, parking]\ntitle:")).encode(), "cases/qintai-parking.yml")
    found = checks.run([record], VOCABULARIES, withdrawn=["parking", "lift"]).findings
    (one,) = [one for one in found if one.code == "CG505"]
    assert (one.path, one.span.line, one.span.column) == ("cases/qintai-parking.yml", 2, 19)
    assert "`parking`" in one.message["en"]
