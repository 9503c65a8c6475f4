"""What a pack takes from a case: what to read before the discussion, what after it, and what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from ..config import Settings
from ..model import Actor, Case, Localized, Locator, Statement
from ..model import Figure as Measured
from ..render.case import where
from ..render.citing import reference, references
from ..render.citing.work import case_work
from ..render.dates import date, period
from ..render.prose import plain
from ..render.reader import Reader
from ..render.rows import ROWS
from .asking import Asker, Asking
from .blocks import Block, Figure, Heading, Line, Listing, Paragraph, Table
from .figures import actor_diagram, logic_model
from .withheld import Withheld

When = Literal["before", "after"]
# The rows in which cases are set side by side, and when participants read each.
_BEFORE = ("place", "problem", "leads", "actor", "method", "steps", "participation", "level")
_AFTER = ("claims", "direction", "evidence", "figures", "conditions", "limits")


@dataclass(frozen=True, slots=True)
class Material:
    """A case as packs take it, in one edition; references count its own `sources` from 1.

    `before` and what else participants read first (`problem`, `steps`, `roles`, rows of `before`) tells no outcome.
    `rows` are (key, label, line, when); `questions` and `points`, what a facilitator listens for, are (kind, text or
    line, field), with the kinds that `asks` in methods.json names. `roles` are (name, kind, lines).
    """

    id: str
    title: str
    place: str
    address: str
    status: str
    problem: Line
    steps: tuple[Line, ...]
    before: tuple[Block, ...]
    after: tuple[Block, ...]
    rows: tuple[tuple[str, str, Line, When], ...]
    questions: tuple[Asking, ...]
    points: tuple[tuple[str, Line, str], ...]
    roles: tuple[tuple[str, str, tuple[Line, ...]], ...]
    sources: tuple[str, ...]
    # How the record itself is cited.
    record: str
    # From problem to outcomes; `before` has the drawing without them.
    figure: Figure | None = None
    v: int = 1

    def json(self) -> dict[str, object]:
        """The material as plain data, each block with its `kind`."""
        return asdict(self)


def material(case: Case, reader: Reader, settings: Settings, withheld: Withheld | None = None) -> Material:
    """The material of a case in the reader's edition; `withheld`, where other editions of the case have used it."""
    maker = _Maker(case, reader, withheld or Withheld(case))
    return maker.made(reference(case_work(case, reader, settings), reader))


