"""Marks the words of another language inside a text with that language, so that they are read out and set as such."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from ..locales import LOCALES

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
_WORD = "[A-Za-z][A-Za-z’'-]*+"
# Of each language what is foreign in it, and the language that it then is in. A few Latin words in a Chinese text are
# names or terms, which Chinese voices read well enough; four in a row are English.
_RUNS: Mapping[str, tuple[str, str]] = {
    "en": (f"{_HAN}++(?:[、，。；：！？·“”《》（）]++{_HAN}++)*", LOCALES["zh"].tag),
    "zh": (f"(?<![&A-Za-z’'-]){_WORD}(?:[ ,;:]++{_WORD}){{3,}}", LOCALES["en"].tag),
}
# Whether there is any, which is quickly told and seldom so; and each of them, beside the tags that may not be changed.
_FOREIGN = {
    language: (re.compile(run), re.compile(f"<[^>]*>|{run}"), other) for language, (run, other) in _RUNS.items()
}


def told(made: Markup, tag: str) -> Markup:
    """HTML in the language of a BCP 47 tag, with each run of words of another language in an element that names it."""
    any_of_it, each, other = _FOREIGN[tag.partition("-")[0]]
    if not any_of_it.search(made):
        return made

    def mark(found: re.Match[str]) -> str:
        run = found[0]
        return run if run.startswith("<") else f'<span lang="{other}">{run}</span>'

    return Markup(each.sub(mark, made))
