"""The pages by which cases are narrowed down: browse, search, one for every value of a facet, the matrix, compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..config import Settings
from ..facets import Column
from ..memory import Memory
from ..model import Case, Concept
from ..units import digest
from .hubs import page
from .leaves import Leaf, leaves
from .page import Page
from .reader import Reader
from .rows import ROWS
from .scripts import label
from .web import settings_script

AXES = ("problem", "method")
# So many cases browse lists before its script shows any, as many as the script shows at once.
LISTED = 20
# The strings of other pages.
ELSEWHERE = ("cite.", "compare.", "contribute.", "fit.", "keep.", "matrix.", "offline.", "pack.", "packs.")


def browse_pages(
    reader: Reader, settings: Settings, columns: tuple[Column, ...], memory: Memory
) -> Iterator[Page]:
    """Browse, search, the page of every facet value, the matrix and compare, in one edition."""
    facets = _facets(reader, columns)
    yield _browse(reader, settings, facets)
    yield _search(reader, settings, facets)
    for column in columns:
        around = digest([(one.slug, one.broader) for one in column.values])
        for at, numbers in enumerate(column.cases()):
            for leaf in leaves(value_path(column, at), [reader.library.cases[one] for one in numbers]):
                yield _remembered(reader, settings, column, at, leaf, len(numbers), around, memory)
    yield _matrix(reader, settings, {column.facet.id: column for column in columns})
    yield _compare(reader, settings)


def value_path(column: Column, at: int) -> str:
    """The address of a value's page below the edition's folder."""
    return f"browse/{column.facet.id}/{column.values[at].slug}/"


def _remembered(
    reader: Reader,
    settings: Settings,
    column: Column,
    at: int,
    leaf: Leaf[Case],
    count: int,
    around: str,
    memory: Memory,
) -> Page:
    # Only the first page says how many cases there are: the others stay as they are where the last of them grows.
    parts = [leaf.number, leaf.of, count if leaf.number == 1 else 0]
    prints = [reader.library.prints[case.id] for case in leaf.shows]
    made_from = digest("value", reader.locale.id, column.facet.id, at, around, parts, prints)
    return memory.recall(
        (made_from, settings.url, reader.library.world),
        lambda: _value(reader, settings, column, at, leaf, count, made_from),
    )


# The values of a facet as links: label, path, number of cases, whether it is narrower than another.
Links = list[tuple[str, str, int, bool]]


def _facets(reader: Reader, columns: tuple[Column, ...]) -> list[tuple[str, Links]]:
    facets = []
    for column in columns:
        counts = [len(cases) for cases in column.cases()]
        values = [
            (label(column, value.slug, reader), value_path(column, at), counts[at], value.broader >= 0)
            for at, value in enumerate(column.values)
        ]
        if values:
            facets.append((reader.say(column.facet.name), values))
    return facets


def _browse(reader: Reader, settings: Settings, facets: list[tuple[str, Links]]) -> Page:
    count = len(reader.library.cases)
    return page(
        "browse",
        "browse/",
        reader,
        settings,
        reader.t("browse.title"),
        reader.t("browse.stand", n=count),
        facets=facets,
        cases=reader.library.cases[:LISTED],
        count=count,
        settings_script=settings_script(reader, 2, without=(*ELSEWHERE, "search.")),
    )


def _search(reader: Reader, settings: Settings, facets: list[tuple[str, Links]]) -> Page:
    """The page of results, which is another with every query: search engines need none of them."""
    made = page(
        "search",
        "search/",
        reader,
        settings,
        reader.t("search.title"),
        reader.t("search.stand"),
        facets=facets,
        settings_script=settings_script(reader, 2, without=ELSEWHERE),
    )
    return replace(made, listed=False)


def _value(
    reader: Reader, settings: Settings, column: Column, at: int, leaf: Leaf[Case], count: int, made_from: str
) -> Page:
    facet, value = column.facet, column.values[at]
    name = label(column, value.slug, reader)
    concept: Concept | None = None
    if facet.scheme is not None:
        concept = reader.library.concepts[facet.scheme][value.slug]
    broader: list[tuple[str, str]] = []
    up = value.broader
    while up >= 0:
        broader.insert(0, (label(column, column.values[up].slug, reader), value_path(column, up)))
        up = column.values[up].broader
    narrower = [
        (label(column, one.slug, reader), value_path(column, child))
        for child, one in enumerate(column.values)
        if one.broader == at
    ]
    title = reader.t("value.title", facet=reader.say(facet.name), value=name)
    stand = reader.t("value.stand", n=count, title=title)
    if leaf.number > 1:
        title, name = (reader.t("value.page", title=one, n=leaf.number) for one in (title, name))
        stand = reader.t("value.page.stand", title=title, of=leaf.of)
    return page(
        "value",
        leaf.path,
        reader,
        settings,
        title,
        stand,
        section="browse",
        made_from=made_from,
        name=name,
        facet=reader.say(facet.name),
        query=f"browse/?{facet.id}={value.slug}",
        concept=concept,
        method=f"methods/{value.slug}/" if facet.scheme == "methods" else "",
        broader=broader,
        narrower=narrower,
        leaf=leaf,
        count=count,
        settings_script=settings_script(reader, leaf.path.count("/") + 1, only=("tray.",)),
    )


def _matrix(reader: Reader, settings: Settings, columns: Mapping[str, Column]) -> Page:
    library = reader.library
    rows, heads = columns[AXES[0]], columns[AXES[1]]
    # As on the browse page that a cell leads to, a case counts for a value and for all that are broader.
    held, beside = ([set(cases) for cases in column.cases()] for column in (rows, heads))
    used = sorted({at for row in rows.rows for at in row})
    across = sorted({at for row in heads.rows for at in row})
    table = []
    for row in used:
        line = []
        for head in across:
            found = [library.cases[one] for one in sorted(beside[head] & held[row])]
            directions = Counter(
                one for case in found for one in dict.fromkeys(outcome.direction for outcome in case.outcomes)
            )
            query = f"browse/?{AXES[1]}={heads.values[head].slug}&{AXES[0]}={rows.values[row].slug}"
            shown = [(one, reader.name("directions", one), number) for one, number in directions.most_common()]
            line.append((len(found), shown, query, label(heads, heads.values[head].slug, reader)))
        name = label(rows, rows.values[row].slug, reader)
        table.append((name, value_path(rows, row), line))
    return page(
        "matrix",
        "matrix/",
        reader,
        settings,
        reader.t("matrix.title"),
        reader.t("matrix.stand"),
        table=table,
        heads=[(label(heads, heads.values[at].slug, reader), value_path(heads, at)) for at in across],
        settings_script=settings_script(reader, 2, only=("matrix.", "comma", "strange", "failed"), axes=AXES),
    )


def _compare(reader: Reader, settings: Settings) -> Page:
    rows = [
        {"id": row.id, "label": reader.t(f"row.{row.id}"), "group": reader.t(f"group.{row.group}")} for row in ROWS
    ]
    return page(
        "compare",
        "compare/",
        reader,
        settings,
        reader.t("compare.title"),
        reader.t("compare.stand"),
        settings_script=settings_script(reader, 2, only=("tray.", "compare."), rows=rows),
    )
