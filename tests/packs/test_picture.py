"""A picture in a document has the shapes of its language, and is no wider and no higher than it may be."""

from __future__ import annotations

import struct

from casegen.packs import typeset

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    ' xml:lang="{tag}" font-size="13" fill="#20242a"><title>骨</title><path d="M0 22H100" stroke="#20242a"/>'
    '<g transform="translate(10 20)"><text font-weight="700"><tspan x="0" y="14">骨直门，</tspan>'
    '<tspan x="0" y="32">&lt;b&gt;</tspan></text><text x="60" y="14" text-anchor="middle">7</text></g></svg>'
)


def drawn(tag: str = "zh-Hans", width: int = 120, height: int = 80) -> bytes:
    """The picture as a PNG."""
    return typeset.png("figure", {"svg": SVG.format(tag=tag, width=width, height=height)}, 72)


def test_the_shapes_are_those_of_the_language() -> None:
    assert drawn("zh-Hans") != drawn("zh-Hant")
    assert drawn("zh-Hans") == drawn("zh-Hans")


def test_it_is_made_smaller_where_it_would_not_fit() -> None:
    def size(width: int, height: int) -> tuple[int, int]:
        across, down = struct.unpack(">II", drawn(width=width, height=height)[16:24])
        return across, down

    assert size(120, 80) == (90, 60), "a pixel of CSS is three quarters of a point"
    assert size(906, 100) == (453, 50)
    across, down = size(400, 1280)
    assert (across, down) == (200, 640)
