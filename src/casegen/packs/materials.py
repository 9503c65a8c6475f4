"""Makes of a case what packs take from it: what to read before the discussion, what after it, and what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..config import Settings
from ..model import Actor, Case, Localized, Locator, Statement, Step
from ..model import Figure as Measured
from ..render.case import where
from ..render.citing import reference, references
from ..render.citing.work import case_work
from ..render.dates import date, period
from ..render.prose import plain
from ..render.reader import Reader
from ..render.rows import ROWS
from ..render.timeline import happened
from .asking import Asker
from .blocks import Block, Heading, Line, Listing, Paragraph, Table
from .figures import actor_diagram, logic_model
from .given import Material, When
from .reading import seconds
from .withheld import Withheld

# The rows in which cases are set side by side, and when participants read each.
_BEFORE = ("place", "problem", "leads", "actor", "method", "steps", "participation", "level")
_AFTER = ("claims", "direction", "evidence", "figures", "conditions", "limits")
# How many problems name a case whose title is not told yet.
_NAMED = 2


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
        before = tuple(self.before())
        return Material(
            id=case.id,
            title=reader.plain(case.title),
            name=self.name(),
            place=str(where(case, reader).striptags()),
            address=f"cases/{case.id}/",
            status=case.status,
            problem=self.line(statement) if statement else Line(self.names("problems", case.problem.concepts)),
            steps=tuple(self.begun(step) for step in case.method.steps),
            all_steps=tuple(self.sourced(step.title, step.locators) for step in case.method.steps),
            seconds=seconds(before),
            before=before,
            after=tuple(self.after()),
            rows=tuple(self.rows()),
            questions=tuple(asker.questions()),
            points=tuple(self.points()),
            roles=tuple(self.roles()),
            sources=tuple(references(case, reader)),
            record=record,
            figure=logic_model(case, reader),
            timeline=self.timeline(early=False),
        )

    def name(self) -> str:
        """What a case is called before its title is told."""
        place, problems = self.reader.plain(self.case.community.name), self.case.problem.concepts[:_NAMED]
        return self.t("pack.named", place=place, problems=self.names("problems", problems))

    def begun(self, step: Step) -> Line:
        """What a step is called before the outcomes are told."""
        title, _ = self.withheld.step(step)
        return self.sourced(title, step.locators) if title else Line(self.t("pack.later.step"))

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
        if dated := self.timeline(early=True):
            yield Heading(3, t("timeline.title"))
            yield dated
        yield from self.part("case.problem_title", case.problem.statement, ("problem",))
        yield Heading(3, t("case.actors"))
        yield Listing(tuple(self.actor(one) for one in case.actors))
        yield from self.figures(("actors",))
        yield actor_diagram(case, self.reader, self.name())
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
            # Text of marks alone, such as `> >`, shows nothing.
            texts = list(filter(None, map(plain, self.reader.reading(one.text).text.split("\n\n"))))
            yield from (Paragraph(Line(text)) for text in texts[:-1])
            yield from (Paragraph(Line(text, self.refs(one.locators))) for text in texts[-1:])

    def figures(self, parts: tuple[str, ...]) -> Iterator[Block]:
        found = [one for one in self.case.figures if one.part in parts and not self.withheld.figure(one)]
        if found:
            yield Listing(tuple(map(self.figure, found)))

    def figure(self, one: Measured) -> Line:
        return Line(self.joined(self.reader.plain(one.measure), self.reader.amount(one)), self.ref(one))

    def ref(self, one: Measured) -> tuple[int, ...]:
        return (self.numbers[one.source],) if one.source in self.numbers else ()

    def timeline(self, *, early: bool) -> Table | None:
        """What is dated in its order, without what waits for the outcomes if it is for reading before them.

        None where fewer than two dates have a year.
        """
        found = []
        for when, text, figure in happened(self.case, self.reader):
            if when and not when.startswith("--") and not (early and figure and self.withheld.figure(figure)):
                found.append((when, self.figure(figure) if figure else Line(text)))
        if len({when for when, _ in found}) < 2:
            return None
        # As text, a year comes before its months, and a month before its days.
        found.sort(key=lambda one: one[0])
        rows = tuple((Line(date(when, self.reader.locale)), line) for when, line in found)
        head = (self.t("figure.date"), self.t("pack.happened"))
        return Table(self.t("timeline.title"), head, rows, (28, 72), headed=True)

    def actor(self, one: Actor, *, whole: bool = False) -> Line:
        role = self.reader.plain(one.role)
        if one.leads:
            role = self.t("pack.leads", role=role)
        did = one.did if whole else self.withheld.without(one.did, done=True)
        return Line(self.joined(role, self.reader.plain(did)) if did else role, self.refs(one.locators))

    def steps(self) -> Iterator[Line]:
        for step in self.case.method.steps:
            title, text = self.withheld.step(step)
            yield self.step(step, title, text) if title or text else self.begun(step)

    def step(self, step: Step, title: Localized | None, text: Localized | None) -> Line:
        """A step with so much of its title and its text as may be told."""
        told = [self.reader.plain(one) for one in (title, text) if one]
        return Line(self.joined(*told) if len(told) == 2 else told[0], self.refs(step.locators))

    def held(self) -> Iterator[Line]:
        """The steps, and what actors did, of which participants have not read all."""
        for step in self.case.method.steps:
            title, text = self.withheld.step(step)
            if title is not step.title or text is not step.text:
                yield self.step(step, step.title, step.text)
        for one in self.case.actors:
            if self.withheld.without(one.did, done=True) is not one.did:
                yield self.actor(one, whole=True)

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
            if self.withheld.figure(one)
        ):
            head = (t("figure.measure"), t("figure.value"), t("figure.date"))
            yield Table(t("row.figures"), head, rows, (50, 28, 22), headed=True)
        if held := tuple(self.held()):
            yield Heading(3, t("pack.held"))
            yield Listing(held)
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
            elif key == "steps":
                text = mark.join(self.begun(step).text for step in case.method.steps)
            yield key, self.t(f"row.{key}"), Line(text, self.refs(rests.get(key, ()))), when

    def roles(self) -> Iterator[tuple[str, str, tuple[Line, ...]]]:
        for one in self.case.actors:
            did = self.withheld.without(one.did, done=True)
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
