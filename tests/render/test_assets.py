"""The theme's files lie where their content says, and a change of a record does not move them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from casegen.config import read, shipped
from casegen.render.assets import assets, forget
from conftest import Built


def test_the_folder_holds_what_is_shipped(built: Built) -> None:
    folder = assets(built.site.settings)
    assert re.fullmatch("assets/[0-9a-f]{8}/", folder)
    shipped_files = {path.name: path.read_bytes() for path in (shipped() / "templates/theme/assets").iterdir()}
    assert {path.name: path.read_bytes() for path in built.assets.iterdir()} == shipped_files


def test_material_brings_its_styles_and_nothing_else(built: Built) -> None:
    others = {path.relative_to(built.folder / "assets").as_posix() for path in (built.folder / "assets").rglob("*.*")}
    others -= {path.relative_to(built.folder / "assets").as_posix() for path in built.assets.iterdir()}
    assert [re.sub("[0-9a-f]{8}", "#", one) for one in others] == ["stylesheets/main.#.min.css"]


def test_what_a_library_has_of_its_own_moves_the_folder(library_folder: Path) -> None:
    settings = read(library_folder)
    shipped_only = assets(settings)
    own = replace(settings, theme="look")
    (library_folder / "look/assets").mkdir(parents=True)
    style = library_folder / "look/assets/casegen.css"
    found = set()
    for text in ("h1 { color: red }", "h1 { color: teal }"):
        style.write_text(text)
        forget()
        found.add(assets(own))
    assert len(found | {shipped_only}) == 3
    assert assets(settings) == shipped_only
    (library_folder / "cases/pantry.yml").write_text("", "utf-8")
    forget()
    assert assets(settings) == shipped_only


def test_only_pages_written_by_hand_load_the_style_sheet_of_the_theme(built: Built) -> None:
    for address, text in built.html():
        by_hand = 'class="cg-page cg-written' in text
        assert ("/stylesheets/main." in text) is by_hand, address
    assert {True, False} == {'class="cg-page cg-written' in text for _, text in built.html()}
