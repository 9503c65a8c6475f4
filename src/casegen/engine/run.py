"""Runs the engine over a prepared site into a folder."""

from __future__ import annotations

import logging
from pathlib import Path

import mkdocs
from mkdocs.commands.build import build as engine_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from ..config import CONFIG, ConfigError
from ..pipeline import Rendered, Site
from .plugin import CasegenPlugin


def render(site: Site, folder: Path) -> Rendered:
    """Render shells and hand-written pages and finish the site, all below `folder`; raises ConfigError."""
    # Empty output is how a shell says that it is no page; the engine need not tell anyone.
    logging.getLogger(mkdocs.__name__).setLevel(logging.WARNING)
    try:
        config = load_config(str(site.settings.root / CONFIG), site_dir=str(folder))
        plugin = config.plugins.get("casegen")
        if not isinstance(plugin, CasegenPlugin):
            raise ConfigError(f"{CONFIG} does not name the plugin: add `casegen` under `plugins:`")
        plugin.site = site
        engine_build(config)
    except MkDocsException as error:
        raise ConfigError(" ".join(str(error).split())) from None
    return Rendered(dict(plugin.shells), tuple(plugin.written.values()), tuple(plugin.files), plugin.left)
