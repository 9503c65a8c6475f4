"""The slides: little text on each, speaker notes below, and outcomes only where the session comes to them."""

from __future__ import annotations

from collections.abc import Iterator

from .blocks import Block, Heading, Line, Listing, Note, PageBreak, Paragraph
from .methods import ACTIVITIES
from .outline import Activity
from .session import Session

# The rows of a case's first slide, and those of the comparison.
_SHORT = ("place", "problem", "leads", "method")
_COMPARED = ("place", "problem", "leads", "method", "participation")


def slides(session: Session) -> Iterator[Block]:
    """The blocks of the slides, in order; each page break begins one."""
    t = session.t
    yield from session.opening()
    yield Note(Line(t("pack.do.begin")))
    for part in (session.objectives(), session.agenda()):
        yield from _slide(part)
    for at, material in enumerate(session.materials):
        rows = [(label, line.text) for key, label, line, _ in material.rows if key in _SHORT and line.text]
        yield PageBreak()
        yield Heading(2, session.case(at))
        yield Listing(tuple(Line(t("pack.labelled", label=label, text=text)) for label, text in rows))
        yield Note(session.line(at, material.problem))
        yield PageBreak()
        yield Heading(2, t("pack.steps", title=session.case(at)))
        yield Listing(tuple(session.line(at, one) for one in material.steps), ordered=True)
    yield from _slide(session.compared("before", keys=_COMPARED))
    hidden = any(one.key == "outcomes" for one in session.activities)
    for activity in session.activities:
        hidden = hidden and activity.key != "outcomes"
        yield from _activity(session, activity, hidden)
    if questions := session.unasked():
        yield PageBreak()
        yield Heading(2, t("pack.own"))
        yield Listing(tuple(map(Line, questions)))
    yield PageBreak()
    yield from session.references()


def _slide(blocks: Iterator[Block]) -> Iterator[Block]:
    if found := list(blocks):
        yield PageBreak()
        yield from found


def _activity(session: Session, activity: Activity, hidden: bool) -> Iterator[Block]:
    """The slide of an activity; while outcomes are hidden, without questions of cases that may tell one."""
    t, row = session.t, ACTIVITIES[activity.key]
    questions = [one for one in session.asked(activity) if one.case is None or not (row.after and hidden)]
    yield PageBreak()
    yield Heading(2, t("pack.timed", name=session.name(activity), n=activity.minutes))
    if row.roles:
        names = (t("pack.joint").join(name for name, _, _ in one.roles) for one in session.materials)
        yield Listing(tuple(Line(session.of(at, text)) for at, text in enumerate(names)))
    elif questions:
        yield Listing(tuple(Line(session.of(one.case, one.text)) for one in questions))
    else:
        yield Paragraph(Line(t(f"pack.say.{'talk' if row.asks else activity.key}")))
    yield Note(Line(t(f"pack.do.{activity.key}")))
    if activity.key == "outcomes":
        for at, material in enumerate(session.materials):
            yield PageBreak()
            yield Heading(2, t("pack.after.case", title=session.told(at)))
            told = [session.line(at, line) for kind, line, _ in material.points if kind == "outcomes"]
            yield Listing(tuple(told))
            points = [(line, field) for kind, line, field in material.points if kind == "transfer"]
            if limits := [line for line, field in points if field.startswith("limits/")]:
                yield Note(Line(t("pack.limits")))
                yield from (Note(session.line(at, line)) for line in limits)
