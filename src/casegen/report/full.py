"""Findings as a good compiler tells them: place, line with a caret, reason, remedy, where to read on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..findings import Finding, say
from ..locales import Locale
from . import _words
from ._excerpt import excerpt

# How many findings of one code are shown for one file.
MOST = 20

_STYLES = {"error": "1;31", "warning": "1;33", "advice": "1;36", "frame": "34", "strong": "1"}

Paint = Callable[[str, str], str]


def render(
    findings: Sequence[Finding],
    texts: Mapping[str, str],
    locale: Locale,
    *,
    colour: bool = False,
    site: str = "",
) -> str:
    """Every finding as a block of its own, in the order of files, and the counts as the last line."""
    paint = _ansi if colour else _plain
    blocks = []
    for path, found in _words.by_path(findings).items():
        lines = texts.get(path, "").split("\n")
        seen: Counter[str] = Counter()
        for finding in found:
            seen[finding.code] += 1
            if seen[finding.code] <= MOST:
                blocks.append("\n".join(_block(finding, lines, locale, paint, site)))
        for code, number in seen.items():
            if number > MOST:
                blocks.append(locale.t("report.more", n=number - MOST, code=code, path=_words.line(path)))
    blocks.append(paint("strong", _words.counts(findings, locale)))
    return "\n\n".join(blocks) + "\n"


def _block(finding: Finding, lines: Sequence[str], locale: Locale, paint: Paint, site: str) -> Iterator[str]:
    span = finding.span
    number = str(span.line)
    margin = " " * len(number)
    name = paint(finding.severity, f"{locale.t(f'severity.{finding.severity}')}[{finding.code}]")
    yield f"{name} {paint('strong', _words.line(say(finding.message, locale)))}"
    yield f"{margin}{paint('frame', '-->')} {_words.line(finding.path)}:{span.line}:{span.column}"
    bar = paint("frame", "|")
    # A file that could not be read has no line to show.
    if span.line <= len(lines) and lines != [""]:
        line = lines[span.line - 1]
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        shown = excerpt(line, span.column - 1, end)
        yield f"{margin} {bar}"
        yield f"{paint('frame', number)} {bar} {shown.text}".rstrip(" ")
        yield f"{margin} {bar} {' ' * shown.before}{paint(finding.severity, '^' * shown.under)}"
    sign = paint("frame", "=")
    yield f"{margin} {sign} {locale.t('report.why', text=_words.line(say(finding.reason, locale)))}"
    yield f"{margin} {sign} {locale.t('report.help', text=_words.line(say(finding.help, locale)))}"
    yield f"{margin} {sign} {locale.t('report.see', text=_words.link(finding.code, locale, site))}"


def _ansi(style: str, text: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


def _plain(style: str, text: str) -> str:
    del style
    return text
