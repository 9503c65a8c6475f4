"""The pages that lead to others: home, all cases, methods and each method, communities, checks, languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from ..config import Settings
from ..facets import Column
from ..findings import RULES, say
from ..library import Library
from ..locales import LOCALES
from ..model import Case, Concept, Method
from .assets import assets
from .case import where
from .environment import environment
from .frame import site_name
from .given import given
from .page import Page, editions, relative
from .reader import Reader

LEAD = 4
# How many cases a group on a page shows, and a method's page compares; the page of their value has all of them.
GROUP = 20
COMPARED = 40


def hubs(reader: Reader, settings: Settings, columns: tuple[Column, ...]) -> Iterator[Page]:
    """Every hub of one edition."""
    problems, methods, places = (
        next(column.sizes() for column in columns if column.facet.id == name) for name in ("problem", "method", "place")
    )
    yield _home(reader, settings)
    yield _cases(reader, settings, problems)
    yield _methods(reader, settings)
    for method in reader.library.methods:
        yield _method(method, reader, settings, methods.get(method.id, 0))
    yield _communities(reader, settings, places)
    yield _checks(reader, settings)


def root(library: Library, settings: Settings) -> Page:
    """The page at the site's root, which offers the languages and works without scripts."""
    shown = [
        (
            Reader(locale, library),
            site_name(settings, locale),
            say({"en": ""} | dict(settings.taglines), locale),
            f"{locale.id}/",
        )
        for locale in LOCALES.values()
    ]
    first = next(iter(LOCALES.values()))
    return Page(
        address="",
        locale=first,
        section="root",
        title=site_name(settings, first),
        description=say({"en": ""} | dict(settings.taglines), first),
        content=Markup(environment(settings.root).get_template("pages/root.html").render(editions=shown)),
        editions=editions(""),
        # The settings say all that it shows.
        made_from="root",
    )


def page(
    template: str,
    path: str,
    reader: Reader,
    settings: Settings,
    title: str,
    description: str,
    section: str = "",
    made_from: str = "",
    **values: object,
) -> Page:
    """Make a page from `pages/<template>.html` at a path below the edition's folder.

    It is known again by what it is given, unless a digest is said that is quicker to have.
    """
    address = f"{reader.locale.id}/{path}"

    def to(there: str) -> str:
        return relative(address, f"{reader.locale.id}/{there}")

    def content() -> Markup:
        made = environment(settings.root)
        common = {"r": reader, "to": to, "where": lambda case: where(case, reader)}
        parts = made.get_template("parts/macros.html").make_module(common)

        def entry(case: Case, level: int = 3) -> Markup:
            """A case as lists show it; the same in all lists of an edition from which links lead the same way."""
            key = (case.id, level, to("cases/"), to("methods/"))
            if key not in reader.entries:
                reader.entries[key] = parts.entry(case, level)  # type: ignore[attr-defined]  # macros become attributes
            return reader.entries[key]

        page_of = made.get_template(f"pages/{template}.html")
        up = relative(address, "")
        return Markup(page_of.render(common, entry=entry, root=up, assets=up + assets(settings), **values))

    made_from = made_from or given(reader.library, template, reader.locale.id, path, title, description, values)
    return Page(
        address,
        reader.locale,
        section or template,
        title,
        description,
        content,
        editions(path),
        made_from=made_from,
    )


def _home(reader: Reader, settings: Settings) -> Page:
    library = reader.library
    problems = Counter(one for case in library.cases for one in dict.fromkeys(case.problem.concepts))
    areas = [
        (top, [(one, problems[one.id]) for one in known if problems[one.id]])
        for top, known in _areas(library)
    ]
    used = sorted(library.methods, key=lambda method: -len(library.using.get(method.id, ())))
    name = site_name(settings, reader.locale)
    tagline = say({"en": ""} | dict(settings.taglines), reader.locale)
    return page(
        "home",
        "",
        reader,
        settings,
        name,
        tagline,
        site_name=name,
        tagline=tagline,
        cases=len(library.cases),
        methods=len(library.methods),
        figures=sum(len(case.figures) for case in library.cases),
        communities=len({tuple(case.community.name.root.items()) for case in library.cases}),
        lead=put_first(library, settings),
        areas=[(top, known) for top, known in areas if known],
        top_methods=[(one, len(library.using[one.id])) for one in used if one.id in library.using][:12],
        places=[
            (province, sum(len(cases) for _, cases in groups)) for province, groups in _provinces(library)
        ],
    )


def put_first(library: Library, settings: Settings) -> list[Case]:
    """The cases that the editors put first; where they chose none, those that say most, no two of one method."""
    if chosen := [library.by_id[one] for one in settings.lead if one in library.by_id]:
        return chosen
    for case in sorted(library.cases, key=lambda one: (-len(one.figures) - len(one.method.steps), one.id)):
        if not any(set(case.method.concepts) & set(other.method.concepts) for other in chosen):
            chosen.append(case)
    return chosen[:LEAD]


