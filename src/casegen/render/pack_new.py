"""The page on which a reader makes a supervision pack of cases, and the scripts that it loads for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ..config import Settings
from ..index.search.fold import fold, table
from ..library import Library
from ..locales import LOCALES
from .case import where
from .frame import site_name
from .head import escape_script
from .hubs import page, put_first
from .page import Page
from .reader import Reader
from .web import settings_script, strings

# What the page itself says; the strings of the documents come as a script, for a pack can be in another language.
STRINGS = ("packs.", "tray.", "comma", "strange", "failed")
DOCUMENTS = ("pack.",)
# How many editions stand side by side: the first of those that people write.
BESIDE = 2


def pack_new_page(reader: Reader, settings: Settings) -> Page:
    """The page, which without scripts says what it does and leads to the cases."""
    beside = [locale.id for locale in LOCALES.values() if locale.base is None][:BESIDE]
    editions = [
        {
            "id": locale.id,
            "tag": locale.tag,
            "name": locale.name,
            "site": site_name(settings, locale),
            "beside": locale.id in beside,
        }
        for locale in LOCALES.values()
    ]
    return page(
        "pack-new",
        "packs/new/",
        reader,
        settings,
        reader.t("packs.title"),
        reader.t("packs.stand"),
        section="packs",
        cases=list(put_first(reader.library, settings)) or list(reader.library.cases[:BESIDE]),
        settings_script=settings_script(reader, 3, only=STRINGS, editions=editions),
    )


def pack_new_files(library: Library) -> Iterator[tuple[str, str]]:
    """Yield, for every edition, the strings of documents and the titles of all cases, as scripts."""
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        said = _json(strings(locale, DOCUMENTS))
        packs = f"((self.casegen=self.casegen||{{}}).packs=self.casegen.packs||{{}})[{json.dumps(locale.id)}]"
        yield f"{locale.id}/packs/strings.js", f"{packs}={said};\n"
        titles = [[case.id, reader.plain(case.title), str(where(case, reader).striptags())] for case in library.cases]
        found = {"fold": _fold(titles), "all": titles}
        yield f"{locale.id}/packs/titles.js", f"(self.casegen=self.casegen||{{}}).titles={_json(found)};\n"


def _fold(titles: Iterable[list[str]]) -> tuple[str, str]:
    """What the browser folds, so that 志願者 finds 志愿者: only what stands for a character of the titles."""
    held = set(fold("".join(text for one in titles for text in one)))
    pairs = [(one, other) for one, other in table().items() if other in held]
    return "".join(one for one, _ in pairs), "".join(other for _, other in pairs)


def _json(value: object) -> str:
    return escape_script(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
