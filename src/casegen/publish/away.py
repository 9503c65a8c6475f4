"""The whole site in one file, to be taken away and read from a disk."""

from __future__ import annotations

import datetime
import re
import zipfile
from pathlib import Path

from markupsafe import Markup

from ..config import Settings
from ..index.changes import changes
from ..library import Library
from ..locales import LOCALES, Locale
from ..render.offline import SLOT
from .files import Files, below
from .headers import NAME as HEADERS
from .worker import NAME as WORKER

# What only a host, or whoever is shown a site's address, has a use for.
_HOSTS = re.compile(
    rf"{HEADERS}|{re.escape(WORKER)}|robots\.txt|sitemap[^/]*\.xml|[a-z-]+/cases/[^/]+/card\.png"
)
# Packed already; to pack them again takes long and wins nothing.
_PACKED = frozenset({".docx", ".jpg", ".pdf", ".png", ".pptx", ".webp", ".xlsx", ".zip"})
_FIRST = datetime.date(1980, 1, 1)


def away(folder: Path, library: Library, settings: Settings) -> None:
    """Pack the site in a folder into a file below `data/`, and let the pages about it tell of it; raises OSError.

    The same site gives the same bytes: its files stand in order, all at the day of the library's latest change.
    """
    name = named(settings)
    pages = {f"{locale.id}/offline/index.html": locale for locale in LOCALES.values()}
    texts = {path: (folder / path).read_text("utf-8") for path in pages}
    day = max([_FIRST, *(change.day for change in changes(library)[:1])])
    made = folder / "data" / f"{name}.zip"
    with zipfile.ZipFile(made, "x") as archive:
        for path in below(folder):
            if path == f"data/{name}.zip" or _HOSTS.fullmatch(path):
                continue
            content = (folder / path).read_bytes()
            if path in pages:
                content = _told(texts[path], _here(pages[path])).encode()
            entry = zipfile.ZipInfo(f"{name}/{path}", (day.year, day.month, day.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            packed = Path(path).suffix in _PACKED
            archive.writestr(entry, content, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
    size = made.stat().st_size
    Files(folder).write((path, _told(text, _link(name, size, pages[path]))) for path, text in texts.items())


def named(settings: Settings) -> str:
    """How the file is called, without its ending, and the folder in it: the library's English name, in ASCII."""
    said = settings.names.get("en") or next(iter(settings.names.values()), "")
    return re.sub(r"[^a-z0-9]+", "-", said.lower()).strip("-")[:64] or "library"


def _told(text: str, what: Markup) -> str:
    return text.replace(SLOT, what)


def _here(locale: Locale) -> Markup:
    return Markup('<p class="cg-soft">{}</p>').format(locale.t("offline.zip.here"))


def _link(name: str, size: int, locale: Locale) -> Markup:
    said = locale.t("offline.zip.link").format(size=f"{size / 1e6:,.1f}")
    link = Markup('<p class="cg-acts"><a href="../../data/{}.zip" download>{}</a></p>')
    return link.format(name, said)
