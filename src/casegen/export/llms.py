"""A guide to the library for programs that read (llmstxt.org): every case as Markdown, and the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..config import Settings
from ..findings import say
from ..library import Library
from ..locales import LOCALES
from ..model import Case
from ..render.frame import site_name
from ..render.leaves import Leaf, leaves
from ..render.marks import escape, target
from ..render.reader import Reader
from .json_ import PART

FOLDER = ""
# So many cases one file lists: a program reads what it is given whole.
MOST = 100
# By the name of a string: the files of open data that are worth reading whole.
_DATA = {
    "llms.json": "data/cases.json",
    "llms.schema": "data/case.schema.json",
    "llms.csv": "data/cases.csv",
    "llms.package": "data/datapackage.json",
}


def files(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """`llms.txt`, in every language that is written rather than derived.

    Where it would list many cases, it leads to `<locale>/llms-<n>.txt`, which do.
    """
    readers = [Reader(locale, library) for locale in LOCALES.values() if locale.base is None]
    parts = list(leaves("", library.cases, MOST))
    yield "llms.txt", _joined(_blocks(library, settings, readers, parts))
    for reader in readers if len(parts) > 1 else ():
        for part in parts:
            head = f"# {escape(site_name(settings, reader.locale))}"
            blocks = (head, f"## {escape(_range(part, reader))}", _cases(part.shows, reader, settings))
            yield _part(part, reader), _joined(blocks)


def _blocks(library: Library, settings: Settings, readers: list[Reader], parts: list[Leaf[Case]]) -> Iterator[str]:
    yield "# " + " · ".join(dict.fromkeys(escape(site_name(settings, reader.locale)) for reader in readers))
    taglines = dict.fromkeys(escape(say({"en": ""} | dict(settings.taglines), reader.locale)) for reader in readers)
    if said := " ".join(filter(None, taglines)):
        yield f"> {said}"
    for reader in readers:
        yield escape(reader.t("llms.about", n=len(library.cases)))
    for reader in readers:
        yield f"## {escape(reader.t('llms.cases'))}"
        if len(parts) > 1:
            yield "\n".join(
                _link(settings, _range(part, reader), _part(part, reader), _ends(part, reader)) for part in parts
            )
        else:
            yield _cases(library.cases, reader, settings)
    for reader in readers:
        yield f"## {escape(reader.t('llms.data'))}"
        yield "\n".join(
            _link(settings, path.removeprefix("data/"), path, said)
            for path, said in _data(reader, -(-len(library.kept) // PART))
        )


def _data(reader: Reader, parts: int) -> Iterator[tuple[str, str]]:
    """The path of every file of open data that is named, and what it holds."""
    for name, path in _DATA.items():
        yield path, reader.t(name)
    if parts > 1:
        yield "data/parts/cases-1.json", reader.t("llms.parts", most=PART, of=parts)


def _cases(cases: Iterable[Case], reader: Reader, settings: Settings) -> str:
    return "\n".join(
        _link(
            settings,
            reader.plain(case.title),
            f"{reader.locale.id}/cases/{case.id}/index.md",
            reader.plain(case.summary),
        )
        for case in cases
    )


def _part(part: Leaf[Case], reader: Reader) -> str:
    return f"{reader.locale.id}/llms-{part.number}.txt"


def _range(part: Leaf[Case], reader: Reader) -> str:
    first = (part.number - 1) * MOST + 1
    return reader.t("llms.range", first=first, last=first + len(part.shows) - 1)


def _ends(part: Leaf[Case], reader: Reader) -> str:
    first, last = (reader.plain(part.shows[at].title) for at in (0, -1))
    return reader.t("llms.ends", first=first, last=last)


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _link(settings: Settings, name: str, path: str, about: str) -> str:
    return f"- [{escape(name)}]({target(settings.url + path)}): {escape(about)}"
