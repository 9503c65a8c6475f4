"""A guide to the library for programs that read (llmstxt.org): every case as Markdown, and the data."""

from __future__ import annotations

from collections.abc import Iterator

from ..config import Settings
from ..findings import say
from ..library import Library
from ..locales import LOCALES
from ..render.frame import site_name
from ..render.marks import escape, target
from ..render.reader import Reader

FOLDER = ""
# By the name of a string: the files of open data that are worth reading whole.
_DATA = {
    "llms.json": "data/cases.json",
    "llms.schema": "data/case.schema.json",
    "llms.csv": "data/cases.csv",
    "llms.package": "data/datapackage.json",
}


def files(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """`llms.txt`, in every language that is written rather than derived."""
    yield "llms.txt", "\n\n".join(_blocks(library, settings)) + "\n"


def _blocks(library: Library, settings: Settings) -> Iterator[str]:
    readers = [Reader(locale, library) for locale in LOCALES.values() if locale.base is None]
    yield "# " + " · ".join(dict.fromkeys(escape(site_name(settings, reader.locale)) for reader in readers))
    taglines = dict.fromkeys(escape(say({"en": ""} | dict(settings.taglines), reader.locale)) for reader in readers)
    if said := " ".join(filter(None, taglines)):
        yield f"> {said}"
    for reader in readers:
        yield escape(reader.t("llms.about", n=len(library.cases)))
    for reader in readers:
        yield f"## {escape(reader.t('llms.cases'))}"
        yield "\n".join(
            _link(
                settings,
                reader.plain(case.title),
                f"{reader.locale.id}/cases/{case.id}/index.md",
                reader.plain(case.summary),
            )
            for case in library.cases
        )
    for reader in readers:
        yield f"## {escape(reader.t('llms.data'))}"
        yield "\n".join(
            _link(settings, path.removeprefix("data/"), path, reader.t(name)) for name, path in _DATA.items()
        )


def _link(settings: Settings, name: str, path: str, about: str) -> str:
    return f"- [{escape(name)}]({target(settings.url + path)}): {escape(about)}"
