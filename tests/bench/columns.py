"""Prints the size of the facet columns of large libraries: `.venv/bin/python tests/bench/columns.py 5000 50000`.

The cases are those of this library with their concepts drawn anew from its vocabularies, as many as they had.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path

from casegen import facets, library, pipeline
from casegen.config import read
from casegen.locales import LOCALES
from casegen.render.reader import Reader
from casegen.render.scripts import columns_of

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    checked = pipeline.check(read(ROOT))
    whole = library.assemble(checked.cases, checked.schemes)
    chance = random.Random(1)
    for number in map(int, sys.argv[1:] or ("5000", "50000")):
        made = []
        for at in range(number):
            case = chance.choice(whole.cases)
            drawn = {
                "problem": case.problem.model_copy(
                    update={"concepts": _draw(chance, whole, "problems", len(case.problem.concepts))}
                ),
                "method": case.method.model_copy(
                    update={"concepts": _draw(chance, whole, "methods", len(case.method.concepts))}
                ),
                "community": case.community.model_copy(
                    update={
                        "places": _draw(chance, whole, "places", len(case.community.places)),
                        "types": _draw(chance, whole, "community-types", len(case.community.types)),
                    }
                ),
            }
            made.append(case.model_copy(update={"id": f"case-{at:05}", **drawn}))
        many = library.assemble(made, checked.schemes)
        reader = Reader(LOCALES["zh"], many)
        text = json.dumps(columns_of(reader, facets.columns(many)), ensure_ascii=False, separators=(",", ":"))
        packed = len(gzip.compress(text.encode("utf-8"), 9))
        print(f"{number} cases: {packed / 1000:.1f} KB gzipped, {len(text) / 1000:.0f} KB")


def _draw(chance: random.Random, whole: library.Library, scheme: str, number: int) -> tuple[str, ...]:
    return tuple(chance.sample(list(whole.concepts[scheme]), number))


if __name__ == "__main__":
    main()
