"""A review reads records as text, runs nothing, names whatever else changed, and says what to do next."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from casegen import config, pipeline
from casegen.checks import Checked
from casegen.memory import Memory
from casegen.review.card import card
from casegen.review.changes import Review, compare
from casegen.review.overlay import Touched, overlay, touched

GOLDEN_LIBRARY = Path(__file__).parent / "golden" / "library"

# What one test has read, another need not.
MEMORY = Memory()
COMMAND = Path(sys.executable).with_name("casegen")
HOSTILE = "</td><script>alert(1)</script> [x](javascript:alert(1)) `a` ![y](https://evil.example/y) | ::error::z"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path / "base"))


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path / "proposal"))


@pytest.fixture
def review(base: Path, proposal: Path, tmp_path: Path) -> Callable[..., Review]:
    def reviewed(sources: Path | None = None) -> Review:
        target = tmp_path / "laid"
        shutil.rmtree(target, ignore_errors=True)
        overlay(base, proposal, target)
        return compare(checked(base), checked(target), touched(base, proposal), sources)

    return reviewed


def checked(folder: Path) -> Checked:
    return pipeline.check(config.read(folder), MEMORY)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def casegen(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "review", *map(str, arguments)],
        env={**os.environ, "GITHUB_STEP_SUMMARY": "", "LC_ALL": "en_GB.UTF-8", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_changed_is_said_in_both_languages(review: Callable[..., Review]) -> None:
    found = review()
    assert (found.records, found.vocabularies, found.elsewhere, found.others, found.sound) == ((), (), (), (), True)
    zh, en = card(found).split("\n---\n")
    assert "没有记录变动" in zh
    assert "No record has changed" in en


def test_a_changed_value_is_counted_and_its_field_named(proposal: Path, review: Callable[..., Review]) -> None:
    change(proposal / "cases" / "pantry.yml", "zh: 每天清柜。", "zh: 每天晚上清柜。")
    (one,) = review().records
    assert (one.path, one.kind, one.size and one.size.fields) == ("cases/pantry.yml", "changed", ("actors",))
    assert one.size is not None
    assert (one.size.values, one.size.added, one.size.removed) == (1, 7, 5)


def test_what_is_next_follows_from_what_was_found(proposal: Path, review: Callable[..., Review]) -> None:
    def steps() -> list[str]:
        _, en = card(review()).split("\n---\n")
        return re.findall(r"^\d\. \*\*(.*?)\*\*", en, re.M)

    pantry = proposal / "cases" / "pantry.yml"
    confirm = [str(COMMAND), "check", "--confirm-translations", "cases/pantry.yml"]
    assert subprocess.run(confirm, cwd=proposal, capture_output=True, check=False).returncode == 0
    assert steps() == ["Nothing more for you to do."]
    (proposal / "new.txt").write_text("", "utf-8")
    assert steps() == ["Files other than records.", "There are no errors."]
    change(pantry, "zh: 每天清柜。, en:", "zh: 每周清柜。, en:")
    assert steps() == ["Look at the warnings.", "Files other than records.", "There are no errors."]
    change(pantry, "zh: 每周清柜。", "zh: 每周清柜，找13812345678。")
    assert steps()[:2] == ["Privacy first.", "Put the errors right."]
    assert "There are no errors." not in steps()


def test_an_insertion_moves_nothing_and_a_comment_is_no_change(proposal: Path, review: Callable[..., Review]) -> None:
    path = proposal / "cases" / "pantry.yml"
    actor = "  - role: {zh: 物业, en: Managers}\n    kind: residents\n    did: {zh: 看, en: Saw}\n"
    change(path, "actors:\n", f"actors:\n{actor}")
    (one,) = review().records
    assert one.size is not None
    assert (one.size.values, one.size.removed) == (5, 0)
    path.write_text("# 说明\n" + (GOLDEN_LIBRARY / "cases" / "pantry.yml").read_text("utf-8"), "utf-8")
    (one,) = review().records
    assert one.size is not None
    assert one.size.fields == ()


def test_new_renamed_and_removed_records(proposal: Path, review: Callable[..., Review]) -> None:
    cases = proposal / "cases"
    (cases / "lost-bench.yml").unlink()
    (cases / "pantry.yml").rename(cases / "larder.yml")
    change(cases / "larder.yml", "id: pantry", "id: larder")
    (cases / "stair-lamps.yml").rename(cases / "lights.yml")
    change(cases / "lights.yml", "id: stair-lamps", "id: lights\nformerly: [stair-lamps]")
    shutil.copy(cases / "half-written.yml", cases / "begun.yml")
    change(cases / "begun.yml", "id: half-written", "id: begun")
    found = review()
    assert [(one.path, one.kind, one.was) for one in found.records] == [
        ("cases/begun.yml", "new", ""),
        ("cases/larder.yml", "renamed", "cases/pantry.yml"),
        ("cases/lights.yml", "renamed", "cases/stair-lamps.yml"),
        ("cases/lost-bench.yml", "removed", ""),
    ]
    _, en = card(found).split("\n---\n")
    larder, lights = en[en.index("larder") :], en[en.index("lights") : en.index("### Removed")]
    assert "no `formerly`" in larder.split("\n###")[0]
    assert "no `formerly`" not in lights


def test_privacy_comes_first_and_is_not_repeated(proposal: Path, review: Callable[..., Review]) -> None:
    change(proposal / "cases" / "pantry.yml", "zh: 每天清柜。", "zh: 每天清柜，找13812345678。")
    change(proposal / "cases" / "half-written.yml", "title:", "titel:")
    found = review()
    assert not found.sound
    for part in card(found).split("\n---\n"):
        assert part.index("CG601") < part.index("CG101")
        assert "13812345678" not in part
    zh = card(found)
    assert zh.index("先处理隐私") < zh.index("改正错误")


def test_what_a_proposal_causes_elsewhere_is_told(proposal: Path, review: Callable[..., Review]) -> None:
    change(proposal / "vocabulary" / "methods.yml", "  - id: tool-library", "  - id: tools-library")
    found = review()
    assert [one.path for one in found.vocabularies] == ["vocabulary/methods.yml"]
    assert {one.path for one in found.elsewhere if one.code == "CG201"} == {"cases/tool-cupboard.yml"}
    assert not found.sound


def test_a_finding_that_was_there_before_is_nobodys_fault(
    base: Path, proposal: Path, review: Callable[..., Review]
) -> None:
    for folder in (base, proposal):
        (folder / "cases" / "broken.yml").write_text("id: [", "utf-8")
    assert review().sound
    change(proposal / "cases" / "pantry.yml", "zh: 每天清柜。", "zh: 每周清柜。")
    assert review().sound


def test_near_duplicates_are_named(proposal: Path, review: Callable[..., Review]) -> None:
    cases = proposal / "cases"
    shutil.copy(cases / "stair-tea.yml", cases / "tea-again.yml")
    change(cases / "tea-again.yml", "id: stair-tea", "id: tea-again")
    found = review()
    assert "CG801" in {one.code for one in found.findings}
    assert "可能重复" in card(found)


def test_translations_that_are_stale_or_missing_are_counted(
    base: Path, proposal: Path, review: Callable[..., Review]
) -> None:
    for folder in (base, proposal):
        confirm = [str(COMMAND), "check", "--confirm-translations", "cases/pantry.yml"]
        done = subprocess.run(confirm, cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    change(proposal / "cases" / "pantry.yml", "zh: 每天清柜。, en:", "zh: 每周清柜。, en:")
    change(proposal / "cases" / "pantry.yml", "zh: 募集粮食。, en: Collected food.", "zh: 募集粮食。")
    zh, en = card(review()).split("\n---\n")
    assert "译文：缺1处，可能过时1处" in zh
    assert "Translations: missing: 1; perhaps stale: 1" in en


def test_figures_have_their_place_and_are_looked_up(
    proposal: Path, tmp_path: Path, review: Callable[..., Review]
) -> None:
    path = proposal / "cases" / "tool-cupboard.yml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"value: 40\b", "value: 41", text), "utf-8")
    sources = tmp_path / "texts"
    sources.mkdir()
    (sources / "tool-cupboard.txt").write_text("一\n二\n三\n四\n五\n六\n有41件工具\n", "utf-8")
    (one,) = review(sources).records
    states = {(counted.state, counted.traced and counted.traced.verdict.value) for counted in one.figures}
    assert ("changed", "found") in states
    assert {state for state, _ in states} == {"changed", "same"}
    assert {traced for _, traced in states} > {"found"}
    (one,) = review().records
    assert {counted.traced for counted in one.figures} == {None}


def test_other_files_are_named_and_never_taken(base: Path, proposal: Path, tmp_path: Path) -> None:
    (proposal / "mkdocs.yml").write_text("hooks: [evil.py]\n", "utf-8")
    (proposal / "evil.py").write_text("raise SystemExit", "utf-8")
    (proposal / "docs" / "zh" / "about.md").unlink()
    (proposal / "cases" / "sub").mkdir()
    (proposal / "cases" / "sub" / "x.yml").write_text("a: 1", "utf-8")
    (proposal / "cases" / "run.sh").write_text("touch pwned", "utf-8")
    (proposal / "packs").mkdir()
    (proposal / "packs" / "p.yml").write_text("a: 1", "utf-8")
    (proposal / "node_modules").mkdir()
    (proposal / ".git").mkdir()
    found = touched(base, proposal)
    assert Touched("mkdocs.yml", "changed") in found
    assert Touched("docs/zh/about.md", "removed") in found
    assert {one.path for one in found if one.kind == "added"} == {
        "evil.py", "cases/sub/x.yml", "cases/run.sh", "node_modules/",
    }  # fmt: skip
    laid = tmp_path / "laid"
    overlay(base, proposal, laid)
    assert (laid / "mkdocs.yml").read_bytes() == (base / "mkdocs.yml").read_bytes()
    assert (laid / "docs" / "zh" / "about.md").is_file()
    assert not (laid / "evil.py").exists()
    assert (laid / "cases" / "run.sh").read_bytes() == b""
    assert not list((laid / "cases" / "sub").iterdir())
    assert (laid / "packs" / "p.yml").read_bytes() == b"a: 1"


def test_a_pack_is_checked_like_a_record(proposal: Path, review: Callable[..., Review]) -> None:
    (proposal / "packs").mkdir()
    (proposal / "packs" / "p.yml").write_text("id: p\ncases: [nobody]\n", "utf-8")
    found = review()
    (pack,) = found.vocabularies
    assert (pack.path, pack.kind) == ("packs/p.yml", "new")
    assert pack.findings
    assert not found.sound


def test_links_devices_and_large_files_are_not_followed_and_are_found(
    base: Path, proposal: Path, tmp_path: Path, review: Callable[..., Review]
) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("id: secret-text", "utf-8")
    (proposal / "cases" / "linked.yml").symlink_to(secret)
    os.mkfifo(proposal / "cases" / "pipe.yml")
    (proposal / "cases" / "large.yml").write_bytes(b"a" * 300_000)
    shutil.rmtree(proposal / "vocabulary")
    (proposal / "vocabulary").symlink_to(base / "vocabulary")
    found = review()
    codes = {one.path: {finding.code for finding in one.findings} for one in found.records}
    assert codes["cases/linked.yml"] == {"CG003"}
    assert codes["cases/large.yml"] == {"CG002"}
    assert not found.sound
    assert "secret-text" not in card(found)
    assert Touched("vocabulary", "added") in found.others


def test_a_change_of_mode_or_of_a_link_is_a_change(base: Path, proposal: Path) -> None:
    (base / "run").write_text("x", "utf-8")
    (proposal / "run").write_text("x", "utf-8")
    assert touched(base, proposal) == ()
    (proposal / "run").chmod(0o755)
    assert touched(base, proposal) == (Touched("run", "changed"),)
    (proposal / "run").unlink()
    (proposal / "run").symlink_to("mkdocs.yml")
    assert touched(base, proposal) == (Touched("run", "changed"),)


def test_strangers_texts_are_shown_letter_for_letter(proposal: Path, review: Callable[..., Review]) -> None:
    pantry, text = proposal / "cases" / "pantry.yml", json.dumps(HOSTILE)
    change(pantry, "{zh: 门口的共享粮柜, en: The shared pantry at the gate}", f"{{zh: {text}, en: {text}}}")
    change(proposal / "cases" / "half-written.yml", "summary:", f"{json.dumps('<img src=x>|[a](b)')}: 1\nsummary:")
    (proposal / "cases" / "a`<b>|c.yml").write_text("id: x", "utf-8")
    (proposal / "[x](https:evil) <script>\n::error::x").write_text("", "utf-8")
    text = card(review())
    assert not re.search(r"^\s*::", text, re.M)
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)
    assert "&lt;script&gt;" in html
    for tag in ("<script", "<img", "<b>", "javascript:alert(1)\"", "href=\"https:evil"):
        assert tag not in html
    assert set(re.findall(r"href=\"([^\"/]*//[^/]*)/", html)) <= {"https://example.org"}


def test_names_that_are_no_text_are_shown_all_the_same(base: Path, proposal: Path) -> None:
    for name in (b"other-\xff\x1b[31m", b"cases/\xff.yml"):
        (proposal / os.fsdecode(name)).write_text("id: x", "utf-8")
    (proposal / "cases" / "odd.yml").write_text('"\\ud800\\x1b": 1\nid: odd\n', "utf-8")
    for format_ in ("markdown", "json", "github"):
        done = casegen("--base", base, "--proposal", proposal, "--output-format", format_)
        assert (done.returncode, done.stderr) == (1, "")
        assert "\x1b" not in done.stdout
        assert format_ == "github" or "U+DCFF" in done.stdout.replace("\\", "")


def test_the_card_stays_under_githubs_limit_and_says_what_is_left_out(
    proposal: Path, review: Callable[..., Review]
) -> None:
    fields = "".join(f"field-{at}-{'x' * 40}: 1\n" for at in range(50))
    for at in range(120):
        (proposal / "cases" / f"many-{at}.yml").write_text(f"id: many-{at}\n{fields}", "utf-8")
    text = card(review())
    assert len(text.encode()) <= 1024 * 1024
    zh, en = text.split("\n---\n")
    assert "摘要已满" in zh
    assert "The summary is full" in en
    assert "Put the errors right" in en


def test_the_command_has_three_formats_and_a_status(base: Path, proposal: Path, tmp_path: Path) -> None:
    folders = ("--base", base, "--proposal", proposal)
    good = casegen(*folders)
    assert (good.returncode, good.stderr) == (0, "")
    change(proposal / "cases" / "pantry.yml", "summary:", "sumary:")
    found = casegen(*folders, "--output-format", "json")
    assert found.returncode == 1
    told = json.loads(found.stdout)
    assert (told["v"], told["sound"], told["records"][0]["path"]) == (1, False, "cases/pantry.yml")
    assert "CG101" in {one["code"] for one in told["records"][0]["findings"]}
    summary = tmp_path / "summary.md"
    shown = casegen(*folders, "--output-format", "github", "--locale", "zh", GITHUB_STEP_SUMMARY=str(summary))
    assert shown.returncode == 1
    assert "::error file=cases/pantry.yml,line=" in shown.stdout
    assert summary.read_text("utf-8").startswith("## 这次投稿改了什么\n")
    assert "\n## What this pull request changes\n" in summary.read_text("utf-8")


def test_the_command_says_what_stops_it(base: Path, proposal: Path, tmp_path: Path) -> None:
    folders = ("--base", base, "--proposal", proposal)
    for target in (base / "in-it", proposal / "in-it", tmp_path):
        done = casegen(*folders, "-o", target)
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert done.stderr.count("\n") == 1
    (base / "mkdocs.yml").unlink()
    assert casegen(*folders).returncode == 2
