"""A case as plain Markdown, for programs and for people who quote it: no HTML, and every text means itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ..config import Settings
from ..index.replicability import replicability
from ..library import Library
from ..locales import LOCALES
from ..model import Actor, Case, Figure, Localized, Locator, Source, Statement
from ..units import Unit, digest
from .case import details, figures_by_part, where
from .citing import reference
from .citing.work import case_work
from .dates import date, period
from .marks import blocks, escape, indented, target, with_end
from .reader import Reader


def markdown(case: Case, reader: Reader, settings: Settings) -> str:
    """The whole record in the reader's locale."""
    return "\n\n".join(_Writer(case, reader, settings).parts()) + "\n"


def markdown_files(library: Library, settings: Settings) -> Iterator[Unit]:
    """Yield `index.md` beside the page of every case, in every edition."""
    prints = library.prints
    for locale in LOCALES.values():
        reader = Reader(locale, library)
        for case in library.cases:
            origins = [prints.get(one.case) for one in case.adapted_from]
            path = f"{locale.id}/cases/{case.id}/index.md"
            key = digest("markdown", locale.id, prints[case.id], origins)
            yield Unit(key, (path,), partial(_written, path, case, reader, settings), case.id)


def _written(path: str, case: Case, reader: Reader, settings: Settings) -> list[tuple[str, str]]:
    return [(path, markdown(case, reader, settings))]


