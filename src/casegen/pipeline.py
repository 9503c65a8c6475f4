"""The stages in order: load, check, library, index, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import checks, export, facets, library, load
from .checks import Checked
from .config import Settings
from .facets import Column
from .findings import Finding, Severity
from .library import Library
from .memory import Memory
from .publish import verify
from .publish.feed import feeds
from .publish.files import Files
from .publish.redirects import redirects
from .publish.sitemap import sitemap
from .publish.stamp import Shells, stamp
from .publish.swap import beside
from .render import pages
from .render.contribute import form_files
from .render.markdown import markdown_files
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
    """A library that passed its checks, with every generated page."""

    settings: Settings
    library: Library
    columns: tuple[Column, ...]
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]


Engine = Callable[[Site, Path], object]
Say = Callable[[str], None]


def check(settings: Settings, memory: Memory | None = None) -> Checked:
    """Load and check a library."""
    records = load.read(settings.cases, settings.root, memory=memory)
    vocabularies = load.read(settings.vocabulary, settings.root, most=load.VOCABULARY_BYTES, memory=memory)
    return checks.run(records, vocabularies, memory)


def prepare(settings: Settings, memory: Memory | None = None, *, drafts: bool = False) -> Site:
    """Everything before the engine: load, check, library, index, pages. Raises FoundErrors.

    With the `memory` of an earlier build, only what changed is computed; with `drafts`, they are shown too.
    """
    memory = memory or Memory()
    memory.turn()
    checked = check(settings, memory)
    if any(finding.severity is Severity.ERROR for finding in checked.findings):
        raise FoundErrors(checked)
    whole = library.assemble(checked.cases, checked.schemes, drafts=drafts)
    return site_of(settings, whole, checked.findings, memory)


def site_of(settings: Settings, whole: Library, findings: Sequence[Finding], memory: Memory) -> Site:
    """The facets and the pages of a library."""
    columns = facets.columns(whole)
    return Site(settings, whole, columns, tuple(pages.make(whole, columns, settings, memory)), tuple(findings))


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
    if shells is not None:
        stands = {id(page) for page in standing.pages} if standing else set()
        stamp((page for page in site.pages if id(page) not in stands), shells, site.settings, folder)
    # Loads arrays and dictionaries, which no other command waits for.
    from .render.search import search_files

    write = Files(folder).write
    write(export.everything(site.library, site.settings))
    write(scripts(site.library, site.columns))
    write(search_files(site.library, site.columns, handwritten))
    write(form_files(site.library, site.settings))
    write(markdown_files(site.library, site.settings))
    write(retired_files(site.library, site.settings))
    write(redirects(site.library, site.settings))
    if site.settings.url:
        write([("sitemap.xml", sitemap([*site.pages, *handwritten], site.settings.url))])
        write(feeds(site.library, site.settings))
    verify.complete(site.pages, tuple(site.library.kept.values()), folder)


def build(settings: Settings, engine: Engine, say: Say = lambda _: None, *, drafts: bool = False) -> Site:
    """Build the site beside the old one and swap. Raises FoundErrors before anything is touched."""
    say("checking the records")
    site = prepare(settings, drafts=drafts)
    with beside(settings.site) as folder:
        say(f"rendering {len(site.pages)} pages")
        engine(site, folder)
        say("putting the site in place")
    return site
