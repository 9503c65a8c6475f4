"""The service worker, in a site that has one, and in all others what removes one that the site had before."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..config import Settings
from ..locales import LOCALES
from ..render.assets import FOLDER, themes

NAME = "worker.js"


def worker_files(settings: Settings, build: str) -> Iterator[tuple[str, str]]:
    """Yield the worker's path, at the site's root since it may act only below where it lies, and its text.

    `build` tells one state of the pages from another. Nothing is yielded where the scripts have not been built.
    """
    script = next((path for theme in themes(settings) if (path := theme / FOLDER / NAME).is_file()), None)
    if script is None:
        return
    always = [f"{locale}/offline/" for locale in LOCALES]
    said = json.dumps({"build": build, "always": always}) if "browser" in settings.offline else "undefined"
    yield NAME, f"self.casegen={said};\n{script.read_text('utf-8')}"
