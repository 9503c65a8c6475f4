"""Measures our build against other site builders on the same pages, as `make bench` does.

`PYTHONPATH=tests .venv/bin/python tests/bench/build.py 100 500` makes a library of each number of cases and gives it to
every builder in a form of its own. The builders take turns in a folder in memory; the figures are the median of the
rounds, and a slow builder has fewer. Ours makes three editions of every page, with checks, hubs, facets, search, open
data and materials; the peers make the two written languages. The table goes to stdout as Markdown; `--json FILE` keeps
all figures. A peer that is not installed is named.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path

from builders import BIN, BUILDERS, QUERY, Builder
from content import Told, told
from peers import Missing
from relevance import SCRIPTS
from served import kilobytes
from spent import Failed, Spent, spent
from written import written

from asked import asked

CASEGEN = str(BIN / "casegen")


class Ours(Builder):
    """A complete build of ours, without the old site; cards for sharing that were drawn once are kept."""

    name = "casegen"

    def found(self) -> str:
        return metadata.version("casegen")

    def take(self, library: Path) -> None:
        """Copy a library into the project."""
        shutil.copytree(library, self.folder)

    def prepare(self, pages: Iterable[Told]) -> None:
        raise NotImplementedError("ours is given records: `take`")

    def commands(self) -> Sequence[Sequence[str]]:
        return [[CASEGEN, "build"]]

    def first(self) -> float | None:
        site = self.folder / self.output
        assets = next((site / "assets").glob("*/casegen.css")).parent
        program = [*(assets / name for name in SCRIPTS), site / "zh" / "search" / "strings.js"]
        [answer] = asked(site, [QUERY], cold=True)
        return kilobytes([*program, *answer.read])

    def edit(self) -> None:
        """Change one word of one case, so that the record stays sound."""
        record = self.folder / "cases" / "case-00000.yml"
        text = record.read_text(encoding="utf-8")
        before, mark, summary = text.partition("\nsummary:\n")
        chinese, english, rest = summary.partition("\n  en: ")
        quote = '"' if rest.startswith('"') else ""
        changed = f"{quote}Again {rest.removeprefix(quote)}"
        record.write_text("".join([before, mark, chinese, english, changed]), encoding="utf-8")


@dataclass(slots=True)
class Row:
    """What building took a builder in each round, and what it made."""

    name: str
    version: str
    rounds: list[Spent] = field(default_factory=list)
    pages: int = 0
    files: int = 0
    bytes: int = 0
    first: float | None = None

    def median(self, name: str) -> float:
        """The median of one of the costs over the rounds."""
        return float(statistics.median(getattr(one, name) for one in self.rounds))


@dataclass(slots=True)
class Measured:
    """All figures of one number of cases; `beside` are those of ours other than of a build, `missing` why not."""

    cases: int
    rows: list[Row]
    beside: Mapping[str, list[Spent]]
    missing: list[str]
    load: list[tuple[float, float, float]]


def main() -> int:
    """Print a table for each number; exit status 2 where a build fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, default=[500])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--patience", type=float, default=240, help="seconds after which a builder has no more rounds")
    parser.add_argument("--only", action="append", help="the name of a builder; all unless said otherwise")
    parser.add_argument("--first", action="store_true", help="also a first build of ours, which draws every card")
    parser.add_argument("--json", type=Path)
    asked_for = parser.parse_args()
    measured = []
    for number in asked_for.numbers:
        shm = Path("/dev/shm")
        with tempfile.TemporaryDirectory(dir=shm if shm.is_dir() else None) as folder:
            try:
                one = measure(number, Path(folder), asked_for)
            except Failed as error:
                print(error, file=sys.stderr)
                return 2
        measured.append(one)
        print(table(one), end="\n\n", flush=True)
    print(machine())
    if asked_for.json:
        said = {"machine": machine(), "measured": [asdict(one) for one in measured]}
        asked_for.json.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(number: int, folder: Path, how: argparse.Namespace) -> Measured:
    """Build a library of so many cases with every builder, by turns; raises Failed."""
    load = [os.getloadavg()]
    # What our builds keep is kept for this measurement.
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    library = written(number)
    builders, missing = _prepared(library, folder, how.only)
    rows = {one.name: Row(one.name, one.version) for one in builders}
    first: list[Spent] = []
    ours = next((one for one in builders if isinstance(one, Ours)), None)
    if ours:
        # Cards are drawn once in the life of a library.
        first.append(_timed(ours))
    for _ in range(how.rounds):
        for one in builders:
            row = rows[one.name]
            if not row.rounds or row.rounds[-1].wall <= how.patience:
                one.clear()
                row.rounds.append(_timed(one))
                _weigh(row, one)
                if not isinstance(one, Ours):
                    one.clear()
    beside = _beside(ours, how.rounds) | ({"first build, cards drawn": first} if how.first else {}) if ours else {}
    load.append(os.getloadavg())
    return Measured(number, list(rows.values()), beside, missing, load)


