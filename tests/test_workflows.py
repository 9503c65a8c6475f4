"""The workflows: what they may do, and that each command in them does its work here, on events of our own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from casegen.importing.issue import MOST_CHARACTERS, labels
from casegen.model import Case

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORM = ROOT / ".github" / "ISSUE_TEMPLATE" / "case.yml"
EVENTS = ROOT / "tests" / "golden" / "events"
LIBRARY = ROOT / "tests" / "golden" / "library"
PROGRAMS = Path(sys.executable).parent
PLACE = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
# Which event each workflow that reads one is tested with.
EVENT = {"check": "pull_request", "issue-to-record": "issue"}


def named(path: Path) -> str:
    return path.stem


def read(path: Path) -> Any:
    # A loader that leaves `on` a word, as GitHub does.
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def steps(path: Path) -> Iterator[Mapping[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def script(path: str, name: str) -> str:
    (found,) = (one["run"] for one in steps(ROOT / ".github" / "workflows" / f"{path}.yml") if one.get("name") == name)
    return str(found)


def run(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub's runner does: bash that stops at the first failure, in the job's folder."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "CI": "true", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_there_are_workflows() -> None:
    assert {path.stem for path in WORKFLOWS} == {"advisories", "check", "issue-to-record", "release", "test"}


def test_zizmor_finds_nothing() -> None:
    done = subprocess.run(
        [PROGRAMS / "zizmor", "--offline", "--no-progress", "--strict-collection", "--pedantic", ".github"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", [path for path in WORKFLOWS if path.stem != "release"], ids=named)
def test_a_workflow_may_only_read(path: Path) -> None:
    said = read(path)
    assert said["permissions"] == {"contents": "read"}
    on = said["on"]
    events = {on} if isinstance(on, str) else set(on)
    assert events <= {"pull_request", "push", "issues", "schedule"}
    assert "pull_request_target" not in path.read_text("utf-8")
    assert "secrets." not in path.read_text("utf-8")
    for job in said["jobs"].values():
        assert "permissions" not in job
        assert int(job["timeout-minutes"]) <= 60
    assert "concurrency" in said


def test_a_release_begins_with_a_tag_and_what_may_write_runs_no_code_of_ours() -> None:
    path = ROOT / ".github" / "workflows" / "release.yml"
    said = read(path)
    assert said["on"] == {"push": {"tags": ["v[0-9]*"]}}
    assert said["permissions"] == {"contents": "read"}
    assert "secrets." not in path.read_text("utf-8")
    jobs = said["jobs"]
    writing = {name: set(job["permissions"]) for name, job in jobs.items() if "permissions" in job}
    assert writing == {"attest": {"id-token", "attestations"}, "publish": {"id-token"}, "page": {"contents"}}
    assert "GH_TOKEN" not in str({name: job for name, job in jobs.items() if name != "page"})
    for name in writing:
        used = [step["uses"].partition("@")[0] for step in jobs[name]["steps"] if "uses" in step]
        assert used[0] == "actions/download-artifact"
        assert "actions/checkout" not in used
        assert [step["run"].split()[0] for step in jobs[name]["steps"] if "run" in step] in ([], ["gh"])
    # A maintainer lets it through, and only what was built twice alike, tried and signed.
    assert jobs["publish"]["environment"]["name"] == "pypi"
    assert (jobs["page"]["needs"], jobs["publish"]["needs"]) == ("publish", "attest")
    assert jobs["attest"]["needs"] == ["again", "try"]
    for job in jobs.values():
        assert int(job["timeout-minutes"]) <= 60


def test_what_is_published_is_what_was_built_signed_and_listed() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    (signed,) = (step["with"]["subject-path"].split() for step in jobs["attest"]["steps"] if "attest" in step["uses"])
    (published,) = (step["with"] for step in jobs["publish"]["steps"] if "pypi" in step["uses"])
    assert published == {"packages-dir": "dist/packages", "attestations": "true"}
    assert signed == ["dist/packages/*", "dist/casegen.cdx.json", "dist/SHA256SUMS"]
    (page,) = (step["run"] for step in jobs["page"]["steps"] if "run" in step)
    assert page.split()[-3:] == signed
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\nrelease: .venv")[2].partition("\n\n")[0]
    for one in ("--out-dir dist/packages", "dist/casegen.cdx.json", "> ../SHA256SUMS", ">> SHA256SUMS"):
        assert one in recipe


def test_a_tag_has_to_name_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    step = script("release", "The tag names the version")
    assert run(step, ROOT, GITHUB_REF_NAME=f"v{version}").returncode == 0
    assert run(step, ROOT, GITHUB_REF_NAME=f"v{version}.1").returncode != 0
    assert run(step, ROOT, GITHUB_REF_NAME="v" + version.replace(".", "x")).returncode != 0


def test_every_python_that_is_asked_for_is_tried() -> None:
    pythons = ["3.11", "3.12", "3.13", "3.14"]
    for workflow, job in (("test", "test"), ("release", "try")):
        said = read(ROOT / ".github" / "workflows" / f"{workflow}.yml")["jobs"][job]
        assert said["strategy"]["matrix"]["python"] == pythons
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={pythons[0]}"


def test_newer_versions_are_offered_after_some_days_for_all_that_is_locked() -> None:
    said = read(ROOT / ".github" / "dependabot.yml")["updates"]
    assert all(int(one["cooldown"]["default-days"]) >= 7 for one in said)
    places = [(one["package-ecosystem"], one.get("directories", [one.get("directory")])) for one in said]
    kept = {(kind, folder) for kind, folders in places for folder in folders}
    assert ("github-actions", "/") in kept
    locks = {"uv.lock": "uv", "package-lock.json": "npm", "uv.txt": "pip"}
    for name, kind in locks.items():
        found = [path.parent for place in (".", "setup", "web", "tests/bench") for path in (ROOT / place).glob(name)]
        assert found
        assert {(kind, "/" + path.relative_to(ROOT).as_posix().removeprefix(".")) for path in found} <= kept


def test_proposals_are_checked_on_pull_request_alone() -> None:
    assert read(ROOT / ".github" / "workflows" / "check.yml")["on"] == "pull_request"


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_an_action_is_pinned_and_keeps_no_token(path: Path) -> None:
    text = path.read_text("utf-8")
    uses = re.findall(r"uses: *(.*)", text)
    assert uses
    for one in uses:
        assert re.fullmatch(r"(actions/[a-z-]+|pypa/gh-action-pypi-publish)@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_no_script_is_put_together_from_what_strangers_write(path: Path) -> None:
    for step in steps(path):
        command = step.get("run", "")
        assert "${{" not in command
        assert "\n" not in command.strip(), "a step is one command, so that it can be run here"


@pytest.mark.parametrize("path", [path for path in WORKFLOWS if path.stem in EVENT], ids=named)
def test_what_a_workflow_asks_of_its_event_is_there_and_harmless(path: Path) -> None:
    event = json.loads((EVENTS / f"{EVENT[path.stem]}.json").read_text("utf-8"))
    asked = [*PLACE.findall(path.read_text("utf-8")), *re.findall(r"if: (\S+)", path.read_text("utf-8"))]
    places = [one for one in asked if one.startswith("github.event.")]
    assert places
    for place in places:
        value = event
        for name in place.split(".")[2:]:
            value = value[name]
        assert re.fullmatch(r"[0-9a-f]{40}|\d+|make-record", str(value)), place


def test_the_setting_up_is_what_the_makefile_knows() -> None:
    known = (ROOT / "Makefile").read_text("utf-8")
    for workflow, step in (("check", "Set up the program"), ("issue-to-record", "Set up the program")):
        targets = [word for word in script(workflow, step).split() if word.startswith(".venv/")]
        assert targets
        assert all(f"\n{target}:" in known for target in targets)
    for workflow, step in (("release", "Build"), ("test", "Build twice and compare"), ("advisories", "Ask")):
        (command,) = {one["run"] for one in steps(WORKFLOWS[0].with_stem(workflow)) if one.get("name") == step}
        assert re.search(rf"^{command.removeprefix('make ')}:", known, re.M)
    tests = ROOT / script("test", "Test")
    assert os.access(tests, os.X_OK)


@pytest.fixture
def job(tmp_path: Path) -> Path:
    """A job's folder: the program, and a proposal as GitHub merges it, with two commits."""
    folder = tmp_path / "job"
    proposal = folder / "proposal"
    shutil.copytree(LIBRARY, proposal)
    (folder / "program" / ".venv" / "bin").mkdir(parents=True)
    (folder / "program" / ".venv" / "bin" / "casegen").symlink_to(PROGRAMS / "casegen")
    git(proposal, "init", "--quiet")
    commit(proposal)
    return folder


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "One")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_sound_proposal_is_reviewed_and_previewed_and_nothing_of_it_runs(job: Path) -> None:
    proposal = job / "proposal"
    change(proposal / "cases" / "pantry.yml", "zh: 门口的共享粮柜", "zh: 换了名字的粮柜")
    evil = f"import pathlib; pathlib.Path({str(job / 'pwned')!r}).touch()\n"
    (proposal / "evil.py").write_text(evil, "utf-8")
    (proposal / "conftest.py").write_text(evil, "utf-8")
    change(proposal / "mkdocs.yml", "plugins:", "hooks: [evil.py]\nplugins:")
    (proposal / "Makefile").write_text(f"all:\n\ttouch {job}/pwned\n", "utf-8")
    commit(proposal)
    done = run(script("check", "The library that it was merged into"), job)
    assert done.returncode == 0, done.stderr
    assert "换了名字的粮柜" not in (job / "base" / "cases" / "pantry.yml").read_text("utf-8")
    summary = job / "summary.md"
    done = run(script("check", "Review"), job, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stdout + done.stderr
    text = summary.read_text("utf-8")
    assert "换了名字的粮柜" in text
    others = re.findall(r"^- (\S+): (?:added|changed)$", text, re.M)
    assert others == ["Makefile", "conftest\\.py", "evil\\.py", "mkdocs\\.yml"]
    done = run(script("check", "Build a preview"), job)
    assert done.returncode == 0, done.stdout + done.stderr
    (upload,) = (one for one in steps(ROOT / ".github/workflows/check.yml") if "upload" in one.get("uses", ""))
    page = job / upload["with"]["path"] / "zh" / "cases" / "pantry" / "index.html"
    assert "换了名字的粮柜" in page.read_text("utf-8")
    assert not (job / "pwned").exists()


def test_a_proposal_with_errors_stops_the_job_and_says_where(job: Path) -> None:
    change(job / "proposal" / "cases" / "pantry.yml", "summary:", "sumary:")
    commit(job / "proposal")
    assert run(script("check", "The library that it was merged into"), job).returncode == 0
    summary = job / "summary.md"
    done = run(script("check", "Review"), job, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    assert "::error file=cases/pantry.yml,line=" in done.stdout
    assert "改正错误" in summary.read_text("utf-8")
    assert "Put the errors right" in summary.read_text("utf-8")


def test_what_the_library_had_wrong_before_fails_no_contributor(job: Path) -> None:
    cases = job / "proposal" / "cases"
    change(cases / "pantry.yml", "summary:", "sumary:")
    commit(job / "proposal")
    change(cases / "stair-tea.yml", "title:", "# Better words.\ntitle:")
    commit(job / "proposal")
    assert run(script("check", "The library that it was merged into"), job).returncode == 0
    done = run(script("check", "Review"), job)
    assert done.returncode == 0, done.stdout + done.stderr
    assert run(script("check", "Build a preview"), job).returncode == 1
    made = list(steps(ROOT / ".github" / "workflows" / "check.yml"))
    (preview,) = (one for one in made if one.get("name") == "Build a preview")
    (upload,) = (one for one in made if "upload" in one.get("uses", ""))
    assert preview["continue-on-error"] == "true"
    assert upload["if"] == f"steps.{preview['id']}.outcome == 'success'"
    assert not any("continue-on-error" in one for one in made if one is not preview)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checked-out library with the issue form and the program."""
    folder = Path(shutil.copytree(LIBRARY, tmp_path / "checkout"))
    shutil.copytree(ROOT / ".github", folder / ".github")
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "casegen").symlink_to(PROGRAMS / "casegen")
    return folder


def drafted(folder: Path, event: Path) -> tuple[dict[str, Any], str, str]:
    """The draft that the workflow makes of an event: as PyYAML reads it, its name, and the summary."""
    summary = folder / "summary.md"
    done = run(
        script("issue-to-record", "Make the draft"),
        folder,
        GITHUB_EVENT_PATH=str(event),
        GITHUB_STEP_SUMMARY=str(summary),
        GITHUB_REPOSITORY="example/library",
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (made,) = (folder / "drafts").iterdir()
    return yaml.safe_load(made.read_text("utf-8")), made.name, summary.read_text("utf-8")


def test_an_issue_becomes_a_draft(checkout: Path) -> None:
    record, name, summary = drafted(checkout, EVENTS / "issue.json")
    assert name == "lou-dao-li-de-jiu-shu-jia.yml"
    assert record["status"] == "draft"
    assert record["title"] == {"zh": "楼道里的旧书架"}
    assert record["method"]["concepts"] == ["sharing"]
    assert [step.get("title", {}).get("zh") for step in record["method"]["steps"]] == ["摆书架", None]
    assert record["actors"][0]["did"] == {"zh": "捐书、整理"}
    assert record["sources"] == [
        {"id": "source", "title": {"zh": "社区的年度报告"}, "url": "https://example.org/report"}
    ]
    assert "figures" not in record
    text = (checkout / "drafts" / name).read_text("utf-8")
    assert "约120本" in text
    assert "不存在的词" in text
    assert "https://github.com/example/library/new/main/cases?filename=lou-dao-li-de-jiu-shu-jia.yml&value=" in summary


def test_a_hostile_issue_is_text(checkout: Path) -> None:
    before = sorted(path for path in checkout.rglob("*") if path.name != "pwned")
    record, name, summary = drafted(checkout, EVENTS / "issue-hostile.json")
    added = {path for path in checkout.rglob("*") if path not in before}
    assert added == {checkout / "drafts", checkout / "drafts" / name, checkout / "summary.md"}
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}\.yml", name)
    answers = json.loads((EVENTS / "issue-hostile.json").read_text("utf-8"))["issue"]["body"]
    assert record["title"]["en"] in answers
    assert "$(touch pwned)" in record["title"]["en"]
    assert record["summary"]["en"].replace("\n", "\r\n") in answers
    assert record["outcomes"][0]["claim"]["en"] == "no"
    assert "places" not in record["community"]
    assert set(record) <= {field.alias or name for name, field in Case.model_fields.items()}
    assert not re.search("[\u202e\u0007]", summary)
    (fence,) = re.findall(r"^(`+)yaml$", summary, re.M)
    inside = summary[summary.index(f"{fence}yaml") + len(fence) + 4 : summary.rindex(f"\n{fence}\n")]
    assert fence not in inside
    outside = summary.replace(inside, "")
    assert not re.search(r"<script|<img|!\[|javascript:", outside)


def test_a_very_long_issue_is_brought_over_by_hand(checkout: Path, tmp_path: Path) -> None:
    event = json.loads((EVENTS / "issue.json").read_text("utf-8"))
    body = event["issue"]["body"]
    event["issue"]["body"] = body.replace("居民把旧书架摆在一楼。", "长" * (60_000 - len(body)))
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event), "utf-8")
    record, _, summary = drafted(checkout, path)
    assert len(record["method"]["steps"][0]["text"]["zh"]) > 50_000
    assert "&value=" not in summary
    assert len(summary.encode()) < 1024 * 1024


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"issue": 1}',
        b'{"issue": {"number": "1", "body": ""}}',
        b'{"issue": {"number": true, "body": "x"}}',
        b'{"issue": {"number": 1, "body": null}}',
        b'{"issue": {"number": 1, "body": "no form at all"}}',
        json.dumps({"issue": {"number": 1, "body": "x" * (MOST_CHARACTERS + 1)}}).encode(),
        b"\xff\xfe",
        b" " * (5 * 1024 * 1024),
    ],
    ids=range(12),
)
def test_what_is_no_issue_is_one_line_and_status_2(checkout: Path, tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "event.json"
    path.write_bytes(raw)
    done = run(f".venv/bin/casegen issue {path} --output drafts", checkout)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert not (checkout / "drafts").exists()


def test_an_id_that_is_taken_gets_a_number(checkout: Path) -> None:
    shutil.copy(LIBRARY / "cases" / "pantry.yml", checkout / "cases" / "lou-dao-li-de-jiu-shu-jia.yml")
    _, name, _ = drafted(checkout, EVENTS / "issue.json")
    assert name == "lou-dao-li-de-jiu-shu-jia-2.yml"


def test_an_id_that_a_case_had_before_gets_a_number(checkout: Path) -> None:
    change(checkout / "cases" / "pantry.yml", "id: pantry", "id: pantry\nformerly: [lou-dao-li-de-jiu-shu-jia]")
    _, name, _ = drafted(checkout, EVENTS / "issue.json")
    assert name == "lou-dao-li-de-jiu-shu-jia-2.yml"


def test_the_form_is_in_two_languages_and_every_field_of_it_is_read() -> None:
    known = labels(FORM.read_text("utf-8"))
    assert len(set(known.values())) == len(known)
    for label in known:
        zh, en = label.split(" / ")
        assert re.search("[\u4e00-\u9fff]", zh)
        assert not re.search("[\u4e00-\u9fff]", en)
    form = yaml.safe_load(FORM.read_text("utf-8"))
    assert form["body"][0]["type"] == "markdown"
    said = form["body"][0]["attributes"]["value"]
    assert "电话" in said
    assert "telephone" in said
    # Anyone may open an issue with the labels of the form, so that none of them starts a workflow.
    assert "make-record" not in form["labels"]
    body = json.loads((EVENTS / "issue.json").read_text("utf-8"))["issue"]["body"]
    assert re.findall(r"^### (.*?)\r?$", body, re.M) == list(known)