class _Maker:
    def __init__(self, case: Case, reader: Reader, withheld: Withheld) -> None:
        self.case, self.reader, self.t, self.withheld = case, reader, reader.t, withheld
        self.numbers: Mapping[str | None, int] = {source.id: at for at, source in enumerate(case.sources, 1)}

    def made(self, record: str) -> Material:
        case, reader = self.case, self.reader
        asker = Asker(case, reader, self.withheld)
        statement = self.withheld.statement(case.problem.statement)
        return Material(
            id=case.id,
            title=reader.plain(case.title),
            place=str(where(case, reader).striptags()),
            address=f"cases/{case.id}/",
            status=case.status,
            problem=self.line(statement) if statement else Line(self.names("problems", case.problem.concepts)),
            steps=tuple(self.sourced(step.title, step.locators) for step in case.method.steps),
            before=tuple(self.before()),
            after=tuple(self.after()),
            rows=tuple(self.rows()),
            questions=tuple(asker.questions()),
            points=tuple(self.points()),
            roles=tuple(self.roles()),
            sources=tuple(references(case, reader)),
            record=record,
            figure=logic_model(case, reader),
        )

    def sourced(self, text: Localized, locators: Iterable[Locator]) -> Line:
        return Line(self.reader.plain(text), self.refs(locators))

    def line(self, one: Statement) -> Line:
        return self.sourced(one.text, one.locators)

    def refs(self, locators: Iterable[Locator]) -> tuple[int, ...]:
        return tuple(sorted({self.numbers[one.source] for one in locators if one.source in self.numbers}))

    def names(self, scheme: str, concepts: Iterable[str]) -> str:
        return self.t("list.comma").join(self.reader.name(scheme, one) for one in concepts)

    def before(self) -> Iterator[Block]:
        case, t = self.case, self.t
        if not self.reader.reading(case.title).own:
            yield Paragraph(Line(t("case.untranslated")), "quiet")
        said = period(case.period, self.reader.locale)
        yield Paragraph(Line(" · ".join(filter(None, (str(where(case, self.reader).striptags()), said)))), "quiet")
        yield from self.part("case.setting", case.community.setting, ("community",))
        yield from self.part("case.problem_title", case.problem.statement, ("problem",))
        yield Heading(3, t("case.actors"))
        yield Listing(tuple(self.actor(one) for one in case.actors))
        yield from self.figures(("actors",))
        yield actor_diagram(case, self.reader)
        yield from self.part("case.rationale", case.method.rationale, ())
        yield Heading(3, t("case.how"))
        yield Listing(tuple(self.steps()), ordered=True)
        more: list[Line] = []
        for name in ("materials", "mode", "schedule", "tailoring"):
            found = getattr(case.method, name)
            for one in found if isinstance(found, tuple) else (found,):
                if kept := self.withheld.statement(one):
                    text = self.joined(t(f"tidier.{_TIDIER[name]}"), self.reader.plain(kept.text))
                    more.append(Line(text, self.refs(kept.locators)))
        if more:
            yield Listing(tuple(more))
        yield from self.figures(("method",))

    def part(self, name: str, one: Statement | None, figures: tuple[str, ...]) -> Iterator[Block]:
        """A heading with a statement and figures below it, where there is anything."""
        blocks = [*self.prose(self.withheld.statement(one)), *self.figures(figures)]
        if blocks:
            yield Heading(3, self.t(name))
            yield from blocks

    def prose(self, one: Statement | None) -> Iterator[Block]:
        if one:
            *first, last = filter(None, map(plain, self.reader.reading(one.text).text.split("\n\n")))
            yield from (Paragraph(Line(text)) for text in first)
            yield Paragraph(Line(last, self.refs(one.locators)))

    def figures(self, parts: tuple[str, ...]) -> Iterator[Block]:
        if lines := [self.figure(one) for one in self.case.figures if one.part in parts]:
            yield Listing(tuple(lines))

    def figure(self, one: Measured) -> Line:
        return Line(self.joined(self.reader.plain(one.measure), self.reader.amount(one)), self.ref(one))

    def ref(self, one: Measured) -> tuple[int, ...]:
        return (self.numbers[one.source],) if one.source in self.numbers else ()

    def actor(self, one: Actor) -> Line:
        role = self.reader.plain(one.role)
        if one.leads:
            role = self.t("pack.leads", role=role)
        did = self.withheld.without(one.did)
        return Line(self.joined(role, self.reader.plain(did)) if did else role, self.refs(one.locators))

    def steps(self) -> Iterator[Line]:
        for step in self.case.method.steps:
            title, text = self.reader.plain(step.title), self.withheld.without(step.text)
            yield Line(self.joined(title, self.reader.plain(text)) if text else title, self.refs(step.locators))

    def joined(self, label: str, text: str) -> str:
        return self.t("web.pack.labelled", label=label, text=text)

    def after(self) -> Iterator[Block]:
        case, t = self.case, self.t
        rows = tuple(
            (
                self.sourced(one.claim, one.locators),
                Line(self.reader.name("directions", one.direction)),
                Line(self.reader.name("evidence", one.evidence)),
            )
            for one in case.outcomes
        )
        yield Heading(3, t("case.outcomes"))
        yield Table(t("case.outcomes"), (t("row.claims"), t("row.direction"), t("row.evidence")), rows, (60, 16, 24))
        if rows := tuple(
            (
                Line(self.reader.plain(one.measure), self.ref(one)),
                Line(self.reader.amount(one)),
                Line(date(one.date, self.reader.locale) if one.date else t("mark.undated")),
            )
            for one in case.figures
            if one.part == "outcomes"
        ):
            head = (t("figure.measure"), t("figure.value"), t("figure.date"))
            yield Table(t("row.figures"), head, rows, (50, 28, 22), headed=True)
        for name, told in (("conditions", case.conditions), ("limits", case.limits), ("lessons", case.lessons)):
            if told:
                yield Heading(3, t(f"case.{name}"))
                yield Listing(tuple(self.line(one) for one in told))
        if case.unknowns:
            yield Heading(3, t("case.unknowns"))
            yield Listing(tuple(Line(self.reader.plain(one)) for one in case.unknowns))

    def rows(self) -> Iterator[tuple[str, str, Line, When]]:
        case = self.case
        rests: dict[str, list[Locator]] = {
            "steps": [at for step in case.method.steps for at in step.locators],
            "actor": [at for one in case.actors for at in one.locators],
            "claims": [at for one in case.outcomes for at in one.locators],
            "conditions": [at for one in case.conditions for at in one.locators],
            "limits": [at for one in case.limits for at in one.locators],
        }
        by_id = {row.id: row for row in ROWS}
        for key in (*_BEFORE, *_AFTER):
            cell = by_id[key].read(case, self.reader)
            texts = [str(one[1]) for one in cell.get("c", ()) if isinstance(one, list)]
            texts += [str(one) for one in cell.get("t", ())]
            texts += [self.joined(str(one[0]), str(one[1])) for one in cell.get("f", ()) if isinstance(one, list)]
            mark = self.t("list.comma" if "c" in cell else "list.semicolon")
            text = mark.join(one if "c" in cell else one.rstrip("。.") for one in texts)
            when: When = "before" if key in _BEFORE else "after"
            if key == "place":
                text = str(where(case, self.reader).striptags())
            yield key, self.t(f"row.{key}"), Line(text, self.refs(rests.get(key, ()))), when

    def roles(self) -> Iterator[tuple[str, str, tuple[Line, ...]]]:
        for one in self.case.actors:
            did = self.withheld.without(one.did)
            lines = (self.sourced(did, one.locators),) if did else (Line(self.t("pack.later")),)
            yield self.reader.plain(one.role), self.reader.name("actors", one.kind), lines

    def points(self) -> Iterator[tuple[str, Line, str]]:
        case, reader, t = self.case, self.reader, self.t
        yield "facts", self.line(case.problem.statement), "problem/statement"
        for at, actor in enumerate(case.actors):
            if actor.leads:
                text = self.joined(reader.plain(actor.role), reader.plain(actor.did))
                yield "facts", Line(text, self.refs(actor.locators)), f"actors/{at}"
        if case.method.rationale:
            yield "meaning", self.line(case.method.rationale), "method/rationale"
        for at, outcome in enumerate(case.outcomes):
            paragraphs = t("list.comma").join(f"¶{one.paragraph}" for one in outcome.locators)
            direction, level = reader.name("directions", outcome.direction), reader.name("evidence", outcome.evidence)
            marks = (direction, level, paragraphs)
            said = t("list.semicolon").join(filter(None, marks))
            text = t("pack.marked", text=reader.plain(outcome.claim), marks=said)
            yield "outcomes", Line(text, self.refs(outcome.locators)), f"outcomes/{at}"
        for kinds, name, told in (
            (("lessons", "decision"), "lessons", case.lessons),
            (("lessons", "transfer"), "limits", case.limits),
            (("meaning", "transfer"), "conditions", case.conditions),
        ):
            for kind in kinds:
                yield from ((kind, self.line(one), f"{name}/{at}") for at, one in enumerate(told))
        for at, unknown in enumerate(case.unknowns):
            yield "clarifying", Line(self.reader.plain(unknown)), f"unknowns/{at}"


# What the methods' parts are called among TIDieR's items.
_TIDIER = {"materials": "materials", "mode": "how", "schedule": "when", "tailoring": "tailoring"}
