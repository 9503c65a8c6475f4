"""Draws the cards that are shown where an address is shared, each anew only when its text has changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import cache

from ..cache import Cache
from ..config import Settings, shipped
from ..packs import fonts, typeset
from ..packs.coverage import lacking
from ..render.page import Card, Page

# A point of the template is a pixel.
_TEMPLATE, _PIXELS_PER_INCH = "card", 72
# Progress is told each time so many are drawn.
_STEP = 100


def possible() -> bool:
    """Whether there are fonts to draw with."""
    try:
        fonts.family()
    except fonts.FontError:
        return False
    return True


def draw(pages: Iterable[Page], settings: Settings, say: Callable[[str], None]) -> None:
    """Draw what has not been drawn before, and tell how it goes."""
    if not settings.url:
        return
    if not possible():
        say("no fonts, so no cards for sharing: `pip install casegen[fonts]`, or install Noto Sans CJK")
        return
    drawn = 0

    def count() -> None:
        nonlocal drawn
        drawn += 1
        if drawn % _STEP == 1:
            say("drawing cards for sharing" + (f", {drawn - 1} so far" if drawn > 1 else ""))

    for _ in card_files(pages, settings, count):
        pass


def card_files(
    pages: Iterable[Page], settings: Settings, drawing: Callable[[], None] = lambda: None
) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the picture of every card that a page has; `drawing` is called before one is drawn."""
    kept = Cache()
    for page in pages:
        if page.card and settings.url:
            yield page.card.address, _picture(page.card, kept, drawing)


def _picture(card: Card, kept: Cache, drawing: Callable[[], None]) -> bytes:
    said = {name: value for name, value in asdict(card).items() if name != "address"}

    def make() -> bytes:
        drawing()
        return typeset.png(_TEMPLATE, json.loads(_shown(json.dumps(said, ensure_ascii=False))), _PIXELS_PER_INCH)

    return kept.of("card", json.dumps([said, _maker()], ensure_ascii=False).encode(), make)


def _shown(text: str) -> str:
    """A text without the characters that no font has, such as pictures in a title."""
    family = fonts.family()
    for font in (family.regular, family.bold):
        while character := lacking(text, font):
            text = text.replace(character, "")
    return text


@cache
def _maker() -> list[str]:
    """What a card depends on beside its text: the family and the template."""
    template = shipped() / "templates" / "packs" / f"{_TEMPLATE}.typ"
    return [fonts.family().name, template.read_text("utf-8")]
