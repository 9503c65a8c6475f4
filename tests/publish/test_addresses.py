"""The addresses that the program knows are those at which the built site has a page."""

from __future__ import annotations

from casegen.publish.addresses import addresses
from conftest import Built


def test_it_knows_every_page_and_no_other(built: Built) -> None:
    known = addresses(built.site.pages, built.library, built.site.settings)
    assert known == {address for address, _ in built.html() if address != "404.html"}
