"""Is every case called as its file is, and only one called so?"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from ..findings import Finding, Rule, Severity, Span
from . import Brief, Known, Subject, each, whole

NOT_ITS_NAME = Rule(
    "CG501", Severity.ERROR,
    {"zh": "编号与文件名不同", "en": "The id is not the file name"},
    {"zh": "编号是“{id}”，文件却叫“{stem}.yml”", "en": "the id is `{id}` and the file `{stem}.yml`"},
    {
        "zh": "编号就是案例的网址，文件名要能让人一眼找到它。",
        "en": "The id is the case's address, and people look for its file by that name.",
    },
    {
        "zh": "新案例：把 id 改成 {stem}。已发布的案例：编号不动，把文件改名为 {id}.yml。",
        "en": "If the case is new, write `id: {stem}`; if it is published, rename the file to {id}.yml.",
    },
)
ONLY_CASE = Rule(
    "CG502", Severity.ERROR,
    {"zh": "两个文件名只差大小写", "en": "Two file names that differ only in case"},
    {"zh": "文件名与“{other}”只差大小写", "en": "the file name differs from `{other}` only in case"},
    {
        "zh": "在 Windows 和 macOS 上它们是同一个文件，后一个会盖掉前一个。",
        "en": "On Windows and macOS they are one file, and the second replaces the first.",
    },
    {
        "zh": "若是同一个案例，删掉一个；若不是，换一个不同的小写名字。",
        "en": "If they are one case, delete one; if not, give one a different name in lower case.",
    },
)
TWICE = Rule(
    "CG503", Severity.ERROR,
    {"zh": "两个案例用了同一个编号", "en": "Two cases with one id"},
    {"zh": "编号“{id}”已经用在 {other} 里", "en": "the id `{id}` is already used in {other}"},
    {
        "zh": "编号就是网址，一个网址只能有一个案例。",
        "en": "The id is the address, and an address holds one case.",
    },
    {
        "zh": "给其中一个换编号，文件名一起改；若是同一个案例，合并它们。",
        "en": "Give one of them another id and file name; if they are one case, merge them.",
    },
)
WITHDRAWN = Rule(
    "CG505", Severity.ERROR,
    {"zh": "应要求撤下的记录又出现了", "en": "A record that was taken down on request"},
    {
        "zh": "mkdocs.yml 里写着，编号“{id}”的记录已应要求撤下",
        "en": "`mkdocs.yml` says that the record `{id}` was taken down on request",
    },
    {
        "zh": "有人要求撤下它，库也答应了；再发布出来，受伤害的还是同一个人。",
        "en": "Somebody asked for it to go and was promised that; publishing it again may harm the same person.",
    },
    {
        "zh": "删掉这个文件。若说的是另一件事，换一个编号；"
        "若本人同意重新发布，从 extra.casegen.withdrawn 里去掉这一项。",
        "en": "Delete the file. If it tells of something else, give it another id; "
        "if those concerned agreed, take the entry out of `extra.casegen.withdrawn`.",
    },
)


@each
def named_after_its_file(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG501: the id is the file's name without `.yml`."""
    del known
    stem = PurePosixPath(subject.record.path).stem
    if subject.case.id != stem:
        span = subject.record.span(("id",))
        yield NOT_ITS_NAME.at(subject.record.path, span, id=subject.case.id, stem=stem)


@whole
def one_name_on_every_system(briefs: Sequence[Brief], known: Known) -> Iterator[Finding]:
    """CG502: no two files, sound or not, have names that differ only in case."""
    del briefs
    alike: dict[str, list[str]] = defaultdict(list)
    for path in known.paths:
        alike[unicodedata.normalize("NFC", path).casefold()].append(path)
    for paths in alike.values():
        # The lower-case name is the one to keep, whatever its place in the listing.
        first, *others = sorted(paths, key=lambda path: (path != path.lower(), path))
        for path in others:
            yield ONLY_CASE.at(path, Span(), other=PurePosixPath(first).name)


@whole
def one_case_an_id(briefs: Sequence[Brief], known: Known) -> Iterator[Finding]:
    """CG503: no two cases have the same id, nor one that another was published under."""
    del known
    holders: dict[str, str] = {}
    # What is published stays: it is the draft that has to take another id.
    ordered = sorted(briefs, key=lambda one: (one.status == "draft", one.record.path))
    for brief in ordered:
        path = brief.record.path
        other = holders.setdefault(brief.id, path)
        if other != path:
            yield TWICE.at(path, brief.record.span(("id",)), id=brief.id, other=other)
    for brief in ordered:
        path = brief.record.path
        for at, old in enumerate(brief.formerly):
            other = holders.setdefault(old, path)
            if other != path or old == brief.id:
                yield TWICE.at(path, brief.record.span(("formerly", at)), id=old, other=other)


@whole
def nothing_withdrawn_comes_back(briefs: Sequence[Brief], known: Known) -> Iterator[Finding]:
    """CG505: no case has an id, or had one, whose record was taken down on request."""
    for brief in briefs:
        if brief.id in known.withdrawn:
            yield WITHDRAWN.at(brief.record.path, brief.record.span(("id",)), id=brief.id)
        for at, old in enumerate(brief.formerly):
            if old in known.withdrawn:
                yield WITHDRAWN.at(brief.record.path, brief.record.span(("formerly", at)), id=old)
