"""Prints what a build of large libraries takes, stage by stage: `.venv/bin/python tests/bench/stages.py 500 5000`.

For each stage the seconds of its own, without those of the stages within it, by the clock and of the processor (what
threads and child processes take is counted), how often it ran, and the memory of the process when it last ended.
Collecting garbage is a stage too, whenever it happens. `--cards N` draws only so many cards for sharing and repeats
the last, since the first build of a library would do little else; `--profile FILE` keeps what cProfile finds, which
takes about as long again.
"""

from __future__ import annotations

import argparse
import cProfile
import functools
import gc
import inspect
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from written import written

from casegen import checks, export, facets, library, load, pipeline
from casegen.config import read
from casegen.engine import run
from casegen.export import csv_, json_, llms
from casegen.packs import downloads, publish, typeset
from casegen.packs import pages as packed
from casegen.publish import cards, files, stamp, verify
from casegen.render import case, markdown, pages, search, search_texts, searchable
from casegen.render.environment import environment

# What is measured: a name in a module or a class, looked up there when it is called, and the stage that it is.
STAGES: tuple[tuple[ModuleType | type, str, str], ...] = (
    (load, "cases", "read: files"),
    (load, "vocabularies", "read: vocabularies"),
    (load, "parse", "read: text to record"),
    (load, "straight", "read: straight on"),
    (load, "compose", "read: YAML events to data and marks"),
    (checks, "cases_of", "check: data to cases (pydantic)"),
    (checks, "schemes_of", "check: vocabularies"),
    (checks, "run", "check: all else"),
    (library, "assemble", "library"),
    (facets, "columns", "facets"),
    (pages, "related", "pages: related cases"),
    (pages, "worked", "pages: example of the fit page"),
    (pages, "hubs", "pages: hubs"),
    (pages, "browse_pages", "pages: browse, values, matrix, compare"),
    (pages, "fit_page", "pages: fit"),
    (pages, "changes_page", "pages: changes"),
    (pages, "_codebook", "pages: codebook"),
    (pages, "contribute_page", "pages: contribute"),
    (pages, "pack_new_page", "pages: new pack"),
    (pages, "make", "pages: all else"),
    (pages, "_case", "case page: what it is remembered by"),
    (pages, "case_page", "case page: template and all else"),
    (case, "diagram", "case page: diagram"),
    (case, "logic", "case page: logic model"),
    (case, "timeline", "case page: timeline"),
    (case, "citations", "case page: citations"),
    (case, "source_works", "case page: references"),
    (case, "card", "case page: text of its card"),
    (case, "_linked_data", "case page: JSON-LD"),
    (case, "data_script", "case page: JSON-LD"),
    (packed, "pack_pages", "pages: packs"),
    (cards, "_file", "cards: from the cache"),
    (typeset, "png", "cards: drawn"),
    (downloads, "pack_files", "files of packs"),
    (run, "load_config", "engine: configuration"),
    (run, "engine_build", "engine: shells and pages written by hand"),
    (stamp, "_stamp", "page: slots and stamped"),
    (csv_, "files", "data: CSV"),
    (json_, "files", "data: JSON"),
    (llms, "files", "data: llms.txt"),
    (export, "everything", "data: all else"),
    (pipeline, "scripts", "scripts and facet columns"),
    (search.Search, "files", "search: index"),
    (search, "documents_of_records", "search: what is indexed"),
    (search_texts, "_files", "search: texts"),
    (searchable, "plain_each", "search: texts made plain"),
    (pipeline, "pack_new_files", "scripts of new packs"),
    (publish, "material_files", "materials for packs: scripts"),
    (publish, "material", "materials for packs"),
    (pipeline, "form_files", "form"),
    (pipeline, "markdown_files", "Markdown of cases"),
    (markdown, "case_work", "Markdown of cases: citation"),
    (pipeline, "retired_files", "retired"),
    (pipeline, "redirects", "redirects"),
    (pipeline, "sitemaps", "sitemap"),
    (pipeline, "feeds", "feeds"),
    (verify, "complete", "verify"),
)


@dataclass(slots=True)
class Cost:
    """What a stage took: seconds by the clock and of the processor, how often it ran, MB of memory at its end."""

    wall: float = 0.0
    cpu: float = 0.0
    times: int = 0
    memory: float = 0.0


