"""What needs care is told, each kind from a library that has it, and never by the clock."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from datetime import date

import pytest

from casegen.checks import Checked
from casegen.config import Settings, read
from casegen.findings import RULES, Finding, Span
from casegen.locales import LOCALES
from casegen.model import Case
from casegen.status import KINDS, SETTLED, Asked, Care, care, newest
from casegen.trace import Traced, Verdict
from conftest import GOLDEN_LIBRARY
from growth import is_linear
from kept import case, retired

SETTINGS = replace(read(GOLDEN_LIBRARY), url="https://x.example/a/", names={"en": "Library"})
TODAY = date(2026, 11, 22)
KEPT = {"created": "2026-11", "reviewed": "2026-11"}


def found(
    cases: Iterable[Case],
    *,
    findings: Iterable[Finding] = (),
    settings: Settings = SETTINGS,
    today: date | None = TODAY,
    months: int = 24,
    pages: Container[str] | None = None,
    traced: Iterable[Traced] | None = None,
) -> list[tuple[str, str, str]]:
    """What needs care, as kind, file and the English words for it."""
    checked = Checked(tuple(cases), (), tuple(findings), {})
    ask: Callable[[], Container[str]] | None = None if pages is None else lambda: pages or ()
    return [(one.kind, one.path, words(one)) for one in care(checked, settings, Asked(today, months, ask, traced))]


def words(one: Care) -> str:
    values = {name: value["en"] if isinstance(value, dict) else value for name, value in one.values.items()}
    return LOCALES["en"].t(f"care.{one.told}.text", **values)


def finding(code: str, path: str, line: int) -> Finding:
    rule = RULES[code]
    return Finding(code, rule.severity, path, Span(line), rule.title, rule.reason, rule.help)


def linking(name: str, text: str) -> Case:
    return case(name, lessons=[{"text": {"en": text}}], **KEPT)


def test_a_record_in_order_needs_nothing() -> None:
    assert found([case("a", **KEPT)]) == []


def test_each_state_of_keeping() -> None:
    cases = [
        case("e", created="2026-11"),
        case("d", status="draft"),
        retired("c", "2026-11", created="2026-11"),
        retired("b", "2026-11", "a", created="2026-11"),
        case("a", created="2026-01", reviewed="2026-02-01", updated="2026-02-02"),
    ]
    assert found(cases) == [
        ("draft", "cases/d.yml", "not published yet"),
        ("unreviewed", "cases/e.yml", "no review is recorded"),
        ("outdated", "cases/a.yml", "reviewed 2026-02-01, updated 2026-02-02"),
        ("retired", "cases/b.yml", "since 2026-11, replaced by a"),
        ("retired", "cases/c.yml", "since 2026-11"),
    ]


@pytest.mark.parametrize(
    ("reviewed", "updated"), [("2026-02", "2026-02-28"), ("2026", "2026-11"), ("2026-03", "2026-02")]
)
def test_a_review_that_may_be_later_is_not_out_of_date(reviewed: str, updated: str) -> None:
    assert found([case("a", created="2026-01", reviewed=reviewed, updated=updated)]) == []


def test_translations_and_errors_are_counted_by_file() -> None:
    of_a = [finding(code, "cases/a.yml", line) for code, line in (("CG301", 9), ("CG301", 4), ("CG302", 7))]
    findings = [*of_a, finding("CG102", "cases/broken.yml", 1), finding("CG301", "cases/d.yml", 1)]
    assert found([case("a", **KEPT), case("d", status="draft")], findings=findings) == [
        ("errors", "cases/broken.yml", "1; casegen check says what to write instead"),
        ("draft", "cases/d.yml", "not published yet"),
        ("missing", "cases/a.yml", "2, the first in line 4"),
        ("stale", "cases/a.yml", "1, the first in line 7"),
    ]


@pytest.mark.parametrize(
    ("target", "dead"),
    [
        ("https://x.example/a/en/cases/a/", False),
        ("https://X.example/a/en/cases/a", False),
        ("http://x.example/a/en/cases/a/index.html#p1", False),
        ("https://x.example/a/en/cases/a/?q=1", False),
        ("https://x.example/a/", False),
        ("https://x.example/a/data/cases.json", False),
        ("https://x.example/elsewhere/", False),
        ("https://y.example/a/en/cases/gone/", False),
        ("mailto:someone@x.example", False),
        ("https://x.example/a/en/cases/gone/", True),
        ("https://x.example/a/en/cases/gone", True),
        ("https://x.example/a/en/gone/index.html", True),
    ],
)
def test_links_to_pages_that_are_not_there(target: str, dead: bool) -> None:
    pages = {"", "en/cases/a/"}
    kinds = [kind for kind, _, _ in found([linking("a", f"See [this]({target}).")], pages=pages)]
    assert kinds == ["link"] * dead


def test_a_source_on_the_site_is_a_link_too() -> None:
    source = {"id": "s", "kind": "other", "url": "https://x.example/a/en/gone/"}
    told = found([case("a", sources=[source], **KEPT)], pages={""})
    assert told == [("link", "cases/a.yml", "there is no page at https://x.example/a/en/gone/")]


def test_pages_are_asked_for_once_and_only_where_there_is_a_link() -> None:
    asked = []

    def pages() -> frozenset[str]:
        asked.append(1)
        return frozenset()

    def ask(cases: list[Case]) -> int:
        return len(care(Checked(tuple(cases), (), (), {}), SETTINGS, Asked(TODAY, pages=pages)))

    assert ask([linking("a", "See [this](https://elsewhere.example/).")]) == 0
    assert asked == []
    link = "See [this](https://x.example/a/gone/) and [this](https://x.example/a/lost/)."
    assert ask([linking("a", link), linking("b", link)]) == 4
    assert asked == [1]


def test_a_draft_or_an_unpublished_case_cannot_be_followed() -> None:
    change = {"en": "Another place."}
    cases = [
        case("a", adaptedFrom=[{"case": "b", "change": change}, {"case": "c", "change": change}], **KEPT),
        case("b", status="draft"),
        retired("c", "2026-11", created="2026-11"),
    ]
    told = found(cases, settings=replace(SETTINGS, lead=("a", "b", "c", "gone")))
    lost = [f"{name}, to stand first on the home page, is not published" for name in ("b", "c", "gone")]
    assert [one for one in told if one[0] == "link"] == [
        ("link", "cases/a.yml", "b in adaptedFrom is a draft and has no page"),
        *(("link", "mkdocs.yml", one) for one in lost),
    ]


def test_figures_without_a_place_and_those_that_were_not_found() -> None:
    figures = [{"id": "x", "measure": {"en": "X"}, "value": 1}, {"id": "y", "measure": {"en": "Y"}, "value": 2}]
    figures[1] |= {"source": "s", "paragraph": 3}
    cases = [case("a", figures=figures, **KEPT)]
    assert found(cases) == [("untraced", "cases/a.yml", "x: it names no source or no paragraph")]
    traced = [
        Traced("a", "x", Verdict.NOT_CHECKABLE, {"zh": "不", "en": "no place"}),
        Traced("a", "y", Verdict.FOUND, {"zh": "在", "en": "it is there"}),
        Traced("a", "z", Verdict.NOT_FOUND, {"zh": "没有", "en": "9 is not there"}),
        Traced("draft", "x", Verdict.NOT_FOUND, {"zh": "没有", "en": "1 is not there"}),
    ]
    assert found(cases, traced=traced) == [
        ("untraced", "cases/a.yml", "x: no place"),
        ("untraced", "cases/a.yml", "z: 9 is not there"),
    ]


@pytest.mark.parametrize(
    ("dates", "today", "told"),
    [
        ({"created": "2024-11-22"}, TODAY, "its latest date is 2024-11-22, 24 months ago"),
        ({"created": "2024-11-23"}, TODAY, ""),
        ({"created": "2024-11"}, TODAY, ""),
        ({"created": "2023"}, TODAY, "its latest date is 2023, 34 months ago"),
        ({"created": "2020", "updated": "2026"}, TODAY, ""),
        ({"created": "--11-22"}, TODAY, "it gives no date"),
        ({"created": "2020"}, None, ""),
    ],
)
def test_records_that_nobody_has_touched_for_long(dates: dict[str, str], today: date | None, told: str) -> None:
    kinds = [words for kind, _, words in found([case("a", **dates)], today=today) if kind == "quiet"]
    assert kinds == ([told] if told else [])


def test_a_review_is_a_touch() -> None:
    assert found([case("a", created="2020", reviewed="2026")]) == []


def test_the_newest_date_is_the_records_own() -> None:
    assert newest([]) is None
    assert newest([case("a"), case("b", created="--12-25")]) is None
    cases = [case("a", created="2026-11-22"), case("b", created="2026", updated="2026-12"), retired("c", "2026-10")]
    assert newest(cases) == date(2026, 12, 1)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_has_its_words(locale: str) -> None:
    assert {f"care.{kind}" for kind in KINDS} <= set(LOCALES[locale].strings)
    assert set(KINDS) >= SETTLED


def test_it_grows_with_the_library_and_no_faster() -> None:
    link = "See [this](https://x.example/a/gone/)."
    cases = [linking(f"c-{at}", link) for at in range(4000)]
    assert is_linear(lambda size: found(cases[:size], pages=set()), 1000)
