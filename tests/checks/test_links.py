"""Which addresses can work."""

from __future__ import annotations

import pytest

from casegen.checks.links import targets, trouble
from small import changed, findings, messages


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://例子.中国/路径?a=1#b", "HTTPS://EXAMPLE.org:8443/a", "mailto:chair@example.org", "http://192.0.2.1/a"],
)
def test_an_address_that_can_work(address: str) -> None:
    assert trouble(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "", "www.example.org", "/a", "#a", "javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "ftp://example.org",
        "mailto:", "mailto:chair", "https://", "https:///a", "https://example", "https://example..org", "https://-a.org",
        "https://[::1", "https://example.org:port/", "https:// example.org", "//example.org",
    ],
)  # fmt: skip
def test_an_address_that_cannot(address: str) -> None:
    wrong = trouble(address)
    assert wrong is not None
    assert all(wrong.texts.values())


def test_each_kind_of_trouble_has_its_own_words() -> None:
    told = {
        "": "has no address", "www.example.org": "does not begin with https://", "ftp://a.org": "uses a scheme",
        "mailto:a": "has a malformed e-mail address", "https://a": "has no host", "https:a.org": "has no host",
        "https://[::1]/": "has a malformed address", "https://[::1": "has a malformed address",
        "https://a.org:66666/": "has a malformed address",
        "https://a.org:x": "has a malformed address",
    }  # fmt: skip
    for address, words in told.items():
        wrong = trouble(address)
        assert wrong is not None
        assert wrong.texts["en"].startswith(words)


@pytest.mark.parametrize(
    "address", ["https://a.org:65535/", "https://user@a.org", "MAILTO:a@b.org?subject=x", " https://a.org"]
)
def test_the_edges_of_what_can_work(address: str) -> None:
    assert trouble(address) is None


def test_every_way_to_write_a_link_is_seen() -> None:
    said = "[a](https://a.org/(x)) [b](<c d>) <mailto:e@f.org> [g]( h) [i](<j>) <k"
    assert sorted(one[2] for one in targets(said)) == ["c d", "h", "https://a.org/(x)", "j", "mailto:e@f.org"]


SUMMARY = "居民坐下来商量停车，画出了新车位。"


def test_a_text_with_many_broken_links_has_one_finding_that_counts_them() -> None:
    many = "".join(f"[x](<ftp:{at}>) [y](z)" for at in range(9))
    (found,) = findings("CG701", changed((SUMMARY, f"先看[好的](https://a.org)再看{many}")))
    assert found.message["en"] == "this link uses a scheme that pages do not accept (18 places in this text)"
    assert found.message["zh"] == "这个链接用了页面不接受的协议（这段文字里共有18处）"
    assert (found.span.line, found.span.column) == (6, 7 + len("先看[好的](https://a.org)再看[x](<"))
    (one,) = findings("CG701", changed((SUMMARY, "看[好的](a)")))
    assert one.message["en"] == "this link does not begin with https://"


def test_each_text_has_its_own() -> None:
    record = changed(
        (SUMMARY, "看[一](a)"), ("Residents talked", "See [one](a) and [two](b)"), ("车多位少。", "'看[三](c)。'")
    )
    assert [one.span.line for one in findings("CG701", record)] == [6, 7, 14]


def test_html_is_told_of_once_a_text_at_its_first_place() -> None:
    (found,) = findings("CG703", changed((SUMMARY, "a<b>b</b><!-- c -->")))
    assert found.message["en"] == "this HTML tag will be shown as text (3 places in this text)"
    assert (found.span.line, found.span.column, found.span.end_column) == (6, 8, 11)
    (one,) = findings("CG703", changed((SUMMARY, "一<br>二")))
    assert one.message["zh"] == "HTML 标签会原样显示成文字"


def test_every_origin_is_looked_up() -> None:
    origins = "".join(f"  - {{case: {name}, change: {{zh: 改, en: changed}}}}\n" for name in ("b", "nobody", "a"))
    first = changed(("id: qintai-parking", "id: a"), ("title:", f"adaptedFrom:\n{origins}title:"))
    assert messages("CG702", first, changed(("id: qintai-parking", "id: b"))) == [
        "a.yml:4 the library has no case `nobody`", "a.yml:5 a case cannot be adapted from itself",
    ]


def test_an_address_between_angles_is_looked_at_by_itself_and_a_title_holds_no_link() -> None:
    (found,) = findings("CG701", changed((SUMMARY, "看<ftp://a.org>")))
    assert (found.span.line, found.span.column) == (6, 7 + len("看<"))
    assert findings("CG701", changed(("title:\n  zh: ", "title:\n  zh: 看[一](a)"))) == []
