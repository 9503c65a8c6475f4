"""Which field a heading of a Word document means: the names that the form and the codebook give to fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ..locales import LOCALES
from ..render.codebook import Field
from .drafts import by_slug
from .tables import folded
from .targets import NOT_IMPORTED

# A heading is a few words; more is a paragraph in the wrong style.
LONGEST = 80
# What the template says before its first heading, by the names of the strings.
INTRO = ("title", "intro")
_DIGITS = {digit: at for at, digit in enumerate("一二三四五六七八九十", 1)}
# Numbers that writers put before headings: 一、 （二） 3. 4)
_BEFORE = re.compile(r"[（(]?[0-9０-９一二三四五六七八九十]{1,3}(?:[）)]|[、.．:：])\s*")
_AFTER = re.compile(r"\s*([0-9]{1,3}|[一二三四五六七八九十])\s*[:：.．。、]?\Z")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field of a part, the language that its name is in, and the number of the member where one is written."""

    field: Field
    language: str
    number: int = 0


def meaning(slug: str, heading: str) -> Meaning | None:
    """The field of a part that a heading names, with or without numbers before and after; None for no field's name."""
    if len(heading) > LONGEST:
        return None
    for text, number in _readings(heading):
        found = _names(slug).get(folded(text.rstrip(":： ")))
        if found is not None:
            field, language = found
            return Meaning(field, language, number)
    return None


def hints() -> frozenset[str]:
    """The explanations that the template holds, which are no content of the document."""
    return _hints()


def said(slug: str, field: Field, locale: str) -> tuple[str, str]:
    """The heading of a field and the explanation below it, in a locale."""
    name = f"{slug}.{field.name}"
    meant = LOCALES[locale].t(f"field.{name}")
    return LOCALES[locale].t(f"label.{name}"), LOCALES[locale].t("import.hint", meaning=meant)


def _readings(heading: str) -> Iterator[tuple[str, int]]:
    for text in dict.fromkeys((heading, _BEFORE.sub("", heading, count=1) if _BEFORE.match(heading) else heading)):
        yield text, 0
        if found := _AFTER.search(text):
            number = found[1]
            yield text[: found.start()], _DIGITS.get(number) or int(number)


@cache
def _names(slug: str) -> Mapping[str, tuple[Field, str]]:
    """Every name of every field of a part, with the language that it is in; a list has the name of its part too."""
    made: dict[str, tuple[Field, str]] = {}
    for locale in LOCALES.values():
        for field in by_slug()[slug].fields:
            if slug == "case" and field.name in NOT_IMPORTED - {"id"}:
                continue
            labels = [locale.t(f"label.{slug}.{field.name}")]
            if field.kind.many and field.kind.part not in {"", "statement", "locator"}:
                labels.append(locale.t(f"part.{field.kind.part}"))
            for label in labels:
                made.setdefault(folded(label), (field, locale.key))
    return made


@cache
def _hints() -> frozenset[str]:
    fields = [(part.slug, field) for part in by_slug().values() for field in part.fields]
    below = (said(slug, field, locale)[1] for locale in LOCALES for slug, field in fields)
    return frozenset([*below, *(locale.t(f"import.template.{name}") for locale in LOCALES.values() for name in INTRO)])
