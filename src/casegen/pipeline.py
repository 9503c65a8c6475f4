"""The stages in order: load, check, library, index, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from . import export, facets, library
from .cache import Cache
from .checks import Checked
from .config import Settings
from .examine import check as check
from .facets import Column
from .findings import Severity
from .library import Library
from .memory import Memory
from .program import program
from .publish import away, cluster, headers, last, packing, verify
from .publish.feed import feeds
from .publish.files import Files
from .publish.last import Last, built
from .publish.redirects import redirects
from .publish.sitemap import sitemaps
from .publish.stamp import Shells, stamped
from .publish.swap import beside
from .publish.together import parts, processors, together
from .publish.worker import worker_files
from .render import pages
from .render.assets import assets
from .render.contribute import form_files
from .render.markdown import markdown_files
from .render.pack_new import pack_new_files
from .render.page import Page
from .render.retired import retired_files
from .render.scripts import compare_files, scripts
from .render.withdrawn import withdrawn_files
from .units import Content, Unit, digest, digest_of_folders


class FoundErrors(Exception):
    """The library has errors; `checked` holds all that was found."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        errors = sum(finding.severity is Severity.ERROR for finding in checked.findings)
        super().__init__(f"{errors} errors in the records; `casegen check` shows them")


@dataclass(frozen=True, slots=True)
class Site:
    """A library that passed its checks, with every generated page, and how it is to be written.

    `looks` is the Word file that packs are written on, where it has one; `workers` is the number of processes,
    `scheduler` the address of a cluster that makes most of it where there is one, and `last` what is known of the
    site that it will take the place of.
    """

    settings: Settings
    library: Library
    columns: tuple[Column, ...]
    pages: tuple[Page, ...]
    looks: bytes | None = None
    workers: int = 1
    scheduler: str = ""
    last: Last = field(default_factory=Last)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the engine made: shells (None where it made every page), pages written by hand, and the paths of its files.

    `hashed` and `allowed` are for `publish.headers`; `key` is the digest of all that this was made from, empty where
    nobody knows it; `left` is what is known of the site that was made with it.
    """

    shells: Shells | None
    handwritten: Sequence[Page]
    files: Sequence[str]
    left: Last = field(default_factory=Last)
    hashed: tuple[str, ...] = ()
    allowed: frozenset[tuple[str, str]] = frozenset()
    key: str = ""

    @property
    def unit(self) -> Unit:
        """The engine's files, which can only be taken over."""
        return Unit(self.key, tuple(self.files), tuple)


# No more units than these are worth a second process.
FEW = 200

Engine = Callable[[Site, Path], Rendered]
Say = Callable[[str], None]


def prepare(settings: Settings, memory: Memory | None = None, *, drafts: bool = False) -> Site:
    """Everything before the engine: load, check, library, index, pages. Raises FoundErrors and ConfigError.

    With the `memory` of an earlier build, only what changed is computed; with `drafts`, they are shown too. Without,
    what is wrong with them is in nobody's way.
    """
    if memory:
        memory.turn()
    looks = None
    if settings.template.exists():
        from .importing.word_template import template

        looks = template(settings)
    return replace(site_of(settings, read_library(settings, memory, drafts=drafts), memory or Memory()), looks=looks)


def read_library(settings: Settings, memory: Memory | None = None, *, drafts: bool = False) -> Library:
    """Load, check and assemble a library, as for `prepare`. Raises FoundErrors."""
    checked = check(settings, memory)
    if checked.stops(drafts=drafts):
        raise FoundErrors(checked)
    return library.assemble(checked.cases, checked.schemes, checked.packs, settings.withdrawn, drafts=drafts)


def site_of(settings: Settings, whole: Library, memory: Memory) -> Site:
    """The facets and the pages of a library."""
    from .packs.pages import pack_pages
    from .publish import cards

    columns = facets.columns(whole)
    made = pages.make(whole, columns, settings, memory, carded=cards.possible())
    return Site(settings, whole, columns, (*made, *pack_pages(whole, settings)))


def close(site: Site, folder: Path, rendered: Rendered) -> Rendered:
    """Finish a site in which the files of the engine lie, tell hosts of it, and pack it where that is asked for."""
    left = finish(site, folder, shells=rendered.shells, handwritten=rendered.handwritten)
    offline = site.settings.offline
    said = headers.headers(folder, rendered.hashed, rendered.allowed, worker="browser" in offline)
    Files(folder, site.last).write([(headers.NAME, said)])
    if "zip" in offline:
        away.away(folder, site.library, site.settings)
    return replace(rendered, left=left.with_units(folder, [rendered.unit]))


