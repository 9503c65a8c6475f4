"""What all documents of a pack share: its title and agenda, what is asked when, and one numbering of references."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from .blocks import Block, Card, Heading, Line, Listing, Note, Paragraph, Table
from .given import Material
from .methods import ACTIVITIES
from .outline import Activity, outline, unread
from .plan import Plan
from .reading import minutes

# A string for scripts by its name without `web.`, filled with values.
Say = Callable[..., str]
# How many minutes a question takes, and how many of one case an activity has at most.
_MINUTES_EACH, _MOST_EACH = 3, 4
# Fields whose texts are questions already.
_OWN_WORDS = ("teaching/", "questions/")
# The rows that a comparison asks about.
_COMPARED = ("problem", "leads", "participation")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the number of its case, counted from 0, and the field that it grew from; empty for one's own."""

    text: str
    case: int | None = None
    field: str = ""


class Session:
    """A plan with the materials of its cases, in their order, and the words of an edition.

    `reading` is how many minutes the cases take to read, where that is more than in this language. Cases are called by
    their titles only in the `facilitator` edition: a title may tell how a case came out.
    """

    def __init__(self, plan: Plan, materials: Sequence[Material], edition: str, t: Say, reading: int = 0) -> None:
        self.plan, self.materials, self.edition, self.t = plan, materials, edition, t
        self.reading = max(reading, minutes(one.seconds for one in materials))
        self.activities = outline(plan, self.reading)
        self.names = [one.title if edition == "facilitator" else one.name for one in materials]
        self.sources = list(dict.fromkeys(one for material in materials for one in material.sources))
        places = {text: number for number, text in enumerate(self.sources, 1)}
        self._numbers = [[places[text] for text in material.sources] for material in materials]

    @property
    def title(self) -> str:
        """What the pack is called."""
        first, *others = self.names
        if self.plan.title or not others:
            return self.plan.title or first
        return self.t(f"pack.title.{len(self.names)}", title=first, other=others[0])

    def case(self, at: int) -> str:
        """What a case is called in this edition, numbered where there are several."""
        return self._numbered(at, self.names[at])

    def told(self, at: int) -> str:
        """What a case is called where its outcomes are told: by its title, numbered where there are several."""
        return self._numbered(at, self.materials[at].title)

    def _numbered(self, at: int, name: str) -> str:
        return name if len(self.names) == 1 else self.t("pack.case", n=at + 1, title=name)

    def of(self, at: int | None, text: str) -> str:
        """A text with the number of the case that it is about, where there are several and it is about one."""
        return text if at is None or len(self.materials) == 1 else self.t("pack.of_case", n=at + 1, text=text)

    def name(self, activity: Activity) -> str:
        """What an activity is called."""
        return self.t(f"pack.activity.{activity.key}")

    def opening(self) -> Iterator[Block]:
        """The beginning of every document: title, edition, session, for whom, and which cases are drafts."""
        t, plan = self.t, self.plan
        yield Heading(1, self.title)
        yield Paragraph(Line(t(f"pack.edition.{self.edition}")), "lead")
        method, function = t(f"pack.method.{plan.method}"), t(f"pack.function.{plan.function}")
        yield Paragraph(Line(t("pack.session", minutes=plan.minutes, method=method, function=function)), "quiet")
        if plan.audience:
            yield Paragraph(Line(t("pack.audience", audience=plan.audience)))
        if drafts := [self.case(at) for at, one in enumerate(self.materials) if one.status == "draft"]:
            yield Paragraph(Line(t("pack.draft", names=t("pack.joint").join(drafts))))

    def objectives(self) -> Iterator[Block]:
        """The learning objectives, where there are any."""
        if self.plan.objectives:
            yield Heading(2, self.t("pack.objectives"))
            yield Listing(tuple(map(Line, self.plan.objectives)))

    def agenda(self) -> Iterator[Block]:
        """The activities with their times."""
        rows = tuple(
            (Line(f"{start}–{start + one.minutes}"), Line(self.name(one)), Line(str(one.minutes)))
            for start, one in self.timed()
        )
        title = self.t("pack.agenda")
        yield Heading(2, title)
        yield Table(title, (self.t("pack.time"), self.t("pack.part"), self.t("pack.minutes")), rows, (22, 58, 20))
        if self.unread:
            yield Paragraph(Line(self.t("pack.beforehand", n=self.reading)))

    @property
    def unread(self) -> bool:
        """Whether participants must read the cases beforehand."""
        return unread(self.activities, self.reading)

    def timed(self) -> Iterator[tuple[int, Activity]]:
        """Every activity with the minute at which it begins."""
        start = 0
        for one in self.activities:
            yield start, one
            start += one.minutes

    def compared(self, *whens: str, keys: Sequence[str] = ()) -> Iterator[Block]:
        """The cases side by side, where there are several: a row each that any of them fills."""
        if len(self.materials) < 2:
            return
        by_key = [{row[0]: row for row in material.rows} for material in self.materials]
        rows = []
        for key, label, _, when in self.materials[0].rows:
            if when not in whens or (keys and key not in keys):
                continue
            lines = [self.line(at, rows[key][2]) if key in rows else Line("") for at, rows in enumerate(by_key)]
            if any(line.text for line in lines):
                rows.append((Line(label), *(line if line.text else Line(self.t("pack.unstated")) for line in lines)))
        if rows:
            title = self.t("pack.compared" if "before" in whens else "pack.compared.after")
            head = ("", *(self.t("pack.nth", n=at) for at in range(1, len(self.materials) + 1)))
            part = 84 // len(self.materials)
            widths = (100 - part * len(self.materials), *[part] * len(self.materials))
            yield Heading(2, title)
            yield Table(title, head, tuple(rows), widths, headed=True)

    def asked(self, activity: Activity) -> Iterator[Question]:
        """The questions of an activity: one's own first, then as many of each case as its minutes allow."""
        row = ACTIVITIES[activity.key]
        if activity == self._host():
            yield from map(Question, self.plan.questions)
        if "compare" in row.asks:
            for key in _COMPARED:
                if any(one[0] == key and one[2].text for material in self.materials for one in material.rows):
                    yield Question(self.t(f"pack.compare.{key}"))
        # What one case was asked about the next is not, unless there is nothing else to ask, or the words are its own.
        said: set[str] = set()
        each = 1 if row.once else max(1, min(_MOST_EACH, activity.minutes // (_MINUTES_EACH * len(self.materials))))
        for at, material in enumerate(self.materials[:1] if row.once else self.materials):
            kinds = [[one for one in material.questions if one[0] == kind] for kind in row.asks]
            turns = [one for one in chain.from_iterable(zip_longest(*kinds)) if one and one[1] not in said]
            fresh = [one for one in turns if one[2].startswith(_OWN_WORDS) or _about(one[2]) not in said]
            kept = (fresh or turns[:1])[:each]
            said.update(one for _, text, field in kept for one in (text, _about(field)))
            yield from (Question(text, at, field) for _, text, field in kept)

    def _host(self) -> Activity | None:
        """The activity that asks what somebody added: the first that asks for meaning, else for anything."""
        asking = [one for one in self.activities if ACTIVITIES[one.key].asks]
        return next((one for one in asking if "meaning" in ACTIVITIES[one.key].asks), next(iter(asking), None))

    def unasked(self) -> tuple[str, ...]:
        """One's own questions where no activity asks any."""
        return () if self._host() else self.plan.questions

    def listened(self, activity: Activity) -> Iterator[Line]:
        """What whoever leads listens for in an activity."""
        for at, material in enumerate(self.materials):
            for kind, line, _ in material.points:
                if kind in ACTIVITIES[activity.key].asks:
                    found = self.line(at, line)
                    yield replace(found, text=self.of(at, found.text))

    def cards(self) -> Iterator[Block]:
        """The role cards, where roles are played."""
        if any(ACTIVITIES[one.key].roles for one in self.activities):
            yield Heading(2, self.t("pack.roles"))
            for at, material in enumerate(self.materials):
                for name, kind, lines in material.roles:
                    yield Card(self.of(at, name), (Line(kind), *(self.line(at, line) for line in lines)))

    def references(self) -> Iterator[Block]:
        """All sources in the order of their numbers, and how the records are cited."""
        yield Heading(2, self.t("pack.references"))
        yield Listing(tuple(map(Line, self.sources)), ordered=True)
        yield Paragraph(Line(self.t("pack.records")), "quiet")
        yield Listing(tuple(Line(one.record) for one in self.materials))

    def line(self, at: int, line: Line) -> Line:
        """A line of a case with its references as the pack numbers them."""
        numbers = self._numbers[at]
        return Line(line.text, tuple(sorted({numbers[ref - 1] for ref in line.refs})))

    def blocks(self, at: int, blocks: Sequence[Block]) -> Iterator[Block]:
        """Blocks of a case with their references as the pack numbers them."""
        for one in blocks:
            if isinstance(one, Paragraph | Note):
                yield replace(one, line=self.line(at, one.line))
            elif isinstance(one, Listing | Card):
                yield replace(one, lines=tuple(self.line(at, line) for line in one.lines))
            elif isinstance(one, Table):
                yield replace(one, rows=tuple(tuple(self.line(at, line) for line in row) for row in one.rows))
            else:
                yield one


def _about(field: str) -> str:
    """What part of a record a field belongs to."""
    first, _, rest = field.partition("/")
    return f"{first}/{rest.partition('/')[0]}" if first in ("problem", "method") else first
