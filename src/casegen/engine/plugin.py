"""The MkDocs plugin: renders shells and hand-written pages in the theme, and has the pipeline stamp the rest."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from .. import config as settings_of
from .. import pipeline
from ..locales import LOCALES
from ..publish.files import Files as PublishedFiles
from ..publish.policy import guarded, inline
from ..render.assets import FOLDER, assets
from ..render.foreign import told
from ..render.frame import Frame, frame, shell
from ..render.page import Page
from . import handwritten

# What our pages load of Material's assets; its own scripts would search and load pages in ways that are not ours.
_LOADED = re.compile(r"stylesheets/main\.[0-9a-f]{8}\.min\.css")
# What Material opens its drawer, search, announcements and dialogs with: we have none, and two of it are no valid HTML.
_UNUSED = re.compile(
    r'(?:<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>'
    r'|<div data-md-component="announce">\s*</div>'
    r'|<div class="md-dialog" data-md-component="dialog">\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>)'
)
_THEME = str(settings_of.shipped() / "templates" / "theme")

log = logging.getLogger("mkdocs.plugins.casegen")


class CasegenOptions(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say to the plugin."""

    # Off, every generated page goes through the engine one by one: slow, and what stamping is held against.
    stamp = option.Type(bool, default=True)


class CasegenPlugin(BasePlugin[CasegenOptions]):  # type: ignore[no-untyped-call]
    """Puts a library's pages into an engine build."""

    def __init__(self) -> None:
        super().__init__()
        self.site: pipeline.Site | None = None
        self.generated: dict[str, Page] = {}
        self.written: dict[str, Page] = {}
        self.shells: dict[tuple[str, str, int], str] = {}
        # By what the engine's part is known, and what came of it.
        self.key = ""
        self.rendered: pipeline.Rendered | None = None
        # What stands in the page that is being made, and which inline scripts and styles the theme has put into any.
        self.framed: Frame | None = None
        self.allowed: set[tuple[str, str]] = set()
        self.hashed: tuple[str, ...] = ()
        self.previewing = False

    def on_startup(self, *, command: str, **_: Any) -> None:
        # The engine's own preview writes a script into each page, which no policy can know.
        self.previewing = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.site is None:
            root = Path(config.config_file_path).resolve().parent
            try:
                self.site = pipeline.prepare(settings_of.read(root))
            except (pipeline.FoundErrors, settings_of.ConfigError) as error:
                raise Abort(str(error)) from None
        theme = config.theme
        at = len(theme.dirs) and int(theme.custom_dir is not None)
        theme.dirs.insert(at, _THEME)
        theme.static_templates.discard("sitemap.xml")
        theme["font"] = False
        theme["palette"] = None
        config.nav = None
        config.use_directory_urls = True
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        site = self._site()
        self.generated, self.written, self.shells, self.allowed = {}, {}, {}, set()
        handwritten.arrange(files, config, site, self.written)
        self.hashed = ("columns/", *_addressed(files, config, assets(site.settings)))
        chosen: Iterable[Page] = site.pages
        if self.config.stamp:
            # One page stands for all that share its shell: only what is the same in all of them is kept of it.
            chosen = {page.shell: page for page in reversed(site.pages)}.values()
        for page in chosen:
            name = f"{page.address}index.md"
            files.append(File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV))
            self.generated[name] = page
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, **_: Any) -> Any:
        env.globals["editions"] = list(LOCALES.values())
        env.globals["brand"] = told(escape(config.site_name), LOCALES["en"].tag)
        env.globals["assets"] = assets(self._site().settings)
        return env

    def on_page_content(self, html: str, *, page: EnginePage, **_: Any) -> str:
        # The skip link leads to the first entry of the table of contents: the page's own heading, always.
        page.toc = TableOfContents([AnchorLink("", "content", 1)])
        return html

    def on_page_context(self, context: Any, *, page: EnginePage, **_: Any) -> Any:
        context["frame"] = self.framed = self._frame(page)
        return context

    def on_post_page(self, output: str, *, page: EnginePage, **_: Any) -> str:
        output = self._guarded(output, self.framed)
        made = self.generated.get(page.file.src_uri)
        if made is None or not self.config.stamp:
            return output
        self.shells[made.shell] = output
        return ""

    def on_post_template(self, output: str, *, template_name: str, **_: Any) -> str:
        return self._guarded(output) if template_name.endswith(".html") else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site, folder = self._site(), Path(config.site_dir)
        files = PublishedFiles(folder, site.last).settle()
        self.rendered = pipeline.close(
            site,
            folder,
            pipeline.Rendered(
                self.shells if self.config.stamp else None,
                tuple(self.written.values()),
                files,
                hashed=self.hashed,
                allowed=frozenset(self.allowed),
                key=self.key,
            ),
        )

    def on_serve(self, server: Any, **_: Any) -> Any:
        site = self._site()
        for folder in (site.settings.cases, site.settings.vocabulary, site.settings.packs):
            if folder.exists():
                server.watch(str(folder))
        return server

    def _site(self) -> pipeline.Site:
        if self.site is None:
            raise RuntimeError("on_config comes before every other event")
        return self.site

    def _guarded(self, output: str, framed: Frame | None = None) -> str:
        """A page without what nothing uses, with a policy for what the theme has written, never for its own."""
        output = _UNUSED.sub("", output)
        if self.previewing:
            return output
        theme = output
        for text in (framed.body, framed.head, framed.editions) if framed else ():
            # What a theme has changed on its way cannot be told from its own: nothing is allowed then.
            theme = theme.replace(text, "") if text in theme else ""
        allowed = inline(theme)
        self.allowed |= allowed
        return guarded(output, allowed, worker="browser" in self._site().settings.offline)

    def _frame(self, page: EnginePage) -> Frame:
        site = self._site()
        name = page.file.src_uri
        made = self.generated.get(name)
        if made is not None:
            return shell(made, site.settings) if self.config.stamp else frame(made, site.settings)
        self.written[name] = handwritten.filled(page, self.written[name])
        return frame(self.written[name], site.settings)


def _addressed(files: Files, config: MkDocsConfig, folder_of_ours: str) -> Iterator[str]:
    """Give our theme's files addresses that tell what they hold; leave out what of Material no page loads.

    Yields the addresses that tell it, of folders with a slash at their end.
    """
    yield folder_of_ours
    ours = {config.theme.custom_dir, _THEME}
    for file in list(files):
        folder, _, name = file.src_uri.partition("/")
        if folder != FOLDER or file.src_dir not in config.theme.dirs:
            continue
        if file.src_dir in ours:
            file.dest_uri = folder_of_ours + name
        elif _LOADED.fullmatch(name):
            yield file.dest_uri
        else:
            files.remove(file)
