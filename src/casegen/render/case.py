"""The page of one case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from ..config import Settings
from ..days import before
from ..index.related import Related
from ..index.replicability import replicability
from ..model import Case, Concept, Figure, Locator, Statement
from .assets import assets
from .card import card
from .citing import citations, marked
from .citing.work import source_works
from .dates import date, period
from .diagram import diagram
from .environment import environment
from .frame import site_name
from .head import breadcrumbs, data_script
from .lineage import lineage_svg
from .logic import logic
from .page import Page, editions, relative
from .reader import Reader
from .timeline import timeline
from .web import settings_script

PARTS = ("outcomes", "community", "problem", "method", "actors")


def case_page(
    case: Case,
    reader: Reader,
    settings: Settings,
    near: Sequence[Related],
    *,
    carded: bool = False,
    made_from: str = "",
) -> Page:
    """Make the page of a case in the reader's locale; `carded` says that there will be a picture for sharing it."""
    locale = reader.locale
    address = f"{locale.id}/cases/{case.id}/"
    url, name = f"{settings.url}{address}", site_name(settings, locale)
    return Page(
        address=address,
        locale=locale,
        section="browse",
        title=reader.plain(case.title),
        description=reader.plain(case.summary),
        content=partial(_body, case, reader, settings, near, address),
        editions=editions(f"cases/{case.id}/"),
        kind="article",
        listed=case.status != "draft",
        extra=(lambda: data_script(_linked_data(case, reader, settings, url, name))) if settings.url else Markup(""),
        card=card(case, reader, settings) if carded else None,
        made_from=made_from,
        case=case.id,
    )


def _body(case: Case, reader: Reader, settings: Settings, near: Sequence[Related], address: str) -> Markup:
    library, locale = reader.library, reader.locale
    numbers = {source.id: at for at, source in enumerate(case.sources, 1)}
    shown = replicability(case)
    return Markup(
        environment(settings.root)
        .get_template("pages/case.html")
        .render(
            r=reader,
            case=case,
            to=lambda path: relative(address, f"{locale.id}/{path}"),
            chains=_chains(case.community.places, reader),
            ancestry=lineage_svg(case, library, reader),
            title_own=reader.reading(case.title).own and reader.reading(case.summary).own,
            force_of=lambda kind: library.lineage("actors", kind)[0].id,
            leaders=[reader.line(actor.role) for actor in case.actors if actor.leads],
            evidence=[
                reader.label("evidence", one) for one in dict.fromkeys(one.evidence for one in case.outcomes)
            ],
            improve=relative(address, f"{locale.id}/contribute/") + f"?case={case.id}",
            numbers=numbers,
            details=list(details(case)),
            diagram=Markup(diagram(case, reader).svg),
            logic=[Markup(logic(case, reader, wide=wide).svg) for wide in (False, True)],
            timeline=timeline(case, reader),
            figure_groups=list(figures_by_part(case)),
            date=lambda text: date(text, locale),
            period=period(case.period, locale),
            cited=_cited(case, reader),
            citations=list(citations(case, reader, settings)),
            references=[marked(work, reader) for work in source_works(case, reader)],
            replicability=shown,
            missing=reader.t("list.comma").join(reader.t(f"tidier.{one}") for one in shown.missing),
            related=[(one.case, _why(one, reader)) for one in near],
            reviewed=_reviewed(case, reader),
            replaced=[(arrival(one), one, _retired(one, reader)) for one in library.replaced.get(case.id, ())],
            url=f"{settings.url}{address}",
            keep="browser" in settings.offline,
            assets=relative(address, assets(settings)),
            settings_script=settings_script(reader, 3, only=("tray.", "cite.")),
        )
    )


def where(case: Case, reader: Reader) -> Markup:
    """Province, city, county and community in one line; each place where there are several."""
    return Markup(" · ").join([places(case.community.places, reader), reader.line(case.community.name)])


def places(codes: Iterable[str], reader: Reader) -> Markup:
    """Province, city and county of every place in one line."""
    chains = [Markup(" · ").join(reader.line(place.pref_label) for place in chain) for chain in _chains(codes, reader)]
    return Markup(reader.t("list.comma")).join(chains)


def arrival(retired: Case) -> str:
    """The id of the note about a retired case on the page of the case that takes its place, where its address leads."""
    return f"replaces-{retired.id}"


def _chains(codes: Iterable[str], reader: Reader) -> list[tuple[Concept, ...]]:
    return [reader.library.lineage("places", code) for code in dict.fromkeys(codes)]


def details(case: Case) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    """What TIDieR asks for beside steps and reasons, by its name for it, where the record tells."""
    method = case.method
    for name, value in (
        ("materials", method.materials),
        ("how", method.mode),
        ("when", method.schedule),
        ("tailoring", method.tailoring),
        ("modifications", method.modifications),
        ("planned", method.fidelity_planned),
        ("actual", method.fidelity_actual),
    ):
        if value:
            yield name, value if isinstance(value, tuple) else (value,)


