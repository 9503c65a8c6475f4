"""What our pictures have in common: colours and fonts of their own, a title, and words that say the same."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

# The size of letters where an element does not say another, in units of the picture.
SIZE = 13
# The colours of the look on white, where no style sheet says otherwise.
COLOURS = {
    "ink": "#20242a",
    "soft": "#59616c",
    "line": "#b9bfc4",
    "pine": "#17594f",
    "ochre": "#7a5600",
    "cinnabar": "#a63a24",
    "paper": "#fff",
}
_FONTS = "Noto Sans CJK SC, Noto Sans CJK TC, Source Han Sans SC, Noto Sans SC, sans-serif"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG that needs no style sheet, its title, and in words what it shows."""

    title: str
    text: str
    svg: str


def drawing(title: str, text: str, tag: str, size: tuple[float, float], body: str) -> Drawing:
    """The picture around `body`, SVG of a size (width, height), in the language of a BCP 47 tag."""
    width, height = size
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}"'
        f' height="{height:g}" role="img" xml:lang="{tag}" font-family="{_FONTS}" font-size="{SIZE}"'
        f' fill="{COLOURS["ink"]}">'
        f"<title>{escape(title)}</title><desc>{escape(text)}</desc>{body}</svg>"
    )
    return Drawing(title, text, svg)
