"""The searches that ours is measured against, fed with the same pages: Material's lunr with jieba, and Pagefind."""

from __future__ import annotations

import html
import logging
import re
import subprocess
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser
from served import Served
from shown import Shown

HERE = Path(__file__).parent
# A cold start takes a second or two: every so many queries are measured.
EVERY = 12
LANGUAGES = {"zh": "zh-Hans", "en": "en"}
# What Python-Markdown takes a backslash before.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!])")

PROJECT = "site_name: x\nuse_directory_urls: true\ntheme: {name: material, language: zh, font: false}\n"
# The separator is of Material’s Chinese; its stemmer, which Material leaves out in English, would lose English words.
PLUGIN = r"""
plugins:
  - search:
      lang: [zh, en]
      separator: '[\s\u200b\u3000\-、。，．？！；]+'
      pipeline: [stopWordFilter]
"""
# Puts a query to Material's own worker, as the script of its pages does, and gives the addresses found.
MATERIAL = """
async ([worker, queries]) => {
  const index = await (await fetch("search/search_index.json")).json();
  const lunr = new Worker(worker);
  const say = (message) => new Promise((heard) => {
    lunr.onmessage = ({ data }) => heard(data);
    lunr.postMessage(message);
  });
  const { config, docs } = index;
  await say({ type: 0, data: { config, docs, options: { suggest: false } } });
  const found = [];
  for (const query of queries) {
    const { data } = await say({ type: 2, data: query });
    found.push(data.items.map(([page]) => page.location.split("#")[0]));
  }
  return found;
}
"""
# Puts a query to Pagefind; what is shown of the first result is loaded too, as its own interface does.
PAGEFIND = """
async ([script, queries, most]) => {
  const pagefind = await import(script);
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, most).map((one) => one.data()));
    found.push(shown.map(({ url }, at) => [url, results[at].score]));
  }
  return found;
}
"""


class Missing(Exception):
    """A peer that is not installed; the text says how to get it."""


class Material:
    """Material's search as its plugin builds it and its worker answers."""

    name = "Material 9 (lunr, jieba)"
    under = "material/site/"

    def __init__(self, pages: Sequence[Shown], folder: Path) -> None:
        try:
            jieba = import_module("jieba")
        except ImportError:
            raise Missing("jieba, without which Chinese is one word: uv sync --group bench") from None
        jieba.setLogLevel(logging.WARNING)
        project = folder / "material"
        for page in pages:
            file = project / "docs" / f"{page.address.rstrip('/')}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            lines = [f"# {_escaped(page.title)}", *map(_escaped, page.paragraphs)]
            file.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        (project / "mkdocs.yml").write_text(PROJECT + PLUGIN, encoding="utf-8")
        (project / "bare.yml").write_text(PROJECT + "plugins: []\n", encoding="utf-8")
        self.seconds = _spent(project) - _spent(project, without=True)
        self.folder = project / "site"
        [worker] = self.folder.glob("assets/javascripts/workers/search.*.min.js")
        self.worker = worker.relative_to(self.folder).as_posix()

    def ask(self, browser: Browser, served: Served, queries: Sequence[str]) -> list[list[str]]:
        """The addresses that answer each query, best first."""
        with browser.new_page() as page:
            page.goto(f"{served.url}{self.under}404.html")
            served.forget()
            return list(page.evaluate(MATERIAL, [self.worker, list(queries)]))

    def loaded(self, browser: Browser, served: Served, queries: Sequence[str]) -> list[float]:
        """How many KB a reader loads who has just come, until there is a first result: the same for every query."""
        self.ask(browser, served, queries[:1])
        return [served.kilobytes()]


def _spent(project: Path, without: bool = False) -> float:
    """Seconds for building a MkDocs project into `site`, or for `bare`, where it is `without` search."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    target = project / ("bare" if without else "site")
    config = load_config(str(project / ("bare.yml" if without else "mkdocs.yml")), site_dir=str(target))
    began = time.perf_counter()
    build(config)
    return time.perf_counter() - began


def _escaped(text: str) -> str:
    return html.escape(_MARKUP.sub(r"\\\1", text), quote=False)


class Pagefind:
    """Pagefind with an index for each language; what both find is merged by its scores."""

    name = "Pagefind 1.5"
    under = "pagefind/"

    def __init__(self, pages: Sequence[Shown], folder: Path) -> None:
        if not (HERE / "node_modules" / "pagefind").is_dir():
            raise Missing("npm --prefix tests/bench ci")
        self.folder = folder / "pagefind"
        for page in pages:
            file = self.folder / page.address / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            body = "".join(f"<p>{html.escape(line)}</p>" for line in page.paragraphs)
            title = html.escape(page.title)
            file.write_text(
                f'<!doctype html><html lang="{LANGUAGES[page.locale]}"><head><meta charset="utf-8">'
                f"<title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>",
                encoding="utf-8",
            )
        for locale, language in LANGUAGES.items():
            blank = f'<!doctype html><html lang="{language}"><title>x</title></html>'
            (self.folder / f"{locale}.html").write_text(blank, encoding="utf-8")
        began = time.perf_counter()
        program = HERE / "node_modules" / ".bin" / "pagefind"
        command = [str(program), "--site", str(self.folder), "--glob", "*/*/**/*.html"]
        subprocess.run(command, check=True, capture_output=True)
        self.seconds = time.perf_counter() - began

    def ask(self, browser: Browser, served: Served, queries: Sequence[str]) -> list[list[str]]:
        """The addresses that answer each query, best first, of both languages."""
        found = [self._asked(browser, served, locale, queries, 10) for locale in LANGUAGES]
        merged = [sorted([*zh, *en], key=lambda one: -one[1]) for zh, en in zip(*found, strict=True)]
        return [[url for url, _ in one] for one in merged]

    def loaded(self, browser: Browser, served: Served, queries: Sequence[str]) -> list[float]:
        """How many KB a reader of one language loads who has just come, for the first result of some queries."""
        sizes = []
        for query in queries[::EVERY]:
            self._asked(browser, served, "en" if query.isascii() else "zh", [query], 1)
            sizes.append(served.kilobytes())
        return sizes

    def _asked(
        self, browser: Browser, served: Served, locale: str, queries: Sequence[str], most: int
    ) -> list[list[tuple[str, float]]]:
        with browser.new_page() as page:
            page.goto(f"{served.url}{self.under}{locale}.html")
            served.forget()
            script = f"{served.url}{self.under}pagefind/pagefind.js"
            answers = page.evaluate(PAGEFIND, [script, list(queries), most])
        return [[(url, score) for url, score in found] for found in answers]
