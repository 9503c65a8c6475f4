"""Answers in an issue become a draft value by value; the workflow's tests hold the rest."""

from __future__ import annotations

import pytest

from casegen.importing.concepts import Concepts
from casegen.importing.ids import Numbered
from casegen.importing.issue import Filled, draft
from casegen.model import ConceptScheme

PROBLEMS = {"parking": "停车难", "noise": "噪声、油烟，夜里最多", "lifts": "老楼，没有电梯"}
CONCEPTS = Concepts(
    [
        ConceptScheme.model_validate(
            {
                "scheme": "problems",
                "title": {"zh": "问题"},
                "concepts": [{"id": id_, "prefLabel": {"zh": label}} for id_, label in PROBLEMS.items()],
            }
        )
    ]
)


@pytest.mark.parametrize(
    ("answer", "ids"),
    [
        ("噪声、油烟，夜里最多", ["noise"]),
        ("停车难\n老楼，没有电梯", ["parking", "lifts"]),
        ("老楼，没有电梯\n停车难、lifts", ["lifts", "parking", "lifts"]),
        ("停车难、noise；lifts,parking", ["parking", "noise", "lifts", "parking"]),
        (" 停车难 \n\n、\n", ["parking"]),
    ],
)
def test_a_label_with_a_comma_in_it_is_one_value(answer: str, ids: list[str]) -> None:
    made = draft(Filled(1, {"title": "旧书架", "problems": answer}), CONCEPTS, Numbered())
    assert made.draft.record("x")["problem"]["concepts"] == ids
    assert not made.draft.notes


def test_what_no_vocabulary_knows_is_told_piece_by_piece() -> None:
    made = draft(Filled(1, {"title": "旧书架", "problems": "停车难、没有这个词"}), CONCEPTS, Numbered())
    assert made.draft.record("x")["problem"]["concepts"] == ["parking"]
    assert [(one.kind, one.place, one.text) for one in made.draft.notes] == [("value", "problems", "没有这个词")]
