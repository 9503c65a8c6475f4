"""The data scripts: what is packed as the browser reads it, and which files a page finds."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from casegen.facets import columns
from casegen.index.ranks import ranks
from casegen.library import Library
from casegen.locales import LOCALES
from casegen.render.scripts import characters, packed, scripts
from conftest import Built

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "packed.json").read_text("utf-8"))
ROWS = st.lists(st.lists(st.integers(0, 5000), max_size=5, unique=True).map(tuple), min_size=1, max_size=8).map(tuple)


def test_rows_and_numbers_are_packed_as_the_browser_reads_them() -> None:
    for one in GOLDEN["rows"]:
        assert packed(one["rows"]) == one["packed"]
    for one in GOLDEN["numbers"]:
        assert characters(one["numbers"]) == one["packed"]


def unpacked(text: str) -> list[list[int]]:
    """What a text that was packed says, read character by character."""
    known = {character: at for at, character in enumerate(characters(range(10_002)))}
    found: list[list[int]] = []
    row: list[int] = []
    for character in text:
        row += [] if character == " " else [known[character] // 2]
        if character == " " or known[character] % 2:
            found.append(row)
            row = []
    assert row == []
    return found


@given(ROWS)
def test_packing_loses_nothing_but_the_order_in_a_case_and_needs_no_escape(rows: tuple[tuple[int, ...], ...]) -> None:
    text = packed(rows)
    assert unpacked(text) == [sorted(row) for row in rows]
    assert not set(text) & set("\"&<>\\")


def test_cards_of_another_build_have_another_name(built: Built) -> None:
    case = built.library.cases[0]
    named = []
    for title in (case.title, case.community.name):
        whole = Library((case.model_copy(update={"title": title}), *built.library.cases[1:]), built.library.schemes)
        files = dict(scripts(whole, columns(whole)))
        for locale in LOCALES:
            data = json.loads(files[f"{locale}/browse/columns.js"].partition(".columns=")[2].rstrip(";\n"))
            named.append(data["of"])
    assert len(set(named)) == 2 * len(LOCALES)


def test_every_file_that_the_columns_name_is_there_once_for_all_editions(built: Built) -> None:
    made = columns(built.library)
    files = dict(scripts(built.library, made))
    named = set()
    for locale in LOCALES:
        data = json.loads(files[f"{locale}/browse/columns.js"].partition(".columns=")[2].rstrip(";\n"))
        assert [one["id"] for one in data["facets"]] == [column.facet.id for column in made]
        assert [[one[0] for one in facet["values"]] for facet in data["facets"]] == [
            [value.slug for value in column.values] for column in made
        ]
        named |= {one["file"] for one in data["facets"]} | {data["leads"]} | set(data["sort"].values())
    assert {f"columns/{file}.js" for file in named} == {path for path in files if path.startswith("columns/")}
    assert len(named) == len(made) + 1 + len(ranks(built.library))
    for file in named:
        before, _, text = files[f"columns/{file}.js"].partition("]=")
        assert before.endswith(f'["{file}"')
        held = json.loads(text.rstrip(";\n"))
        name = file.rpartition("-")[0]
        for column in made:
            if column.facet.id == name:
                assert unpacked(held) == [sorted(row) for row in column.rows]
        if name.startswith("sort-"):
            assert held == characters(ranks(built.library)[name.removeprefix("sort-")])
