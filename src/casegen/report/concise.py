"""Findings one a line, for editors and for `grep`: the severity is the same word in every locale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..findings import Finding, say
from ..locales import Locale
from . import _words


def render(
    findings: Sequence[Finding],
    texts: Mapping[str, str],
    locale: Locale,
    *,
    colour: bool = False,
    site: str = "",
) -> str:
    """`path:line:column: severity CODE message`, one finding a line; nothing where there are none."""
    del texts, colour, site
    return "".join(f"{_line(finding, locale)}\n" for finding in findings)


def _line(finding: Finding, locale: Locale) -> str:
    place = f"{_words.line(finding.path)}:{finding.span.line}:{finding.span.column}"
    return f"{place}: {finding.severity} {finding.code} {_words.line(say(finding.message, locale))}"
