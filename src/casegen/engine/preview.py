"""Serves a preview from a folder of its own, and rebuilds what a change touches."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from jinja2 import TemplateError
from watchfiles import watch

from .. import pipeline
from ..checks import Checked
from ..config import ConfigError, Settings, read, shipped
from ..memory import Memory
from ..program import program
from ..publish.files import Files
from ..publish.last import Last
from ..publish.swap import beside
from ..publish.verify import Incomplete
from ..render.assets import forget
from ..render.environment import environment
from .run import render

Show = Callable[[Checked], None]
Say = Callable[[str], None]

# In a file of its own, since pages run nothing that stands in them.
_FOLLOW = b"new EventSource('/-/changes').onmessage=()=>location.reload()\n"
_SCRIPT = b'<script src="/-/follow.js"></script>'


class Preview:
    """A site in a folder that follows its library: the last good state stays while there are errors."""

    def __init__(self, settings: Settings, folder: Path, show: Show, say: Say, *, drafts: bool = True) -> None:
        self.settings, self.folder, self.show, self.say, self.drafts = settings, folder, show, say, drafts
        self.site: pipeline.Site | None = None
        self.rendered: pipeline.Rendered | None = None
        self.memory = Memory()
        self.changed = threading.Condition()
        self.version = 0

    def rebuild(self, *, engine: bool) -> bool:
        """Rebuild; with `engine` the shells and hand-written pages too. Returns whether the site is new."""
        began = time.monotonic()
        try:
            settings = _unkept(read(self.settings.root))
            engine = engine or settings != self.settings
            if engine:
                # What is remembered does not say which templates and settings it was made with.
                self.memory = Memory()
                environment.cache_clear()
                forget()
                program.cache_clear()
            site = pipeline.prepare(settings, self.memory, drafts=self.drafts)
            site = replace(site, last=self.rendered.left if self.rendered else Last(self.folder))
            with beside(self.folder) as folder:
                if engine or self.rendered is None or _lacks_shell(site, self.rendered):
                    rendered = render(site, folder)
                else:
                    rendered = _stamped_anew(site, self.rendered, folder)
        except pipeline.FoundErrors as found:
            self.show(found.checked)
            return False
        except (ConfigError, Incomplete, OSError, TemplateError) as error:
            self.say(f"casegen: {error}")
            return False
        self.rendered = rendered
        self.site, self.settings = site, settings
        self.say(f"{len(site.pages)} pages in {time.monotonic() - began:.2f} s")
        with self.changed:
            self.version += 1
            self.changed.notify_all()
        return True

    def follow(self, stop: threading.Event | None = None) -> None:
        """Watch the library and rebuild on every change, until `stop` is set."""
        root = self.settings.root
        records = (self.settings.cases, self.settings.vocabulary, self.settings.packs)
        others = (root / "docs", root / "templates", shipped() / "templates", root / "mkdocs.yml")
        watched = [path for path in dict.fromkeys((*records, *others)) if path.exists()]
        for changes in watch(*watched, stop_event=stop, debounce=100, step=20, raise_interrupt=False):
            engine = not all(
                any(Path(path).is_relative_to(folder) for folder in records) for _, path in changes
            )
            self.rebuild(engine=engine)


def _stamped_anew(site: pipeline.Site, rendered: pipeline.Rendered, folder: Path) -> pipeline.Rendered:
    """The site with what the engine has made before."""
    Files(folder, site.last).take(rendered.files)
    return pipeline.close(site, folder, rendered)


def _unkept(settings: Settings) -> Settings:
    """The settings of a preview: a browser keeps nothing of it, and no file of the whole is made at each change."""
    return replace(settings, offline=())


def _lacks_shell(site: pipeline.Site, rendered: pipeline.Rendered) -> bool:
    """Whether a page is the first of its kind, which the engine has made no shell for."""
    return rendered.shells is None or any(page.shell not in rendered.shells for page in site.pages)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files without caching, and tells open pages of a change."""

    def __init__(self, *args: object, preview: Preview, **kwargs: object) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.folder), **kwargs)  # type: ignore[arg-type]  # the server gives them

    def do_GET(self) -> None:
        if self.path == "/-/changes":
            self._changes()
            return
        if self.path == "/-/follow.js":
            self._answer(200, "text/javascript", _FOLLOW)
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            self._answer(200, "text/html", path.read_bytes() + _SCRIPT)
        elif not path.exists() and (lost := self.preview.folder / "404.html").is_file():
            self._answer(404, "text/html", lost.read_bytes() + _SCRIPT)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _answer(self, status: int, kind: str, text: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _changes(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        preview, seen = self.preview, self.preview.version
        try:
            while True:
                with preview.changed:
                    preview.changed.wait(timeout=15)
                    now = preview.version
                self.wfile.write(b"data: new\n\n" if now != seen else b": still here\n\n")
                self.wfile.flush()
                seen = now
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        del format, args


def serve(settings: Settings, port: int, show: Show, say: Say, *, drafts: bool = True) -> None:
    """Serve a preview at a loopback address until interrupted; raises OSError where the port is taken."""
    with tempfile.TemporaryDirectory(prefix="casegen-") as folder:
        preview = Preview(settings, Path(folder) / "site", show, say, drafts=drafts)
        with ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, preview=preview)) as server:
            server.daemon_threads = True
            preview.rebuild(engine=True)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            say(f"http://127.0.0.1:{server.server_address[1]}/")
            with suppress(KeyboardInterrupt):
                preview.follow()
            server.shutdown()
