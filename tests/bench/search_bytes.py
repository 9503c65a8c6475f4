"""Prints what a browser loads before the first result in large libraries.

`make site`, then `PYTHONPATH=tests .venv/bin/python tests/bench/search_bytes.py 500 5000`. Every judged query is asked
with nothing loaded. Counted are the scripts, their strings, the tables and the shards that the answer needs, and the
texts of its first result, each file packed with gzip. The cases are made from those of this library.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from made_cases import many
from served import kilobytes

from asked import Asked, asked
from casegen import facets, library, pipeline
from casegen.config import read
from casegen.publish.files import Files
from casegen.render.scripts import scripts
from casegen.render.search import search_files
from queries import judged

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("find.js", "search.js")
# So many of the dearest queries are named.
SHOWN = 8


def main() -> None:
    """Print a table for each size of library, the dearest queries first."""
    checked = pipeline.check(read(ROOT))
    whole = library.assemble(checked.cases, checked.schemes)
    queries = judged()
    for number in map(int, sys.argv[1:] or ("500", "5000")):
        large = many(whole, number)
        columns = facets.columns(large)
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            write = Files(site).write
            write(search_files(large, columns, ()))
            write(one for one in scripts(large, columns) if one[0].endswith("search/strings.js"))
            (site / "assets").mkdir()
            for name in SCRIPTS:
                shutil.copy(ROOT / "templates" / "theme" / "assets" / name, site / "assets" / name)
            answers = asked(site, [query.query for query in queries], cold=True)
            _tell(number, site, dict(zip([query.query for query in queries], answers, strict=True)))


def _tell(number: int, site: Path, answers: Mapping[str, Asked]) -> None:
    always = [*(site / "assets" / name for name in SCRIPTS), site / "zh" / "search" / "strings.js"]
    known: dict[Path, float] = {}

    def weight(files: Sequence[Path]) -> float:
        for file in files:
            if file not in known:
                known[file] = kilobytes([file])
        return sum(known[file] for file in files)

    loaded = {query: weight([*always, *one.read]) for query, one in answers.items()}
    print(f"{number} cases: median {statistics.median(loaded.values()):.0f} KB, most {max(loaded.values()):.0f} KB")
    for query, size in sorted(loaded.items(), key=lambda pair: -pair[1])[:SHOWN]:
        parts: defaultdict[str, float] = defaultdict(float)
        times: Counter[str] = Counter()
        for file in [*always, *answers[query].read]:
            kind = file.stem.partition("-")[0]
            parts[kind] += known[file]
            times[kind] += 1
        told = ", ".join(f"{times[kind]} {kind} {part:.1f}" for kind, part in parts.items())
        print(f"  {size:6.1f} {query}: {told}")


if __name__ == "__main__":
    main()
