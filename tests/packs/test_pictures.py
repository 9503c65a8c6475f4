"""Drawings in office documents are small, in few colours that are like those of the drawing, and can be changed."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from xml.etree import ElementTree

import numpy
from PIL import Image

from casegen.packs import typeset
from casegen.packs.blocks import Figure
from casegen.packs.fewer import palette
from casegen.packs.pictures import COLOURS, PAPER, lettered, picture

from . import samples

GOLDEN = Path(__file__).parents[1] / "golden" / "palette.json"
SVG = next(block.svg for block in samples.zh().blocks if isinstance(block, Figure))


def test_the_palette_is_that_of_the_golden_file() -> None:
    made = [list(colour) for colour in palette(PAPER, COLOURS)]
    if os.environ.get("CASEGEN_GOLDEN") == "write":
        GOLDEN.write_text(json.dumps(made) + "\n", "utf-8")
    assert made == json.loads(GOLDEN.read_text("utf-8"))
    assert len(made) == 16


def test_a_picture_is_four_bits_a_pixel_and_looks_as_it_was_drawn() -> None:
    drawn = picture(SVG)
    # The depth and the kind of colour in the head of a PNG.
    assert tuple(drawn.png[24:26]) == (4, 3)
    few = Image.open(io.BytesIO(drawn.png)).convert("RGB")
    full = Image.open(io.BytesIO(typeset.png("figure", {"svg": SVG}, 128))).convert("RGBA")
    sheet = Image.new("RGBA", full.size, "#fff")
    sheet.alpha_composite(full)
    apart = numpy.abs(numpy.asarray(few).astype(int) - numpy.asarray(sheet.convert("RGB")).astype(int))
    assert apart.mean() < 3
    assert (few.width, few.height) == (round(drawn.width * 128 / 72), round(drawn.height * 128 / 72))
    assert picture(SVG).png == drawn.png


def test_its_texts_are_in_a_font_that_offices_have() -> None:
    for tag, font in (("zh-Hans", "微软雅黑"), ("zh-Hant", "微軟正黑體"), ("en", "Calibri"), ("", "Calibri")):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{tag}" font-family="X, Y"><text>’</text></svg>'
        root = ElementTree.fromstring(lettered(svg))
        families = str(root.get("font-family")).split(", ")
        assert (families[0], families[-1]) == (font, "sans-serif")
    assert lettered("<svg/>") == "<svg/>"
