"""The page on which a reader describes a community and finds the cases that resemble it."""

from __future__ import annotations

from ..config import Settings
from ..facets import Column
from ..index.fit import QUESTIONS
from .browse import value_path
from .hubs import page
from .page import Page
from .reader import Reader
from .scripts import label
from .web import settings_script

STRINGS = ("fit.", "card.", "tray.", "comma", "strange", "failed")


def fit_page(reader: Reader, settings: Settings, columns: tuple[Column, ...]) -> Page:
    """The page, which without scripts tells the rule and leads to the pages of the facets that answer its questions."""
    by_id = {column.facet.id: column for column in columns}
    facets = []
    for facet in dict.fromkeys(facet for _, facet in QUESTIONS):
        column = by_id[facet]
        values = [
            (label(column, value.slug, reader), value_path(column, at), len(cases))
            for at, (value, cases) in enumerate(zip(column.values, column.cases(), strict=True))
        ]
        if values:
            facets.append((reader.t(f"facet.{facet}"), values))
    return page(
        "fit",
        "fit/",
        reader,
        settings,
        reader.t("fit.title"),
        reader.t("fit.stand"),
        facets=facets,
        settings_script=settings_script(reader, 2, only=STRINGS),
    )
