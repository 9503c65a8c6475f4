"""Reads the texts of a library in one locale: its own text, else a derived one, else the original."""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup, escape

from ..findings import Localized as Texts
from ..findings import say
from ..library import Library
from ..locales import LOCALES, Locale
from ..model import Figure, Localized
from .figures import amount
from .foreign import told
from .prose import html, plain

_NOTHING = Markup("")
# More texts than a library of 5,000 cases has; whoever keeps on deriving others begins anew.
_MOST = 1 << 20
_CLAUSE = re.compile(r"[^，：；。？！]+[，：；。？！”』」）]*")


class Reading(NamedTuple):
    """A text as one edition shows it, with the BCP 47 tag of the language that it is really in."""

    text: str
    tag: str
    own: bool


class _Derived(dict[str, str]):
    """Texts of the base edition as an edition that is derived from it writes them; each text is derived once."""

    def __init__(self, locale: Locale) -> None:
        super().__init__()
        self._locale = locale

    def __missing__(self, text: str) -> str:
        if len(self) == _MOST:
            self.clear()
        made = self[text] = self._locale.derive(text)
        return made


# By locale id. Pages, comparison, search and Markdown each ask for all texts of a library.
derived = {locale.id: _Derived(locale) for locale in LOCALES.values() if locale.base}


class Reader:
    """What templates ask for texts: one a locale."""

    def __init__(self, locale: Locale, library: Library) -> None:
        self.locale = locale
        self.library = library
        # What lists have made of cases, by all that it depends on: a case stands in a list for each of its values.
        self.entries: dict[tuple[str, int, str, str], Markup] = {}

    def reading(self, text: Localized) -> Reading:
        """The text in this locale, or the best that there is."""
        locale = self.locale
        if (own := text.get(locale.key)) is not None:
            return Reading(own, locale.tag, True)
        if locale.base and (base := text.get(LOCALES[locale.base].key)) is not None:
            return Reading(derived[locale.id][base], locale.tag, True)
        for other in LOCALES.values():
            if (found := text.get(other.key)) is not None:
                return Reading(found, other.tag, False)
        raise ValueError("a localized text holds no text")

    def plain(self, text: Localized) -> str:
        """The text as one line without markup, for titles, attributes and data."""
        return plain(self.reading(text).text)

    def line(self, text: Localized) -> Markup:
        """The text as inline HTML, with its language where it is not this page's."""
        reading = self.reading(text)
        inner = told(escape(plain(reading.text)), reading.tag)
        return inner if reading.own else Markup('<span lang="{}">{}</span>').format(reading.tag, inner)

    def heading(self, text: Localized) -> Markup:
        """The text as inline HTML whose Chinese clauses break as wholes, so that no line ends inside a word."""
        reading = self.reading(text)
        clauses = _CLAUSE.findall(plain(reading.text)) if reading.tag.startswith("zh") else []
        if len(clauses) < 2:
            return self.line(text)
        inner = Markup("").join(Markup('<span class="cg-clause">{}</span>').format(clause) for clause in clauses)
        return inner if reading.own else Markup('<span lang="{}">{}</span>').format(reading.tag, inner)

    def prose(self, text: Localized, after: Markup = _NOTHING) -> Markup:
        """The text as block HTML, with its language where it is not this page's; `after` ends its last paragraph."""
        reading = self.reading(text)
        inner = told(html(reading.text), reading.tag)
        if after := Markup(after.strip()):
            if not reading.own:
                after = Markup('<span lang="{}">{}</span>').format(self.locale.tag, after)
            if inner.endswith("</p>"):
                inner = inner[: -len("</p>")] + Markup(" ") + after + Markup("</p>")
            else:
                inner += Markup("<p>{}</p>").format(after)
        return inner if reading.own else Markup('<div lang="{}">{}</div>').format(reading.tag, inner)

    def label(self, scheme: str, concept: str) -> Markup:
        """The preferred label of a concept as inline HTML."""
        return self.line(self.library.concepts[scheme][concept].pref_label)

    def name(self, scheme: str, concept: str) -> str:
        """The preferred label of a concept as plain text."""
        return self.plain(self.library.concepts[scheme][concept].pref_label)

    def amount(self, figure: Figure) -> str:
        """A figure's value with its bound, range and unit, as this locale writes numbers."""
        unit = self.plain(figure.unit) if figure.unit else ""
        return amount(figure.value, figure.to, figure.bound, unit, self.locale)

    def t(self, name: str, /, **values: object) -> str:
        """A string of the interface."""
        return self.locale.t(name, **values)

    def told(self, text: str) -> Markup:
        """A text in this locale as inline HTML, in which words of another language say so."""
        return told(escape(text), self.locale.tag)

    def say(self, texts: Texts) -> str:
        """A text of a rule or finding."""
        return say(texts, self.locale)

    def chosen(self, texts: Texts, default: str = "") -> str:
        """A text of the settings in this locale, derived or English where it must be."""
        return say({"en": default} | dict(texts), self.locale)
