"""The pictures of a case as blocks of a document."""

from __future__ import annotations

from ..model import Case
from ..render.logic import logic
from ..render.reader import Reader
from .blocks import Figure


def logic_model(case: Case, reader: Reader, *, outcomes: bool = True) -> Figure:
    """The logic model of a case; without `outcomes`, for those who are to find them out, it ends with the steps."""
    drawing = logic(case, reader, wide=True, outcomes=outcomes)
    return Figure(drawing.title, drawing.text, drawing.svg)
