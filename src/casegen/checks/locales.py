"""Is every text there in every language that people write, and is each translation up to date?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import opencc

from ..findings import Finding, Rule, Severity, Words
from ..locales import LOCALES
from ..translations import FIELD, WRITTEN, fingerprint
from . import Known, PackSubject, Subject, each, pack
from .names import without_names
from .pinpoint import pinpoint

MISSING = Rule(
    "CG301", Severity.WARNING,
    {"zh": "缺少译文", "en": "A missing translation"},
    {"zh": "这里缺少{zh}", "en": "{en} is missing here"},
    {
        "zh": "两种文字的读者看到的内容应当一样多。",
        "en": "Readers of either language should find the same.",
    },
    {"zh": "加一行“{key}: ”，写上{zh}。", "en": "Add a line `{key}: ` with the {en} text."},
)
STALE = Rule(
    "CG302", Severity.WARNING,
    {"zh": "译文可能过时", "en": "A translation that may be stale"},
    {"zh": "原文改过，这处{zh}还没有确认", "en": "the original has changed since this {en} was confirmed"},
    {
        "zh": "原文改了，译文没有跟上，两种读者就会读到不同的事实。",
        "en": "When an original changes and its translation does not, readers are told different things.",
    },
    {
        "zh": "对照原文改好译文，再运行 casegen check --confirm-translations {file}。",
        "en": "Bring it into line with the original, then run `casegen check --confirm-translations {file}`.",
    },
)
UNCONFIRMED = Rule(
    "CG303", Severity.ADVICE,
    {"zh": "译文没有指纹", "en": "Translations without fingerprints"},
    {"zh": "{zh}译文还没有确认过", "en": "the {en} translations have not been confirmed yet"},
    {
        "zh": "有了指纹，以后改动原文，程序才认得出哪一处译文过时。",
        "en": "With fingerprints a later change to an original shows which translation is stale.",
    },
    {
        "zh": "核对译文后运行 casegen check --confirm-translations {file}。",
        "en": "Check the translations, then run `casegen check --confirm-translations {file}`.",
    },
)
TRADITIONAL = Rule(
    "CG304", Severity.WARNING,
    {"zh": "简体文字里有繁体字", "en": "Traditional characters in Simplified text"},
    {
        "zh": "zh 用简体书写，这里有繁体字：{characters}",
        "en": "`zh` is written in Simplified; these characters are Traditional: {characters}",
    },
    {
        "zh": "繁体版由简体转出；简繁混写，检索和转换都会出错。",
        "en": "The Traditional edition is derived; mixed script misleads both conversion and readers.",
    },
    {
        "zh": "改成“{simplified}”；专名须用繁体时，写在 zh-Hant 里或加引号。",
        "en": "Write {simplified}; a name that must be Traditional goes under `zh-Hant` or into “”.",
    },
)
_NAMES: Mapping[str, Words] = {
    "zh": Words("language.zh", {"zh": "中文", "en": "Chinese"}),
    "en": Words("language.en", {"zh": "英文", "en": "English"}),
}
_CHINESE = "zh"
_SHOWN = 8


def _named(key: str) -> Mapping[str, str]:
    """What a language is called in Chinese and in English; its own name where nobody has said."""
    if key in _NAMES:
        return _NAMES[key].said()
    own = next((locale.name for locale in LOCALES.values() if locale.key == key), key)
    return {"zh": own, "en": own}


@pack
@each
def every_language(subject: Subject | PackSubject, known: Known) -> Iterator[Finding]:
    """CG301: every text is written in every language that is not derived."""
    del known
    record = subject.record
    for path, text in subject.texts:
        for key in WRITTEN:
            if key not in text.root:
                yield MISSING.at(record.path, record.span(path, key=True), key=key, **_named(key))


@pack
@each
def up_to_date(subject: Subject | PackSubject, known: Known) -> Iterator[Finding]:
    """CG302: every translation was made from the original as it is now."""
    del known
    record, case = subject.record, subject.told
    prints = case.translations.items()
    confirmed = {key: {*known} for key, known in prints if key in WRITTEN and key != case.original}
    for path, text in subject.texts:
        said = text.root
        translations = [key for key in confirmed if key in said] if case.original in said else ()
        print_ = fingerprint(said[case.original]) if translations else ""
        for key in translations:
            if print_ not in confirmed[key]:
                yield STALE.at(record.path, record.span((*path, key)), file=record.path, **_named(key))


@pack
@each
def confirmed_once(subject: Subject | PackSubject, known: Known) -> Iterator[Finding]:
    """CG303: a language that texts are translated into has fingerprints."""
    del known
    record, case = subject.record, subject.told
    written = {key for _, text in subject.texts if case.original in text.root for key in text.root}
    for key in sorted(written & {*WRITTEN} - {case.original}):
        if not case.translations.get(key):
            at = FIELD if (FIELD,) in record.marks else "id"
            span = record.span((at,), key=True)
            yield UNCONFIRMED.at(record.path, span, file=record.path, **_named(key))


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@pack
@each
def simplified(subject: Subject | PackSubject, known: Known) -> Iterator[Finding]:
    """CG304: Chinese is written in Simplified characters, outside names in quotation marks."""
    del known
    record, said_in_all = subject.record, subject.said
    # Few records hold any: what is converted whole and comes out the same needs no closer look.
    if _simplifier().convert(said_in_all.whole) == said_in_all.whole:
        return
    for path, text in subject.texts:
        said = text.get(_CHINESE)
        if said is None:
            continue
        own = without_names(said)
        converted = _simplifier().convert(own)
        if converted == own:
            continue
        # The conversion keeps the length but for rare phrases; even then its first difference shows the place.
        differ = [at for at, (one, other) in enumerate(zip(own, converted, strict=False)) if one != other]
        pairs = {own[at]: converted[at] for at in differ}
        shown = list(pairs)[:_SHOWN]
        at = differ[0] if differ else 0
        yield TRADITIONAL.at(
            record.path, pinpoint(record, (*path, _CHINESE), said, at, at + 1),
            characters="".join(shown), simplified="".join(pairs[one] for one in shown),
        )
