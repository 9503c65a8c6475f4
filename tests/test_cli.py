"""The commands as a person runs them: exit status, what goes to which stream, and nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casegen import pipeline
from casegen.commands import COMMANDS
from casegen.config import read
from casegen.export import FORMATS
from casegen.locales import LOCALES, preferred

COMMAND = Path(sys.executable).with_name("casegen")


def casegen(*arguments: object, folder: Path, lang: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": lang, "GITHUB_STEP_SUMMARY": ""}
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def new_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "my-library"
    done = casegen("init", folder, folder=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def library(new_library: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(new_library, tmp_path / "library"))


def test_init_makes_a_library_that_is_clean_and_becomes_a_site(library: Path) -> None:
    checked = casegen("check", folder=library)
    assert checked.returncode == 0, checked.stdout
    assert "error" not in checked.stdout.replace("0 errors", "")
    built = casegen("build", folder=library)
    assert built.returncode == 0, built.stderr
    assert built.stdout.strip() == "site/: 2 cases x 3 editions, " + built.stdout.split(", ")[1].strip()
    for locale in LOCALES:
        assert (library / "site" / locale / "cases" / "sample-reading-hour" / "index.html").is_file()
    sample = (library / "site" / "zh" / "cases" / "sample-reading-hour" / "index.html").read_text("utf-8")
    assert "【示例】" in sample
    assert not list(library.glob(".casegen-*"))


def test_init_refuses_a_folder_that_holds_something(library: Path) -> None:
    before = sorted(library.rglob("*"))
    done = casegen("init", library, folder=library)
    assert (done.returncode, done.stdout) == (2, "")
    assert "not an empty folder" in done.stderr
    assert sorted(library.rglob("*")) == before


def test_errors_stop_the_build_before_the_old_site_is_touched(library: Path) -> None:
    assert casegen("build", folder=library).returncode == 0
    before = {path: path.read_bytes() for path in (library / "site").rglob("*") if path.is_file()}
    record = library / "cases" / "sample-reading-hour.yml"
    record.write_text(record.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    done = casegen("build", folder=library)
    assert done.returncode == 1
    assert "CG101" in done.stdout
    assert {path: path.read_bytes() for path in (library / "site").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"[" * 50_000, b"a: &a [*a]", b"\x00", b"- 1", b"id: [" * 30]
)
def test_a_hostile_record_is_a_finding(library: Path, raw: bytes) -> None:
    (library / "cases" / "hostile.yml").write_bytes(raw)
    for command in ("check", "build"):
        done = casegen(command, folder=library)
        assert done.returncode == 1, done.stderr
        assert "cases/hostile.yml" in done.stdout
        assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "command", [["check"], ["build"], ["status"], ["export", "-o", "x"], ["trace", "--sources", "."]]
)
def test_without_a_library_there_is_one_line_and_status_2(tmp_path: Path, command: list[str]) -> None:
    done = casegen(*command, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "casegen init" in done.stderr


def test_findings_are_in_the_language_of_the_environment(library: Path) -> None:
    (library / "cases" / "empty.yml").write_text("", "utf-8")
    assert "这里是空的" in casegen("check", folder=library, lang="zh_CN.UTF-8").stdout
    assert "這裡是空的" in casegen("check", folder=library, lang="zh_TW.UTF-8").stdout
    assert "empty" in casegen("check", "--locale", "en", folder=library, lang="zh_CN.UTF-8").stdout


@pytest.mark.parametrize(
    ("said", "locale"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US", "LC_ALL": "zh_HK"}, "zh-hant"),
        ({"LC_MESSAGES": "zh-Hant-TW", "LANG": "en"}, "zh-hant"),
    ],
)
def test_preferred_locale(said: dict[str, str], locale: str) -> None:
    assert preferred(said) == locale


def test_only_the_findings_of_named_files_are_shown(library: Path) -> None:
    (library / "cases" / "empty.yml").write_text("", "utf-8")
    good = casegen("check", "cases/sample-reading-hour.yml", folder=library)
    assert good.returncode == 0
    assert "empty.yml" not in good.stdout
    assert casegen("check", "cases/empty.yml", folder=library).returncode == 1
    assert casegen("check", "cases/no-such.yml", folder=library).returncode == 2


def test_json_findings_are_json(library: Path) -> None:
    (library / "cases" / "empty.yml").write_text("", "utf-8")
    found = json.loads(casegen("check", "--output-format", "json", folder=library).stdout)
    assert [one["code"] for one in found if one["path"] == "cases/empty.yml"] == ["CG010"]


def test_confirmed_translations_go_stale_with_their_original(library: Path) -> None:
    name = "cases/sample-shared-tools.yml"
    assert casegen("check", "--confirm-translations", name, folder=library).returncode == 0
    assert "CG302" not in casegen("check", "--output-format", "concise", folder=library).stdout
    record = library / name
    record.write_text(record.read_text("utf-8").replace("邻居之间很少来往", "邻居之间几乎不来往"), "utf-8")
    assert "CG302" in casegen("check", "--output-format", "concise", folder=library).stdout


def test_trace_says_what_it_found(library: Path, tmp_path: Path) -> None:
    record = library / "cases" / "sample-reading-hour.yml"
    record.write_text(
        record.read_text("utf-8").replace("    kind: other\n", "    kind: other\n    file: notes.txt\n"),
        "utf-8",
    )
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "notes.txt").write_text("一\n二\n三\n每周固定來十二名孩子\n", "utf-8")
    done = casegen("trace", "--sources", texts, folder=library)
    assert done.returncode == 0, done.stdout
    assert "sample-reading-hour#children: found" in done.stdout
    (texts / "notes.txt").write_text("一\n二\n三\n每周固定來十三名孩子\n", "utf-8")
    done = casegen("trace", "--sources", texts, folder=library)
    assert done.returncode == 1
    assert "not found 1" in done.stdout


def test_export_writes_open_data(library: Path, tmp_path: Path) -> None:
    done = casegen("export", "--format", "csv", "-o", tmp_path / "out", folder=library)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{tmp_path / 'out' / 'cases.csv'}\n"
    assert (tmp_path / "out" / "cases.csv").read_text("utf-8").startswith("id,locale,title")


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_written_as_on_the_site(library: Path, tmp_path: Path, format_: str) -> None:
    done = casegen("export", "--format", format_, "-o", tmp_path / "out", folder=library)
    assert done.returncode == 0, done.stderr
    settings = read(library)
    made = dict(FORMATS[format_].files(pipeline.prepare(settings).library, settings))
    assert made
    assert {path: (tmp_path / "out" / path).read_bytes() for path in made} == {
        path: text.encode() for path, text in made.items()
    }
    assert done.stdout.splitlines() == [str(tmp_path / "out" / path) for path in made]
    assert {"json", "csv", "package", "llms"} == set(FORMATS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(tmp_path: Path, command: str) -> None:
    done = casegen(command, "--help", folder=tmp_path)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 5


def test_a_full_disk_is_one_line_and_status_2(library: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.fail("this test needs /dev/full")
    done = subprocess.run(
        [COMMAND, "export", "-o", "/dev/full/x"], cwd=library, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_status_lists_what_needs_care_and_never_asks_the_clock(library: Path) -> None:
    done = casegen("status", folder=library)
    assert (done.returncode, done.stderr) == (1, "")
    assert "not reviewed  cases/sample-reading-hour.yml" in done.stdout
    record = library / "cases" / "sample-reading-hour.yml"
    record.write_text("status: draft\n" + record.read_text("utf-8"), "utf-8")
    found = json.loads(casegen("status", "--format", "json", folder=library, lang="zh_CN.UTF-8").stdout)
    assert found["counts"]["draft"] == 1
    assert [(one["path"], one["text"]) for one in found["care"] if one["kind"] == "draft"] == [
        ("cases/sample-reading-hour.yml", "还没有发布")
    ]
    later = json.loads(casegen("status", "--format", "json", "--today", "2199-01-01", folder=library).stdout)
    assert (later["today"], later["counts"]["quiet"]) == ("2199-01-01", 1)
    assert found["counts"]["quiet"] == 0


def test_status_is_content_with_a_library_in_order(library: Path) -> None:
    (library / "cases" / "sample-shared-tools.yml").unlink()
    name = "cases/sample-reading-hour.yml"
    record = library / name
    review = "record:\n  reviewed: {by: {zh: 督导组, en: The supervisors}, date: '2026-12-01'}\n"
    record.write_text(record.read_text("utf-8").replace("record:\n", review), "utf-8")
    assert casegen("check", "--confirm-translations", name, folder=library).returncode == 0
    done = casegen("status", folder=library)
    assert (done.returncode, done.stdout) == (0, "Nothing needs care.\n")


def test_status_says_what_stops_it(library: Path) -> None:
    assert casegen("status", "--today", "yesterday", folder=library).returncode == 2
    assert casegen("status", "--sources", "nowhere", folder=library).returncode == 2
    (library / "cases" / "empty.yml").write_text("", "utf-8")
    done = casegen("status", folder=library)
    assert (done.returncode, done.stderr) == (1, "")
    assert "errors        cases/empty.yml" in done.stdout


def test_a_draft_is_built_only_where_it_is_asked_for(library: Path) -> None:
    record = library / "cases" / "sample-reading-hour.yml"
    record.write_text("status: draft\n" + record.read_text("utf-8"), "utf-8")
    page = library / "site" / "en" / "cases" / "sample-reading-hour" / "index.html"
    assert casegen("build", folder=library).returncode == 0
    assert not page.exists()
    assert casegen("build", "--drafts", folder=library).returncode == 0
    assert "[Draft] " in page.read_text("utf-8")
