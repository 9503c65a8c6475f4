"""Which of the known names was meant by one that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..findings import Words

DID_YOU_MEAN = Words("near.meant", {"zh": "你是不是想写“{name}”？", "en": "Did you mean `{name}`?"})
NONE_YET = Words(
    "near.none", {"zh": "这里还没有可以写的名字，删掉它。", "en": "There is none to name yet; delete it."}
)
THOSE = Words("near.those", {"zh": "可以写：{zh_names}。", "en": "Those known are: {en_names}."})
SOME = Words("near.some", {"zh": "可以写：{zh_names}等。", "en": "Those known are: {en_names} and others."})
# How names stand in a row, and how those do of which one is meant.
COMMA = Words("comma", {"zh": "、", "en": ", "})
OR = Words("or", {"zh": "”、“", "en": "` or `"})
# How alike, out of 100, a name must be to be taken for what was meant.
ALIKE = 60


def meant(value: str, known: Iterable[str]) -> Mapping[str, str]:
    """A remedy in Chinese and English (`zh`, `en`): the name most like `value`, or else the known ones."""
    names = sorted(known)
    # Load what only a finding needs.
    from rapidfuzz import fuzz, process
    near = process.extractOne(value[:100], names, scorer=fuzz.ratio, score_cutoff=ALIKE)
    if near:
        return DID_YOU_MEAN.said(name=near[0])
    if not names:
        return NONE_YET.said()
    few = names[:5]
    return (SOME if len(names) > len(few) else THOSE).said(**listed(few))


def ranked(value: str, names: Sequence[str], limit: int | None = None) -> list[tuple[str, float, int]]:
    """So many of the names, or all, those most like `value` first: each with how alike it is and its place."""
    # Load what only a finding needs.
    from rapidfuzz import fuzz, process

    return process.extract(value, names, scorer=fuzz.ratio, limit=limit)


def listed(names: Sequence[str]) -> dict[str, str]:
    """Names in a row, as values for a template: `zh_names` and `en_names`."""
    return {f"{locale}_names": comma.join(names) for locale, comma in COMMA.texts.items()}


def either(names: Sequence[str]) -> dict[str, str]:
    """Names of which one is meant, as values for a template: `zh_places` and `en_places`."""
    return {f"{locale}_places": between.join(names) for locale, between in OR.texts.items()}
