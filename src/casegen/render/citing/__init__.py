"""How sources and cases are cited: a work in each of the styles that readers and their programs ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup, escape

from ...config import Settings
from ...model import Case
from ..reader import Reader
from .apa import apa
from .bibtex import bibtex
from .csl import csl
from .gbt import gbt
from .ris import ris
from .work import Work, case_work, source_works

# What people read: a work in one line. A locale names the style of its edition as `cite.style`.
STYLES: Mapping[str, Callable[[Work], str]] = MappingProxyType({"gbt": gbt, "apa": apa})
# What programs read: several works in one text, by the ending of its file.
FORMATS: Mapping[str, Callable[[Sequence[Work]], str]] = MappingProxyType({"bib": bibtex, "ris": ris, "json": csl})


@dataclass(frozen=True, slots=True)
class Citation:
    """How a record is cited in one style: what the style is called, the text, and what a file of it would be called.

    Where a style asks when the work was read, `after` is what follows that place; else it is empty.
    """

    name: str
    text: str
    after: str = ""
    file: str = ""


def reference(work: Work, reader: Reader) -> str:
    """A work in the style of the reader's edition."""
    return STYLES[reader.t("cite.style")](work)


def marked(work: Work, reader: Reader) -> Markup:
    """The same as inline HTML, in which a title in another language says so."""
    line, language = escape(reference(work, reader)), work.locale.tag
    if language.partition("-")[0] == reader.locale.tag.partition("-")[0]:
        return line
    title = escape(work.title)
    return line.replace(title, Markup('<span lang="{}">{}</span>').format(language, title), 1)


def references(case: Case, reader: Reader) -> list[str]:
    """Every source of a case in its order, in the style of the reader's edition, without numbers."""
    return [reference(work, reader) for work in source_works(case, reader)]


def citations(case: Case, reader: Reader, settings: Settings) -> Iterator[Citation]:
    """How to cite the record of a case: in each style, that of the edition first, then with its sources as data."""
    work = case_work(case, reader, settings)
    own = reader.t("cite.style")
    for style in sorted(STYLES, key=lambda one: one != own):
        text, _, after = (gbt(work, read=_HERE) if style == "gbt" else STYLES[style](work)).partition(_HERE)
        yield Citation(reader.t(f"cite.name.{style}"), text, after)
    works = [work, *source_works(case, reader)]
    for ending, write in FORMATS.items():
        yield Citation(reader.t(f"cite.name.{ending}"), write(works), file=f"{case.id}.{ending}")


# No text of a record holds a control character.
_HERE = "\0"
