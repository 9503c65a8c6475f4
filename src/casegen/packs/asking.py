"""The questions that a case gives rise to: its teaching prompts, and patterns over what its fields say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ..index.replicability import TIDIER, replicability
from ..model import Case, Localized, Statement
from ..render.reader import Reader
from .withheld import Withheld

# A kind of question (`asks` in methods.json), the question, and the field of the record that it grew from.
Asking = tuple[str, str, str]
# A prompt that puts the reader into somebody's place asks what to do.
_SUPPOSES = re.compile(r"(?:如果|假如|假设|假定|要是|倘若|if|suppose|imagine|you are)", re.IGNORECASE)
# What a quoted text must not end in where the question goes on behind it.
_END = "。.；;"


class Asker:
    """Asks about one case in the reader's edition."""

    def __init__(self, case: Case, reader: Reader, withheld: Withheld) -> None:
        self.case, self.reader, self.withheld = case, reader, withheld
        leads = [at for at, one in enumerate(case.actors) if one.leads]
        others = [at for at, one in enumerate(case.actors) if not one.leads]
        self.lead, self.other = (leads or others)[0], (others or leads)[0]
        self.method = reader.name("methods", case.method.concepts[0])

    def questions(self) -> Iterator[Asking]:
        """Every question with its kind and field; those of kinds that come before the outcomes tell none."""
        yield from self._of_prompts()
        yield from self._of_facts()
        yield from self._of_feelings()
        yield from self._of_meaning()
        yield from self._of_decision()
        yield from self._of_outcomes()
        yield from self._of_transfer()
        yield from self._of_supervision()

    def _ask(self, pattern: str, field: str, **values: object) -> Asking:
        kind = pattern.partition(".")[0]
        return kind, self.reader.t(f"pack.ask.{pattern}", **values), field

    def _quoted(self, text: Localized) -> str:
        return self.reader.plain(text).rstrip(_END)

    def _role(self, at: int) -> str:
        return self.reader.plain(self.case.actors[at].role)

    def _of_prompts(self) -> Iterator[Asking]:
        for at, prompt in enumerate(self.case.teaching.prompts if self.case.teaching else ()):
            first = prompt.get(self.case.original) or self.reader.plain(prompt)
            kind = "decision" if _SUPPOSES.match(first) else "meaning"
            if self.withheld.gives_away(prompt):
                kind = "transfer"
            yield kind, self.reader.plain(prompt), f"teaching/prompts/{at}"

    def _of_facts(self) -> Iterator[Asking]:
        case = self.case
        yield self._ask("facts.problem", "problem/statement")
        yield self._ask("facts.lead", f"actors/{self.lead}", role=self._role(self.lead))
        if len(case.method.steps) > 2:
            yield self._ask("facts.steps", "method/steps", n=len(case.method.steps))
        for figure in islice((one for one in case.figures if not self.withheld.figure(one)), 1):
            measure = self.reader.plain(figure.measure)
            yield self._ask("facts.figure", f"figures/{figure.id}", measure=measure, amount=self.reader.amount(figure))
        yield self._ask("clarifying.community", "community")
        fields = dict(TIDIER)
        for name in replicability(case).missing[:2]:
            field = fields[name].replace(".", "/")
            yield self._ask("clarifying.missing", field, item=self.reader.t(f"tidier.{name}"))

    def _of_feelings(self) -> Iterator[Asking]:
        case = self.case
        problem = self.reader.name("problems", case.problem.concepts[0])
        yield self._ask("feelings.problem", "problem/concepts/0", problem=problem)
        yield self._ask("feelings.actor", f"actors/{self.other}", role=self._role(self.other))
        yield self._ask("feelings.steps", "method/steps")
        yield self._ask("round.actor", f"actors/{self.other}", role=self._role(self.other))
        yield self._ask("scene.problem", "problem/concepts/0", problem=problem, role=self._role(self.lead))
        steps = list(self._steps())
        for at, step in steps[len(steps) // 2 :][:1]:
            yield self._ask("scene.step", f"method/steps/{at}", step=self.reader.plain(step))

    def _of_meaning(self) -> Iterator[Asking]:
        method = self.case.method
        yield self._ask("meaning.method", "method/concepts/0", method=self.method)
        if method.rationale:
            yield self._ask("meaning.rationale", "method/rationale")
        if method.tailoring:
            yield self._ask("meaning.tailoring", "method/tailoring")
        if method.participation:
            level = self.reader.name("participation", method.participation)
            yield self._ask("evaluation.participation", "method/participation", level=level)
        yield self._ask("evaluation.steps", "method/steps")

    def _of_decision(self) -> Iterator[Asking]:
        for at, step in islice(self._steps(), 1):
            yield self._ask("decision.step", f"method/steps/{at}", step=self.reader.plain(step))

    def _steps(self) -> Iterator[tuple[int, Localized]]:
        """The steps that may be named before the outcomes, each with its place and its title."""
        for at, step in enumerate(self.case.method.steps):
            if title := self.withheld.step(step)[0]:
                yield at, title

    def _of_outcomes(self) -> Iterator[Asking]:
        outcomes = list(enumerate(self.case.outcomes))
        yield self._ask("outcomes.expect", "outcomes")
        for at, one in islice(((at, one) for at, one in outcomes if one.direction == "positive"), 2):
            level = self.reader.name("evidence", one.evidence)
            yield self._ask("outcomes.claim", f"outcomes/{at}", claim=self._quoted(one.claim), level=level)
        for at, one in islice(((at, one) for at, one in outcomes if one.direction != "positive"), 1):
            direction = self.reader.name("directions", one.direction)
            yield self._ask("outcomes.other", f"outcomes/{at}", claim=self._quoted(one.claim), direction=direction)
        yield from self._told("lessons.lesson", "lessons", self.case.lessons, 2)
        yield from self._told("lessons.limit", "limits", self.case.limits, 1)

    def _of_transfer(self) -> Iterator[Asking]:
        case = self.case
        yield from self._told("transfer.condition", "conditions", case.conditions, 1)
        for at, question in enumerate(case.questions[:2]):
            yield "transfer", self.reader.plain(question), f"questions/{at}"
        yield from self._told("transfer.limit", "limits", case.limits, 1)
        for at, unknown in enumerate(case.unknowns[:1]):
            yield self._ask("transfer.unknown", f"unknowns/{at}", text=self._quoted(unknown))
        yield self._ask("transfer.method", "method/concepts/0", method=self.method)

    def _told(self, pattern: str, field: str, told: Sequence[Statement], most: int) -> Iterator[Asking]:
        for at, one in enumerate(told[:most]):
            yield self._ask(pattern, f"{field}/{at}", text=self._quoted(one.text))

    def _of_supervision(self) -> Iterator[Asking]:
        case = self.case
        last = len(case.method.steps) - 1
        step = self.reader.plain(case.method.steps[last].title)
        yield self._ask("responsibilities.lead", f"actors/{self.lead}", role=self._role(self.lead))
        yield self._ask("responsibilities.step", f"method/steps/{last}", step=step)
        for at, objective in enumerate((case.teaching.objectives if case.teaching else ())[:1]):
            yield self._ask("learning.objective", f"teaching/objectives/{at}", text=self._quoted(objective))
        yield self._ask("learning.method", "method/concepts/0", method=self.method)
