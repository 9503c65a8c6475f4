"""The files of packs: which documents in which formats, what they are called, and each written only when it changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module

from .. import fonts
from ..cache import Cache
from ..config import Settings
from ..library import Library
from ..locales import LOCALES
from ..model import Pack
from ..program import program
from ..render.reader import Reader
from .assemble import EDITIONS, document
from .blocks import Document
from .curated import curated


def _write(format_: str, made: Document, **more: bytes | None) -> bytes:
    # What writes documents takes long to load, and most builds write none.
    content: bytes = import_module(f".{format_}", __package__).write(made, **more)
    return content


WRITERS: Mapping[str, Callable[[Document], bytes]] = {name: partial(_write, name) for name in ("docx", "pptx", "pdf")}
# Which formats a document is for: slides are shown, the others are handed out.
_SLIDES = "slides"


def formats(edition: str) -> tuple[str, ...]:
    """The formats of one of `EDITIONS`, by their endings."""
    return tuple(name for name in WRITERS if (name == "pptx") == (edition == _SLIDES))


def writers(template: bytes | None) -> Mapping[str, Callable[[Document], bytes]]:
    """The writers by their formats; Word files are written on a template where there is one."""
    return {**WRITERS, "docx": partial(_write, "docx", template=template)}


def named(name: str, edition: str, language: str, format_: str) -> str:
    """What a file is called."""
    return f"{name}-{edition}-{language}.{format_}"


def address(pack: Pack, edition: str, language: str, format_: str) -> str:
    """Where a file of a curated pack lies on the site."""
    return f"{language}/packs/{pack.id}/{named(pack.id, edition, language, format_)}"


def possible() -> bool:
    """Whether there are fonts to set documents in, without which none is written."""
    try:
        fonts.family()
    except fonts.FontError:
        return False
    return True


def make_files(
    library: Library, settings: Settings, say: Callable[[str], None], template: bytes | None = None
) -> None:
    """Write into the cache what has not been written before, and tell how it goes; raises what `pack_files` does."""
    if library.packs and not possible():
        say("no fonts, so no files of packs: `pip install casegen[fonts]`, or install Noto Sans CJK")
    for _ in pack_files(library, settings, say, template):
        pass


def pack_files(
    library: Library,
    settings: Settings,
    say: Callable[[str], None] = lambda _: None,
    template: bytes | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the content of every file of the curated packs, and tell which one is being written.

    Word files are written on a `template` that `importing.word_template.template` gave, where there is one. Raises
    FontError for a text with a character that no font has. Without fonts there are none.
    """
    if not library.packs or not possible():
        return
    kept = Cache()
    world = _world(library, settings)
    looks = hashlib.blake2b(template or b"", digest_size=16).hexdigest()
    write_as = writers(template)
    for pack in library.packs:
        cases = [library.by_id[one].model_dump_json() for one in pack.cases if one in library.by_id]
        for locale in LOCALES.values():
            plan = curated(pack, Reader(locale, library))
            for edition in EDITIONS:
                made = cache(partial(document, plan, library, edition, settings))
                for format_ in formats(edition):
                    place = address(pack, edition, locale.id, format_)
                    like = looks if format_ == "docx" else ""
                    key = json.dumps([world, like, pack.model_dump_json(), cases, place])

                    def write(place: str = place, format_: str = format_, made: Callable[[], Document] = made) -> bytes:
                        say(f"writing {place}")
                        return write_as[format_](made())

                    yield place, kept.of("pack", key.encode(), write)


def _world(library: Library, settings: Settings) -> list[str]:
    """What every file depends on beside its pack and its cases: vocabularies, settings, fonts, and the program."""
    digest = hashlib.blake2b(digest_size=16)
    for scheme in library.schemes.values():
        digest.update(scheme.model_dump_json().encode())
    return [digest.hexdigest(), settings.url, *settings.names.values(), fonts.family().name, program()]
