"""The feeds of recent changes, one an edition (Atom, RFC 4287)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..config import Settings
from ..index.changes import Change, changes
from ..library import Library
from ..locales import LOCALES
from ..model import Localized
from ..render.dates import date
from ..render.frame import site_name
from ..render.head import FEED
from ..render.reader import Reader

# So many changes are in a feed, the newest; readers keep what they have seen.
MOST = 50
# What XML 1.0 has no way to write.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EVER = datetime.date(1970, 1, 1)


def feeds(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the path below the site's root and the text of every edition's feed, for a site that has an address."""
    newest = changes(library)[:MOST]
    for locale in LOCALES.values():
        yield f"{locale.id}/{FEED}", feed(newest, Reader(locale, library), settings)


def feed(newest: tuple[Change, ...], reader: Reader, settings: Settings) -> str:
    """The text of one edition's feed: an entry for every change, the newest first."""
    here, name = f"{settings.url}{reader.locale.id}/", site_name(settings, reader.locale)
    top = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": reader.locale.tag})
    _text(top, "title", f"{name} · {reader.t('changes.title')}")
    _text(top, "id", f"{here}{FEED}")
    _text(top, "updated", _instant(newest[0].day if newest else _EVER))
    _link(top, "self", here + FEED, "application/atom+xml")
    _link(top, "alternate", f"{here}changes/", "text/html")
    _text(SubElement(top, "author"), "name", name)
    _text(top, "rights", reader.t("case.licence"))
    for one in newest:
        _entry(SubElement(top, "entry"), one, reader, settings)
    indent(top, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(top, encoding="unicode")}\n'


def _entry(entry: Element, change: Change, reader: Reader, settings: Settings) -> None:
    case, what = change.case, reader.t(f"change.{change.kind}")
    title, told = _said(change, reader)
    _text(entry, "title", reader.t("feed.entry", change=what, title=title[0]), title[1])
    _text(entry, "id", _tag(change, reader, settings))
    _text(entry, "updated", _instant(change.day))
    _link(entry, "alternate", f"{settings.url}{reader.locale.id}/cases/{change.id}/", "text/html")
    SubElement(entry, "category", {"term": change.kind, "label": what})
    if case is not None and case.record is not None:
        review = case.record.reviewed if change.kind == "reviewed" else None
        if by := review.by if review else case.record.by:
            _text(SubElement(entry, "author"), "name", reader.plain(by), _language(by, reader))
    # The instant is only the first that the date can mean; the words say the date as the record does.
    said = reader.t("feed.summary", date=date(change.date, reader.locale), text=told[0])
    _text(entry, "summary", said, told[1])


def _said(change: Change, reader: Reader) -> tuple[tuple[str, Mapping[str, str]], tuple[str, Mapping[str, str]]]:
    """What a change is called and what is told of it, each with the attributes that say its language."""
    case = change.case
    if case is None:
        return (change.id, {}), (reader.t("withdrawn.copies"), {})
    told = case.retired.reason if change.kind == "retired" and case.retired else case.summary
    return (reader.plain(case.title), _language(case.title, reader)), (reader.plain(told), _language(told, reader))


def _tag(change: Change, reader: Reader, settings: Settings) -> str:
    """A name for good (RFC 4151) that neither another id for the case nor https for http would change.

    The path of the site is in it, since a host may have several libraries.
    """
    site, first = urlsplit(settings.url), (*(change.case.formerly if change.case else ()), change.id)[0]
    place = quote(f"{site.path.lstrip('/')}{reader.locale.id}", safe="/%")
    return f"tag:{site.hostname or ''},{change.date}:{place}/cases/{first}/{change.kind}"


def _instant(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _language(text: Localized, reader: Reader) -> Mapping[str, str]:
    reading = reader.reading(text)
    return {} if reading.own else {"xml:lang": reading.tag}


def _text(parent: Element, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    SubElement(parent, name, dict(attributes or {})).text = _FORBIDDEN.sub("\ufffd", text)


def _link(parent: Element, relation: str, address: str, kind: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})
