"""`casegen new`, from options and on a real terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from casegen import config, pipeline
from casegen.commands._answers import QUESTIONS
from casegen.findings import Severity
from casegen.locales import LOCALES
from casegen.write import SCHEMA_LINE

COMMAND = Path(sys.executable).with_name("casegen")
SAID = {
    "title": "楼道里的茶", "summary": "邻居一起喝茶。", "community": "示例社区", "place": "990101",
    "problem": "weak-belonging", "situation": "互不认识：no", "method": "tea-meeting", "step": "敲门",
    "done": "挨家去请。", "actor": "residents", "role": "居民", "did": "烧水。", "outcome": "认识了。",
    "direction": "unknown", "source": "other",
}  # fmt: skip


def new(
    folder: Path, *arguments: str, stdin: int = subprocess.DEVNULL, lang: str = "zh_CN.UTF-8"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "new", *arguments], cwd=folder, stdin=stdin, env={**os.environ, "LC_ALL": lang},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def options(said: dict[str, str]) -> list[str]:
    return [f"--{name}={text}" for name, text in said.items()]


def errors(folder: Path) -> list[str]:
    findings = pipeline.check(config.read(folder)).findings
    return [one.code for one in findings if one.severity is Severity.ERROR]


def test_a_record_from_options_is_a_sound_draft(library_folder: Path) -> None:
    done = new(library_folder, "tea", "--no-input", *options(SAID))
    assert done.returncode == 0, done.stderr
    path = library_folder / "cases" / "tea.yml"
    assert done.stdout == f"{path}\n"
    text = path.read_text("utf-8")
    assert text.splitlines()[:3] == [SCHEMA_LINE, "id: tea", "status: draft"]
    assert "original" not in text
    assert errors(library_folder) == []
    again = new(library_folder, "tea", *options({**SAID, "title": "另一个"}))
    assert (again.returncode, again.stdout, again.stderr.count("\n")) == (2, "", 1)
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("id_", "more", "said"),
    [
        ("tea", {}, "--problem"),
        ("../tea", SAID, "不能作编号"),
        ("tea", {**SAID, "problem": "茶"}, "--problem"),
        ("tea", {**SAID, "title": "打13812345678"}, "CG601"),
        ("tea", {**SAID, "title": "长" * 500}, "--title"),
        ("tea", {**SAID, "summary": ""}, "--summary"),
    ],
)
def test_what_cannot_be_written_is_one_line_and_status_2(
    library_folder: Path, id_: str, more: dict[str, str], said: str
) -> None:
    before = sorted(library_folder.rglob("*"))
    done = new(library_folder, id_, *options(more))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
    assert sorted(library_folder.rglob("*")) == before


@pytest.mark.parametrize("rest", ["", "titel: 1\n"])
def test_an_id_of_another_time_is_taken_even_by_a_record_that_is_not_sound(library_folder: Path, rest: str) -> None:
    path = library_folder / "cases" / "pantry.yml"
    path.write_text(path.read_text("utf-8").replace("id: pantry", f"id: pantry\nformerly: [tea]\n{rest}", 1), "utf-8")
    assert bool(errors(library_folder)) is bool(rest)
    done = new(library_folder, "tea", *options(SAID))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "是另一个案例用过的编号" in done.stderr
    assert not (library_folder / "cases" / "tea.yml").exists()


def on_a_terminal(folder: Path, lines: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    ours, theirs = pty.openpty()
    try:
        os.write(ours, "".join(f"{line}\n" for line in lines).encode())
        return new(folder, "tea", *arguments, stdin=theirs)
    finally:
        os.close(ours)
        os.close(theirs)


def test_on_a_terminal_it_asks_until_an_answer_can_stand(library_folder: Path) -> None:
    given = {name: text for name, text in SAID.items() if name not in {"title", "problem", "method"}}
    # A wrong title and none; a word that nothing is called, another word for the concept, and its number.
    lines = ["打13812345678", "", "楼道: 茶", "没有这个词", "归属", "1", "tea-meeting", "邻里茶会记"]
    done = on_a_terminal(library_folder, lines, *options(given))
    assert done.returncode == 0, done.stderr
    assert "CG601" in done.stderr
    text = (library_folder / "cases" / "tea.yml").read_text("utf-8")
    assert 'zh: "楼道: 茶"' in text
    assert "- weak-belonging" in text
    assert "邻里茶会记" in text
    assert errors(library_folder) == []


def test_ctrl_c_writes_nothing(library_folder: Path) -> None:
    done = on_a_terminal(library_folder, ["楼道里的茶", "\x04"])
    assert done.returncode == 2
    assert "什么也没有写下" in done.stderr
    assert not (library_folder / "cases" / "tea.yml").exists()


def test_every_question_has_words_in_every_edition() -> None:
    for locale in LOCALES.values():
        for question in QUESTIONS:
            assert question.label(locale)
            assert question.meaning(locale)
