"""Prints what the search of large libraries costs to make: `.venv/bin/python tests/bench/search_index.py 500 5000`.

`--share 0.3` makes the texts three tenths as long as those of this library. Processor time by part, bytes by kind of
file, memory. The cases are made from those of this library. What pages have derived for the Traditional edition before
is told apart: the search takes it from there.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import resource
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from made_cases import many

from casegen import facets, library, pipeline
from casegen.cli import COLLECTED
from casegen.config import read
from casegen.library import Library
from casegen.locales import LOCALES
from casegen.model import texts
from casegen.publish.files import Files
from casegen.render.reader import Reader

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    checked = pipeline.check(read(ROOT))
    whole = library.assemble(checked.cases, checked.schemes)
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("numbers", type=int, nargs="*", default=[500, 5000])
    asked.add_argument("--share", type=float, default=1)
    said = asked.parse_args()
    for number in said.numbers:
        measure(many(whole, number, share=said.share))


def measure(whole: Library) -> None:
    """Make the files of a library's search and print what it took."""
    user: defaultdict[str, float] = defaultdict(float)
    system: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def part(name: str) -> Iterator[None]:
        began = resource.getrusage(resource.RUSAGE_SELF)
        yield
        ended = resource.getrusage(resource.RUSAGE_SELF)
        user[name] += ended.ru_utime - began.ru_utime
        system[name] += ended.ru_stime - began.ru_stime

    with part("imports, tables"):
        from casegen.index.search.stream import _folding
        from casegen.render import search

        _folding()
    columns = facets.columns(whole)
    gc.set_threshold(*COLLECTED)
    gc.collect()
    gc.freeze()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    readers = [Reader(locale, whole) for locale in LOCALES.values() if locale.base]
    with part("by pages: Traditional Chinese derived"):
        for reader in readers:
            for case in whole.cases:
                for _, text in texts(case):
                    reader.reading(text)
    gc.collect()
    sizes: Counter[str] = Counter()
    packed: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        files = search.search_files(whole, columns, ())
        write = Files(Path(folder)).write
        while True:
            with part("made"):
                made = next(files, None)
            if made is None:
                break
            with part("written"):
                write([made])
            kind = made[0].rpartition("/")[2].partition("-")[0].removesuffix(".js")
            numbers[kind] += 1
            sizes[kind] += len(made[1])
            if numbers[kind] <= 50:
                packed[kind] += len(gzip.compress(made[1], 9))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = sum(len(one.encode()) for case in whole.cases for _, text in texts(case) for one in text.root.values())
    print(f"{len(whole.cases)} cases, {size / len(whole.cases) / 1000:.1f} KB of text each")
    for name, seconds in user.items():
        print(f"  {name:<40}{seconds:8.2f} s, and {system[name]:.2f} s of the system")
    for kind, size in sizes.items():
        mean = packed[kind] / min(50, numbers[kind])
        print(f"  {kind:<8}{numbers[kind]:6} files {size / 1e6:8.2f} MB, about {mean / 1000:6.1f} KB gzipped each")
    print(f"  memory {before // 1024} MB before, {after // 1024} MB at most")


if __name__ == "__main__":
    main()
