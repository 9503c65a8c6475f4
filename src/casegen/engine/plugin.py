"""The MkDocs plugin: renders shells and hand-written pages in the theme, and has the pipeline stamp the rest."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

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
from ..render.frame import Frame, frame, shell
from ..render.page import Page
from . import handwritten

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

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.site is None:
            root = Path(config.config_file_path).resolve().parent
            try:
                self.site = pipeline.prepare(settings_of.read(root))
            except (pipeline.FoundErrors, settings_of.ConfigError) as error:
                raise Abort(str(error)) from None
        theme = config.theme
        at = len(theme.dirs) and int(theme.custom_dir is not None)
        theme.dirs.insert(at, str(settings_of.shipped() / "templates" / "theme"))
        theme.static_templates.discard("sitemap.xml")
        theme["font"] = False
        theme["palette"] = None
        config.nav = None
        config.use_directory_urls = True
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        site = self._site()
        self.generated, self.written, self.shells = {}, {}, {}
        handwritten.arrange(files, config, site, self.written)
        chosen: Iterable[Page] = site.pages
        if self.config.stamp:
            # One page stands for all that share its shell: only what is the same in all of them is kept of it.
            chosen = {page.shell: page for page in reversed(site.pages)}.values()
        for page in chosen:
            name = f"{page.address}index.md"
            files.append(File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV))
            self.generated[name] = page
        return files

    def on_env(self, env: Any, **_: Any) -> Any:
        env.globals["editions"] = list(LOCALES.values())
        return env

    def on_page_content(self, html: str, *, page: EnginePage, **_: Any) -> str:
        # The skip link leads to the first entry of the table of contents: the page's own heading, always.
        page.toc = TableOfContents([AnchorLink("", "content", 1)])
        return html

    def on_page_context(self, context: Any, *, page: EnginePage, **_: Any) -> Any:
        context["frame"] = self._frame(page)
        return context

    def on_post_page(self, output: str, *, page: EnginePage, **_: Any) -> str:
        made = self.generated.get(page.file.src_uri)
        if made is None or not self.config.stamp:
            return output
        self.shells[made.shell] = output
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site = self._site()
        pipeline.finish(
            site,
            Path(config.site_dir),
            shells=self.shells if self.config.stamp else None,
            handwritten=tuple(self.written.values()),
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

    def _frame(self, page: EnginePage) -> Frame:
        site = self._site()
        name = page.file.src_uri
        made = self.generated.get(name)
        if made is not None:
            return shell(made, site.settings) if self.config.stamp else frame(made, site.settings)
        self.written[name] = handwritten.filled(page, self.written[name])
        return frame(self.written[name], site.settings)
