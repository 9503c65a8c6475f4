"""`casegen import` as a person runs it: drafts, the report, the exit status, and nothing ever replaced."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from casegen.cli import main
from casegen.importing.bring import MOST_BYTES
from conftest import GOLDEN_LIBRARY
from importing.made import document, workbook

MAPPING = """
id: 编号
columns: {标题: title.zh, 摘要: summary.zh, 时间: period.start}
leave: [备注]
"""
TABLE = "编号,标题,摘要,时间,备注\ntea,茶话会,“好”,2022-05,x\n,停车,no,去年,y\n"
# A row with all that a record must have, in the small library's own words.
WHOLE = {
    "id": "rain-barrel",
    "title.zh": "接雨水的桶",
    "summary.zh": "邻居在楼下放了一只桶，接雨水浇花。",
    "community.name.zh": "示例社区",
    "community.places[]": "990101",
    "problem.concepts[]": "clutter",
    "problem.statement.text.zh": "楼下的花没有人浇。",
    "method.concepts[]": "sharing",
    "method.steps[].title.zh": "放桶",
    "method.steps[].text.zh": "邻居一起把桶放好。",
    "actors[].role.zh": "居民",
    "actors[].kind": "residents",
    "actors[].did.zh": "轮流浇花。",
    "outcomes[].claim.zh": "花活了。",
    "outcomes[].direction": "positive",
    "sources[].id": "notes",
    "sources[].kind": "other",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "library"
    shutil.copytree(GOLDEN_LIBRARY, made)
    (made / "table.csv").write_bytes(TABLE.encode("gb18030"))
    (made / "map.yml").write_text(MAPPING, "utf-8")
    return made


@dataclass(frozen=True)
class Done:
    """What came of a command: its exit status, and what it wrote to which stream."""

    returncode: int
    stdout: str
    stderr: str


def run(folder: Path, *arguments: object, lang: str = "en_GB.UTF-8") -> Done:
    """Run a command in a folder, within this process."""
    with chdir(folder):
        done = CliRunner(env={"LC_ALL": lang}).invoke(main, [str(one) for one in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return Done(done.exit_code, done.stdout, done.stderr)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_rows_become_drafts_that_the_check_tells_the_rest_of(folder: Path) -> None:
    done = run(folder, "import", "table.csv", "-m", "map.yml", "-C", ".", lang="zh_CN.UTF-8")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [str(folder / "cases" / "tea.yml"), str(folder / "cases" / "ting-che.yml")]
    assert "GB18030" in done.stderr
    assert "写法不合字段的值" in done.stderr
    assert "去年" in done.stderr
    text = (folder / "cases" / "tea.yml").read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../schema/case.schema.json\n# 由table.csv第2行导入。\nid: tea\nstatus: draft\n"
    )
    checked = run(folder, "check", "cases/tea.yml", "cases/ting-che.yml", "--output-format", "json")
    codes = {one["code"] for one in json.loads(checked.stdout)}
    assert checked.returncode == 1
    assert "CG103" in codes or "CG102" in codes
    assert not codes & {"CG001", "CG005", "CG006", "CG008", "CG009", "CG010", "CG101"}


def test_a_whole_row_is_a_draft_without_errors_that_builds(folder: Path) -> None:
    (folder / "rows.xlsx").write_bytes(workbook([list(WHOLE), list(WHOLE.values())]))
    done = run(folder, "import", "rows.xlsx")
    assert (done.returncode, done.stdout) == (0, f"{folder / 'cases' / 'rain-barrel.yml'}\n"), done.stderr
    checked = run(folder, "check", "cases/rain-barrel.yml")
    assert checked.returncode == 0, checked.stdout
    assert "rain-barrel" in run(folder, "status", "--format", "json").stdout
    built = run(folder, "build", "--drafts")
    assert built.returncode == 0, built.stdout + built.stderr
    page = (folder / "site" / "zh" / "cases" / "rain-barrel" / "index.html").read_text("utf-8")
    assert "邻居一起把桶放好。" in page
    assert "草稿" in page


def test_a_document_becomes_a_draft(folder: Path) -> None:
    (folder / "tea.docx").write_bytes(document([(1, "标题"), (0, "茶话会"), (1, "心得"), (0, "好")]))
    done = run(folder, "import", "tea.docx", "-o", "drafts")
    assert (done.returncode, done.stdout) == (1, f"{Path('drafts') / 'cha-hua-hui.yml'}\n")
    assert "a heading that is no field’s name" in done.stderr


def test_the_report_as_json_holds_all(folder: Path) -> None:
    done = run(folder, "import", "table.csv", "-m", "map.yml", "-o", "drafts", "--report", "json")
    said = json.loads(done.stdout)
    assert said["written"] == [str(Path("drafts") / "tea.yml"), str(Path("drafts") / "ting-che.yml")]
    form = next(one for one in said["notes"] if one["kind"] == "form")
    assert form == {
        "kind": "form", "lost": True, "said": "a value not in the form of its field", "place": "时间", "row": 3,
        "count": 1, "text": "去年",
    }  # fmt: skip
    assert done.stderr == ""


def test_no_file_is_replaced(folder: Path) -> None:
    (folder / "drafts").mkdir()
    (folder / "drafts" / "tea.yml").write_text("mine", "utf-8")
    (folder / "drafts" / "ting-che.yml").symlink_to("nowhere")
    done = run(folder, "import", "table.csv", "-m", "map.yml", "-o", "drafts")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("the file is there already") == 2
    assert (folder / "drafts" / "tea.yml").read_text("utf-8") == "mine"
    assert sorted(path.name for path in (folder / "drafts").iterdir()) == ["tea.yml", "ting-che.yml"]


def test_no_case_of_the_library_is_made_again(folder: Path) -> None:
    pantry = folder / "cases" / "pantry.yml"
    pantry.write_text(pantry.read_text("utf-8").replace("id: pantry", "id: pantry\nformerly: [tea]", 1), "utf-8")
    done = run(folder, "import", "table.csv", "-m", "map.yml", "-o", "drafts")
    assert (done.returncode, done.stdout) == (1, f"{Path('drafts') / 'ting-che.yml'}\n")
    assert "a case has this id or had it before, not written" in done.stderr
    assert [path.name for path in (folder / "drafts").iterdir()] == ["ting-che.yml"]
    # The same table once more, into the library: what is there stays, and nothing comes twice.
    (folder / "cases" / "ting-che.yml").write_text("mine", "utf-8")
    done = run(folder, "import", "table.csv", "-m", "map.yml")
    assert (done.returncode, done.stdout) == (1, "")
    assert (folder / "cases" / "ting-che.yml").read_text("utf-8") == "mine"


def test_two_files_never_make_one_id(folder: Path) -> None:
    shutil.copy(folder / "table.csv", folder / "again.csv")
    done = run(folder, "import", "table.csv", "again.csv", "-m", "map.yml", "-o", "drafts")
    assert [Path(line).name for line in done.stdout.splitlines()] == ["tea.yml", "ting-che.yml", "ting-che-2.yml"]
    assert "the same id again, not written" in done.stderr


REFUSED = {
    "empty.csv": b"",
    "latin.csv": b"titre\n\xe9\xff\xff\n",
    "quote.csv": b'a\n"never closed\n',
    "other.csv": b"a,b\n1,2\n",
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "report.pdf": b"%PDF-1.7\n",
    "photos.zip": b"PK\x05\x06" + b"\0" * 18,
    "broken.docx": b"PK\x03\x04 no more of it",
    "binary.csv": bytes(range(256)) * 4,
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("lang", ["en_GB.UTF-8", "zh_CN.UTF-8", "zh_TW.UTF-8"])
def test_what_cannot_be_brought_in_is_one_line_and_status_2(folder: Path, name: str, lang: str) -> None:
    (folder / name).write_bytes(REFUSED[name])
    before = files(folder)
    done = run(folder, "import", "table.csv", name, "-m", "map.yml", lang=lang)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"casegen: {name}")
    assert files(folder) == before


def test_a_file_that_is_too_large_is_not_even_read(folder: Path) -> None:
    with (folder / "large.csv").open("wb") as stream:
        stream.truncate(100 * 2**20)
    assert MOST_BYTES < 100 * 2**20
    done = run(folder, "import", "large.csv")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "100 MB" in done.stderr


def test_a_wrong_mapping_or_question_is_one_line(folder: Path) -> None:
    (folder / "wrong.yml").write_text("columns:\n  a: titel.zh\n", "utf-8")
    done = run(folder, "import", "table.csv", "-m", "wrong.yml")
    assert (done.returncode, done.stderr) == (
        2,
        "casegen: wrong.yml, line 2: “titel.zh” is no place in a record that holds a value\n",
    )
    for arguments in ([], ["--template", "docx"], ["table.csv", "--template", "csv", "-o", "x.csv"]):
        done = run(folder, "import", *arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert run(folder, "import", "table.csv", "-m", "none.yml").returncode == 2


def test_a_folder_that_cannot_be_written_is_one_line(folder: Path) -> None:
    (folder / "drafts").write_text("a file", "utf-8")
    done = run(folder, "import", "table.csv", "-m", "map.yml", "-o", "drafts")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("kind", ["docx", "csv"])
def test_a_template_is_written_once(folder: Path, kind: str) -> None:
    target = folder / f"empty.{kind}"
    done = run(folder, "import", "--template", kind, "-o", target, lang="zh_CN.UTF-8")
    assert (done.returncode, done.stdout) == (0, f"{target}\n")
    before = target.read_bytes()
    again = run(folder, "import", "--template", kind, "-o", target)
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert target.read_bytes() == before
    empty = run(folder, "import", target, "-o", "drafts")
    assert (empty.returncode, empty.stdout) == (2, "")


def test_the_libraries_for_word_and_excel_are_loaded_only_when_needed() -> None:
    program = "import sys, casegen.cli; sys.exit(any(name in sys.modules for name in ('openpyxl', 'docx', 'lxml')))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