def figures_by_part(case: Case) -> Iterator[tuple[str, list[Figure]]]:
    """The figures of a record by the part that they belong to, outcomes first."""
    for part in PARTS:
        if figures := [figure for figure in case.figures if figure.part == part]:
            yield part, figures


def _cited(case: Case, reader: Reader) -> Mapping[str, list[tuple[int, list[str]]]]:
    """For every source, its cited paragraphs in order, each with what rests on it."""
    uses: dict[str, dict[int, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))

    def note(locators: Sequence[Locator], what: str) -> None:
        for at in locators:
            uses[at.source][at.paragraph][what] = None

    note(case.problem.statement.locators, reader.t("case.problem_title"))
    if case.community.setting:
        note(case.community.setting.locators, reader.t("case.setting"))
    if case.method.rationale:
        note(case.method.rationale.locators, reader.t("case.rationale"))
    for at, step in enumerate(case.method.steps, 1):
        note(step.locators, reader.t("uses.step", n=at))
    for name, statements in details(case):
        for one in statements:
            note(one.locators, reader.t(f"tidier.{name}"))
    for actor in case.actors:
        note(actor.locators, reader.plain(actor.role))
    for outcome in case.outcomes:
        note(outcome.locators, reader.t("case.outcomes"))
    for figure in case.figures:
        if figure.source and figure.paragraph:
            what = reader.t("uses.figure", measure=reader.plain(figure.measure), amount=reader.amount(figure))
            uses[figure.source][figure.paragraph][what] = None
    for name, parts in (("lessons", case.lessons), ("conditions", case.conditions), ("limits", case.limits)):
        for one in parts:
            note(one.locators, reader.t(f"case.{name}"))
    return {
        source.id: [(paragraph, list(uses[source.id][paragraph])) for paragraph in sorted(uses[source.id])]
        for source in case.sources
    }


def _reviewed(case: Case, reader: Reader) -> str:
    """Who read the record over and when; empty where nobody has."""
    if case.record is None or case.record.reviewed is None:
        return ""
    review, updated = case.record.reviewed, case.record.updated
    name = "record.reviewed.before" if updated and before(review.date, updated) else "record.reviewed.by"
    return reader.t(name, by=reader.plain(review.by), date=date(review.date, reader.locale))


def _retired(case: Case, reader: Reader) -> str:
    return date(case.retired.date, reader.locale) if case.retired else ""


def _why(near: Related, reader: Reader) -> str:
    by_scheme: dict[str, list[str]] = {}
    for scheme, concept in near.shared:
        by_scheme.setdefault(scheme, []).append(reader.name(scheme, concept))
    reasons = [
        reader.t(f"why.{scheme}", names=reader.t("list.comma").join(names))
        for scheme, names in by_scheme.items()
        if scheme != "actors"
    ]
    return reader.t("list.semicolon").join(reasons[:2])


def _linked_data(case: Case, reader: Reader, settings: Settings, url: str, name: str) -> dict[str, object]:
    """schema.org: an Article that is a LearningResource too, with its sections as parts, and the way to it."""
    parts = [
        (anchor, reader.t(f"case.{key}"))
        for anchor, key, has in (
            ("problem", "problem_title", True),
            ("method", "how", True),
            ("actors", "actors", True),
            ("outcomes", "outcomes", True),
            ("lessons", "lessons", case.lessons),
            ("teaching", "teaching", case.teaching),
            ("sources", "sources", True),
        )
        if has
    ]
    article: dict[str, object] = {
        "@type": ["Article", "LearningResource"],
        "@id": url,
        "url": url,
        "headline": reader.plain(case.title),
        "abstract": reader.plain(case.summary),
        "inLanguage": reader.locale.tag,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isPartOf": {"@type": "WebSite", "name": name, "url": settings.url},
        "publisher": {"@type": "Organization", "name": name},
        "about": [reader.name("problems", one) for one in case.problem.concepts],
        "keywords": [reader.name("methods", one) for one in case.method.concepts],
        "contentLocation": {"@type": "Place", "name": reader.plain(case.community.name)},
        "learningResourceType": reader.t("ld.resource"),
        "hasPart": [
            {"@type": "WebPageElement", "name": label, "url": f"{url}#{anchor}"} for anchor, label in parts
        ],
        "citation": [
            reader.plain(source.title) if source.title else reader.t("source.untitled")
            for source in case.sources
        ],
    }
    if case.teaching and case.teaching.objectives:
        article["teaches"] = [reader.plain(one) for one in case.teaching.objectives]
    if case.record:
        article["dateCreated"] = case.record.created
        article["dateModified"] = case.record.updated or case.record.created
        if case.record.by:
            article["author"] = {"@type": "Organization", "name": reader.plain(case.record.by)}
    home = f"{reader.locale.id}/"
    trail = {
        home: name,
        f"{home}cases/": reader.t("nav.cases"),
        f"{home}cases/{case.id}/": reader.plain(case.title),
    }
    return {"@context": "https://schema.org", "@graph": [article, breadcrumbs(settings.url, trail)]}
