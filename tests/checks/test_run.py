"""All checks together: what stops a build, what a draft may hold, and what is handed on."""

from __future__ import annotations

import pytest

from casegen import checks
from casegen.load import parse
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
