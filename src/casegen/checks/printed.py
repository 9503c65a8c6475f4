"""Have the fonts that packs are printed in every character of the cases and of the packs?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..coverage import UNUSUAL, lacking, unusual
from ..findings import Finding, Rule, Severity, Words
from . import Brief, Known, PackSubject, pack, whole
from .near import COMMA

OF_A_CASE = Rule(
    "CG305", Severity.WARNING,
    {"zh": "材料包的字体没有的字符", "en": "Characters that the fonts of packs lack"},
    {"zh": "材料包的字体没有这些字符：{zh}", "en": "the fonts of packs lack {en}"},
    {
        "zh": "字体没有的字符印不出来；案例一旦选进材料包，网站就生成不了。",
        "en": "What a font lacks cannot be printed: once a pack holds the case, the site cannot be built.",
    },
    {"zh": "删掉它，或改用文字说。", "en": "Delete it, or say it in words."},
)
OF_A_PACK = Rule(
    "CG707", Severity.ERROR,
    {"zh": "材料包印不出来", "en": "A pack that cannot be printed"},
    {"zh": "{zh_where}有字体没有的字符：{zh}", "en": "the fonts lack characters of {en_where}: {en}"},
    {
        "zh": "材料包要排成PDF；有一个字符排不出来，整个网站就生成不了。",
        "en": "A pack becomes a PDF, and where one character cannot be set the whole site cannot be built.",
    },
    {
        "zh": "在原来的文字里删掉它，或改用文字说；也可以换一个案例。",
        "en": "Delete it where it is written, or say it in words; or choose another case.",
    },
)
THIS_TEXT = Words("pack.this-text", {"zh": "这段文字里", "en": "this text"})
THE_CASE = Words("pack.the-case", {"zh": "案例“{id}”里", "en": "the case `{id}`"})
CHARACTER = Words("pack.character", {"zh": "“{shown}”（U+{code}）", "en": "“{shown}” (U+{code})"})
# So many characters are shown.
_SHOWN = 5


@whole
def characters_of_cases(briefs: Sequence[Brief], known: Known) -> Iterator[Finding]:
    """CG305: the fonts that packs are printed in have every character of a case; where there are none, nobody knows."""
    del known
    for brief in briefs:
        for path, characters in brief.unusual:
            if lacked := _lacked(characters):
                span = brief.record.within(path, lacked[0])
                yield OF_A_CASE.at(brief.record.path, span, **_named(lacked))


@pack
def characters_of_packs(subject: PackSubject, known: Known) -> Iterator[Finding]:
    """CG707: the fonts have every character of a pack and of the cases that it holds."""
    record, said = subject.record, subject.said
    for path, _, key, text in said.of(said.matching(UNUSUAL)):
        if lacked := _lacked(unusual(text)):
            span = record.within((*path, key), lacked[0])
            yield OF_A_PACK.at(record.path, span, **THIS_TEXT.said("where"), **_named(lacked))
    for at, name in enumerate(subject.pack.cases):
        if lacked := _lacked(known.unusual.get(name, "")):
            span = record.span(("cases", at))
            yield OF_A_PACK.at(record.path, span, **THE_CASE.said("where", id=name), **_named(lacked))


def _lacked(characters: str) -> str:
    """Those of these characters that the regular or the bold lacks; "" where there is no family."""
    if not characters:
        return ""
    # Load what few records need.
    from ..fonts import FontError, family

    try:
        found = family()
    except FontError:
        return ""
    return "".join(one for one in characters if lacking(one, found.regular) or lacking(one, found.bold))


def _named(characters: str) -> dict[str, str]:
    """The first of these characters as values for a rule, in every language."""
    each = [CHARACTER.said(shown=one, code=f"{ord(one):04X}") for one in characters[:_SHOWN]]
    more = "…" * (len(characters) > _SHOWN)
    return {locale: mark.join(one[locale] for one in each) + more for locale, mark in COMMA.texts.items()}
