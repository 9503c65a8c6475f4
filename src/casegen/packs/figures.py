"""The pictures of a case as blocks of a document."""

from __future__ import annotations

from ..model import Case
from ..render.logic import logic
from ..render.reader import Reader
from .blocks import Figure


def logic_model(case: Case, reader: Reader) -> Figure:
    """The logic model of a case, outcomes and all."""
    drawing = logic(case, reader, wide=True)
    return Figure(drawing.title, drawing.text, drawing.svg)
