"""Measures our search against Material's and Pagefind on the judged queries: `make bench`, after `make site`.

All three search the same pages of the site in `site/`, in Chinese and English, and are judged by document, whichever
edition's page they find. The figures are those of `queries.score`: recall@10, precision@10 and the mean reciprocal
rank of the first relevant document, by kind of query. Then, for each search, what a browser loads before there is a
first result (packed, scripts and their strings included; the median and the most over the queries that find
something) and how long the index takes to build and write once the pages are rendered. What is not installed is named.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from peers import Material, Missing, Pagefind
from playwright.sync_api import sync_playwright
from served import kilobytes, serving
from shown import shown

from asked import asked
from browser.setup import system_browser
from casegen import pipeline
from casegen.config import read
from casegen.engine.run import render
from casegen.publish.files import Files
from casegen.render.search import search_files
from queries import KINDS, Judged, judged, score

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
OURS = "casegen"
# What a page with a search box loads, and what its first use does.
SCRIPTS = ("find.js", "search.js")

Answers = Mapping[str, Sequence[str]]
Loaded = Sequence[float]


def main() -> int:
    """Print two tables as Markdown; exit status 2 where there is no site to measure."""
    if not (SITE / "zh" / "search" / "start.js").is_file():
        print("there is no built site: make site", file=sys.stderr)
        return 2
    queries = judged()
    found: dict[str, Answers] = {}
    costs: dict[str, tuple[Loaded, float]] = {}
    missing: list[str] = []
    found[OURS], costs[OURS] = _ours(queries)
    pages = [page for locale in ("zh", "en") for page in shown(SITE, locale)]
    names = {page.address: page.name for page in pages}
    with (
        tempfile.TemporaryDirectory() as made,
        serving(Path(made)) as served,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=system_browser(), args=["--no-sandbox"]) as browser,
    ):
        for peer in (Material, Pagefind):
            try:
                one = peer(pages, Path(made))
            except Missing as error:
                missing.append(f"{peer.name} is not installed: {error}")
                continue
            answers = one.ask(browser, served, [query.query for query in queries])
            found[peer.name] = {
                query.query: _documents(addresses, names, one.under)
                for query, addresses in zip(queries, answers, strict=True)
            }
            finding = [query for query, documents in found[peer.name].items() if documents]
            costs[peer.name] = (one.loaded(browser, served, finding), one.seconds)
    print(_table(queries, found), _costs(costs), *missing, sep="\n\n")
    return 0


def _documents(addresses: Sequence[str], names: Mapping[str, str], under: str) -> list[str]:
    """The names of the documents at some addresses, each once."""
    below = (address.removeprefix("/").removeprefix(under) for address in addresses)
    return list(dict.fromkeys(names[address] for address in below if address in names))


def _ours(queries: Sequence[Judged]) -> tuple[Answers, tuple[Loaded, float]]:
    answers = asked(SITE, [query.query for query in queries], cold=True)
    assets = next((SITE / "assets").glob("*/casegen.css")).parent
    program = kilobytes([*(assets / name for name in SCRIPTS), SITE / "zh" / "search" / "strings.js"])
    loaded = [program + kilobytes(one.read) for one in answers if one.documents]
    site = pipeline.prepare(read(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        handwritten = render(site, Path(folder)).handwritten
        began = time.perf_counter()
        Files(Path(folder)).write(search_files(site.library, site.columns, handwritten))
        seconds = time.perf_counter() - began
    return {query.query: one.documents for query, one in zip(queries, answers, strict=True)}, (loaded, seconds)


def _table(queries: Sequence[Judged], found: Mapping[str, Answers]) -> str:
    head = ["kind", "queries", *(f"{name}: recall@10 | precision@10 | MRR" for name in found)]
    lines = [" | ".join(head), " | ".join(["---", "---:", *["---:"] * 3 * len(found)])]
    asked = [*((kind, [one for one in queries if one.kind == kind]) for kind in KINDS)]
    asked.append(("all but negative", [one for one in queries if one.kind != "negative"]))
    for kind, some in asked:
        cells = [kind, str(len(some))]
        for answers in found.values():
            got = score(some, answers)
            cells += [f"{got.recall:.2f}", f"{got.precision:.2f}", f"{got.rank:.2f}"]
        lines.append(" | ".join(cells))
    return "\n".join(f"| {line} |" for line in lines)


def _costs(costs: Mapping[str, tuple[Loaded, float]]) -> str:
    lines = ["search | KB before the first result, median | at most | index built in", "--- | ---: | ---: | ---:"]
    for name, (loaded, seconds) in costs.items():
        lines.append(f"{name} | {statistics.median(loaded):.0f} | {max(loaded):.0f} | {seconds:.1f} s")
    return "\n".join(f"| {line} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
