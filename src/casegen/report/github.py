"""Findings as annotations of a GitHub workflow, and all of them as its job summary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ..findings import RULES, Finding, Severity, say
from ..locales import Locale
from . import _words
from ._words import counts as counts

# What GitHub shows of one kind in one step.
MOST = 10
# GitHub drops a whole summary that is larger than 1 MiB.
SUMMARY_BYTES = 1_000_000

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_MARKUP = re.compile(r"[!-/:-@\[-`{-~]")


def render(
    findings: Sequence[Finding],
    texts: Mapping[str, str],
    locale: Locale,
    *,
    colour: bool = False,
    site: str = "",
) -> str:
    """Up to ten annotations of each kind, then the counts, and how many findings only the summary shows."""
    del texts, colour
    seen: Counter[Severity] = Counter()
    lines = []
    for finding in findings:
        seen[finding.severity] += 1
        if seen[finding.severity] <= MOST:
            lines.append(_annotation(finding, locale, site))
    lines.append(_words.counts(findings, locale))
    if hidden := sum(seen.values()) - sum(min(number, MOST) for number in seen.values()):
        lines.append(locale.t("report.hidden", n=hidden))
    return "\n".join(lines) + "\n"


def summary(findings: Sequence[Finding], locale: Locale, *, site: str = "") -> str:
    """All findings as Markdown, a table a file, to append to the file that $GITHUB_STEP_SUMMARY names.

    What would not fit under GitHub's limit is counted in the last line.
    """
    parts = [f"## {locale.t('report.title')}\n\n{escaped(_words.counts(findings, locale))}\n"]
    header = head(locale)
    room, left = SUMMARY_BYTES - _size(parts[0]), len(findings)
    for path, found in _words.by_path(findings).items():
        opening = f"\n### {escaped(_words.line(path))}\n\n{header}"
        for finding in found:
            told = opening + row(finding, locale, site)
            # Half a kilobyte stays free for the last line.
            if (room := room - _size(told)) < 512:
                break
            parts.append(told)
            opening = ""
            left -= 1
        if room < 512:
            break
    if left:
        parts.append(f"\n{escaped(locale.t('report.omitted', n=left))}\n")
    return "".join(parts)


def _annotation(finding: Finding, locale: Locale, site: str) -> str:
    span = finding.span
    # A place that ends before the first character of a line ends with the line above.
    end_line = span.end_line - (span.end_line > span.line and span.end_column == 1)
    properties = {"file": _words.line(finding.path), "line": span.line, "endLine": end_line}
    # GitHub refuses columns where a place has several lines.
    if end_line == span.line == span.end_line:
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{finding.code} {_words.line(say(RULES[finding.code].title, locale))}"
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    texts = [_words.line(say(text, locale)) for text in (finding.message, finding.reason, finding.help)]
    message = _data("\n".join([*texts, _words.link(finding.code, locale, site)]))
    return f"::{_KINDS[finding.severity]} {told}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def head(locale: Locale) -> str:
    """The head of a table of findings in Markdown."""
    names = [locale.t(f"report.column.{name}") for name in ("place", "check", "finding", "help")]
    return f"| {' | '.join(names)} |\n|{' --- |' * len(names)}\n"


def row(finding: Finding, locale: Locale, site: str = "") -> str:
    """The row of a finding in a table below `head`; `site` is the address that checks are explained at."""
    link = _words.link(finding.code, locale, site)
    check = f"[{finding.code}]({link})" if site else finding.code
    cells = (
        f"{finding.span.line}:{finding.span.column}",
        f"{locale.t(f'severity.{finding.severity}')} {check}",
        escaped(_words.line(say(finding.message, locale))),
        escaped(_words.line(say(finding.help, locale))),
    )
    return f"| {' | '.join(cells)} |\n"


def escaped(text: str) -> str:
    """`text` as Markdown that shows it letter for letter."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _size(text: str) -> int:
    return len(text.encode())
