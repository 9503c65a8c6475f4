"""A library is fetched from, and a site brought to, any address; only what changed is sent, nothing else removed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner

from casegen.cli import main
from casegen.config import ConfigError
from casegen.publish.elsewhere import LIST, bring, fetch
from casegen.publish.files import below
from conftest import Built


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site."""
    folder = tmp_path / "site"
    for name in ("index.html", "en/a/index.html", "data/cases.json", "assets/x.js"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def test_a_site_is_brought_whole_and_then_only_what_changed(site: Path) -> None:
    address = "memory://brought/site/"
    memory = fsspec.filesystem("memory")
    assert bring(site, address) == 4
    assert memory.cat_file("/brought/site/en/a/index.html") == b"en/a/index.html"
    assert bring(site, address) == 0
    (site / "index.html").write_text("other", "utf-8")
    (site / "data/cases.json").unlink()
    memory.pipe_file("/brought/site/not-ours.txt", b"mine")
    assert bring(site, address) == 1
    assert memory.cat_file("/brought/site/index.html") == b"other"
    assert not memory.exists("/brought/site/data/cases.json")
    assert memory.cat_file("/brought/site/not-ours.txt") == b"mine"


def test_pages_go_last(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    memory = fsspec.filesystem("memory")

    def put_file(_: object, __: str, to: str) -> None:
        sent.append(to)

    monkeypatch.setattr(type(memory), "put_file", put_file)
    bring(site, "memory://order")
    assert [name.removeprefix("/order/") for name in sent] == [
        "assets/x.js",
        "data/cases.json",
        "en/a/index.html",
        "index.html",
    ]


def test_a_list_that_names_files_elsewhere_removes_none(site: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    (there / "a").mkdir(parents=True)
    (tmp_path / "precious").write_text("mine", "utf-8")
    (there / LIST).write_text(json.dumps({"../precious": "x", "a/../../precious": "x"}), "utf-8")
    # Into folders that are not there yet, which some systems do not make by themselves.
    assert bring(site, f"file://{there}") == 4
    assert below(there) == [LIST, *below(site)]
    assert (tmp_path / "precious").is_file()
    (there / LIST).write_text("[", "utf-8")
    assert bring(site, f"file://{there}") == 4


def test_a_library_is_fetched(built: Built, tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.put(str(built.root), "/libraries/", recursive=True)
    folder = tmp_path / "fetched"
    folder.mkdir()
    fetch("memory://libraries/library", folder)
    names = {name for name in below(built.root) if not name.startswith("site/")}
    assert set(below(folder)) == names
    assert all((folder / name).read_bytes() == (built.root / name).read_bytes() for name in names)


@pytest.mark.parametrize("address", ["memory://nowhere", "no-such-kind://x", "file:///no/such/folder"])
def test_where_there_is_no_library_it_is_said(address: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        fetch(address, tmp_path)


def test_the_command_builds_from_an_address_to_another(built: Built, library_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "there"
    ran = CliRunner().invoke(main, ["build", "--from", f"file://{library_folder}", "--to", f"file://{target}"])
    assert ran.exit_code == 0, ran.output
    assert "files sent" in ran.output
    assert [name for name in below(target) if name != LIST] == below(built.folder)
    assert not (library_folder / "site").exists()


def test_what_is_fetched_cannot_say_which_folder_is_replaced(library_folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "file").write_text("mine", "utf-8")
    with (library_folder / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write(f"site_dir: {mine}\n")
    ran = CliRunner().invoke(main, ["build", "--from", f"file://{library_folder}", "--to", f"file://{tmp_path}/there"])
    assert ran.exit_code == 0, ran.output
    assert below(mine) == ["file"]
    assert (tmp_path / "there/index.html").is_file()


def test_the_command_says_what_is_missing(library_folder: Path) -> None:
    for given, said in (
        (["--from", f"file://{library_folder}"], "--to"),
        (["--from", "nonsense://x", "--to", "memory://y"], "nonsense"),
    ):
        ran = CliRunner().invoke(main, ["build", *given])
        assert ran.exit_code == 2
        assert said in ran.output
        assert "Traceback" not in ran.output


def test_a_library_that_names_a_file_outside_of_itself_is_refused(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/hostile/mkdocs.yml", b"site_name: x")
    memory.store["/hostile/cases/../../evil.yml"] = memory.store["/hostile/mkdocs.yml"]
    folder = tmp_path / "fetched"
    folder.mkdir()
    with pytest.raises(ConfigError, match="memory://hostile names a file outside of itself"):
        fetch("memory://hostile", folder)
    assert below(tmp_path) == ["fetched/mkdocs.yml"]


def test_all_parts_are_fetched_and_nothing_else(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    names = ["cases/a.yml", "cases/b.yml", "docs/en/c/d.md", "docs/en/c/e.md", "mkdocs.yml", "templates/f.html"]
    for name in [*names, "site/g.html", ".env"]:
        memory.pipe_file(f"/parts/{name}", name.encode())
    fetch("memory://parts", tmp_path)
    assert below(tmp_path) == names
    assert all((tmp_path / name).read_text("utf-8") == name for name in names)


def test_what_somebody_removed_there_is_not_missed(site: Path) -> None:
    memory = fsspec.filesystem("memory")
    bring(site, "memory://removed")
    memory.rm_file("/removed/assets/x.js")
    (site / "assets/x.js").unlink()
    assert bring(site, "memory://removed") == 0
    assert sorted(json.loads(memory.cat_file(f"/removed/{LIST}"))) == below(site)


def test_the_list_says_what_was_brought_in_order(site: Path) -> None:
    memory = fsspec.filesystem("memory")
    bring(site, "memory://listed/")
    text = memory.cat_file(f"/listed/{LIST}").decode()
    assert list(json.loads(text)) == below(site)
    assert all(len(digest) == 32 for digest in json.loads(text).values())
    assert len(text.splitlines()) == 6


def test_packed_copies_go_with_what_they_are_copies_of(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "zh").mkdir()
    for name in ("index.html.gz", "index.html.br", "en/a/index.html.gz", "zh/index.html", "assets/x.js.br", "z.txt"):
        (site / name).write_text(name, "utf-8")
    sent: list[str] = []
    memory = fsspec.filesystem("memory")
    monkeypatch.setattr(type(memory), "put_file", lambda _, __, to: sent.append(to.removeprefix("/packed/")))
    assert bring(site, "memory://packed") == 10
    assert sent == [
        *("assets/x.js", "assets/x.js.br", "data/cases.json", "z.txt"),
        *("en/a/index.html", "en/a/index.html.gz", "zh/index.html"),
        *("index.html", "index.html.br", "index.html.gz"),
    ]


def test_where_no_addresses_can_be_used_it_is_said(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match=r"no-such-kind://x is not an address that can be used: .*no-such-kind"):
        bring(site, "no-such-kind://x")
    with pytest.raises(ConfigError, match=r"memory://nowhere holds no mkdocs\.yml"):
        fetch("memory://nowhere", site)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(ConfigError, match=r"pip install casegen\[cluster\]"):
        bring(site, "memory://x")


def test_only_what_makes_a_library_comes_from_there(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    parts = ("mkdocs.yml", "cases/a.yml", "vocabulary/b/c.yml", "packs/d.yml", "docs/en/e.md", "templates/f/g/h.css")
    for name in (*parts, "site/index.html", "note.txt", "cases.yml"):
        memory.pipe_file(f"/small/library/{name}", name.encode())
    fetch("memory://small/library/", tmp_path)
    assert below(tmp_path) == sorted(parts)
    assert all((tmp_path / name).read_text("utf-8") == name for name in parts)
