"""APA, seventh edition, held against a citation processor where that gets it right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from casegen.render.citing.apa import apa
from casegen.render.citing.work import Work

from .judge import judged
from .works import WORKS, work

URL = "https://example.org/a"
POINTS = work(locale="en", title="Points for volunteers", author="The editors", publisher="Practice Library", url=URL)


@pytest.mark.parametrize("date", ["2026-11-22", "2022-06", "2019"])
def test_a_page_is_cited_as_citeproc_cites_it(date: str) -> None:
    cited = replace(POINTS, date=date)
    assert apa(cited) == judged(cited, "apa")


def test_a_report_is_cited_as_citeproc_cites_it() -> None:
    cited = work("practice-report", "en", title="Points", author="Acme Inc.", publisher="Norton", date="2001-03-04")
    assert apa(cited) == judged(cited, "apa")


@pytest.mark.parametrize(
    ("cited", "line"),
    [
        (work("news", "en", title="How can teams hold together?"), "How can teams hold together? (n.d.)."),
        (work("news", "en", title="Teams", publisher="Daily", date="--12-25"), "Teams. (n.d.). Daily."),
        (
            work("news", "en", title="Teams", author="Daily", publisher="Daily", date="2022-06"),
            "Daily. (2022, June). Teams.",
        ),
        (
            replace(
                work("news", title="志愿者队伍如何不散", author="丁文"),
                shown="How can volunteer teams hold together?",
                by=("Ding Wen", ""),
            ),
            "Ding Wen. (n.d.). 志愿者队伍如何不散 [How can volunteer teams hold together?].",
        ),
        (
            replace(work("news", title="[无题名：新闻报道]"), shown="[Untitled news report]"),
            "[Untitled news report]. (n.d.).",
        ),
    ],
)
def test_the_line(cited: Work, line: str) -> None:
    assert apa(cited) == line


def test_why_citeproc_does_not_write_it() -> None:
    """A title without an author comes out twice."""
    assert judged(work("news", "en", title="Teams"), "apa") == "Teams. (n.d.). Teams."


@given(WORKS)
def test_all_that_is_known_is_there(cited: Work) -> None:
    line = apa(cited)
    assert "\n" not in line
    for known in (cited.author, cited.title, cited.publisher, cited.url, cited.year):
        assert known in line
