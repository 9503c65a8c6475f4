"""Are the vocabularies sound, and is every concept that a case names in one of them?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePosixPath

from ..findings import Finding, Rule, Severity, Span, Words
from ..model import Case, Concept, ConceptScheme, concepts_in
from ..safe import printable, short
from . import Brief, Known, Subject, Vocabulary, each, whole
from .near import COMMA, ranked
from .wanted import below, scheme_of

UNKNOWN_CONCEPT = Rule(
    "CG201", Severity.ERROR,
    {"zh": "词表里没有这个概念", "en": "Not a concept of the vocabulary"},
    {"zh": "词表“{scheme}”里没有“{value}”", "en": "the vocabulary `{scheme}` has no concept `{value}`"},
    {
        "zh": "检索、筛选和比较都靠词表里的编号，写法不同就归不到一起。",
        "en": "Search, filters and comparison go by the ids of concepts; other spellings stay apart.",
    },
    {"zh": "{zh}", "en": "{en}"},
)
BROKEN = Rule(
    "CG202", Severity.ERROR,
    {"zh": "词表自相矛盾", "en": "The vocabulary contradicts itself"},
    {"zh": "{zh}", "en": "{en}"},
    {
        "zh": "概念的上下级和名称要清楚，页面和检索才知道指哪一个。",
        "en": "Pages and search must know which concept is meant and what stands above it.",
    },
    {"zh": "{zh_help}", "en": "{en_help}"},
)
MISPLACED = Rule(
    "CG203", Severity.ERROR,
    {"zh": "词表与文件名不符，或缺少词表", "en": "A vocabulary that is missing or not named after its file"},
    {"zh": "{zh}", "en": "{en}"},
    {
        "zh": "程序按文件名找词表，记录里的字段要靠它核对。",
        "en": "A vocabulary is found by the name of its file, and fields of records are checked against it.",
    },
    {"zh": "{zh_help}", "en": "{en_help}"},
)
CONCEPT = Words("concept", {"zh": "{id}（{zh_label}）", "en": "`{id}` ({en_label})"})
MEANT = Words("concept.meant", {"zh": "你是不是想写 {zh_concept}？", "en": "Did you mean {en_concept}?"})
CHOOSE = Words(
    "concept.choose",
    {
        "zh": "从 vocabulary/{scheme}.yml 里选一个编号，如 {zh_names}。",
        "en": "Choose an id from vocabulary/{scheme}.yml, such as {en_names}.",
    },
)
_BEST = {"zh_help": "只在最贴切的概念下留着这个词。", "en_help": "Keep the word under the concept that it fits best."}
_SHOWN = {
    "zh_help": "hiddenLabel只写不显示的词，从那里删掉它。",
    "en_help": "`hiddenLabel` is for words that are not shown: delete it there.",
}
# How alike, out of 100, a word must be to be taken for what was meant; how many concepts are offered.
ALIKE = 60
OFFERED = 3


def fold(text: str) -> str:
    """`text` as it is compared: half-width, without case and outer space."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def nearest(value: str, scheme: ConceptScheme) -> list[tuple[Concept, float]]:
    """The concepts whose id or labels are most like `value`, each with how alike it is, best first."""
    words = [(fold(word), one) for one in scheme.concepts for word in (one.id, *one.words())]
    best: dict[str, tuple[Concept, float]] = {}
    alike = ranked(fold(value)[:100], [word for word, _ in words], OFFERED * 4)
    for _, score, at in alike:
        best.setdefault(words[at][1].id, (words[at][1], score))
    return list(best.values())[:OFFERED]


def unknown_concept(path: str, span: Span, value: str, scheme: ConceptScheme) -> Finding:
    """The finding that `value` is no concept of `scheme`, with those that may have been meant."""
    near = nearest(value, scheme)
    if near and near[0][1] >= ALIKE:
        help_ = MEANT.said(**_named(near[0][0]))
    else:
        shown = [_named(one) for one, _ in near]
        names = {f"{key}_names": mark.join(one[f"{key}_concept"] for one in shown) for key, mark in COMMA.texts.items()}
        help_ = CHOOSE.said(scheme=scheme.scheme, **names)
    return UNKNOWN_CONCEPT.at(path, span, scheme=scheme.scheme, value=short(value), **help_)


def _named(concept: Concept) -> dict[str, str]:
    """A concept's id and label as values for a template: `zh_concept` and `en_concept`."""
    first = next(iter(concept.pref_label.root.values()))
    labels = {f"{locale}_label": concept.pref_label.get(locale) or first for locale in CONCEPT.texts}
    return CONCEPT.said("concept", id=concept.id, **labels)