def _areas(library: Library) -> list[tuple[Concept, list[Concept]]]:
    known = library.concepts.get("problems", {})
    found: dict[str, list[Concept]] = {one.id: [] for one in known.values() if one.broader is None}
    for one in known.values():
        found[library.lineage("problems", one.id)[0].id].append(one)
    return [(known[top], members) for top, members in found.items()]


def _cases(reader: Reader, settings: Settings, sizes: Mapping[str, int]) -> Page:
    """Cases under the area of their first problem, and named under the areas of their others.

    `sizes` tells how many cases the page of each area has: where those are more than stand here, that is led to.
    """
    library = reader.library
    first: dict[str, list[Case]] = defaultdict(list)
    also: dict[str, list[Case]] = defaultdict(list)
    for case in library.cases:
        main, *others = dict.fromkeys(library.lineage("problems", one)[0].id for one in case.problem.concepts)
        first[main].append(case)
        for other in others:
            also[other].append(case)
    groups = [
        (top, sizes[top.id], first[top.id][:GROUP], also[top.id][:GROUP])
        for top, _ in _areas(library)
        if first[top.id] or also[top.id]
    ]
    return page(
        "cases",
        "cases/",
        reader,
        settings,
        reader.t("cases.title"),
        reader.t("cases.stand", n=len(library.cases)),
        section="browse",
        groups=groups,
        count=len(library.cases),
    )


def _methods(reader: Reader, settings: Settings) -> Page:
    library = reader.library
    return page(
        "methods",
        "methods/",
        reader,
        settings,
        reader.t("methods.title"),
        reader.t("methods.stand", n=len(library.methods)),
        methods=[(method, len(library.using.get(method.id, ()))) for method in library.methods],
    )


def _method(method: Method, reader: Reader, settings: Settings, every: int) -> Page:
    """A method's page; `every` is the number of cases that use it or a more specific form of it."""
    library = reader.library
    using = library.using.get(method.id, ())
    cases = using[:COMPARED]
    label = reader.plain(method.pref_label)
    also = [
        text
        for key in dict.fromkeys((reader.locale.key, _base_key(reader)))
        for text in method.alt_label.root.get(key, ())
    ]
    return page(
        "method",
        f"methods/{method.id}/",
        reader,
        settings,
        label,
        reader.plain(method.definition or method.how),
        section="methods",
        method=method,
        broader=library.lineage("methods", method.id)[:-1],
        narrower=[one for one in library.methods if one.broader == method.id],
        also=reader.t("list.comma").join(dict.fromkeys(reader.locale.derive(text) for text in also)),
        cases=cases,
        count=len(using),
        every=every,
    )


def _base_key(reader: Reader) -> str:
    base = reader.locale.base
    return LOCALES[base].key if base else reader.locale.key


def _provinces(library: Library) -> list[tuple[Concept, list[tuple[tuple[Concept, ...], list[Case]]]]]:
    """Provinces with cases in the order of the vocabulary; in each, chains of city and county with their cases."""
    found: dict[str, dict[tuple[str, ...], list[Case]]] = defaultdict(lambda: defaultdict(list))
    for case in library.cases:
        for code in dict.fromkeys(case.community.places):
            chain = library.lineage("places", code)
            found[chain[0].id][tuple(place.id for place in chain[1:])].append(case)
    places = library.concepts.get("places", {})
    return [
        (
            places[top],
            [(tuple(places[one] for one in chain), found[top][chain]) for chain in sorted(found[top])],
        )
        for top in places
        if top in found
    ]


def _communities(reader: Reader, settings: Settings, sizes: Mapping[str, int]) -> Page:
    library = reader.library
    provinces = _provinces(library)
    tiles = {place.tile: place for place in library.concepts.get("places", {}).values() if place.tile is not None}
    wide, high = (1 + max((tile[at] for tile in tiles), default=-1) for at in (0, 1))
    # A city without cases of its own still is an address that pages link to: it stands at its first county.
    first: set[str] = set()
    own = {chain[-1].id for _, groups in provinces for chain, _ in groups if chain}
    marked = []
    for province, groups in provinces:
        seen = []
        for chain, cases in groups:
            fresh = [one.id for one in chain[:-1] if one.id not in own and one.id not in first]
            first.update(fresh)
            place = chain[-1] if chain else province
            seen.append((chain, fresh, cases[:GROUP], place if len(cases) > GROUP else None))
        marked.append((province, seen))
    return page(
        "communities",
        "communities/",
        reader,
        settings,
        reader.t("communities.title"),
        reader.t("communities.stand", n=len(library.cases)),
        provinces=marked,
        sketch=[[tiles.get((column, row)) for column in range(wide)] for row in range(high)],
        sizes=sizes,
        count=len(library.cases),
    )


def _checks(reader: Reader, settings: Settings) -> Page:
    groups: dict[str, list[object]] = defaultdict(list)
    for code in sorted(RULES):
        groups[code[2]].append(RULES[code])
    return page(
        "checks",
        "checks/",
        reader,
        settings,
        reader.t("checks.title"),
        reader.t("checks.stand", n=len(RULES)),
        groups=list(groups.items()),
        count=len(RULES),
    )
