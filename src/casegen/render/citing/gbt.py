"""A work in one line after GB/T 7714-2015, numeric system, as it stands behind its number in a list of references.

What the standard asks for where something is not known: an unknown author is left out; place, publisher and
date of a work on paper are said to be unknown in square brackets (8.4); for what is on the web, the first two are left
out.
"""

from __future__ import annotations

from .work import Work


def gbt(work: Work, read: str = "") -> str:
    """The reference; `read` is what says when a work on the web was read (`[2026-11-22]`), if anything does."""
    author = f"{_closed(work.author)} " if work.author else ""
    if work.url or work.kind == "web":
        # What is not a report is a page to whoever follows the address.
        code = "R/OL" if work.report else "EB/OL"
        return f"{author}{work.title}[{code}]. {_published(work, read)}"
    t = work.locale.t
    publisher = work.publisher or f"[{t('cite.no_publisher')}]"
    undated = f"[{t('cite.undated')}]"
    if work.kind == "news":
        return f"{author}{work.title}[N]. {publisher}, {work.dated or undated}."
    # Annex B: what is known to be neither a report nor from a newspaper is Z, "other".
    code = "R" if work.report else "Z"
    return f"{author}{work.title}[{code}]. [{t('cite.no_place')}]: {publisher}, {work.year or undated}."


def _published(work: Work, read: str) -> str:
    """Publisher, year and the day of publication of a work on the web, when it was read, and its address."""
    date = f"({work.dated})" if work.dated else ""
    if work.publisher:
        year = work.year or f"[{work.locale.t('cite.undated')}]"
        date = f"{work.publisher}, {year}{date if work.dated != work.year else ''}"
    elif not date:
        date = f"[{work.locale.t('cite.undated')}]"
    return f"{date}{read}. {work.url}." if work.url else f"{date}{read}."


def _closed(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
