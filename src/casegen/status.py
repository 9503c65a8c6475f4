"""What in a library needs care: what is unfinished, unread, behind, or leads nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from .checks import Checked
from .checks.links import targets
from .checks.locales import MISSING, STALE
from .config import CONFIG, Settings
from .days import before, dated, first, last
from .findings import Finding, Severity
from .model import Case, Prose, texts
from .trace import Traced, Verdict

# Every kind of care, in the order in which it is listed. What is settled is told for the record and needs nothing.
KINDS = ("errors", "draft", "unreviewed", "outdated", "missing", "stale", "link", "untraced", "quiet", "retired")
SETTLED = frozenset({"retired"})
# A record that nobody has touched for so many months is worth a look.
MONTHS = 24


@dataclass(frozen=True, slots=True)
class Care:
    """One thing that needs care: of one of `KINDS`, in which file, and what the string `care.<kind>.…` tells of it."""

    kind: str
    path: str
    told: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def settled(self) -> bool:
        """Whether it only has to be known."""
        return self.kind in SETTLED


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report of the status depends on beside the records.

    `today` is the day that ages are counted to, `months` how old is old. `pages` gives every address of the site
    below its root; it is asked only when a record links to the site. `traced` is what came of looking figures up.
    """

    today: date | None
    months: int = MONTHS
    pages: Callable[[], Container[str]] | None = None
    traced: Iterable[Traced] | None = None


def newest(cases: Iterable[Case]) -> date | None:
    """The latest day that a date of a record surely reaches; None where no record has a date."""
    return max((day for case in cases for _, said in dated(case) if (day := first(said))), default=None)


def care(checked: Checked, settings: Settings, asked: Asked) -> tuple[Care, ...]:
    """Everything in a checked library that needs care, by kind and then by file.

    Drafts are told of as drafts and retired records as retired; beyond that nothing is asked of them but that they
    have no errors.
    """
    published = [case for case in checked.cases if case.status == "published"]
    found = [
        *_errors(checked.findings),
        *_states(checked.cases),
        *_reviews(published),
        *_translations(checked.findings, {_path(case) for case in published}),
        *_links(published, {case.id: case.status for case in checked.cases}, settings, asked.pages),
        *_figures(published, asked.traced),
        *_quiet(published, asked.today, asked.months),
    ]
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.path)))


def _path(case: Case) -> str:
    return f"cases/{case.id}.yml"


def _errors(findings: Iterable[Finding]) -> Iterator[Care]:
    counts = Counter(one.path for one in findings if one.severity is Severity.ERROR)
    for path, number in counts.items():
        yield Care("errors", path, "errors", {"n": number})


def _states(cases: Iterable[Case]) -> Iterator[Care]:
    for case in cases:
        if case.status == "draft":
            yield Care("draft", _path(case), "draft")
        elif case.status == "retired" and case.retired:
            told = "retired.to" if case.retired.to else "retired"
            yield Care("retired", _path(case), told, {"date": case.retired.date, "to": case.retired.to or ""})


def _reviews(cases: Iterable[Case]) -> Iterator[Care]:
    for case in cases:
        kept = case.record
        if kept is None or kept.reviewed is None:
            yield Care("unreviewed", _path(case), "unreviewed")
        elif kept.updated and before(kept.reviewed.date, kept.updated):
            dates = {"reviewed": kept.reviewed.date, "updated": kept.updated}
            yield Care("outdated", _path(case), "outdated", dates)


def _translations(findings: Iterable[Finding], paths: Container[str]) -> Iterator[Care]:
    for rule, kind in ((MISSING, "missing"), (STALE, "stale")):
        lines: dict[str, list[int]] = {}
        for one in findings:
            if one.code == rule.code and one.path in paths:
                lines.setdefault(one.path, []).append(one.span.line)
        for path, at in lines.items():
            yield Care(kind, path, kind, {"n": len(at), "line": min(at)})


def _links(
    cases: Iterable[Case],
    status: Mapping[str, str],
    settings: Settings,
    pages: Callable[[], Container[str]] | None,
) -> Iterator[Care]:
    known: Container[str] | None = None
    for case in cases:
        for one in case.adapted_from:
            if status.get(one.case) == "draft":
                yield Care("link", _path(case), "link.draft", {"id": one.case})
        for address in dict.fromkeys(_local(case, settings.url)) if pages and settings.url else ():
            known = pages() if known is None and pages else known
            if known is not None and address not in known:
                yield Care("link", _path(case), "link", {"address": settings.url + address})
    for name in settings.lead:
        if status.get(name) != "published":
            yield Care("link", CONFIG, "link.lead", {"id": name})


def _local(case: Case, url: str) -> Iterator[str]:
    """The pages of this site that a record links to, as addresses below its root; files are not asked for."""
    said = [source.url for source in case.sources if source.url]
    for _, text in texts(case):
        if isinstance(text, Prose):
            said += [found[2] for one in text.root.values() for found in targets(one)]
    root = urlsplit(url)
    for target in said:
        try:
            parts = urlsplit(target.strip())
        except ValueError:
            continue
        path = parts.path or "/"
        if parts.netloc.lower() == root.netloc.lower() and path.startswith(root.path):
            place = path.removeprefix(root.path).removesuffix("index.html")
            if "." not in place.rpartition("/")[2]:
                yield place if place.endswith("/") or not place else f"{place}/"


def _figures(cases: Iterable[Case], traced: Iterable[Traced] | None) -> Iterator[Care]:
    if traced is None:
        for case in cases:
            for figure in case.figures:
                if figure.source is None or figure.paragraph is None:
                    yield Care("untraced", _path(case), "untraced.no_place", {"id": figure.id})
        return
    paths = {case.id: _path(case) for case in cases}
    for one in traced:
        if one.verdict is not Verdict.FOUND and one.case in paths:
            yield Care("untraced", paths[one.case], "untraced", {"id": one.figure, "reason": one.reason})


def _quiet(cases: Iterable[Case], today: date | None, months: int) -> Iterator[Care]:
    for case in cases:
        days = {day: said for _, said in dated(case) if (day := last(said))}
        if not days:
            yield Care("quiet", _path(case), "quiet.undated")
        elif today is not None and (age := _months(max(days), today)) >= months:
            yield Care("quiet", _path(case), "quiet", {"date": days[max(days)], "n": age})


def _months(since: date, until: date) -> int:
    """How many whole months lie between two days."""
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
