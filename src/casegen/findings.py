"""What a check has to say: a finding is a value, and a rule is what all findings of one code share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .locales import LOCALES, Locale


class Severity(StrEnum):
    """How much a finding weighs; only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns counted from 1 in characters, the end exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


Localized = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about one place in one file, in every language that its rule has."""

    code: str
    severity: Severity
    path: str
    span: Span
    message: Localized
    reason: Localized
    help: Localized

    @property
    def order(self) -> tuple[str, Span, str]:
        """What findings are sorted by: file, place, code."""
        return self.path, self.span, self.code


@dataclass(frozen=True, slots=True)
class Rule:
    """What findings of one code share. Texts are `str.format` templates by locale id (`zh`, `en`)."""

    code: str
    severity: Severity
    title: Localized
    message: Localized
    reason: Localized
    help: Localized

    def __post_init__(self) -> None:
        if self.code in RULES:
            raise ValueError(f"two rules are called {self.code}")
        RULES[self.code] = self

    def at(self, path: str, span: Span, /, **values: object) -> Finding:
        """The finding of this rule at a place, with its texts filled from `values`."""

        def fill(texts: Localized) -> Localized:
            return {locale: text.format(**values) for locale, text in texts.items()}

        return Finding(
            self.code, self.severity, path, span, fill(self.message), fill(self.reason), fill(self.help)
        )


@dataclass(frozen=True, slots=True)
class Words:
    """What fills a place in a rule's texts where it depends on what was found: templates by locale id, with a name."""

    name: str
    texts: Localized

    def __post_init__(self) -> None:
        if self.name in WORDS:
            raise ValueError(f"two pieces of messages are called {self.name}")
        WORDS[self.name] = self

    def said(self, part: str = "", /, **values: object) -> dict[str, str]:
        """The words in every language, as values for a rule: `zh` and `en`, or `zh_part` and `en_part`."""
        return {
            f"{locale}_{part}" if part else locale: text.format(**values) for locale, text in self.texts.items()
        }


# Every rule, by code, and all words of messages, by name. Each enters when its module is imported.
RULES: dict[str, Rule] = {}
WORDS: dict[str, Words] = {}


def say(texts: Localized, locale: Locale) -> str:
    """The text of a finding or rule in a locale: its own, else derived from its base, else English."""
    if locale.id in texts:
        return texts[locale.id]
    if locale.base and locale.base in texts:
        return locale.derive(texts[locale.base])
    return texts["en"]


def languages() -> Iterator[str]:
    """The locales that every rule is written in."""
    return (locale.id for locale in LOCALES.values() if locale.base is None)
