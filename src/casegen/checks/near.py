"""Which of the known names was meant by one that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

# How alike, out of 100, a name must be to be taken for what was meant.
ALIKE = 60


def meant(value: str, known: Iterable[str]) -> Mapping[str, str]:
    """A remedy in Chinese and English (`zh`, `en`): the name most like `value`, or else the known ones."""
    names = sorted(known)
    near = process.extractOne(value[:100], names, scorer=fuzz.ratio, score_cutoff=ALIKE)
    if near:
        return {"zh": f"你是不是想写“{near[0]}”？", "en": f"Did you mean `{near[0]}`?"}
    if not names:
        return {"zh": "这里还没有可以写的名字，删掉它。", "en": "There is none to name yet; delete it."}
    few = names[:5]
    zh, en = ("等。", " and others.") if len(names) > len(few) else ("。", ".")
    return {"zh": f"可以写：{'、'.join(few)}{zh}", "en": f"Those known are: {', '.join(few)}{en}"}
