"""Prints the size of the facet columns of large libraries: `.venv/bin/python tests/bench/columns.py 5000 50000`.

The cases are those of this library with the values of all facets and their dates drawn anew, as many as they had, each
without regard to the others. `even` gives every value the same chance, which no real library does and nothing can pack
well; `zipf` gives the one at rank r (in an order drawn once) a weight of 1/r.
"""

from __future__ import annotations

import gzip
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from casegen import facets, library, pipeline
from casegen.config import read
from casegen.locales import LOCALES
from casegen.model import Case
from casegen.render.reader import Reader
from casegen.render.scripts import columns_script, packs_of

ROOT = Path(__file__).resolve().parents[2]
LAWS: Mapping[str, Callable[[int], float]] = {"even": lambda _: 1, "zipf": lambda rank: 1 / rank}
# So many facets stand open at first where the screen is wide, as in web/src/filters.ts.
OPEN = 2
DAYS = [(date(2016, 1, 1) + timedelta(days)).isoformat() for days in range(3650)]
YEARS = [f"{year}" for year in range(1990, 2026)]


class Drawer:
    """Draws values of a vocabulary by a law."""

    def __init__(self, chance: random.Random, values: Iterable[str], law: Callable[[int], float]) -> None:
        self.chance = chance
        self.values = list(values)
        chance.shuffle(self.values)
        self.weights = list(accumulate(law(rank) for rank in range(1, len(self.values) + 1)))

    def draw(self, number: int) -> tuple[str, ...]:
        """So many different values, or all."""
        found: dict[str, None] = {}
        while len(found) < min(number, len(self.values)):
            found[self.chance.choices(self.values, cum_weights=self.weights)[0]] = None
        return tuple(found)

    def one(self) -> str:
        """A value."""
        return self.draw(1)[0]


def cases(chance: random.Random, whole: library.Library, law: Callable[[int], float], number: int) -> Iterator[Case]:
    """Yield so many cases with what they are found by drawn anew."""
    draw = {name: Drawer(chance, known, law) for name, known in whole.concepts.items()}
    days, years = Drawer(chance, DAYS, law), Drawer(chance, YEARS, law)
    for at in range(number):
        case = chance.choice(whole.cases)
        kinds = iter(draw["actors"].draw(len({actor.kind for actor in case.actors})))
        renamed = {kind: next(kinds, None) for kind in dict.fromkeys(actor.kind for actor in case.actors)}
        problem, method, community = case.problem, case.method, case.community
        stages = draw["stages"].draw(len({step.stage for step in method.steps}))
        yield case.model_copy(
            update={
                "id": f"case-{at:05}",
                "problem": problem.model_copy(update={"concepts": draw["problems"].draw(len(problem.concepts))}),
                "method": method.model_copy(
                    update={
                        "concepts": draw["methods"].draw(len(method.concepts)),
                        "levels": draw["levels"].draw(len(method.levels)),
                        "participation": method.participation and draw["participation"].one(),
                        "steps": tuple(
                            step.model_copy(update={"stage": step.stage and chance.choice(stages)})
                            for step in method.steps
                        ),
                    }
                ),
                "community": community.model_copy(
                    update={
                        "places": draw["places"].draw(len(community.places)),
                        "types": draw["community-types"].draw(len(community.types)),
                    }
                ),
                "actors": tuple(actor.model_copy(update={"kind": renamed[actor.kind]}) for actor in case.actors),
                "outcomes": tuple(
                    outcome.model_copy(
                        update={"evidence": draw["evidence"].one(), "direction": draw["directions"].one()}
                    )
                    for outcome in case.outcomes
                ),
                "period": case.period and case.period.model_copy(update={"start": years.one(), "end": None}),
                "record": case.record and case.record.model_copy(update={"created": days.one(), "updated": None}),
            }
        )


def report(name: str, texts: Sequence[str]) -> None:
    """Print how much files weigh together, each compressed for itself."""
    packed = sum(len(gzip.compress(text.encode("utf-8"), 9)) for text in texts)
    print(f"  {packed / 1000:6.1f} KB gzipped, {sum(map(len, texts)) / 1000:5.0f} K characters: {name}")


def main() -> None:
    checked = pipeline.check(read(ROOT))
    whole = library.assemble(checked.cases, checked.schemes)
    for number in map(int, sys.argv[1:] or ("5000", "50000")):
        for law, weight in LAWS.items():
            many = library.assemble(tuple(cases(random.Random(1), whole, weight, number)), checked.schemes)
            columns = facets.columns(many)
            packs = packs_of(many, columns)
            first = columns_script(Reader(LOCALES["zh"], many), columns, packs, "0" * 8)
            texts = {name: text for name, (_, text) in packs.items()}
            on_phone = [first, texts["sort-newest"]]
            opened = [texts[column.facet.id] for column in columns[:OPEN]]
            print(f"{number} cases, {law}")
            report("values and labels of all facets (columns.js)", [first])
            for name, text in texts.items():
                report(name, [text])
            report("browse at first, on a phone: values and labels, newest", on_phone)
            report(f"browse at first, on a wide screen: and {OPEN} facets", [*on_phone, *opened])
            rest = [text for name, text in texts.items() if name != "leads"]
            report("everything that browse can ask for", [first, *rest])


if __name__ == "__main__":
    main()
