"""Folding and tokens: the golden files that the browser's tests read too, and the laws."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casegen.index.search.fold import HAN, fold, table
from casegen.index.search.stream import _folding
from casegen.index.search.tokens import JOINERS, is_token, tokens

GOLDEN = Path(__file__).parents[2] / "golden" / "search"
FOLDED = json.loads((GOLDEN / "fold.json").read_text("utf-8"))


def lines(rows: Sequence[object]) -> str:
    """JSON with a line for every row."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def test_golden() -> None:
    """`CASEGEN_GOLDEN=write` writes what there is now; look at the difference. New inputs are added by hand."""
    made = [{"in": one["in"], "fold": fold(one["in"]), "tokens": tokens(fold(one["in"]))} for one in FOLDED]
    held = {"from": "".join(table()), "to": "".join(table().values())}
    if os.environ.get("CASEGEN_GOLDEN") == "write":
        (GOLDEN / "fold.json").write_text(lines(made), "utf-8")
        (GOLDEN / "table.json").write_text(json.dumps(held, ensure_ascii=False, indent=0) + "\n", "utf-8")
    assert made == json.loads((GOLDEN / "fold.json").read_text("utf-8"))
    assert held == json.loads((GOLDEN / "table.json").read_text("utf-8"))
    assert len(made) >= 60


@pytest.mark.parametrize(
    "forms",
    ["台臺颱檯", "里裏裡", "线線綫", "志愿者 志願者", "发發髮", "后後", "干乾幹", "着著", "钟鐘鍾", "说説說"],
)
def test_forms_of_a_character_are_one(forms: str) -> None:
    words = forms.split(" ") if " " in forms else list(forms)
    assert len(set(map(fold, words))) == 1


def test_a_class_goes_by_its_simplified_form() -> None:
    for one, other in table().items():
        assert fold(other) == other
        assert len(one) == len(other) == 1
    assert fold("臺裏線髮後鐘") == "台里线发后钟"


@given(st.text())
@example("e\u0331\u0301")
@example("ΑΣ Σ")
@example("İ\u0307")
@example("ﬁ½㎡´")
@example("\u0345\u0301ᾳ")
def test_what_is_folded_stays(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded


def test_every_character_means_the_same_to_arrays() -> None:
    """A character that says that it has to be folded with its text is left to that; any other has one meaning."""
    meanings = _folding()
    for code in range(0x110000):
        one = chr(code)
        if 0xD800 <= code < 0xE000 or unicodedata.combining(one):
            continue
        folded = fold(one)
        parts = [other for other in folded if is_token(other) or other in JOINERS]
        if parts and len(folded) > 1:
            assert meanings[code] == 2, ascii(one)
        elif not parts:
            assert meanings[code] == 0, ascii(one)
        else:
            assert meanings[code] == (1 if folded in JOINERS else ord(folded)), ascii(one)


def test_chinese_characters_are_those_of_the_blocks() -> None:
    assert all(is_token(chr(code)) for span in HAN for code in span)
    assert not any(is_token(one) for one in "。あ가⺀🀄、")
