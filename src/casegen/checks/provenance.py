"""Does every figure, locator and claim of evidence lead to a source that the record declares?"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding, Rule, Severity, Words
from ..model import Figure, Locator, Path
from . import Known, Subject, each
from .near import meant

NO_PLACE = Rule(
    "CG401", Severity.ERROR,
    {"zh": "数据没有出处", "en": "A figure without its place in a source"},
    {"zh": "数据“{id}”没有写{zh}", "en": "the figure `{id}` has no {en}"},
    {
        "zh": "读者要能从数字一步走到原文那一段。",
        "en": "A reader must be able to go from the number to the paragraph that it comes from.",
    },
    {
        "zh": "补上 source（来源的 id）和 paragraph（第几段，从 1 数起）；原文没有的数字就删掉。",
        "en": "Add `source` (the id of a source) and `paragraph` (counted from 1); "
        "delete a number that no source gives.",
    },
)
NO_EVIDENCE = Rule(
    "CG403", Severity.ERROR,
    {"zh": "证据等级没有依据", "en": "A level of evidence with nothing behind it"},
    {"zh": "证据等级写了 {level}，没有写明依据", "en": "`{level}` is claimed, and no place is named for it"},
    {
        "zh": "证据等级是对原文的判断，要让人能去核对。",
        "en": "A level of evidence is a judgement of a text, and others must be able to check it.",
    },
    {
        "zh": "加上 from（来源和段落），或列出有出处的 figures；没有依据就写 not-rated。",
        "en": "Add `from`, or figures that have a place; where there is nothing, write `not-rated`.",
    },
)
UNKNOWN_SOURCE = Rule(
    "CG404", Severity.ERROR,
    {"zh": "没有这个来源", "en": "No such source"},
    {"zh": "记录的 sources 里没有“{id}”", "en": "the record's `sources` have no `{id}`"},
    {
        "zh": "指到不存在的来源，页面上的链接就断了。",
        "en": "A place in a source that is not there is a broken link on the page.",
    },
    {"zh": "{zh}", "en": "{en}"},
)
FIGURE_NAMES = Rule(
    "CG405", Severity.ERROR,
    {"zh": "编号对不上", "en": "Ids that do not match up"},
    {"zh": "{zh}", "en": "{en}"},
    {
        "zh": "成效靠编号找到自己的数据，数据靠编号找到来源，一个编号只能指一样东西。",
        "en": "Outcomes find their figures by id, and figures their sources: an id must name one thing.",
    },
    {"zh": "{zh_help}", "en": "{en_help}"},
)
# What a figure may lack, by whether it lacks its source and its paragraph.
_LACKS = {
    (True, False): Words("figure.source", {"zh": " source", "en": "`source`"}),
    (False, True): Words("figure.paragraph", {"zh": " paragraph", "en": "`paragraph`"}),
    (True, True): Words("figure.both", {"zh": " source和paragraph", "en": "`source` and no `paragraph`"}),
}
USED_TWICE = Words(
    "id.twice",
    {
        "zh": "{field} 里的“{name}”在第 {line} 行已经用过",
        "en": "`{name}` in `{field}` is already used in line {line}",
    },
)
RENAME = Words(
    "id.rename",
    {
        "zh": "给其中一个换个编号，引用它的地方一起改。",
        "en": "Give one of them another id, there and where it is named.",
    },
)
NO_FIGURE = Words("figure.none", {"zh": "figures 里没有“{name}”", "en": "`figures` has no `{name}`"})


def _has_place(figure: Figure) -> bool:
    return figure.source is not None and figure.paragraph is not None


@each
def figures_have_places(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG401: every figure names its source and the paragraph in it."""
    del known
    record = subject.record
    for at, figure in enumerate(subject.case.figures):
        if not _has_place(figure):
            lacks = _LACKS[figure.source is None, figure.paragraph is None]
            span = record.span(("figures", at, "id"))
            yield NO_PLACE.at(record.path, span, id=figure.id, **lacks.said())


@each
def evidence_has_a_place(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG403: a level of evidence rests on a place in a source, its own or one of its figures'."""
    del known
    record = subject.record
    placed = {figure.id for figure in subject.case.figures if _has_place(figure)}
    for at, outcome in enumerate(subject.case.outcomes):
        if outcome.evidence != "not-rated" and not outcome.locators and placed.isdisjoint(outcome.figures):
            span = record.span(("outcomes", at, "evidence"))
            yield NO_EVIDENCE.at(record.path, span, level=outcome.evidence)


@each
def sources_are_declared(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG404: every locator and figure names a source of the record."""
    del known
    record = subject.record
    declared = {source.id for source in subject.case.sources}
    for path, part in subject.parts.models:
        if isinstance(part, Locator | Figure) and part.source is not None and part.source not in declared:
            span = record.span((*path, "source"))
            yield UNKNOWN_SOURCE.at(record.path, span, id=part.source, **meant(part.source, declared))


@each
def ids_match_up(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG405: figures and sources have ids of their own, and an outcome names figures that are there."""
    del known
    record, case = subject.record, subject.case
    ids = {"figures": [one.id for one in case.figures], "sources": [one.id for one in case.sources]}
    for field, members in ids.items():
        first: dict[str, Path] = {}
        for at, name in enumerate(members):
            path = (field, at, "id")
            before = first.setdefault(name, path)
            if before != path:
                line = record.span(before).line
                said = USED_TWICE.said(field=field, name=name, line=line)
                yield FIGURE_NAMES.at(record.path, record.span(path), **said, **RENAME.said("help"))
    declared = set(ids["figures"])
    for at, outcome in enumerate(case.outcomes):
        for number, name in enumerate(outcome.figures):
            if name not in declared:
                help_ = meant(name, declared)
                yield FIGURE_NAMES.at(
                    record.path, record.span(("outcomes", at, "figures", number)),
                    **NO_FIGURE.said(name=name), zh_help=help_["zh"], en_help=help_["en"],
                )