class _Writer:
    def __init__(self, case: Case, reader: Reader, settings: Settings) -> None:
        self.case, self.reader, self.settings = case, reader, settings
        self.t = reader.t
        self.numbers = {source.id: at for at, source in enumerate(case.sources, 1)}

    def parts(self) -> Iterator[str]:
        """Every block of the record, in the order of its page."""
        yield from self._head()
        yield from self._method()
        yield from self.origins()
        yield from self._results()
        yield from self._learning()
        yield from self._keeping()

    def _head(self) -> Iterator[str]:
        case, reader = self.case, self.reader
        yield f"# {self._line(case.title)}"
        yield escape(str(where(case, reader).striptags()))
        if not (reader.reading(case.title).own and reader.reading(case.summary).own):
            yield f"> {self.t('case.untranslated')}"
        yield from self._prose(case.summary)
        method = case.method
        leaders = [self._line(actor.role) for actor in case.actors if actor.leads]
        evidence = dict.fromkeys(outcome.evidence for outcome in case.outcomes)
        held = replicability(case)
        facts = (
            ("case.problem", self._labels("problems", case.problem.concepts)),
            ("case.methods", self._labels("methods", method.concepts)),
            ("case.leads", self._joined(leaders) or self.t("mark.unstated")),
            ("case.evidence", self._labels("evidence", evidence)),
            ("case.participation", self._labels("participation", filter(None, (method.participation,)))),
            ("case.levels", self._labels("levels", method.levels)),
            ("markdown.types", self._labels("community-types", case.community.types)),
            ("markdown.since", date(case.community.since, reader.locale) if case.community.since else ""),
            ("record.period", period(case.period, reader.locale) or self.t("mark.undated")),
            ("markdown.replicability", f"{held.held}/{len(held.marks)}"),
        )
        yield "\n".join(f"- {self._fact(name, value)}" for name, value in facts if value)
        yield f"## {self.t('case.problem_title')}"
        yield from self._statement(case.problem.statement, "")
        if case.community.setting:
            yield f"### {self.t('case.setting')}"
            yield from self._statement(case.community.setting, "")

    def _method(self) -> Iterator[str]:
        method = self.case.method
        yield f"## {self.t('case.how')}"
        if method.rationale:
            yield f"### {self.t('case.rationale')}"
            yield from self._statement(method.rationale, "")
        for at, step in enumerate(method.steps, 1):
            stage = self._aside(escape(self.reader.name("stages", step.stage))) if step.stage else ""
            yield f"### {at}. {self._line(step.title)}{stage}"
            yield from self._prose(step.text, self._origin(step.locators, "unsourced"))
        for name, statements in details(self.case):
            label = self.t(f"tidier.{name}")
            yield f"### {label[:1].upper()}{label[1:]}"
            for one in statements:
                yield from self._statement(one, "")
        yield f"## {self.t('case.actors')}"
        yield "\n".join(f"- {self._actor(actor)}" for actor in self.case.actors)

    def origins(self) -> Iterator[str]:
        """What the practice was adapted from, where it was."""
        if self.case.adapted_from:
            yield f"## {self.t('lineage.from')}"
            for adaptation in self.case.adapted_from:
                known = self.reader.library.kept.get(adaptation.case)
                name = self._line(known.title) if known else escape(adaptation.case)
                link = f"[{name}](../{adaptation.case}/index.md)" if known else name
                yield indented("- ", [link, *self._prose(adaptation.change)])

    def _actor(self, actor: Actor) -> str:
        marks = [self.t("mark.leads")] if actor.leads else []
        marks.append(self._labels("actors", (actor.kind,)))
        name = self._line(actor.role) + self._aside(self._joined(marks))
        return self.t("markdown.fact", name=name, value=self._line(actor.did) + self._origin(actor.locators, ""))

    def _results(self) -> Iterator[str]:
        yield f"## {self.t('case.outcomes')}"
        for outcome in self.case.outcomes:
            marks = (self._labels("directions", (outcome.direction,)), self._labels("evidence", (outcome.evidence,)))
            without = "" if outcome.direction == "unknown" else "unsourced"
            claim = self._prose(outcome.claim, self._origin(outcome.locators, without))
            yield indented("- ", [self.t("list.semicolon").join(marks), *claim])
        for part, figures in figures_by_part(self.case):
            yield f"### {self.t(f'figures.{part}')}"
            heads = [self.t(f"figure.{name}") for name in ("measure", "value", "date", "source")]
            rows = [heads, ["---", "---:", "---", "---"], *map(self._figure, figures)]
            yield "\n".join("| " + " | ".join(row) + " |" for row in rows)

    def _figure(self, figure: Figure) -> list[str]:
        scope = self._aside(self._line(figure.scope)) if figure.scope else ""
        placed = self._place(figure.source, figure.paragraph) if figure.source and figure.paragraph else ""
        return [
            self._line(figure.measure) + scope,
            escape(self.reader.amount(figure)),
            date(figure.date, self.reader.locale) if figure.date else self.t("mark.undated"),
            placed or self.t("mark.unsourced"),
        ]

    def _learning(self) -> Iterator[str]:
        case = self.case
        for name, statements in (("lessons", case.lessons), ("conditions", case.conditions), ("limits", case.limits)):
            if statements:
                yield f"## {self.t(f'case.{name}')}"
                for one in statements:
                    yield indented("- ", list(self._statement(one)))
        teaching = case.teaching
        for name, texts in (
            ("unknowns", case.unknowns),
            ("questions", case.questions),
            ("objectives", teaching.objectives if teaching else ()),
            ("prompts", teaching.prompts if teaching else ()),
        ):
            if texts:
                if name == "objectives" or (name == "prompts" and not (teaching and teaching.objectives)):
                    yield f"## {self.t('case.teaching')}"
                yield f"{'###' if name in {'objectives', 'prompts'} else '##'} {self.t(f'case.{name}')}"
                yield "\n".join(f"- {self._line(one)}" for one in texts)

    def _keeping(self) -> Iterator[str]:
        case, reader, settings = self.case, self.reader, self.settings
        yield f"## {self.t('case.sources')}"
        for at, source in enumerate(case.sources, 1):
            yield indented(f"{at}. ", list(self._source(source)))
        yield self.t("source.paragraphs")
        yield f"## {self.t('case.cite')}"
        yield escape(reference(case_work(case, reader, settings), reader))
        yield self.t("case.licence")
        name = f"data/cases/{case.id}.json"
        yield self._fact("markdown.record", f"[{name}]({target((settings.url or '../../../') + name)})")

    def _source(self, source: Source) -> Iterator[str]:
        title = self._line(source.title) if source.title else self.t("source.untitled")
        yield f"[{title}]({target(source.url)})" if source.url else title
        unknown = self.t("mark.unknown")
        yield "\n".join(
            f"- {self._fact(f'source.{name}', value)}"
            for name, value in (
                ("kind", self._labels("source-kinds", (source.kind,))),
                ("author", self._line(source.author) if source.author else unknown),
                ("publisher", self._line(source.publisher) if source.publisher else unknown),
                ("date", date(source.date, self.reader.locale) if source.date else unknown),
            )
        )
        if source.about:
            yield from self._prose(source.about)

    def _statement(self, one: Statement, without: str = "editors") -> Iterator[str]:
        yield from self._prose(one.text, self._origin(one.locators, without))

    def _prose(self, text: Localized, after: str = "") -> list[str]:
        made = blocks(self.reader.reading(text).text)
        return with_end(made, after) if after else made

    def _origin(self, locators: Sequence[Locator], without: str) -> str:
        if locators:
            return self._aside(self._joined(self._place(at.source, at.paragraph) for at in locators))
        return self._aside(self.t(f"mark.{without}")) if without else ""

    def _place(self, source: str, paragraph: int) -> str:
        named = f"{self.t('src.source', n=self.numbers[source])} " if len(self.numbers) > 1 else ""
        return f"{named}¶{paragraph}"

    def _line(self, text: Localized) -> str:
        return escape(self.reader.plain(text))

    def _labels(self, scheme: str, concepts: Iterable[str]) -> str:
        return self._joined([escape(self.reader.name(scheme, one)) for one in concepts])

    def _joined(self, parts: Iterable[str]) -> str:
        return self.t("list.comma").join(parts)

    def _fact(self, name: str, value: str) -> str:
        return self.t("markdown.fact", name=self.t(name), value=value)

    def _aside(self, text: str) -> str:
        return self.t("markdown.aside", text=text)
