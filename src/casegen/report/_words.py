"""What formats say alike: a text made safe for one line, the counts, and where a check is explained."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..findings import Finding, Severity
from ..locales import Locale
from ..safe import printable

# How much of one text of a finding a reader sees.
LONGEST = 500


def line(text: str) -> str:
    """`text` on one line, cut where it is very long, free of what a terminal would obey rather than show."""
    return printable(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def by_path(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """The findings of each file, files and findings in the order in which they come."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.path].append(finding)
    return found


def counts(findings: Iterable[Finding], locale: Locale) -> str:
    """How many errors, warnings and pieces of advice there are, as one sentence."""
    number = Counter(finding.severity for finding in findings)
    if not number:
        return locale.t("report.none")
    told = {}
    for severity in Severity:
        n = number[severity]
        told[severity.value] = locale.t(f"report.{severity}.{'one' if n == 1 else 'many'}", n=n)
    return locale.t("report.counts", **told)


def link(code: str, locale: Locale, site: str) -> str:
    """The address of a check's page on the site, or its file in the repository where no site is known."""
    return f"{site.rstrip('/')}/{locale.id}/checks/{code.lower()}/" if site else f"docs/checks/{code}.md"
