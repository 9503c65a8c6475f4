"""`casegen build` and drafts: what is wrong with one is in nobody's way, unless drafts are built too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casegen import config, pipeline

COMMAND = Path(sys.executable).with_name("casegen")
UNFINISHED = "id: {id}\nstatus: draft\ntitle: {{zh: 没写完}}\nsumary: {{zh: 字段写错}}\n"


def casegen(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *map(str, arguments)], cwd=folder, env={**os.environ, "LC_ALL": "en_GB.UTF-8"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def unfinished(library_folder: Path) -> Path:
    """A library with drafts of which one lacks fields and another is sound in form and exposes somebody."""
    cases = library_folder / "cases"
    (cases / "begun.yml").write_text(UNFINISHED.format(id="begun"), "utf-8")
    half = cases / "half-written.yml"
    told = "\nunknowns:\n  - zh: 找13812345678。\n    en: Call 13812345678.\n"
    half.write_text(half.read_text("utf-8") + told, "utf-8")
    return library_folder


def test_an_error_in_a_draft_stops_no_build_that_leaves_drafts_out(unfinished: Path) -> None:
    checked = casegen(unfinished, "check", "--output-format", "concise")
    assert checked.returncode == 1
    assert "cases/begun.yml" in checked.stdout
    assert "CG601" in checked.stdout
    built = casegen(unfinished, "build")
    assert built.returncode == 0, built.stdout
    assert (unfinished / "site" / "zh" / "cases" / "pantry" / "index.html").is_file()
    assert not list((unfinished / "site").rglob("*begun*"))
    said = [path for path in (unfinished / "site").rglob("*.*") if path.suffix in {".html", ".js", ".json", ".csv"}]
    assert not any("13812345678" in path.read_text("utf-8") for path in said)
    assert casegen(unfinished, "export", "-o", "out").returncode == 0


def test_it_stops_one_that_builds_drafts(unfinished: Path) -> None:
    built = casegen(unfinished, "build", "--drafts")
    assert built.returncode == 1
    assert "cases/begun.yml" in built.stdout
    assert not (unfinished / "site").exists()


@pytest.mark.parametrize(
    "text",
    [
        "id: other\nstatus: published\n",
        "id: other\n",
        "id: other\ntitle:\n  status: draft\n",
        "id: other\nstatus: [draft]\n",
        "id: other\nstatus: Draft\n",
        "id: other\nstatus: draft\nid: [\n",
        "# status: draft\nid: other\n",
    ],
)
def test_what_does_not_say_draft_at_its_root_stops_it(unfinished: Path, text: str) -> None:
    (unfinished / "cases" / "other.yml").write_text(text, "utf-8")
    with pytest.raises(pipeline.FoundErrors):
        pipeline.prepare(config.read(unfinished))


def test_a_draft_cannot_take_the_address_of_a_published_case(unfinished: Path) -> None:
    """An error of the draft's, and the published page is the published case's."""
    text = (unfinished / "cases" / "half-written.yml").read_text("utf-8")
    # Of the two files, the draft is the first by name.
    (unfinished / "cases" / "a-draft.yml").write_text(
        text.replace("id: half-written", "id: pantry\nformerly: [stair-lamps, a-draft]"), "utf-8"
    )
    twice = [one for one in pipeline.check(config.read(unfinished)).findings if one.code == "CG503"]
    assert {one.path for one in twice} == {"cases/a-draft.yml"}
    assert len(twice) == 2
    site = pipeline.prepare(config.read(unfinished))
    (page,) = (page for page in site.pages if page.address == "zh/cases/pantry/")
    assert "门口的共享粮柜" in page.body


def test_status_asks_for_dead_links_all_the_same(unfinished: Path) -> None:
    path = unfinished / "cases" / "pantry.yml"
    url = "https://example.org/library/zh/cases/no-such/"
    text = path.read_text("utf-8")
    path.write_text(text.replace("zh: 每天清柜。", f"zh: '每天清柜，[见]({url})。'", 1), "utf-8")
    assert url in casegen(unfinished, "status").stdout
