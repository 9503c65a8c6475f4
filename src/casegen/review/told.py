"""A review as plain data, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..findings import Finding, say
from ..locales import Locale
from ..safe import printable
from .card import is_private
from .changes import Changed, Review

VERSION = 1


def told(review: Review, locale: Locale) -> Mapping[str, Any]:
    """The review as JSON can hold it, with texts in a locale."""
    return {
        "v": VERSION,
        "sound": review.sound,
        "records": [_changed(one, locale) for one in review.records],
        "vocabularies": [_changed(one, locale) for one in review.vocabularies],
        "elsewhere": [_finding(one, locale) for one in review.elsewhere],
        "others": [{"path": printable(one.path), "kind": one.kind} for one in review.others],
    }


def _changed(one: Changed, locale: Locale) -> Mapping[str, Any]:
    size = one.size
    return {
        "path": one.path,
        "kind": one.kind,
        "was": one.was or None,
        "status": one.case.status if one.case else None,
        "size": size
        and {
            "fields": [printable(name) for name in size.fields],
            "values": size.values,
            "added": size.added,
            "removed": size.removed,
        },
        "evidence": {level: {"was": was, "now": now} for level, (was, now) in one.evidence.items()},
        "figures": [
            {
                "id": counted.figure.id,
                "state": counted.state,
                "source": counted.figure.source,
                "paragraph": counted.figure.paragraph,
                "traced": counted.traced.verdict.value if counted.traced else None,
            }
            for counted in one.figures
        ],
        "findings": [_finding(finding, locale) for finding in one.findings],
    }


def _finding(one: Finding, locale: Locale) -> Mapping[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "private": is_private(one),
        "path": one.path,
        "line": one.span.line,
        "column": one.span.column,
        "message": say(one.message, locale),
        "help": say(one.help, locale),
    }
