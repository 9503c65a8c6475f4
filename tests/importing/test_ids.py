"""Ids: what can be one, what becomes one, and which are taken."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from casegen.config import read
from casegen.importing.ids import LONGEST, Numbered, is_id, slug, taken


@given(st.text(), st.lists(st.text()))
def test_what_is_made_is_an_id_and_made_once(title: str, before: list[str]) -> None:
    made = slug(title)
    assert made == "" or is_id(made)
    ids = Numbered(before)
    found = [ids.new(made or "x") for _ in range(12)]
    assert all(map(is_id, found))
    assert len({*found, *before}) == len(found) + len(set(before))
    assert max(map(len, found)) <= LONGEST


def test_an_id_is_taken_by_the_file_and_by_what_a_record_was_called_before(library_folder: Path) -> None:
    cases = library_folder / "cases"
    before = {path.stem for path in cases.glob("*.yml")}
    settings = read(library_folder)
    known = taken(settings)
    assert known >= before
    (cases / "broken.yml").write_text("id: [", "utf-8")
    (cases / "wrong.yml").write_text("id: wrong\nformerly: [one, 2, {a: b}]\ntitle: 1\n", "utf-8")
    (cases / "odd.yml").write_text("formerly: text\n", "utf-8")
    (cases / "gone.yml").symlink_to("nowhere")
    (cases / "notes.txt").write_text("no record", "utf-8")
    (cases / "folder").mkdir()
    more = {"broken", "wrong", "odd", "gone", "one", "2"}
    assert taken(settings) - known - {"{'a': 'b'}"} == more


def test_a_library_without_cases_has_none_taken(library_folder: Path) -> None:
    (library_folder / "cases").rename(library_folder / "elsewhere")
    assert taken(read(library_folder)) == frozenset()
