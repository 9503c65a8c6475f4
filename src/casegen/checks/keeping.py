"""Does what a record says about its own keeping agree: its status, its dates, what takes its place?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..days import before, dated
from ..findings import Finding, Rule, Severity, Words
from ..model import Path
from . import Brief, Known, Subject, each, whole
from .near import meant

DISAGREE = Rule(
    "CG901", Severity.ERROR,
    {"zh": "状态和撤下说明对不上", "en": "Status and retirement disagree"},
    {"zh": "{zh}", "en": "{en}"},
    {
        "zh": "从旧链接来的读者要知道记录为什么撤下；没有撤下的记录写着撤下，会让人不知道信哪一个。",
        "en": "Readers who come by an old link need the reason, and a record that says both leaves them guessing.",
    },
    {"zh": "{zh_help}", "en": "{en_help}"},
)
DISORDER = Rule(
    "CG902", Severity.ERROR,
    {"zh": "日期先后不对", "en": "Dates out of order"},
    {
        "zh": "{zh}的日期 {date} 早于录入的日期 {created}",
        "en": "the date of the {en}, {date}, is before that of the record, {created}",
    },
    {
        "zh": "还没有录入的记录，谈不上更新、复核或撤下；最近的变化按这些日期排列。",
        "en": "What is not there yet cannot be updated, reviewed or retired, and recent changes stand by these dates.",
    },
    {"zh": "查清两个日期，改正写错的一个。", "en": "Look both dates up and mend the wrong one."},
)
NO_SUCCESSOR = Rule(
    "CG903", Severity.ERROR,
    {"zh": "替代的记录用不了", "en": "A replacement that readers cannot reach"},
    {"zh": "{zh}", "en": "{en}"},
    {
        "zh": "旧网址会转到替代的记录，那里必须有读者看得到的一页。",
        "en": "The old address leads to the replacement, and there has to be a page that readers can see.",
    },
    {"zh": "{zh_help}", "en": "{en_help}"},
)
NO_REASON = Words(
    "kept.no-reason",
    {
        "zh": "状态是 retired，却没有写 retired 一节",
        "en": "the status is `retired`, and there is no `retired` part",
    },
)
GIVE_REASON = Words(
    "kept.give-reason",
    {
        "zh": "加上“retired: ”，下面写 date（日期）和 reason（原因）；有替代的案例，再写 to。",
        "en": "Add `retired: ` with `date` and `reason`, and `to` where another case takes its place.",
    },
)
NOT_RETIRED = Words(
    "kept.not-retired",
    {
        "zh": "写了 retired 一节，状态却是 {status}",
        "en": "there is a `retired` part, and the status is `{status}`",
    },
)
WHICHEVER = Words(
    "kept.whichever",
    {
        "zh": "确实撤下，就写“status: retired”；没有撤下，删掉 retired 一节。",
        "en": "If it is retired, write `status: retired`; if not, delete the `retired` part.",
    },
)
UPDATED = Words("kept.updated", {"zh": "更新", "en": "update"})
REVIEWED = Words("kept.reviewed", {"zh": "复核", "en": "review"})
RETIRED = Words("kept.retired", {"zh": "撤下", "en": "retirement"})
# Where the date of what cannot come first stands, and what it is called.
_LATER: Mapping[str, tuple[Path, Words]] = {
    "updated": (("record", "updated"), UPDATED),
    "reviewed": (("record", "reviewed", "date"), REVIEWED),
    "retired": (("retired", "date"), RETIRED),
}
BY_ITSELF = Words("replaced.itself", {"zh": "记录不能替代它自己", "en": "a record cannot take its own place"})
BY_NONE = Words("replaced.none", {"zh": "库里没有案例“{id}”", "en": "the library has no case `{id}`"})
BY_DRAFT = Words(
    "replaced.draft", {"zh": "案例“{id}”还是草稿，没有网页", "en": "the case `{id}` is a draft and has no page"}
)
BY_RETIRED = Words("replaced.retired", {"zh": "案例“{id}”自己也撤下了", "en": "the case `{id}` is itself retired"})
ANOTHER = Words(
    "replaced.another",
    {
        "zh": "换成另一个已发布的案例；没有合适的，就删掉 to。",
        "en": "Name another published case, or delete `to`.",
    },
)


@each
def retired_with_a_reason(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG901: a record has `retired` when its status is retired, and only then."""
    del known
    record, case = subject.record, subject.case
    if case.status == "retired" and case.retired is None:
        span = record.span(("status",))
        yield DISAGREE.at(record.path, span, **NO_REASON.said(), **GIVE_REASON.said("help"))
    elif case.status != "retired" and case.retired is not None:
        span = record.span(("retired",), key=True)
        yield DISAGREE.at(record.path, span, **NOT_RETIRED.said(status=case.status), **WHICHEVER.said("help"))


@each
def kept_in_order(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG902: nothing is updated, reviewed or retired before it was recorded."""
    del known
    record, case = subject.record, subject.case
    if case.record is None:
        return
    for kind, date in dated(case):
        if kind in _LATER and before(date, case.record.created):
            path, what = _LATER[kind]
            yield DISORDER.at(record.path, record.span(path), date=date, created=case.record.created, **what.said())


@whole
def replaced_by_a_case(briefs: Sequence[Brief], known: Known) -> Iterator[Finding]:
    """CG903: what takes the place of a retired case is another, published case; so replacements form no chain."""
    del known
    status = {one.id: one.status for one in briefs}
    published = [name for name, one in status.items() if one == "published"]
    for brief in briefs:
        record, to = brief.record, brief.successor
        if to is None or (to != brief.id and status.get(to) == "published"):
            continue
        help_ = ANOTHER.said()
        if to == brief.id:
            wrong = BY_ITSELF
        elif to in status:
            wrong = BY_DRAFT if status[to] == "draft" else BY_RETIRED
        else:
            wrong, help_ = BY_NONE, dict(meant(to, (one for one in published if one != brief.id)))
        yield NO_SUCCESSOR.at(
            record.path, record.span(("retired", "to")),
            **wrong.said(id=to), zh_help=help_["zh"], en_help=help_["en"],
        )
