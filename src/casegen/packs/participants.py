"""The participants' edition: what to read and discuss, and outcomes only behind the discussion."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .blocks import Blank, Block, Heading, Line, PageBreak, Paragraph
from .methods import ACTIVITIES
from .session import Session

# Ruled lines below a question, and below a heading of the reflection log.
_ANSWER, _LOG = 3, 4
LOG = ("seen", "felt", "learnt", "next")


def participants(session: Session) -> Iterator[Block]:
    """The blocks of the participants' edition, in order."""
    t, materials = session.t, session.materials
    yield from session.opening()
    yield from session.objectives()
    yield from session.agenda()
    for at, material in enumerate(materials):
        yield PageBreak()
        yield Heading(2, session.case(at))
        yield from session.blocks(at, material.before)
    yield from session.compared("before")
    yield PageBreak()
    yield Heading(2, t("pack.guide"))
    yield from _guide(session, after=False)
    yield from _own(session)
    yield Blank(t("pack.expect"), _ANSWER)
    if cards := [*session.cards()]:
        yield PageBreak()
        yield from cards
    yield PageBreak()
    yield Heading(2, t("pack.after"))
    yield Paragraph(Line(t("pack.after.note")), "lead")
    for at, material in enumerate(materials):
        # The contents on the first page name every heading: a title that may tell an outcome stands below it.
        yield Heading(2, t("pack.after.case", title=session.case(at)))
        yield Paragraph(Line(t("pack.titled", title=material.title)))
        if material.figure:
            yield material.figure
        if material.timeline and material.timeline not in material.before:
            yield from session.blocks(at, [material.timeline])
        yield from session.blocks(at, material.after)
    yield from session.compared("after")
    if guide := [*_guide(session, after=True)]:
        yield Heading(2, t("pack.guide.after"))
        yield from guide
    yield PageBreak()
    yield Heading(2, t("pack.log"))
    for name in (*LOG, session.plan.function):
        yield Blank(t(f"pack.log.{name}"), _LOG)
    yield from session.references()


def _guide(session: Session, *, after: bool) -> Iterator[Block]:
    for activity in session.activities:
        questions = list(session.asked(activity))
        if questions and ACTIVITIES[activity.key].after == after:
            yield Heading(3, session.t("pack.timed", name=session.name(activity), n=activity.minutes))
            for case, group in groupby(questions, lambda one: one.case):
                if case is not None and len(session.materials) > 1:
                    yield Paragraph(Line(session.case(case)), "quiet")
                yield from (Blank(one.text, _ANSWER) for one in group)


def _own(session: Session) -> Iterator[Block]:
    if questions := session.unasked():
        yield Heading(3, session.t("pack.own"))
        yield from (Blank(one, _ANSWER) for one in questions)
