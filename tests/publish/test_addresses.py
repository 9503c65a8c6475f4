"""The addresses that the program knows are those at which the built site has a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from casegen.findings import RULES
from casegen.locales import LOCALES
from casegen.publish.addresses import addresses
from conftest import Built
from kept import case, library_of


def test_it_knows_every_page_and_no_other(built: Built) -> None:
    known = addresses(built.site.pages, built.library, built.site.settings)
    assert known == {address for address, _ in built.html() if address != "404.html"}


def test_pages_written_by_hand_and_those_of_before_have_addresses(built: Built, tmp_path: Path) -> None:
    read = ("zh/index.md", "zh/a.md", "zh/b/index.md", "zh/b/c/d.md", "en/a.md", "zh-hant/e.md")
    for name in (*read, "fr/a.md", "a.md", "zh/a.txt"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).touch()
    known = addresses([], library_of([case("x", formerly=["y"])]), replace(built.site.settings, root=tmp_path))
    always = {f"{locale}/records/" for locale in LOCALES}
    always |= {f"{locale}/checks/{code.lower()}/" for locale in LOCALES for code in RULES}
    renamed = {f"{locale}/cases/y/" for locale in LOCALES}
    simplified = {"zh/", "zh/a/", "zh/b/", "zh/b/c/d/"}
    traditional = {one.replace("zh/", "zh-hant/", 1) for one in simplified}
    assert known - always - renamed == simplified | traditional | {"en/a/", "zh-hant/e/"}
    assert always | renamed <= known