def _prepared(library: Path, folder: Path, only: Sequence[str] | None) -> tuple[list[Builder], list[str]]:
    builders: list[Builder] = []
    missing: list[str] = []
    pages: list[Told] | None = None
    kinds: tuple[type[Builder], ...] = (Ours, *BUILDERS)
    for at, kind in enumerate(kinds):
        if only and kind.name not in only:
            continue
        try:
            one = kind(folder / str(at))
        except Missing as error:
            missing.append(f"{kind.name} is not installed: {error}")
            continue
        if isinstance(one, Ours):
            one.take(library)
        else:
            if pages is None:
                pages = list(told(library))
            one.prepare(pages)
        builders.append(one)
    return builders, missing


def _timed(builder: Builder) -> Spent:
    took = spent(builder.commands(), builder.folder)
    print(f"{builder.name}: {took.wall:.1f} s, {took.cpu:.1f} s of the processor", file=sys.stderr, flush=True)
    return took


def _weigh(row: Row, builder: Builder) -> None:
    if row.files:
        return
    site = builder.folder / builder.output
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    row.files, row.bytes = len(sizes), sum(sizes.values())
    row.pages = sum(path.parent.parent.name == "cases" and path.name == "index.html" for path in sizes)
    row.first = builder.first()


def _beside(ours: Ours, rounds: int) -> dict[str, list[Spent]]:
    """What else people wait for: one case edited, all records checked, one record checked."""
    found: dict[str, list[Spent]] = {"one case edited": [], "check of all records": [], "check of one record": []}
    for _ in range(rounds):
        ours.edit()
        found["one case edited"].append(_timed(ours))
        found["check of all records"].append(spent([[CASEGEN, "check"]], ours.folder))
        found["check of one record"].append(spent([[CASEGEN, "check", "cases/case-00000.yml"]], ours.folder))
    return found


def table(measured: Measured) -> str:
    """The figures as Markdown."""
    head = ["", "version", "case pages", "s", "CPU s", "peak MB", "output MB", "files", "KB to first result", "rounds"]
    lines = [head, ["---", "---", *["---:"] * (len(head) - 2)]]
    for row in measured.rows:
        costs = [f"{row.median('wall'):.2f}", f"{row.median('cpu'):.2f}", f"{row.median('memory'):.0f}"]
        first = "" if row.first is None else f"{row.first:.0f}"
        made = [f"{row.bytes / 1e6:.1f}", str(row.files), first, str(len(row.rounds))]
        lines.append([row.name, row.version, str(row.pages), *costs, *made])
    for name, rounds in measured.beside.items():
        costs = [f"{statistics.median(getattr(one, cost) for one in rounds):.2f}" for cost in ("wall", "cpu")]
        memory = statistics.median(one.memory for one in rounds)
        lines.append([f"casegen: {name}", "", "", *costs, f"{memory:.0f}", "", "", "", str(len(rounds))])
    load = " to ".join(f"{one[0]:.1f}" for one in measured.load)
    said = [f"{measured.cases} cases; load of the machine {load}.", *(f"{one}." for one in measured.missing)]
    return "\n".join([f"## {measured.cases} cases", "", *("| " + " | ".join(line) + " |" for line in lines), "", *said])


def machine() -> str:
    """The machine and what runs the builders."""
    processors = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in processors if line.startswith("model name")), "unknown")
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, Python {platform.python_version()}."


if __name__ == "__main__":
    sys.exit(main())
