"""All checks together: what stops a build, what a draft may hold, and what is handed on."""

from __future__ import annotations

import pytest

from casegen import checks
from casegen.findings import Finding
from casegen.load import Record, parse
from casegen.memory import Memory
from casegen.sound import Known
from small import VOCABULARIES, changed

UNSOUND = ("车多位少。", "'见[图](x)。'")


@pytest.mark.parametrize(
    ("changes", "built", "stops"),
    [
        ((), False, False),
        ((UNSOUND,), False, True),
        ((UNSOUND, ("title:", "status: draft\ntitle:")), False, False),
        ((UNSOUND, ("title:", "status: draft\ntitle:")), True, True),
        ((UNSOUND, ("title:", "status: published\ntitle:")), False, True),
        ((("停车的事", "停车的事<b>"),), True, False),
    ],
)
def test_an_error_in_a_draft_stops_only_what_builds_drafts(
    changes: tuple[tuple[str, str], ...], built: bool, stops: bool
) -> None:
    made = checks.run([parse(changed(*changes).encode(), "cases/qintai-parking.yml")], VOCABULARIES)
    assert made.stops(drafts=built) is stops
    assert made.drafts == ({"cases/qintai-parking.yml"} if any("draft" in new for _, new in changes) else set())


def test_findings_stand_in_order_and_texts_are_handed_on() -> None:
    records = {
        "cases/b.yml": changed(("id: qintai-parking", "id: c"), UNSOUND),
        "cases/a.yml": changed(("id: qintai-parking", "id: a"), UNSOUND, ("停车的事", "停车的事<b>")),
    }
    made = checks.run([parse(text.encode(), path) for path, text in records.items()], VOCABULARIES)
    places = [(one.path, one.span.line) for one in made.findings]
    assert places == sorted(places)
    assert {path for path, _ in places} == set(records)
    assert {path: made.texts[path] for path in records} == records
    assert [case.id for case in made.cases] == ["c", "a"]
    assert {one.scheme for one in made.schemes} >= {"problems", "methods"}
    assert {one.path for one in VOCABULARIES} <= made.texts.keys()
    assert made.packs == ()


PATH = "cases/qintai-parking.yml"


def record(*changes: tuple[str, str], path: str = PATH) -> Record:
    return parse(changed(*changes).encode(), path)


def without(label: str) -> list[Record]:
    """The vocabularies without a concept of the clean record."""
    return [parse(one.text.replace(f"id: {label}\n", "id: another\n").encode(), one.path) for one in VOCABULARIES]


def test_a_memory_changes_nothing_but_how_often_a_record_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    other = record(("id: qintai-parking", "id: other"), UNSOUND, path="cases/other.yml")
    builds = [
        ([record(), other], VOCABULARIES, 2),
        ([record(), other], VOCABULARIES, 0),
        ([record(("停车的事", "停车的事<b>")), other], VOCABULARIES, 1),
        ([other, record(("12", "13"))], VOCABULARIES, 1),
        ([other, record(("12", "13"))], without("parking"), 2),
    ]
    memory, plainly = Memory(), [checks.run(records, words) for records, words, _ in builds]
    looked: list[str] = []

    def watch(subject: checks.Subject, _: checks.Known) -> list[Finding]:
        looked.append(subject.record.path)
        return []

    monkeypatch.setattr(checks, "_EACH", [watch, *checks._EACH])
    for (records, words, times), plain in zip(builds, plainly, strict=True):
        looked.clear()
        memory.turn()
        remembered = checks.run(records, words, memory)
        assert (remembered, len(looked)) == (plain, times)
    assert plainly[-1].findings != plainly[-2].findings


@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_record_that_is_known_to_be_sound_is_handed_on_as_it_was(status: str) -> None:
    read = record(("title:", f"status: {status}\ntitle:"))
    plain = checks.run([read], VOCABULARIES)
    assert plain.findings == ()
    subject = checks.Subject(read, plain.cases[0])
    assert checks.run([Known(PATH, read.text, case=subject.case, brief=subject.brief)], VOCABULARIES) == plain
