"""The stages in order: load, check, library, index, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from . import checks, export, facets, library, load
from .checks import Checked
from .config import Settings
from .facets import Column
from .findings import Severity
from .library import Library
from .memory import Memory
from .publish import verify
from .publish.feed import feeds
from .publish.files import Files
from .publish.redirects import redirects
from .publish.sitemap import sitemap
from .publish.stamp import Shells, stamp
from .publish.swap import beside
from .publish.together import parts, processors, together
from .render import pages
from .render.contribute import form_files
from .render.markdown import markdown_files
from .render.pack_new import pack_new_files
from .render.page import Page
from .render.retired import retired_files
from .render.scripts import scripts


class FoundErrors(Exception):
    """The library has errors; `checked` holds all that was found."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        errors = sum(finding.severity is Severity.ERROR for finding in checked.findings)
        super().__init__(f"{errors} errors in the records; `casegen check` shows them")


@dataclass(frozen=True, slots=True)
class Site:
    """A library that passed its checks, with every generated page, and how it is to be written.

    `looks` is the Word file that packs are written on, where it has one; `workers` is the number of processes.
    """

    settings: Settings
    library: Library
    columns: tuple[Column, ...]
    pages: tuple[Page, ...]
    looks: bytes | None = None
    workers: int = 1


Engine = Callable[[Site, Path], object]
Say = Callable[[str], None]


def check(settings: Settings, memory: Memory | None = None) -> Checked:
    """Load and check a library."""
    cases, vocabularies = load.cases(settings, memory), load.vocabularies(settings, memory)
    return checks.run(cases, vocabularies, memory, load.packs(settings, memory))


def prepare(settings: Settings, memory: Memory | None = None, *, drafts: bool = False) -> Site:
    """Everything before the engine: load, check, library, index, pages. Raises FoundErrors and ConfigError.

    With the `memory` of an earlier build, only what changed is computed; with `drafts`, they are shown too. Without,
    what is wrong with them is in nobody's way.
    """
    from .importing.word_template import template

    memory = memory or Memory()
    memory.turn()
    looks = template(settings)
    return replace(site_of(settings, read_library(settings, memory, drafts=drafts), memory), looks=looks)


def read_library(settings: Settings, memory: Memory | None = None, *, drafts: bool = False) -> Library:
    """Load, check and assemble a library, as for `prepare`. Raises FoundErrors."""
    checked = check(settings, memory)
    if checked.stops(drafts=drafts):
        raise FoundErrors(checked)
    return library.assemble(checked.cases, checked.schemes, checked.packs, drafts=drafts)


def site_of(settings: Settings, whole: Library, memory: Memory) -> Site:
    """The facets and the pages of a library."""
    from .packs.pages import pack_pages
    from .publish import cards

    columns = facets.columns(whole)
    made = pages.make(whole, columns, settings, memory, carded=cards.possible())
    return Site(settings, whole, columns, (*made, *pack_pages(whole, settings)))


def finish(
    site: Site,
    folder: Path,
    *,
    shells: Shells | None,
    handwritten: Sequence[Page] = (),
    standing: Site | None = None,
) -> None:
    """Everything after the engine: stamp (unless `shells` is None), data, redirects, sitemap; then count.

    Where `folder` holds the site `standing`, stamped into the same shells, its unchanged pages stay.
    """
    stands = {id(page) for page in standing.pages} if standing and shells is not None else set()
    fresh = [page for page in site.pages if id(page) not in stands]
    # Load what no other command waits for: arrays and dictionaries, and what sets type.
    from .packs.downloads import pack_files
    from .packs.publish import material_files
    from .publish.cards import card_files
    from .render.search import search_files

    whole, settings = site.library, site.settings
    same = standing.library if standing and shells is not None else None
    files: list[Iterable[tuple[str, str | bytes]]] = [
        search_files(whole, site.columns, handwritten),
        *(material_files(whole, settings, same, some) for some in parts(whole.cases)),
        *(markdown_files(whole, settings, some) for some in parts(whole.cases)),
        export.everything(whole, settings),
        scripts(whole, site.columns),
        pack_new_files(whole),
        form_files(whole, settings),
        retired_files(whole, settings),
        redirects(whole, settings),
    ]
    if settings.url:
        files += [[("sitemap.xml", sitemap([*site.pages, *handwritten], settings.url))], feeds(whole, settings)]
    stamped = [] if shells is None else [partial(stamp, some, shells, settings, folder) for some in parts(fresh)]
    # What sets type divides its own work, which no process does that began as a part of another: it is done here.
    set_in_type = [card_files(fresh, settings), pack_files(whole, settings, template=site.looks)]
    write = Files(folder).write
    together(
        [*stamped, *(partial(write, one) for one in files)], [partial(write, one) for one in set_in_type], site.workers
    )
    verify.complete(site.pages, tuple(site.library.kept.values()), folder)


def build(settings: Settings, engine: Engine, say: Say = lambda _: None, *, drafts: bool = False) -> Site:
    """Build the site beside the old one and swap. Raises FoundErrors before anything is touched."""
    say("checking the records")
    from .packs.downloads import make_files
    from .publish import cards

    site = replace(prepare(settings, drafts=drafts), workers=processors())
    cards.draw(site.pages, settings, say)
    make_files(site.library, settings, say, site.looks)
    with beside(settings.site) as folder:
        say(f"rendering {len(site.pages)} pages")
        engine(site, folder)
        say("putting the site in place")
    return site
