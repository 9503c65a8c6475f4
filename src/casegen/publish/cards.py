"""Draws the cards that are shown where an address is shared, each anew only when its text has changed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache, partial

from .. import fonts
from ..cache import Cache
from ..config import Settings, shipped
from ..coverage import lacking
from ..packs import typeset
from ..render.page import Card, Page
from ..units import Unit, digest

# A point of the template is a pixel.
_TEMPLATE, _PIXELS_PER_INCH = "card", 72
# The colours that the template names, and in how many steps the edges of each go over into its paper.
_NAMED = re.compile(r'#let (\w+) = rgb\("#([0-9a-f]{6})"\)')
_STEPS = {"ink": 6, "soft": 4, "pine": 4, "hair": 1}
# What the cache calls them.
_KIND = "card"
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
    kept = Cache()
    wanted = [page.card for page in pages if page.card and not kept.has(_KIND, _key(page.card))]
    for at, card in enumerate(wanted):
        if at % _STEP == 0:
            say("drawing cards for sharing" + (f", {at} of {len(wanted)} so far" if at else ""))
        _picture(card, kept)


def card_units(pages: Iterable[Page], settings: Settings) -> Iterator[Unit]:
    """Yield the picture of every card that a page has, drawn where it was not before."""
    kept = Cache()
    for page in pages:
        if page.card and settings.url:
            key = digest(_key(page.card).decode())
            yield Unit(key, (page.card.address,), partial(_file, page.card, kept), page.case)


def _file(card: Card, kept: Cache) -> list[tuple[str, bytes]]:
    return [(card.address, _picture(card, kept))]


def _picture(card: Card, kept: Cache) -> bytes:
    def make() -> bytes:
        # Most builds draw no card.
        from ..packs.fewer import fewer

        said = json.loads(_shown(json.dumps(_said(card), ensure_ascii=False)))
        colours = dict(_NAMED.findall(_template()))
        steps = {colours[name]: of for name, of in _STEPS.items()}
        return fewer(typeset.png(_TEMPLATE, said, _PIXELS_PER_INCH), colours["paper"], steps)

    return kept.of(_KIND, _key(card), make)


def _key(card: Card) -> bytes:
    """All that a picture is made from."""
    return json.dumps([_said(card), _maker()], ensure_ascii=False).encode()


def _said(card: Card) -> dict[str, object]:
    return {one.name: getattr(card, one.name) for one in fields(card) if one.name != "address"}


def _shown(text: str) -> str:
    """A text without the characters that no font has, such as pictures in a title."""
    family = fonts.family()
    for font in (family.regular, family.bold):
        while character := lacking(text, font):
            text = text.replace(character, "")
    return text


def _maker() -> list[object]:
    """What a card depends on beside its text: the family, the template and its colours."""
    return [fonts.family().name, _template(), _STEPS]


@cache
def _template() -> str:
    return (shipped() / "templates" / "packs" / f"{_TEMPLATE}.typ").read_text("utf-8")
