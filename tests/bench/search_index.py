"""Prints what the search of large libraries costs to make: `.venv/bin/python tests/bench/search_index.py 500 5000`.

Processor time by part, bytes by kind of file, memory. The cases are made from those of this library.
"""

from __future__ import annotations

import gc
import gzip
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from made_cases import many

from casegen import facets, library, pipeline
from casegen.config import read
from casegen.library import Library
from casegen.publish.files import Files

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    checked = pipeline.check(read(ROOT))
    whole = library.assemble(checked.cases, checked.schemes)
    for number in map(int, sys.argv[1:] or ("500", "5000")):
        measure(many(whole, number))


def measure(whole: Library) -> None:
    """Make the files of a library's search and print what it took."""
    spent: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def part(name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        spent[name] += time.process_time() - began

    with part("imports, tables"):
        from casegen.index.search.stream import _folding
        from casegen.render import search, searchable

        _folding()
    columns = facets.columns(whole)
    gc.collect()
    gc.freeze()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    remembering = searchable._derived
    derived = remembering.__wrapped__

    def timed(locale: str, text: str) -> str:
        with part("Traditional Chinese derived"):
            return derived(locale, text)

    searchable._derived = timed  # type: ignore[assignment]
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
    searchable._derived = remembering
    spent["made"] -= spent["Traditional Chinese derived"]
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{len(whole.cases)} cases")
    for name, seconds in spent.items():
        print(f"  {name:<28}{seconds:8.2f} s")
    for kind, size in sizes.items():
        mean = packed[kind] / min(50, numbers[kind])
        print(f"  {kind:<8}{numbers[kind]:6} files {size / 1e6:8.2f} MB, about {mean / 1000:6.1f} KB gzipped each")
    print(f"  memory {before // 1024} MB before, {after // 1024} MB at most")


if __name__ == "__main__":
    main()