def finish(site: Site, folder: Path, *, shells: Shells | None, handwritten: Sequence[Page] = ()) -> Last:
    """Everything after the engine: stamp (unless `shells` is None), data, redirects, sitemap; then count.

    What lies in `folder` already, and what is as the site's `last` build left it, is not written again. Returns what
    is known of the site that `folder` then is, for the build after this one.
    """
    # Load what no other command waits for: arrays and dictionaries, and what sets type.
    from .packs.downloads import pack_files
    from .publish.cards import card_units
    from .render.search import Search

    whole, settings = site.library, site.settings
    own = digest_of_folders(settings.root / "templates")
    world = digest(program(), own, assets(settings), settings.said, whole.world)
    units, cards = units_of(site, shells, handwritten), list(card_units(site.pages, settings))
    plain: list[Iterable[tuple[str, Content]]] = [
        Search(whole, site.columns, handwritten).files(),
        export.everything(whole, settings),
        scripts(whole, site.columns),
        pack_new_files(),
        form_files(whole, settings),
        retired_files(whole, settings),
        withdrawn_files(whole),
        redirects(whole, settings),
        worker_files(settings, digest(world, [unit.key for unit in units])),
    ]
    if settings.url:
        plain += [sitemaps([*site.pages, *handwritten], settings.url), feeds(whole, settings)]
    # What sets type divides its own work, which no process does that began as a part of another: it is done here.
    here: list[Iterable[tuple[str, Content]]] = [pack_files(whole, settings, template=site.looks)]
    files = Files(folder, site.last.of(world))
    shared = [partial(files.write, one) for one in plain]
    wanted = [at for at, unit in enumerate(units) if not files.taken(unit)]
    if site.scheduler:
        recipe = partial(units_of, replace(site, last=Last()), shells, handwritten)
        here.append(chain.from_iterable(cluster.made(recipe, wanted, site.scheduler)))
    else:
        shared = [*(partial(files.write_units, some) for some in parts([units[at] for at in wanted])), *shared]
    # What an edit touches one process has done before others have begun.
    workers = site.workers if len(wanted) > FEW else 1
    together(shared, [partial(files.write_units, cards), *(partial(files.write, one) for one in here)], workers)
    verify.complete(site.pages, tuple(site.library.kept.values()), folder)
    return built(site.last.folder, folder, world, [*units, *cards])


def units_of(site: Site, shells: Shells | None, handwritten: Sequence[Page] = ()) -> list[Unit]:
    """What is made of each case and each page by itself, in an order that depends on the site alone.

    What is about the same case stands together: what one of them finds out about its texts the next one remembers.
    """
    from .packs.publish import material_files
    from .render.search import Search

    units = [
        *(stamped(site.pages, shells, site.settings) if shells is not None else ()),
        *material_files(site.library, site.settings),
        *markdown_files(site.library, site.settings),
        *compare_files(site.library),
        *Search(site.library, site.columns, handwritten).texts,
    ]
    return sorted(units, key=lambda unit: unit.case)


def build(
    settings: Settings,
    engine: Engine,
    say: Say = lambda _: None,
    *,
    drafts: bool = False,
    compress: bool = False,
    scheduler: str = "",
) -> Site:
    """Build the site beside the old one and swap. Raises FoundErrors before anything is touched.

    With `compress`, packed copies lie beside the texts; with a `scheduler`, a cluster makes most of it.
    """
    say("checking the records")
    from .packs.downloads import make_files
    from .publish import cards

    site = prepare(settings, drafts=drafts)
    site = replace(site, workers=processors(), scheduler=scheduler, last=last.read(settings.site))
    cards.draw(site.pages, settings, say)
    make_files(site.library, settings, say, site.looks)
    with beside(settings.site) as folder:
        say(f"rendering {len(site.pages)} pages")
        rendered = engine(site, folder)
        if compress:
            say("packing copies of the texts")
            packing.pack(folder, site.workers)
        say("putting the site in place")
    last.keep(rendered.left)
    Cache().tidy()
    return site
