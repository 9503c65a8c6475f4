"""The page of recent changes."""

from __future__ import annotations

from itertools import groupby

from ..config import Settings
from ..index.changes import changes
from .dates import date
from .hubs import page
from .page import Page
from .reader import Reader

# So many changes are on the page, the newest.
MOST = 200


def changes_page(reader: Reader, settings: Settings) -> Page:
    """What happened to the records lately, by date, in the reader's locale."""
    every = changes(reader.library)
    shown = every[:MOST]
    return page(
        "changes",
        "changes/",
        reader,
        settings,
        reader.t("changes.title"),
        reader.t("changes.stand"),
        section="about",
        groups=[(date(said, reader.locale), list(group)) for said, group in groupby(shown, lambda one: one.date)],
        shown=len(shown),
        more=len(every) > len(shown),
        feed=bool(settings.url),
    )