@each
def known_concepts(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG201: every concept that a case names is in its vocabulary."""
    record, ids = subject.record, known.concepts
    for path, name, value in concepts_in(subject.parts.models):
        if name in ids and value not in ids[name]:
            yield unknown_concept(record.path, record.span(path), value, known.schemes[name])


@whole
def sound_vocabularies(briefs: Sequence[Brief], known: Known) -> Iterator[Finding]:
    """CG202: ids stand once, what is broader exists and ends, and no word names two concepts."""
    del briefs
    for one in known.vocabularies:
        yield from _ids(one)
        yield from _ladder(one)
        yield from _words(one)


def _ids(one: Vocabulary) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for at, concept in enumerate(one.scheme.concepts):
        before = first.setdefault(concept.id, at)
        if before != at:
            line = one.record.span(("concepts", before, "id")).line
            yield BROKEN.at(
                one.record.path, one.record.span(("concepts", at, "id")),
                zh=f"概念“{concept.id}”在第 {line} 行已经有了",
                en=f"the concept `{concept.id}` already stands in line {line}",
                zh_help="合并成一个，或给这一个换个编号。",
                en_help="Merge the two, or give this one another id.",
            )


def _ladder(one: Vocabulary) -> Iterator[Finding]:
    places = {concept.id: at for at, concept in enumerate(one.scheme.concepts)}
    above = {concept.id: concept.broader for concept in one.scheme.concepts}
    done: set[str] = set()
    for start in above:
        trail: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in above and at not in done and at not in trail:
            trail[at] = None
            at = above[at]
        if at is not None and at not in above:
            last = next(reversed(trail))
            zh = "写这份词表里的编号，或删掉这一行。"
            en = "Write an id of this vocabulary, or delete the line."
            near = nearest(at, one.scheme)
            if near and near[0][1] >= ALIKE:
                zh, en = MEANT.said(**_named(near[0][0])).values()
            yield BROKEN.at(
                one.record.path, one.record.span(("concepts", places[last], "broader")),
                zh=f"上级概念“{at}”不在这份词表里",
                en=f"the broader concept `{at}` is not in this vocabulary",
                zh_help=zh, en_help=en,
            )
        elif at in trail:
            ring = [*list(trail)[list(trail).index(at) :], at]
            yield BROKEN.at(
                one.record.path, one.record.span(("concepts", places[at], "broader")),
                zh="上下级绕成了圈：" + " → ".join(_few(ring)),
                en="concepts are broader than themselves: " + " → ".join(_few(ring)),
                zh_help="删掉其中一处 broader。", en_help="Delete one of these `broader` lines.",
            )
        done.update(trail)


def _few(ring: list[str]) -> list[str]:
    return ring if len(ring) <= 6 else [*ring[:4], "…", ring[-1]]


def _words(one: Vocabulary) -> Iterator[Finding]:
    """What names two concepts, or is shown and hidden at once."""
    held: dict[str, str] = {}
    for concept in one.scheme.concepts:
        for word in concept.pref_label.root.values():
            held.setdefault(fold(word), concept.id)
    for at, concept in enumerate(one.scheme.concepts):
        shown = set(map(fold, concept.pref_label.root.values()))
        for name, labels in (("altLabel", concept.alt_label), ("hiddenLabel", concept.hidden_label)):
            for key, words in labels.root.items():
                for number, word in enumerate(words):
                    other = held.setdefault(fold(word), concept.id)
                    if other != concept.id or (name == "hiddenLabel" and fold(word) in shown):
                        yield BROKEN.at(
                            one.record.path, one.record.span(("concepts", at, name, key, number)),
                            zh=f"“{printable(word)}”已经是概念“{other}”的名称",
                            en=f"`{printable(word)}` already names the concept `{other}`",
                            **(_BEST if other != concept.id else _SHOWN),
                        )
            shown.update(fold(word) for words in labels.root.values() for word in words)


@cache
def _needed() -> tuple[str, ...]:
    return tuple(sorted({name for _, _, _, kind in below(Case) if (name := scheme_of(kind))}))


@whole
def declared_schemes(briefs: Sequence[Brief], known: Known) -> Iterator[Finding]:
    """CG203: a scheme is called as its file is, and every scheme that a field needs has a file."""
    del briefs
    for one in known.vocabularies:
        stem = PurePosixPath(one.record.path).stem
        if one.scheme.scheme != stem:
            yield MISPLACED.at(
                one.record.path, one.record.span(("scheme",)),
                zh=f"词表叫“{one.scheme.scheme}”，文件却叫“{stem}.yml”",
                en=f"the vocabulary is called `{one.scheme.scheme}` and its file `{stem}.yml`",
                zh_help=f"把 scheme 改成 {stem}，或给文件改名。",
                en_help=f"Write `scheme: {stem}`, or rename the file.",
            )
    files = {PurePosixPath(path).name for path in known.paths if path.startswith("vocabulary/")}
    for name in _needed():
        if name not in known.schemes and f"{name}.yml" not in files:
            yield MISPLACED.at(
                f"vocabulary/{name}.yml", Span(),
                zh=f"没有词表“{name}”，记录里有字段要用它",
                en=f"there is no vocabulary `{name}`, which fields of records need",
                zh_help=f"新建 vocabulary/{name}.yml，或用 casegen init 得到的那一份。",
                en_help=f"Add vocabulary/{name}.yml, or copy the one that `casegen init` writes.",
            )
