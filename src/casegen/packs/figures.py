"""The pictures of a case as blocks of a document."""

from __future__ import annotations

from ..model import Case
from ..render.diagram import diagram
from ..render.drawing import Drawing
from ..render.logic import logic
from ..render.reader import Reader
from .blocks import Figure


def logic_model(case: Case, reader: Reader) -> Figure:
    """The logic model of a case, outcomes and all."""
    return _figure(logic(case, reader, wide=True))


def actor_diagram(case: Case, reader: Reader, name: str) -> Figure:
    """Who took part in a case that is called `name`, by the five social forces; tells no outcome."""
    return _figure(diagram(case, reader, name))


def _figure(drawing: Drawing) -> Figure:
    return Figure(drawing.title, drawing.text, drawing.svg)
