"""Slides are cut by one rule here and in the browser: tests/golden/decks.json holds documents with their slides."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from casegen.packs.blocks import Columns, Document, Heading, Line, Listing, Note, Paragraph, Table
from casegen.packs.deck import Slide, deck, titled
from casegen.packs.legible import legible
from casegen.packs.pieces import Piece

from . import samples

GOLDEN = Path(__file__).parents[1] / "golden" / "decks.json"


def long() -> Document:
    """Tables of many rows and columns, long cells, long paragraphs, and two languages of unequal length."""
    rows = tuple((Line(f"{at}–{at + 8}", (at + 1,)), Line("环节 " * at), Line("Minutes")) for at in range(13))
    wide = ("", *(f"案例{at}" for at in range(1, 7)))
    cells = tuple(
        (Line(name), *(Line("内容，内容。" * (at * 9 % 23), (at,)) for at in range(1, 7)))
        for name in ("地区", "问题", "步骤")
    )
    said_so = (Line("What each of them did, and who said so. " * at, (at,)) for at in range(1, 9))
    list_ = Listing(tuple(said_so), ordered=True)
    blocks = (
        Heading(1, "题" * 90),
        Columns((Paragraph(Line("幻灯片"), "lead"),), (Paragraph(Line("Slides"), "lead"),), ("zh-Hans", "en")),
        Heading(2, "时间安排 / Timetable"),
        Table("时间安排", ("时段（分）", "环节", "分钟"), rows, (22, 58, 20)),
        Heading(2, "案例对照"),
        Table("案例对照", wide, cells, (16, 14, 14, 14, 14, 14, 14), headed=True),
        Heading(2, "讨论"),
        list_,
        Note(Line("带领者：" + "先听。" * 40)),
        Heading(2, "Case 1: a title of some length that goes on and on, in letters / 案例一"),
        Columns(
            (Paragraph(Line("社区工作者逐户走访，问三件事。" * 40), "question"), list_),
            (Paragraph(Line("Community workers went from door to door. " * 60), "question"), list_),
            ("zh-Hans", "en"),
        ),
        Paragraph(Line("问" * 30), "question"),
        Paragraph(Line("y" * 9000)),
    )
    return replace(samples.zh(), title="长", blocks=blocks)


DOCUMENTS = [*(sample() for sample in samples.SAMPLES.values()), samples.hostile(), long()]


def said(pieces: Sequence[Piece]) -> list[list[object]]:
    return [[one.style, one.mark, one.line.text, list(one.line.refs)] for one in pieces]


def shown(slide: Slide) -> dict[str, object]:
    """A slide as the golden file has it."""
    table = slide.table
    return {
        "title": slide.title, "titled": titled(slide), "part": slide.part, "cover": slide.cover, "scale": slide.scale,
        "texts": said(slide.texts), "rows": [[said(side) for side in row] for row in slide.rows],
        "table": table and [table.title, *([line.text for line in row] for row in table.rows)], "size": slide.size,
        "figure": slide.figure and slide.figure.title, "notes": [line.text for line in slide.notes],
    }  # fmt: skip


def test_slides_are_those_of_the_golden_file() -> None:
    made: list[dict[str, Any]] = []
    for document in DOCUMENTS:
        # What no file in UTF-8 can hold is not in the file.
        cleaned = legible(document)
        made.append({"document": asdict(cleaned), "slides": [shown(one) for one in deck(cleaned)]})
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("CASEGEN_GOLDEN") == "write":
        GOLDEN.write_text(text, "utf-8")
    assert json.loads(text) == json.loads(GOLDEN.read_text("utf-8"))
