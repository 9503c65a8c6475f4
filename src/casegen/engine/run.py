"""Runs the engine over a prepared site into a folder, unless an earlier run made just what it would make."""

from __future__ import annotations

import logging
from pathlib import Path

from .. import pipeline
from ..config import CONFIG, ConfigError
from ..pipeline import Rendered, Site
from ..publish.files import Files
from . import kept


def render(site: Site, folder: Path) -> Rendered:
    """Have shells and hand-written pages, and finish the site, all below `folder`; raises ConfigError."""
    key = kept.key(site)
    made = kept.read(key, site)
    if made and Files(folder, site.last).taken(made.unit):
        return pipeline.close(site, folder, made)
    return _run(site, folder, key)


def _run(site: Site, folder: Path, key: str) -> Rendered:
    # Load what no build waits for that leaves the engine out.
    import mkdocs
    from mkdocs.commands.build import build as engine_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from .plugin import CasegenPlugin

    # Empty output is how a shell says that it is no page; the engine need not tell anyone.
    log = logging.getLogger(mkdocs.__name__)
    log.setLevel(logging.WARNING)
    heard = _Heard()
    log.addHandler(heard)
    try:
        config = load_config(str(site.settings.root / CONFIG), site_dir=str(folder))
        plugin = config.plugins.get("casegen")
        if not isinstance(plugin, CasegenPlugin):
            raise ConfigError(f"{CONFIG} does not name the plugin: add `casegen` under `plugins:`")
        plugin.site, plugin.key = site, key
        engine_build(config)
    except MkDocsException as error:
        raise ConfigError(" ".join(str(error).split())) from None
    finally:
        log.removeHandler(heard)
    if plugin.rendered is None:
        raise ConfigError(f"{CONFIG}: a plugin or a hook keeps the engine from its end")
    if key and not heard.any:
        kept.keep(key, plugin.rendered)
    return plugin.rendered


class _Heard(logging.Handler):
    """Knows whether anything was said: what is said once has to be said again."""

    any = False

    def emit(self, record: logging.LogRecord) -> None:
        """Hear of a warning."""
        del record
        self.any = True
