"""Drawings as office programs take them: an SVG that can be changed, and for those that do not know it a small PNG.

`web/src/packs/pictures.ts` has the same palette and fonts.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from . import typeset
from .docx_styles import HAIR, INK, OCHRE, PINE, SOFT, speech
from .fewer import fewer

# How fine a PNG is, in pixels an inch: enough to read on paper where the SVG is not known.
_FINE = 128
# The colours of our drawings, and in how many steps their edges go over into white.
COLOURS = {INK: 5, SOFT: 3, PINE: 3, OCHRE: 3, HAIR: 1}
PAPER = "ffffff"
# What other systems have in place of an office's fonts.
_EASTERN = {"zh-CN": ("PingFang SC", "Noto Sans CJK SC"), "zh-TW": ("PingFang TC", "Noto Sans CJK TC")}
_LATIN = ("Helvetica Neue", "Arial", "Liberation Sans")
_FAMILY = re.compile(r'font-family="[^"]*"')
_TAG = re.compile(r'xml:lang="([^"]{0,35})"')


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing: SVG in fonts that offices have, PNG, and its size in points."""

    svg: bytes
    png: bytes
    width: float
    height: float


@lru_cache(maxsize=64)
def picture(svg: str) -> Picture:
    """A drawing of ours as office programs take it, no wider than a page; raises what `typeset.png` does."""
    drawn = fewer(typeset.png("figure", {"svg": svg}, _FINE), PAPER, COLOURS)
    width, height = (72 * one / _FINE for one in Image.open(io.BytesIO(drawn)).size)
    return Picture(lettered(svg).encode(), drawn, width, height)


def lettered(svg: str) -> str:
    """A drawing with its texts in the fonts of its language: the first that is named is all that Word looks for."""
    tag = _TAG.search(svg)
    said = speech(tag[1] if tag else "")
    families = (said.head[0], *_EASTERN[said.eastern]) if said.chinese else (said.head[1], *_LATIN)
    return _FAMILY.sub(f'font-family="{", ".join(families)}, sans-serif"', svg, count=1)
