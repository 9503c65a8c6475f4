"""Tries whether Zensical can make the shells that pages are stamped into.

    PYTHONPATH=tests .venv/bin/python -W ignore tests/bench/zensical_shells.py [LIBRARY [SITE]]

Our theme is filled here, by Jinja, since Zensical's templates call no Python; Zensical puts it into its own frame. Then
every page is stamped into these shells. Prints how many shells hold each slot once, how long it took, and in which
lines a case's shell differs from the one that there is now; with SITE, writes the whole site there, to be looked at.
Zensical is in the group `bench`. docs/decisions/0027 tells what came of it.
"""

from __future__ import annotations

import difflib
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import jinja2

from casegen import pipeline
from casegen.config import read, shipped
from casegen.engine.run import render
from casegen.locales import LOCALES
from casegen.publish.stamp import cut, stamped
from casegen.render.assets import assets
from casegen.render.frame import shell
from casegen.render.page import Page

ROOT = Path(__file__).resolve().parents[2]
BLOCKS = ("site_meta", "header", "container", "footer", "scripts")
Key = tuple[str, str, int]
CONFIGURATION = """site_name: Shells
site_url: https://example.org/
docs_dir: docs
site_dir: site
use_directory_urls: true
theme:
  name: material
  variant: classic
  custom_dir: theme
  font: false
extra: {generator: false}
"""
# What is imported there knows nothing of the page, so that the page's language is put in afterwards.
LANGUAGE = """{% import "partials/languages/en.html" as fallback %}
{% macro t(key) %}{{ "casegen:tag" if key == "language" else fallback.t(key) or key }}{% endmacro %}
"""
STYLES = ("casegen.css", "search.css")


def filled(page: Page, site: pipeline.Site) -> str:
    """A template of Zensical's for one shell: its frame, with our blocks as they are for this page."""
    up = "../" * page.depth
    loader = jinja2.FileSystemLoader(shipped() / "templates" / "theme")
    environment = jinja2.Environment(loader=jinja2.ChoiceLoader([loader, jinja2.DictLoader({"base.html": ""})]))
    environment.filters["url"] = lambda address: up + address
    template = environment.get_template("main.html")
    folder = assets(site.settings)
    own = shell(page, site.settings)
    context = template.new_context({"frame": own, "assets": folder, "editions": [*LOCALES.values()]})
    texts = {name: "".join(template.blocks[name](context)) for name in BLOCKS}
    links = "".join(f'<link rel="stylesheet" href="{up}{folder}{name}">\n' for name in STYLES)
    parts = [
        '{% extends "base.html" %}',
        *(f"{{% block {name} %}}{{% raw %}}{text}{{% endraw %}}{{% endblock %}}" for name, text in texts.items()),
        f"{{% block htmltitle %}}{{% raw %}}{own.head}{{% endraw %}}{{% endblock %}}",
        f"{{% block styles %}}{{{{ super() }}}}{{% raw %}}{links}{{% endraw %}}{{% endblock %}}",
        "{% block site_nav %}{% endblock %}{% block config %}{% endblock %}",
    ]
    return "\n".join(parts)


def made(chosen: dict[Key, Page], site: pipeline.Site, folder: Path) -> dict[Key, str]:
    """The shells as Zensical makes them of a project in a folder."""
    (folder / "theme" / "partials").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (folder / "theme" / "partials" / "language.html").write_text(LANGUAGE, "utf-8")
    for number, page in enumerate(chosen.values()):
        (folder / "theme" / f"shell-{number}.html").write_text(filled(page, site), "utf-8")
        place = folder / "docs" / page.address / "index.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"---\ntemplate: shell-{number}.html\n---\n", "utf-8")
    program = Path(sys.executable).parent / "zensical"
    done = subprocess.run([program, "build", "--clean"], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr + done.stdout)
    texts = {key: (folder / "site" / page.file).read_text("utf-8") for key, page in chosen.items()}
    return {key: text.replace("casegen:tag", LOCALES[key[0]].tag) for key, text in texts.items()}


def sound(shells: dict[Key, str]) -> dict[Key, str]:
    """Those of the shells that can be stamped."""
    kept = {}
    for key, text in shells.items():
        try:
            cut(text)
        except ValueError as error:
            print(key, error)
        else:
            kept[key] = text
    return kept


def main() -> int:
    """Print what was found; exit status 1 where a shell cannot be stamped."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = pipeline.prepare(read(root))
        chosen = {page.shell: page for page in reversed(site.pages)}
        began = time.perf_counter()
        rendered = render(site, folder / "now")
        print(f"MkDocs and all that is stamped: {time.perf_counter() - began:.1f} s")
        began = time.perf_counter()
        shells = made(chosen, site, folder / "then")
        print(f"Zensical, shells alone: {time.perf_counter() - began:.1f} s")
        good = sound(shells)
        print(f"{len(good)} of {len(chosen)} shells can be stamped")
        units = list(stamped((page for page in site.pages if page.shell in good), good, site.settings))
        texts = dict(pair for unit in units for pair in unit.make())
        print(f"{len(texts)} of {len(site.pages)} pages stamped")
        key = next(page.shell for page in site.pages if page.case)
        now = rendered.shells or {}
        print("\n".join(difflib.unified_diff(_lines(now[key]), _lines(shells[key]), "now", "then", n=0)))
        if len(sys.argv) > 2:
            published = Path(shutil.copytree(folder / "now", sys.argv[2]))
            shutil.copytree(folder / "then" / "site" / "assets", published / "assets", dirs_exist_ok=True)
            for path, text in texts.items():
                (published / path).write_text(str(text), "utf-8")
        return 0 if len(good) == len(chosen) else 1


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
