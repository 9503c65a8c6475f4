"""`check --changed` and the hook, in real repositories."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from casegen.commands._git import changed
from casegen.config import ConfigError

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("casegen")
HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
# A repository of a test knows nothing of whoever runs it.
ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "en_GB.UTF-8",
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
}  # fmt: skip
ENVIRONMENT = {**{name: value for name, value in os.environ.items() if not name.startswith("GIT_")}, **ALONE}
BROKEN = "id: x\n"


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=True
    ).stdout


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")


def check(folder: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = ENVIRONMENT if path is None else {**ENVIRONMENT, "PATH": path}
    return subprocess.run(
        [COMMAND, "check", "--output-format", "concise", *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def files(done: subprocess.CompletedProcess[str]) -> set[str]:
    assert done.returncode in (0, 1), done.stderr
    return set(re.findall(r"^cases/[^:]+", done.stdout, re.MULTILINE))


@pytest.fixture
def repository(library_folder: Path) -> Path:
    for name in ("old", "kept", "named"):
        (library_folder / "cases" / f"{name}.yml").write_text(f"# {name}\n{BROKEN}", "utf-8")
    git(library_folder, "init", "--quiet", "--initial-branch", "main")
    commit(library_folder)
    return library_folder


def test_added_modified_renamed_and_untracked_records_are_shown(repository: Path) -> None:
    before = check(repository, "--changed")
    assert (files(before), before.returncode) == (set(), 0)
    cases = repository / "cases"
    (cases / "staged.yml").write_text(BROKEN, "utf-8")
    git(repository, "mv", "cases/named.yml", "cases/renamed.yml")
    git(repository, "add", "--all")
    (cases / "untracked.yml").write_text(BROKEN, "utf-8")
    (cases / "old.yml").write_text("id: old\n", "utf-8")
    found = {f"cases/{name}.yml" for name in ("staged", "renamed", "untracked", "old")}
    now = check(repository, "--changed")
    assert (files(now), now.returncode) == (found, 1)
    commit(repository)
    assert files(check(repository, "--changed", "HEAD")) == set()
    assert files(check(repository, "--changed", "HEAD~1")) == found
    assert files(check(repository, "cases/old.yml", "cases/kept.yml", "--changed", "HEAD~1")) == {"cases/old.yml"}


def test_the_default_base_is_where_the_branch_parted_from_the_default_branch_of_origin(
    repository: Path, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(repository), str(clone))
    git(clone, "checkout", "--quiet", "-b", "mine")
    (clone / "cases" / "mine.yml").write_text(BROKEN, "utf-8")
    commit(clone)
    (repository / "cases" / "old.yml").write_text("id: theirs\n", "utf-8")
    commit(repository)
    git(clone, "fetch", "--quiet")
    assert files(check(clone, "--changed")) == {"cases/mine.yml"}
    assert files(check(clone, "--changed", "origin/main")) == {"cases/mine.yml"}


def test_a_library_in_a_folder_of_a_repository(repository: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(repository, whole / "资料 库", ignore=shutil.ignore_patterns(".git"))
    git(whole, "init", "--quiet")
    commit(whole)
    (whole / "资料 库" / "cases" / "old.yml").write_text("id: old\n", "utf-8")
    (whole / "cases").mkdir()
    (whole / "cases" / "kept.yml").write_text(BROKEN, "utf-8")
    assert files(check(whole, "-C", "资料 库", "--changed")) == {"cases/old.yml"}


def test_names_are_names(repository: Path) -> None:
    for name in ("--help.yml", "-x y.yml", "$(touch made).yml", "a\nb.yml", "案例.yml"):
        (repository / "cases" / name).write_text(BROKEN, "utf-8")
    done = check(repository, "--changed")
    shown = {"--help.yml", "-x y.yml", "$(touch made).yml", "a<U+000A>b.yml", "案例.yml"}
    assert files(done) == {f"cases/{name}" for name in shown}
    commit(repository)
    assert files(check(repository, "--changed", "HEAD~1")) == {f"cases/{name}" for name in shown}
    assert not list(repository.rglob("made"))


@pytest.mark.parametrize("revision", ["no-such", "--output=made", "HEAD:cases", "cases/old.yml", "a b", "\U0001f3e0"])
def test_an_unknown_revision_says_what_to_do(
    repository: Path, monkeypatch: pytest.MonkeyPatch, revision: str
) -> None:
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match="name one such as HEAD~1, or fetch it first") as raised:
        changed(repository, revision)
    assert f"`{revision}`" in str(raised.value)
    assert not list(repository.rglob("made"))


def test_an_unknown_revision_is_one_line_and_status_2(repository: Path) -> None:
    done = check(repository, "--changed", "cases/old.yml")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_without_git_a_repository_or_a_commit_there_is_one_line_and_status_2(
    library_folder: Path, tmp_path: Path
) -> None:
    def stopped(path: str | None = None) -> str:
        done = check(library_folder, "--changed", path=path)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert done.stderr.endswith("without --changed everything is shown\n")
        return done.stderr

    assert "not a git repository" in stopped()
    git(library_folder, "init", "--quiet")
    assert "no commit yet" in stopped()
    (tmp_path / "empty").mkdir()
    assert "not installed" in stopped(str(tmp_path / "empty"))


def test_the_hook_checks_what_is_about_to_be_committed(repository: Path) -> None:
    (hook,) = HOOK
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("casegen-check", "python", True)
    program, *arguments = shlex.split(hook["entry"])
    assert program == COMMAND.name

    def run() -> subprocess.CompletedProcess[str]:
        git(repository, "add", "--all")
        staged = git(repository, "diff", "--cached", "--name-only", "-z", "--diff-filter=d").split("\0")
        names = [name for name in staged if re.search(hook["files"], name)]
        assert names
        return subprocess.run(
            [COMMAND.with_name(program), *arguments, *names],
            cwd=repository, env=ENVIRONMENT, capture_output=True, text=True, check=False,
        )  # fmt: skip

    (repository / "README.md").write_text("x", "utf-8")
    vocabulary = repository / "vocabulary" / "places.yml"
    vocabulary.write_text("# One more line.\n" + vocabulary.read_text("utf-8"), "utf-8")
    assert run().returncode == 0
    (repository / "cases" / "new.yml").write_text(BROKEN, "utf-8")
    done = run()
    assert done.returncode == 1
    # As the hook shows findings: each with its place, and nothing of the records that are not in this commit.
    assert set(re.findall(r"^ +--> ([^:]+)", done.stdout, re.MULTILINE)) == {"cases/new.yml"}
