"""Participedia's export becomes drafts with what means the same here, and all else is told."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Any

import pytest

from casegen.importing import csv_, mapping, participedia, rows
from casegen.importing.ids import Numbered
from casegen.locales import LOCALES
from importing.made import concepts

MAPPING = mapping.read(participedia.mapping(), "participedia.yml", LOCALES["en"])
# A made-up case in the columns of today's export, and in those of the one before it.
COMMON = {
    "id": "12", "type": "case", "title": "Tea in the stairwell", "url": "https://participedia.net/case/12",
    "description": "Neighbours met over tea.", "creator_name": "somebody", "original_language": "en", "city": "汉阳区",
    "country": "China", "public_spectrum": "collaborate", "primary_organizer_title": "A residents' committee",
    "body": "A long account.", "facilitators": "yes",
}  # fmt: skip
NOW = COMMON | {
    "start_date": "2005-04-09",
    "post_date": "2019-11-03",
    "general_issues_1": "housing",
    "general_issues_2": " parking",
}
BEFORE = COMMON | {
    "start_date": "2005-04-09T00:00:00.000Z",
    "post_date": "2019-11-03T08:00:00.000Z",
    "general_issues": "housing, parking",
}


def brought(case: dict[str, str], mark: str = "") -> tuple[dict[str, Any], Counter[tuple[str, str]]]:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(case))
    writer.writeheader()
    writer.writerow(case)
    table = csv_.read((mark + stream.getvalue()).encode(), None, 0)
    made, notes = rows.drafts(table, MAPPING, concepts(), "cases", Numbered())
    assert len(made) == 1
    return made[0].draft.record(made[0].id), Counter((note.kind, note.place) for note in notes)


def test_every_column_of_the_mapping_is_one_of_the_export() -> None:
    assert {*MAPPING.names.values(), *MAPPING.leave, MAPPING.id} <= participedia.columns()


@pytest.mark.parametrize(("case", "mark"), [(NOW, "\ufeff"), (BEFORE, "")])
def test_what_means_the_same_is_taken_and_nothing_else(case: dict[str, str], mark: str) -> None:
    record, notes = brought(case, mark)
    assert record.pop("period", None) == ({"start": "2005-04-09"} if case is NOW else None)
    assert record["sources"][0].pop("date", None) == ("2019-11-03" if case is NOW else None)
    assert record == {
        "id": "participedia-12",
        "status": "draft",
        "title": {"en": "Tea in the stairwell"},
        "summary": {"en": "Neighbours met over tea."},
        "original": "en",
        "method": {"participation": "collaborate"},
        "actors": [{"role": {"en": "A residents' committee"}}],
        "sources": [
            {
                "id": "participedia",
                "kind": "other",
                "title": {"en": "Tea in the stairwell"},
                "publisher": {"en": "Participedia"},
                "url": "https://participedia.net/case/12",
            }
        ],
    }
    # Even where a word of theirs is one of ours, as `parking` is, nobody said that they mean the same.
    assert "problem" not in record
    assert notes["column", "body"] == notes["column", "facilitators"] == 1
    assert ("column", "creator_name") not in notes
    assert sum(count for (kind, _), count in notes.items() if kind == "value") >= 4


def test_a_spectrum_that_does_not_apply_is_left_out_without_a_word() -> None:
    record, notes = brought(NOW | {"public_spectrum": "not"})
    assert "method" not in record
    assert ("value", "public_spectrum") not in notes
