"""A shell is cut at its slots, and what a page holds is never taken for one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from casegen.config import Settings
from casegen.locales import LOCALES
from casegen.publish.files import Files
from casegen.publish.stamp import cut, stamped
from casegen.render.frame import SLOTS, slots
from casegen.render.page import Page, editions

SETTINGS = Settings(Path("/x"), Path("/x/site"), "https://x.example/", {"en": "Library"}, {})
SHELL = f"<head>{SLOTS['head']}</head><nav>{SLOTS['editions']}</nav><main>{SLOTS['body']}</main>\n"


def page(name: str, body: str = "", title: str = "A") -> Page:
    return Page(f"en/cases/{name}/", LOCALES["en"], "cases", title, "What", Markup(body), editions(f"cases/{name}/"))


def test_a_shell_is_text_and_slots_by_turns() -> None:
    parts = cut(SHELL)
    assert "".join(parts) == SHELL
    assert parts[1::2] == [SLOTS["head"], SLOTS["editions"], SLOTS["body"]]


@pytest.mark.parametrize("slot", list(SLOTS))
def test_a_slot_that_is_missing_is_refused(slot: str) -> None:
    with pytest.raises(ValueError, match="once"):
        cut(SHELL.replace(SLOTS[slot], ""))


@pytest.mark.parametrize("slot", list(SLOTS))
def test_a_slot_that_stands_twice_is_refused(slot: str) -> None:
    with pytest.raises(ValueError, match="once"):
        cut(SHELL + SLOTS[slot])


def test_nothing_is_made_when_a_shell_is_broken() -> None:
    with pytest.raises(ValueError, match="once"):
        list(stamped([page("a")], {page("a").shell: "<p>no slot</p>"}, SETTINGS))


@given(st.lists(st.sampled_from([*SLOTS.values(), "<p>", "text", "<!--casegen:other-->"])).map("".join))
def test_a_body_that_looks_like_a_slot_is_left_alone(body: str) -> None:
    one = page("a", body)
    parts = cut(SHELL)
    filled = slots(one, SETTINGS)
    names = {str(slot): name for name, slot in SLOTS.items()}
    whole = "".join(filled[names[part]] if at % 2 else part for at, part in enumerate(parts))
    assert whole.endswith(f"<main>{body}</main>\n")


def test_pages_are_written_where_they_belong(tmp_path: Path) -> None:
    pages = [page("a", f"<p>{SLOTS['head']}</p>"), page("b", "<p>二</p>", title="<B> & b")]
    Files(tmp_path).write_units(stamped(pages, {pages[0].shell: SHELL}, SETTINGS))
    first = (tmp_path / "en/cases/a/index.html").read_text("utf-8")
    second = (tmp_path / "en/cases/b/index.html").read_bytes().decode()
    assert f"<main><p>{SLOTS['head']}</p></main>" in first
    assert first.count("<title>") == 1
    assert "<main><p>二</p></main>\n" in second
    assert "<title>&lt;B&gt; &amp; b · Library</title>" in second
    assert "\r" not in second


def test_a_page_has_a_key_where_it_says_what_it_is_made_from() -> None:
    one, other = replace(page("a"), made_from="1"), replace(page("a"), made_from="2")
    shells = {one.shell: SHELL}
    units = list(stamped([page("a"), one, one, replace(other, case="a")], shells, SETTINGS))
    keys = [unit.key for unit in units]
    assert [(unit.paths, unit.case) for unit in units[2:]] == [((one.file,), ""), ((one.file,), "a")]
    assert keys[0] == ""
    assert keys[1] == keys[2] != keys[3]
    assert next(stamped([one], {one.shell: f"{SHELL}<p>"}, SETTINGS)).key not in keys
