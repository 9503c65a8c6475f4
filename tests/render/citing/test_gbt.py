"""GB/T 7714-2015: what the standard asks for, also where something is not known."""

from __future__ import annotations

import pytest
from hypothesis import given

from casegen.render.citing.gbt import gbt
from casegen.render.citing.work import Work

from .judge import judged
from .works import WORKS, work

NUMERIC = "china-national-standard-gb-t-7714-2015-numeric"
URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("cited", "line"),
    [
        (
            work(title="积分商店", author="编辑组", publisher="社区实践库", date="2026-11-22", url=URL),
            f"编辑组. 积分商店[EB/OL]. 社区实践库, 2026(2026-11-22). {URL}.",
        ),
        (work(title="商店", author="编辑组", date="2022-06", url=URL), f"编辑组. 商店[EB/OL]. (2022-06). {URL}."),
        (work(title="商店", author="编辑组", publisher="实践库"), "编辑组. 商店[EB/OL]. 实践库, [日期不详]."),
        (work("news", title="志愿者队伍如何不散", url=URL), f"志愿者队伍如何不散[EB/OL]. [日期不详]. {URL}."),
        (
            work("news", title="志愿者队伍如何不散", author="丁文", publisher="中国青年报", date="2000-11-20"),
            "丁文. 志愿者队伍如何不散[N]. 中国青年报, 2000-11-20.",
        ),
        (work("news", title="志愿者队伍如何不散"), "志愿者队伍如何不散[N]. [出版者不详], [日期不详]."),
        (
            work("practice-report", title="志愿者组织案例", author="唐紫璇（某中心）"),
            "唐紫璇（某中心）. 志愿者组织案例[R]. [出版地不详]: [出版者不详], [日期不详].",
        ),
        (
            work("evaluation", "en", title="Effects", author="Acme Inc.", publisher="Acme Inc.", date="2019-03"),
            "Acme Inc. Effects[R]. [S.l.]: Acme Inc., 2019.",
        ),
        (work("study-notes", "en", title="Notes", date="--12-25"), "Notes[Z]. [S.l.]: [s.n.], [n.d.]."),
        (work("practice-report", title="案例", date="2019", url=URL), f"案例[R/OL]. (2019). {URL}."),
        (work("news", "zh-hant", title="隊伍"), "隊伍[N]. [出版者不詳], [日期不詳]."),
    ],
)
def test_the_line(cited: Work, line: str) -> None:
    assert gbt(cited) == line


def test_the_day_of_reading_stands_behind_that_of_publication() -> None:
    cited = work(title="积分商店", publisher="社区实践库", date="2026-11-22", url=URL)
    assert gbt(cited, "[2026-12-01]") == f"积分商店[EB/OL]. 社区实践库, 2026(2026-11-22)[2026-12-01]. {URL}."


@pytest.mark.parametrize("date", ["2026-11-22", "2022-06-01"])
def test_citeproc_writes_the_same_where_it_knows_the_rule(date: str) -> None:
    cited = work(title="积分商店", author="编辑组", date=date, url=URL)
    assert judged(cited, NUMERIC) == f"[1]{gbt(cited)}"


@pytest.mark.parametrize(
    ("cited", "line"),
    [
        (work("news", title="志愿者队伍如何不散"), "[1]志愿者队伍如何不散."),
        (work("practice-report", title="案例", author="唐紫璇"), "[1]唐紫璇. 案例."),
        (work(title="Points", author="The Ltd", date="2026", url=URL), f"[1]THE LTD. Points[EB/OL]. (2026). {URL}."),
    ],
    ids=["no type, publisher or date", "no place", "capitals"],
)
def test_why_citeproc_does_not_write_it(cited: Work, line: str) -> None:
    """Were one of these to come out as the standard has it, the formatter of our own might go."""
    assert judged(cited, NUMERIC) == line


@given(WORKS)
def test_all_that_is_known_is_there_and_nothing_else(cited: Work) -> None:
    line = gbt(cited)
    assert "\n" not in line
    assert line.endswith(".")
    for known in (cited.author, cited.title, cited.publisher, cited.url, cited.year):
        assert known in line
    assert "None" not in line.replace(cited.title, "").replace(cited.author, "").replace(cited.publisher, "")
