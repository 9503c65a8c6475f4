"""Draws what a case was adapted from and what was adapted from it, and says the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from ..index.lineage import Lineage, adaptations, lineage, origins
from ..library import Library
from ..model import Case, Prose
from .diagram import wrap
from .page import relative
from .reader import Reader

WIDTH, LINE, BETWEEN, FIRST, STEP, RADIUS, GAP = 360, 17, 10, 12, 12, 5, 12
# A half-width cell at 13 px.
CELL = 6.9


def lineage_svg(case: Case, library: Library, reader: Reader) -> Markup:
    """The drawing and the words, with links from the page of the case; empty where the case stands alone."""
    line = lineage(case, library)
    if line is None:
        return Markup("")
    figure = Markup('<figure class="cg-diagram cg-lineage">{}</figure>').format(_draw(line, case, reader))
    return figure + Markup("").join(_words(line, case, library, reader))


def _draw(line: Lineage, case: Case, reader: Reader) -> Markup:
    """Every case has a row and a lane of its own, so that no path runs through a case it does not lead to."""
    rows: list[tuple[float, float]] = []
    drawn: list[str] = []
    y = 8.0
    for at, one in enumerate(line.members):
        x = FIRST + at * STEP
        lines = wrap(_name(one, reader), int((WIDTH - x - GAP) / CELL))
        middle = y + LINE / 2
        rows.append((x, middle))
        kind = "lead" if one.id == case.id else "actor"
        drawn.append(f'<circle class="has" cx="{x}" cy="{middle:g}" r="{RADIUS}"/>')
        for number, text in enumerate(lines):
            drawn.append(
                f'<text class="{kind}" x="{x + GAP}" y="{middle + 4 + number * LINE:g}">{escape(text)}</text>'
            )
        y += len(lines) * LINE + BETWEEN
    if line.more:
        more = escape(reader.t("lineage.more"))
        drawn.append(f'<text class="absent" x="{FIRST + GAP}" y="{y + LINE / 2 + 4:g}">{more}</text>')
        y += LINE + BETWEEN
    paths = [
        f'<path d="M{rows[origin][0]} {rows[origin][1]:g}V{rows[at][1]:g}H{rows[at][0]}"/>' for origin, at in line.edges
    ]
    return Markup(
        f'<svg viewBox="0 0 {WIDTH} {y:g}" role="img" aria-label="{escape(reader.t("lineage.label"))}"'
        f' xmlns="http://www.w3.org/2000/svg">{"".join(paths)}{"".join(drawn)}</svg>'
    )


def _words(line: Lineage, case: Case, library: Library, reader: Reader) -> Iterator[Markup]:
    before, after = origins(case, library), adaptations(case, library)
    direct = {case.id, *(one.id for one in (*before, *after))}
    yield from _list("lineage.from", [(one, _changes(case, one)) for one in before], case, reader)
    yield from _list("lineage.to", [(one, _changes(one, case)) for one in after], case, reader)
    yield from _list("lineage.far", [(one, []) for one in line.members if one.id not in direct], case, reader)
    if line.more:
        yield Markup('<p class="cg-soft">{}</p>').format(reader.t("lineage.more"))


def _name(case: Case, reader: Reader) -> str:
    title = reader.plain(case.title)
    return reader.t("lineage.retired", title=title) if case.status == "retired" else title


def _changes(case: Case, origin: Case) -> list[Prose]:
    return [one.change for one in case.adapted_from if one.case == origin.id]


def _list(
    name: str, cases: Sequence[tuple[Case, Sequence[Prose]]], case: Case, reader: Reader
) -> Iterator[Markup]:
    if not cases:
        return
    here = f"{reader.locale.id}/cases/{case.id}/"
    items = [
        Markup('<li><a href="{}">{}</a>{}</li>').format(
            relative(here, f"{reader.locale.id}/cases/{one.id}/"),
            _name(one, reader) if one.status == "retired" else reader.line(one.title),
            Markup("").join(reader.prose(change) for change in changes),
        )
        for one, changes in cases
    ]
    yield Markup("<h3>{}</h3><ul>{}</ul>").format(reader.t(name), Markup("").join(items))
