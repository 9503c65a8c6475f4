"""The facets by which cases are found: one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from .findings import Localized
from .library import Library
from .locales import LOCALES
from .model import Case, localized


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the library: its slug, its name, the scheme of its values (None: plain), how to read a case."""

    id: str
    name: Localized
    scheme: str | None
    read: Callable[[Case], Iterable[str | None]]

    def values(self, case: Case) -> tuple[str, ...]:
        """The slugs of the values that a case has itself, each once, in the order of the record."""
        return tuple(dict.fromkeys(value for value in self.read(case) if value is not None))


def _years(case: Case) -> Iterator[str]:
    dates = [case.period.start, case.period.end] if case.period else []
    years = sorted(int(date[:4]) for date in dates if date and not date.startswith("-"))
    if years:
        yield from (str(year) for year in range(years[0], years[-1] + 1))


def _complete(case: Case) -> Iterator[str]:
    found = [text.root for text in localized(case)]
    for locale in LOCALES.values():
        if locale.base is None and all(locale.key in text for text in found):
            yield locale.id


FACETS: tuple[Facet, ...] = (
    Facet("problem", {"zh": "问题", "en": "Problem"}, "problems", lambda case: case.problem.concepts),
    Facet("method", {"zh": "方法", "en": "Method"}, "methods", lambda case: case.method.concepts),
    Facet(
        "actor",
        {"zh": "参与方", "en": "Who takes part"},
        "actors",
        lambda case: (actor.kind for actor in case.actors),
    ),
    Facet(
        "community",
        {"zh": "社区类型", "en": "Type of community"},
        "community-types",
        lambda case: case.community.types,
    ),
    Facet("place", {"zh": "地区", "en": "Place"}, "places", lambda case: case.community.places),
    Facet("level", {"zh": "工作层面", "en": "Level of work"}, "levels", lambda case: case.method.levels),
    Facet(
        "stage",
        {"zh": "工作阶段", "en": "Stage of work"},
        "stages",
        lambda case: (step.stage for step in case.method.steps),
    ),
    Facet(
        "participation",
        {"zh": "参与程度", "en": "Participation"},
        "participation",
        lambda case: (case.method.participation,),
    ),
    Facet(
        "evidence",
        {"zh": "证据", "en": "Evidence"},
        "evidence",
        lambda case: (outcome.evidence for outcome in case.outcomes),
    ),
    Facet(
        "direction",
        {"zh": "结果方向", "en": "Direction of outcome"},
        "directions",
        lambda case: (outcome.direction for outcome in case.outcomes),
    ),
    Facet("year", {"zh": "年份", "en": "Year"}, None, _years),
    Facet("language", {"zh": "完整的语言", "en": "Complete in"}, None, _complete),
)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet that some case has: its slug, and the index of the broader value or -1."""

    slug: str
    broader: int


@dataclass(frozen=True, slots=True)
class Column:
    """A facet over a library: its values, broader before narrower, and each case's own values by index."""

    facet: Facet
    values: tuple[Value, ...]
    rows: tuple[tuple[int, ...], ...]

    def cases(self) -> tuple[tuple[int, ...], ...]:
        """For every value the numbers of the cases that have it or a narrower one, ascending."""
        found: list[dict[int, None]] = [{} for _ in self.values]
        for case, row in enumerate(self.rows):
            for at in row:
                while at >= 0:
                    found[at][case] = None
                    at = self.values[at].broader
        return tuple(tuple(one) for one in found)

    def sizes(self) -> Mapping[str, int]:
        """For the slug of every value how many cases have it or a narrower one."""
        return {value.slug: len(cases) for value, cases in zip(self.values, self.cases(), strict=True)}


def columns(library: Library) -> tuple[Column, ...]:
    """Every facet over the library, in the order of `FACETS`; cases are numbered in the library's order."""
    return tuple(_column(facet, library) for facet in FACETS)


def _column(facet: Facet, library: Library) -> Column:
    own = [facet.values(case) for case in library.cases]
    used = dict.fromkeys(value for values in own for value in values)
    if facet.scheme is None:
        chains: dict[str, tuple[str, ...]] = {value: (value,) for value in sorted(used)}
    else:
        chains = {value: tuple(one.id for one in library.lineage(facet.scheme, value)) for value in used}
        needed = {one for chain in chains.values() for one in chain}
        order = [one for one in library.concepts.get(facet.scheme, {}) if one in needed]
        chains = {value: tuple(one.id for one in library.lineage(facet.scheme, value)) for value in order}
    at: dict[str, int] = {}
    values: list[Value] = []
    for chain in chains.values():
        before = -1
        for slug in chain:
            if slug not in at:
                at[slug] = len(values)
                values.append(Value(slug, before))
            before = at[slug]
    rows = tuple(tuple(at[value] for value in values_of) for values_of in own)
    return Column(facet, tuple(values), rows)
