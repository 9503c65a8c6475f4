"""The page about reading without a line: the whole site in one file, and what a browser keeps."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from ..config import Settings
from .hubs import page
from .page import Page
from .reader import Reader
from .web import settings_script

# Where the page tells of the file that holds the site, once that is made; no text can hold a comment.
SLOT = Markup("<!--casegen:zip-->")


def offline_page(reader: Reader, settings: Settings) -> Page:
    """The page in the reader's locale, for a library that can be read without a line."""
    made = page(
        "offline",
        "offline/",
        reader,
        settings,
        reader.t("offline.title"),
        reader.t("offline.stand"),
        section="about",
        slot=SLOT,
        ways=settings.offline,
        settings_script=settings_script(reader, 2, only=("offline.",)),
    )
    # Told of the file that holds the site, it is no longer what it was made as.
    return replace(made, made_from="")
