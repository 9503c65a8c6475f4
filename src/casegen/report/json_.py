"""Findings as a JSON list of plain objects, for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..findings import Finding, say
from ..locales import Locale
from . import _json, _words


def render(
    findings: Sequence[Finding],
    texts: Mapping[str, str],
    locale: Locale,
    *,
    colour: bool = False,
    site: str = "",
) -> str:
    """One object a finding; lines and columns count characters from 1, the end is exclusive."""
    del texts, colour
    return _json.dumps([_object(finding, locale, site) for finding in findings])


def _object(finding: Finding, locale: Locale, site: str) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "endLine": finding.span.end_line,
        "endColumn": finding.span.end_column,
        "message": say(finding.message, locale),
        "reason": say(finding.reason, locale),
        "help": say(finding.help, locale),
        "link": _words.link(finding.code, locale, site),
    }
