"""The page on which a reader makes a supervision pack of cases, and the scripts that it loads for it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..config import Settings
from ..locales import LOCALES
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


def pack_new_files() -> Iterator[tuple[str, str]]:
    """Yield, for every edition, the strings of documents as a script."""
    for locale in LOCALES.values():
        said = _json(strings(locale, DOCUMENTS))
        packs = f"((self.casegen=self.casegen||{{}}).packs=self.casegen.packs||{{}})[{json.dumps(locale.id)}]"
        yield f"{locale.id}/packs/strings.js", f"{packs}={said};\n"


def _json(value: object) -> str:
    return escape_script(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
