"""Works as BibTeX, in which every character of a record means itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .work import Work

# A brace counts even behind a backslash, so it has to be named.
_MEANING = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {one: f"\\{one}" for one in "#$%&_"}
_MEANS = re.compile("[" + re.escape("".join(_MEANING)) + "]")
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C"}


def bibtex(works: Sequence[Work]) -> str:
    """The works one after another, each under its id."""
    return "\n".join("".join(_lines(work)) for work in works)


def _lines(work: Work) -> Iterator[str]:
    yield f"@{'techreport' if work.report else 'misc'}{{{work.id},\n"
    fields = {
        # A second brace keeps a name in one piece, and the capitals of a title.
        "author": f"{{{_text(work.author)}}}" if work.author else "",
        "title": f"{{{_text(work.title)}}}",
        "institution" if work.report else "howpublished": _text(work.publisher),
        "date": work.dated,
        "year": work.year,
        "url": "".join(_IN_ADDRESS.get(one, one) for one in work.url),
    }
    for name, value in fields.items():
        if value:
            yield f"  {name} = {{{value}}},\n"
    yield "}\n"


def _text(text: str) -> str:
    return _MEANS.sub(lambda found: _MEANING[found[0]], text)