@dataclass
class Clock:
    """Gives every moment to the innermost stage that runs."""

    costs: dict[str, Cost] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _last: tuple[float, float] = (0.0, 0.0)

    def _tick(self) -> None:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        now = time.perf_counter(), time.process_time() + children.ru_utime + children.ru_stime
        if self._open:
            cost = self.costs[self._open[-1]]
            cost.wall += now[0] - self._last[0]
            cost.cpu += now[1] - self._last[1]
        self._last = now

    def enter(self, name: str) -> None:
        """Begin a stage."""
        self._tick()
        self.costs.setdefault(name, Cost()).times += 1
        self._open.append(name)

    def leave(self, *, weigh: bool = True) -> None:
        """End the innermost stage, and `weigh` the process."""
        self._tick()
        name = self._open.pop()
        if weigh:
            self.costs[name].memory = _resident()

    @contextmanager
    def stage(self, name: str, *, weigh: bool = True) -> Iterator[None]:
        """A stage for the time of a block."""
        self.enter(name)
        try:
            yield
        finally:
            self.leave(weigh=weigh)

    def collected(self, phase: str, _: object) -> None:
        """A stage for the time that garbage is collected."""
        if phase == "start":
            self.enter("garbage collected")
        else:
            self.leave(weigh=False)

    def timed(self, made: Callable[..., Any], name: str) -> Callable[..., Any]:
        """A function that does the same as a stage; where it gives an iterator, each step of that too."""

        @functools.wraps(made)
        def call(*given: object, **named: object) -> Any:
            with self.stage(name, weigh=False):
                value = made(*given, **named)
            if inspect.isgenerator(value):
                return self._steps(value, name)
            if self.costs[name].times % 100 == 1:
                self.costs[name].memory = _resident()
            return value

        return call

    def _steps(self, steps: Iterator[object], name: str) -> Iterator[object]:
        while True:
            with self.stage(name, weigh=False):
                try:
                    step = next(steps)
                except StopIteration:
                    self.costs[name].memory = _resident()
                    return
            yield step


def _resident() -> float:
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Build libraries of the numbers that are given, and print a table for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, default=[500])
    parser.add_argument("--cards", type=int, metavar="N")
    parser.add_argument("--edit", action="store_true", help="measure the build after it, with one record edited")
    parser.add_argument("--profile", type=Path, metavar="FILE")
    parser.add_argument("--folder", type=Path, help="where to build; in memory unless said otherwise")
    asked = parser.parse_args()
    clock = Clock()
    watch(clock, asked.cards)
    for number in asked.numbers:
        shm = Path("/dev/shm")
        with tempfile.TemporaryDirectory(dir=asked.folder or (shm if shm.is_dir() else None)) as folder:
            root = Path(folder) / "library"
            shutil.copytree(written(number), root)
            if asked.edit:
                pipeline.build(read(root), run.render)
                record = sorted((root / "cases").glob("*.yml"))[number // 2]
                record.write_text(record.read_text("utf-8").replace("title:\n  zh: ", "title:\n  zh: 新", 1), "utf-8")
            clock.costs.clear()
            profile = cProfile.Profile() if asked.profile else None
            if profile:
                profile.enable()
            with clock.stage("all else"):
                site = pipeline.build(read(root), run.render)
            if profile:
                profile.disable()
                profile.dump_stats(asked.profile)
            print(table(f"{number} cases, {len(site.pages)} pages", clock))


def watch(clock: Clock, most: int | None) -> None:
    """Have the clock watch every stage; `most` is how many cards are drawn."""
    gc.callbacks.append(clock.collected)
    environment.cache_clear()
    if most is not None:
        drawn: list[bytes] = []
        drawing: Any = typeset
        png = drawing.png

        def some(*given: Any) -> bytes:
            if len(drawn) < most:
                drawn.append(png(*given))
            return drawn[-1]

        drawing.png = some
    for module, name, stage in STAGES:
        setattr(module, name, clock.timed(getattr(module, name), stage))
    files.Files.write = _writing(clock)  # type: ignore[method-assign]  # it is watched, not changed
    for one in (checks._EACH, checks._WHOLE):
        one[:] = [clock.timed(check, f"check: {check.__name__}") for check in one]
    order: Any = pipeline
    # What other processes take cannot be told apart.
    order.processors = lambda: 1
    swap = order.beside

    @contextmanager
    def beside(site: Path) -> Iterator[Path]:
        block = swap(site)
        with clock.stage("swap"):
            folder = block.__enter__()
        yield folder
        with clock.stage("swap"):
            block.__exit__(None, None, None)

    order.beside = beside


def _writing(clock: Clock) -> Any:
    return clock.timed(files.Files.write, "files written, those of pages apart")


def table(title: str, clock: Clock) -> str:
    """The costs as Markdown, the greatest first within the order of the build."""
    wall, cpu = (sum(getattr(cost, name) for cost in clock.costs.values()) for name in ("wall", "cpu"))
    lines = [
        f"## {title}",
        "",
        "| stage | wall s | CPU s | share of CPU | runs | MB at its end |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, cost in sorted(clock.costs.items(), key=lambda one: -one[1].cpu):
        memory = f"{cost.memory:.0f}" if cost.memory else ""
        lines.append(f"| {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.cpu / cpu:.1%} | {cost.times} | {memory} |")
    lines.append(f"| all | {wall:.2f} | {cpu:.2f} | 100% | | {_resident():.0f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
