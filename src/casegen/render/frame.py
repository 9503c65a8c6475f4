"""What stands around the body of a page in the theme: navigation, editions, head."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..config import Settings
from ..findings import say
from ..locales import Locale
from .head import head, switch
from .page import Page
from .web import strings

# What the bar shows, in its order: the section's name and its address below the locale's folder.
SECTIONS = (
    ("browse", "browse/"),
    ("matrix", "matrix/"),
    ("methods", "methods/"),
    ("packs", "packs/"),
    ("communities", "communities/"),
    ("about", "about/"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the theme's templates ask for; strings are safe to place as they are."""

    locale: Locale
    section: str
    depth: int
    site_name: str
    colophon: str
    head: Markup
    editions: Markup
    body: Markup
    by_hand: bool
    offline: tuple[str, ...] = ()

    def t(self, name: str) -> Markup:
        """A string of the interface, escaped."""
        return Markup.escape(self.locale.t(name))

    def to(self, path: str) -> Markup:
        """The link to a path below this locale's folder; it is the same on all pages of one depth."""
        return Markup.escape("../" * self.depth + f"{self.locale.id}/{path}")

    @property
    def buttons(self) -> Markup:
        """The strings of the script about reading without a line, as an attribute holds them."""
        return Markup.escape(json.dumps(strings(self.locale, ("keep.",)), ensure_ascii=False))

    @property
    def nav(self) -> Iterator[tuple[Markup, Markup, bool]]:
        """Link, label and whether this is the section that the page is in."""
        for name, path in SECTIONS:
            yield self.to(path), self.t(f"nav.{name}"), name == self.section


# Where a shell leaves room; a page's own text cannot hold a comment, so none of it is taken for a slot.
SLOTS = {name: Markup(f"<!--casegen:{name}-->") for name in ("head", "editions", "body")}


def site_name(settings: Settings, locale: Locale) -> str:
    """The library's name in a locale."""
    return say({"en": "casegen"} | dict(settings.names), locale)


def frame(page: Page, settings: Settings) -> Frame:
    """The frame of a page, filled."""
    name = site_name(settings, page.locale)
    return _frame(page, settings, head(page, name, settings), switch(page), page.body)


def shell(page: Page, settings: Settings) -> Frame:
    """The frame that all pages of this one's shell share, with room for what is each page's own."""
    return _frame(page, settings, SLOTS["head"], SLOTS["editions"], SLOTS["body"])


def slots(page: Page, settings: Settings) -> dict[str, Markup]:
    """What is this page's own, by slot."""
    name = site_name(settings, page.locale)
    return {"head": head(page, name, settings), "editions": switch(page), "body": page.body}


def _frame(page: Page, settings: Settings, top: Markup, editions: Markup, body: Markup) -> Frame:
    return Frame(
        locale=page.locale,
        section=page.section,
        depth=page.depth,
        site_name=str(Markup.escape(site_name(settings, page.locale))),
        colophon=str(Markup.escape(say({"en": ""} | dict(settings.taglines), page.locale))),
        head=top,
        editions=editions,
        body=body,
        by_hand=page.by_hand,
        offline=settings.offline,
    )
