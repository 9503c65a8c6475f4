"""The facilitator's edition: how to lead each part, what to listen for, and outcomes with their sources at once."""

from __future__ import annotations

from collections.abc import Iterator

from .blocks import Block, Heading, Line, Listing, Note, PageBreak, Paragraph, Table
from .methods import ACTIVITIES
from .outline import Activity
from .session import Question, Session

_FORM = ("when", "who", "function", "cases", "talked", "feelings", "advice", "tasks", "next", "signed")


def facilitator(session: Session) -> Iterator[Block]:
    """The blocks of the facilitator's edition, in order."""
    t = session.t
    yield from session.opening()
    yield from session.objectives()
    yield from session.agenda()
    yield from _preparation(session)
    for at, material in enumerate(session.materials):
        yield PageBreak()
        yield Heading(2, session.case(at))
        yield Paragraph(Line(t("pack.called", name=material.name)), "quiet")
        yield Heading(3, t("pack.told"))
        yield Paragraph(session.line(at, material.problem))
        yield Listing(tuple(session.line(at, one) for one in material.all_steps), ordered=True)
        if material.figure:
            yield material.figure
        if material.timeline:
            yield from session.blocks(at, [material.timeline])
        yield from session.blocks(at, material.after)
    yield from session.compared("before", "after")
    yield PageBreak()
    yield Heading(2, t("pack.lead"))
    for start, activity in session.timed():
        yield from _led(session, start, activity)
    if questions := session.unasked():
        yield Heading(3, t("pack.own"))
        yield from (Paragraph(Line(one), "question") for one in questions)
    if cards := [*session.cards()]:
        yield PageBreak()
        yield from cards
    yield PageBreak()
    yield from _form(session)
    yield from session.references()


def _preparation(session: Session) -> Iterator[Block]:
    names = ["read", "print", *(["ahead"] if session.unread else []), "hold"]
    if any(ACTIVITIES[one.key].roles for one in session.activities):
        names.insert(-1, "cards")
    yield Heading(2, session.t("pack.prepare"))
    yield Listing(tuple(Line(session.t(f"pack.prepare.{name}")) for name in names))


def _led(session: Session, start: int, activity: Activity) -> Iterator[Block]:
    t = session.t
    name, end = session.name(activity), start + activity.minutes
    yield Heading(3, t("pack.led", name=name, start=start, end=end))
    yield Note(Line(t(f"pack.do.{activity.key}")))
    for question in session.asked(activity):
        yield Paragraph(Line(question.text), "question")
        if question.field:
            yield Paragraph(Line(_place(session, question)), "quiet")
    if points := tuple(session.listened(activity)):
        name = "pack.tell" if "outcomes" in ACTIVITIES[activity.key].asks else "pack.listen"
        yield Paragraph(Line(t(name)), "answer")
        yield Listing(points)


def _place(session: Session, question: Question) -> str:
    """Where in the record an answer is to be looked for: the part in words, and the field itself."""
    t = session.t
    first, *_, last = [*question.field.split("/"), ""] if "/" not in question.field else question.field.split("/")
    part = t(f"pack.field.{first}")
    if last.isdigit():
        part = t("pack.field.nth", part=part, n=int(last) + 1)
    return t("pack.grew", part=session.of(question.case, part), field=question.field)


def _form(session: Session) -> Iterator[Block]:
    t = session.t
    said = {
        "function": t(f"pack.function.{session.plan.function}"),
        "cases": t("pack.joint").join(one.title for one in session.materials),
    }
    rows = tuple((Line(t(f"pack.form.{name}")), Line(said.get(name, ""))) for name in _FORM)
    title = t("pack.form")
    yield Heading(2, title)
    yield Table(title, (t("pack.form.part"), t("pack.form.record")), rows, (28, 72), headed=True)
