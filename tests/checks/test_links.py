"""Which addresses can work."""

from __future__ import annotations

import pytest

from casegen.checks.links import trouble


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
