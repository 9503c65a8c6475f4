"""Is every curated pack called as its file is, and made of cases that readers find?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..findings import Finding, Rule, Severity, Words
from . import Known, PackSubject, pack
from .near import meant

NOT_ITS_NAME = Rule(
    "CG504", Severity.ERROR,
    {"zh": "材料包的编号与文件名不同", "en": "The id of a pack is not its file name"},
    {"zh": "编号是“{id}”，文件却叫“{stem}.yml”", "en": "the id is `{id}` and the file `{stem}.yml`"},
    {
        "zh": "编号就是材料包的网址，文件名要能让人一眼找到它。",
        "en": "The id is the pack's address, and people look for its file by that name.",
    },
    {
        "zh": "还没有发布：把 id 改成 {stem}。已经发布：编号不动，把文件改名为 {id}.yml。",
        "en": "If it is not published yet, write `id: {stem}`; if it is, rename the file to {id}.yml.",
    },
)
NO_SUCH_CASE = Rule(
    "CG705", Severity.ERROR,
    {"zh": "材料包选的案例不存在", "en": "A pack of a case that is not there"},
    {"zh": "库里没有案例“{id}”", "en": "the library has no case `{id}`"},
    {
        "zh": "材料是由案例做成的，少一个，时间和题目都对不上。",
        "en": "A pack is made of its cases; without one of them neither its times nor its questions hold.",
    },
    {"zh": "{zh}", "en": "{en}"},
)
NOT_FOR_READERS = Rule(
    "CG706", Severity.ERROR,
    {"zh": "材料包选了读者看不到的案例", "en": "A pack of a case that readers do not find"},
    {"zh": "案例“{id}”{zh}", "en": "the case `{id}` {en}"},
    {
        "zh": "草稿还没有审过，撤下的案例不再维护，都不应当拿来教。",
        "en": "A draft has not been read over and a retired case is no longer kept up; neither is fit to teach from.",
    },
    {
        "zh": "换一个已发布的案例，或等它发布后再选。",
        "en": "Choose a published case, or wait until this one is published.",
    },
)
DRAFT = Words("pack.draft", {"zh": "还是草稿", "en": "is still a draft"})
RETIRED = Words("pack.retired", {"zh": "已经撤下", "en": "is retired"})


@pack
def named_after_its_file(subject: PackSubject, known: Known) -> Iterator[Finding]:
    """CG504: the id of a pack is its file's name without `.yml`."""
    del known
    stem = PurePosixPath(subject.record.path).stem
    if subject.pack.id != stem:
        yield NOT_ITS_NAME.at(subject.record.path, subject.record.span(("id",)), id=subject.pack.id, stem=stem)


@pack
def made_of_published_cases(subject: PackSubject, known: Known) -> Iterator[Finding]:
    """CG705, CG706: every case of a pack is there, and neither a draft nor retired."""
    record = subject.record
    published = [name for name, status in known.statuses.items() if status == "published"]
    for at, name in enumerate(subject.pack.cases):
        status = known.statuses.get(name)
        if status is None:
            yield NO_SUCH_CASE.at(record.path, record.span(("cases", at)), id=name, **meant(name, published))
        elif status != "published":
            why = DRAFT if status == "draft" else RETIRED
            yield NOT_FOR_READERS.at(record.path, record.span(("cases", at)), id=name, **why.said())
