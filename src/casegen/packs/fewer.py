"""Pictures of text and lines in sixteen colours: four bits a pixel, and far fewer bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache

from PIL import Image

_MOST = 16


def fewer(png: bytes, paper: str, steps: Mapping[str, int]) -> bytes:
    """A PNG on a ground of the colour `paper` in the colours of `palette`, without anything that shines through."""
    drawn = Image.open(io.BytesIO(png)).convert("RGBA")
    sheet = Image.new("RGBA", drawn.size, f"#{paper}")
    sheet.alpha_composite(drawn)
    made = io.BytesIO()
    known = _known(paper, tuple(steps.items()))
    sheet.convert("RGB").quantize(palette=known, dither=Image.Dither.NONE).save(made, "PNG", bits=4)
    return made.getvalue()


def palette(paper: str, steps: Mapping[str, int]) -> list[tuple[int, int, int]]:
    """The ground, then each colour in so many steps in which its edges go over into the ground, as red, green, blue.

    Colours are six hexadecimal digits. Raises ValueError for more than sixteen in all.
    """
    ground = _parts(paper)
    found = [ground]
    for colour, of in steps.items():
        red, green, blue = _parts(colour)
        for step in range(of, 0, -1):
            rest = of - step
            found.append(
                (
                    (ground[0] * rest + red * step) // of,
                    (ground[1] * rest + green * step) // of,
                    (ground[2] * rest + blue * step) // of,
                )
            )
    if len(found) > _MOST:
        raise ValueError(f"{len(found)} colours, and {_MOST} are the most")
    return found


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


@cache
def _known(paper: str, steps: tuple[tuple[str, int], ...]) -> Image.Image:
    """The palette as Pillow takes it."""
    made = Image.new("P", (1, 1))
    made.putpalette([part for colour in palette(paper, dict(steps)) for part in colour])
    return made
