"""Figures looked up in the paragraphs that they name; every source text here was written for these tests."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from casegen.model import Case
from casegen.trace import SOURCE_BYTES, Traced, Verdict, trace

FOUND, NOT_FOUND, NOT_CHECKABLE = Verdict.FOUND, Verdict.NOT_FOUND, Verdict.NOT_CHECKABLE


def case(*figures: dict[str, object], file: str | None = "talk.txt") -> Case:
    """A record with these figures, in a source `talk` that is kept in `file`."""
    said = {"zh": "试", "en": "Test"}
    return Case.model_validate(
        {
            "id": "one",
            "title": said,
            "summary": said,
            "community": {"name": said, "places": ["510117"]},
            "problem": {"concepts": ["parking"], "statement": {"text": said}},
            "method": {"concepts": ["joint-meeting"], "steps": [{"title": said, "text": said}]},
            "actors": [{"role": said, "kind": "residents", "did": said}],
            "outcomes": [{"claim": said, "direction": "positive"}],
            "figures": [{"measure": said, "source": "talk", "paragraph": 1} | figure for figure in figures],
            "sources": [{"id": "talk", "kind": "other", "file": file}],
        }
    )


def look_up(folder: Path, paragraph: str, value: str, **figure: object) -> Traced:
    (folder / "talk.txt").write_text(paragraph, encoding="utf-8")
    (traced,) = trace([case({"id": "it", "value": Decimal(value)} | figure)], folder)
    return traced


@pytest.mark.parametrize(
    ("paragraph", "value", "figure"),
    [
        ("共有１２个车位", "12", {}),
        ("登記志願者4.8萬人", "48000", {}),
        ("花了三万余元", "30000", {"bound": "more-than"}),
        ("每组来了六七十位", "60", {"to": 70}),
        ("每天9时至17时开门", "9", {"to": 17}),
        ("超过7成住户同意", "70", {"bound": "more-than"}),
        ("70%的住户同意", "70", {}),
        ("下午三点开会", "15", {}),
        ("下午三点开会", "3", {}),
        ("17年起试行", "2017", {}),
        ("至少有6个以上小组", "6", {"bound": "at-least"}),
        ("双队长制", "2", {}),
        ("About 1,200 people came", "1200", {"bound": "about"}),
        ("来了12位，走了12位", "12", {}),
    ],
)
def test_a_figure_is_found(tmp_path: Path, paragraph: str, value: str, figure: dict[str, object]) -> None:
    traced = look_up(tmp_path, paragraph, value, **figure)
    assert (traced.verdict, traced.case, traced.figure) == (FOUND, "one", "it")


def test_the_span_is_that_of_the_number(tmp_path: Path) -> None:
    paragraph = "去年30人，今年4.8萬人"
    traced = look_up(tmp_path, paragraph, "48000")
    assert paragraph[traced.start : traced.end] == "4.8萬"


@pytest.mark.parametrize(
    ("paragraph", "value", "figure", "why"),
    [
        ("共有13个车位", "12", {}, "12 is not in that paragraph"),
        ("共有120个车位", "12", {}, "12 is not in that paragraph"),
        ("第12次会议", "12", {}, "12 only tells a place in an order"),
        ("来了六七十位", "60", {}, "60 is one end of a range"),
        ("来了60位", "60", {"to": 70}, "60–70 is not in that paragraph"),
        ("不到20人", "20", {"bound": "more-than"}, "the source says “less than”"),
        ("约20人", "20", {}, "the source says “about”"),
        ("20余人", "20", {"bound": "at-most"}, "the source says “more than”"),
    ],
)
def test_a_figure_is_not_found(
    tmp_path: Path, paragraph: str, value: str, figure: dict[str, object], why: str
) -> None:
    traced = look_up(tmp_path, paragraph, value, **figure)
    assert traced.verdict == NOT_FOUND
    assert why in traced.reason["en"]


def test_one_hit_whose_hedge_agrees_is_enough(tmp_path: Path) -> None:
    traced = look_up(tmp_path, "约20人报名，来了20人", "20")
    assert (traced.verdict, traced.start) == (FOUND, 9)


def test_paragraphs_are_lines_counted_from_one_whatever_ends_them(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_bytes("\ufeff一\r\n来了12人\r三\n\n".encode())
    figures: list[dict[str, object]] = [{"id": f"at-{at}", "value": 12, "paragraph": at} for at in (1, 2, 3, 4, 5)]
    verdicts = [one.verdict for one in trace([case(*figures)], tmp_path)]
    assert verdicts == [NOT_FOUND, FOUND, NOT_FOUND, NOT_FOUND, NOT_CHECKABLE]


def test_what_the_record_leaves_out_is_not_checkable(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("12人", encoding="utf-8")
    figures: list[dict[str, object]] = [{"source": None}, {"paragraph": None}, {"source": "other"}]
    found = [*trace([case(*({"id": "it", "value": 12} | one for one in figures))], tmp_path)]
    found += trace([case({"id": "it", "value": 12}, file=None)], tmp_path)
    assert {one.verdict for one in found} == {NOT_CHECKABLE}
    assert [one.reason["en"] for one in found] == [
        "it names no source or no paragraph", "it names no source or no paragraph",
        "the record declares no such source", "the source names no file",
    ]  # fmt: skip


def only(folder: Path) -> Traced:
    (traced,) = trace([case({"id": "it", "value": 12})], folder)
    return traced


def test_what_is_no_readable_text_is_not_checkable(tmp_path: Path) -> None:
    place = tmp_path / "talk.txt"
    assert "no file" in only(tmp_path).reason["en"]
    place.write_bytes("12人".encode("gbk"))
    assert "not UTF-8" in only(tmp_path).reason["en"]
    place.write_bytes(b"12\n" + b" " * SOURCE_BYTES)
    assert "larger than 4 MiB" in only(tmp_path).reason["en"]
    place.unlink()
    place.mkdir()
    assert only(tmp_path).verdict == NOT_CHECKABLE
    place.rmdir()
    os.mkfifo(place)
    assert "not a regular file" in only(tmp_path).reason["en"]
    place.unlink()
    (tmp_path / "true.txt").write_text("12人", encoding="utf-8")
    place.symlink_to(tmp_path / "true.txt")
    assert only(tmp_path).verdict == NOT_CHECKABLE


def test_a_large_text_is_read_once_for_many_figures(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("共有12人，" * 100_000, encoding="utf-8")
    found = list(trace([case(*({"id": f"it-{at}", "value": 12} for at in range(2000)))], tmp_path))
    assert {one.verdict for one in found} == {FOUND}
