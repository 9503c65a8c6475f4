"""Puts the documents of a pack together: from a plan and the materials of its cases to blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..config import Settings
from ..library import Library
from ..locales import LOCALES, Locale
from ..model import Case
from ..render.frame import site_name
from ..render.reader import Reader
from .beside import beside
from .blocks import Block, Document
from .facilitator import facilitator
from .materials import material
from .participants import participants
from .plan import BOTH, Plan, PlanError
from .reading import minutes
from .session import Say, Session
from .slides import slides

# Every edition of a pack, by the name that it has in addresses and on the command line.
EDITIONS: Mapping[str, Callable[[Session], Iterator[Block]]] = {
    "participants": participants,
    "facilitator": facilitator,
    "slides": slides,
}


def assemble(session: Session) -> list[Block]:
    """The blocks of a session in its edition and language; `web/src/packs/assemble.ts` gives the same blocks."""
    return list(EDITIONS[session.edition](session))


def document(plan: Plan, library: Library, edition: str, settings: Settings, other: Plan | None = None) -> Document:
    """One of `EDITIONS` of a pack as a document, in the plan's language or in both that people write.

    For both, `other` is the plan with its texts in the second language, where they are known in it. Raises PlanError
    where the library has no case of an id, and where a case is not for readers any more.
    """
    cases = [_case(name, library) for name in plan.cases]
    locales = written() if plan.language == BOTH else (LOCALES[plan.language],)
    readers = [Reader(locale, library) for locale in locales]
    materials = [[material(case, reader, settings) for case in cases] for reader in readers]
    # Side by side the minutes are the same, so they are those of the language that takes longer to read.
    reading = max(minutes(one.seconds for one in made) for made in materials)
    sessions = [
        Session(one, made, edition, _say(reader), reading)
        for one, made, reader in zip((plan, other or plan), materials, readers, strict=False)
    ]
    titles = list(dict.fromkeys(one.title for one in sessions))
    blocks = assemble(sessions[0])
    if len(sessions) == 2:
        blocks = list(beside(blocks, assemble(sessions[1]), (locales[0].tag, locales[1].tag)))
    dates = [case.record.updated or case.record.created for case in cases if case.record]
    author = site_name(settings, locales[0])
    return Document(" / ".join(titles), locales[0].tag, author, max(dates, default=""), tuple(blocks))


def written() -> tuple[Locale, ...]:
    """The two editions that stand side by side: the first of those that people write."""
    return tuple(locale for locale in LOCALES.values() if locale.base is None)[:2]


def _say(reader: Reader) -> Say:
    def t(name: str, /, **values: object) -> str:
        return reader.t(f"web.{name}", **values)

    return t


def _case(name: str, library: Library) -> Case:
    if name in library.by_id:
        return library.by_id[name]
    if name in library.kept:
        raise PlanError("retired", name=name)
    raise PlanError("absent", name=name)
