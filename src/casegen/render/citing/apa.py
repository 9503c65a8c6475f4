"""A work in one line after APA, seventh edition; names stay as the record writes them, since it does not part them."""

from __future__ import annotations

from ...locales import LOCALES
from .work import Work

_ENDS = tuple(".?!。？！…")


def apa(work: Work) -> str:
    """The reference: a work without an author begins with its title, and one without a date is `n.d.`"""
    author, publisher = work.by
    title = work.shown
    if title != work.title and not title.startswith("["):
        # The title as it can be found, and what it means.
        title = f"{work.title} [{title}]"
    parts = [author, f"({_date(work)})", title] if author else [title, f"({_date(work)})"]
    if publisher != author:
        parts.append(publisher)
    return " ".join([*(_closed(part) for part in parts if part), *filter(None, [work.url])])


def _date(work: Work) -> str:
    year, month, day = (*work.dated.split("-"), "", "")[:3]
    if not year:
        return LOCALES["en"].t("cite.undated")
    if not month or work.report:
        return year
    name = LOCALES["en"].t("date.months").split()[int(month) - 1]
    return f"{year}, {name} {int(day)}" if day else f"{year}, {name}"


def _closed(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."
