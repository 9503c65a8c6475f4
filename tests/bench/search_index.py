"""Prints what the search of large libraries costs to make: `.venv/bin/python tests/bench/search_index.py 500 5000`.

`--share 0.3` makes the texts three tenths as long as those of this library. Processor time by part, bytes by kind of
file, memory. The cases are made from those of this library. What pages have derived for the Traditional edition before
is told apart: the search takes it from there; and so are digests of cases, which the whole build asks for. At last one
case is another, and what the search has to make then is made.
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
from itertools import chain
from pathlib import Path
from unittest.mock import patch

from made_cases import many

from casegen import facets, library, pipeline
from casegen.cli import COLLECTED
from casegen.config import read
from casegen.library import Library
from casegen.locales import LOCALES
from casegen.model import texts
from casegen.program import program
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
        from casegen.render.search import Search

        _folding()
    columns = facets.columns(whole)
    gc.set_threshold(*COLLECTED)
    gc.collect()
    gc.freeze()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    edited = library.assemble(
        [whole.cases[0].model_copy(update={"title": whole.cases[1].title}), *whole.cases[1:]], whole.schemes.values()
    )
    columns_of_edited = facets.columns(edited)
    # The whole build asks for these, too.
    for one in (whole, edited):
        assert one.prints
        assert one.world
    assert program()
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
    with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ", XDG_CACHE_HOME=f"{folder}/cache"):
        write = Files(Path(folder)).write
        with part("texts made"):
            search = Search(whole, columns, ())
        texts_of = chain.from_iterable(unit.make() for unit in search.texts)
        for kind, files in (("texts made", texts_of), ("index made", search.files())):
            while True:
                with part(kind):
                    made = next(files, None)
                if made is None:
                    break
                with part("written"):
                    write([made])
                name, content = made
                assert isinstance(content, bytes)
                name = name.rpartition("/")[2].partition("-")[0].removesuffix(".js")
                numbers[name] += 1
                sizes[name] += len(content)
                if numbers[name] <= 50:
                    packed[name] += len(gzip.compress(content, 9))
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with part("after an edit: texts made"):
            known = {unit.key for unit in search.texts}
            search = Search(edited, columns_of_edited, ())
            texts_of_one = [made for unit in search.texts if unit.key not in known for made in unit.make()]
        with part("after an edit: index made"):
            changed = Counter(name for name, _ in search.files())
    print(f"after an edit {len(texts_of_one)} files of texts are made, and {changed.total()} others")
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
