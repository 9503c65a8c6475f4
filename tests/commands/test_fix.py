"""`check --fix` on the files of a library."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from casegen import config
from casegen.commands._mended import mended

COMMAND = Path(sys.executable).with_name("casegen")


def test_files_are_mended_and_what_remains_is_shown(library_folder: Path) -> None:
    record = library_folder / "cases" / "stair-tea.yml"
    bad = record.read_text("utf-8").replace("搬椅子", "打13812345678，搬椅子")
    record.write_text(bad.replace("\n", "  \r\n"), "utf-8", newline="")
    record.chmod(0o640)
    before = {path: path.read_bytes() for path in library_folder.rglob("*.yml") if path != record}

    def fix(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [COMMAND, "check", "--fix", "--output-format", "concise", *arguments],
            cwd=library_folder, env={**os.environ, "LC_ALL": "en_GB.UTF-8"}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    done = fix("cases/stair-tea.yml")
    assert done.stderr == "cases/stair-tea.yml: mended: line ends, spaces at line ends\n"
    assert (done.returncode, "CG601" in done.stdout) == (1, True)
    assert record.read_bytes() == bad.encode()
    assert record.stat().st_mode & 0o777 == 0o640
    assert {path: path.read_bytes() for path in before} == before
    assert fix("cases/stair-tea.yml").stderr == ""


def test_only_files_that_are_read_are_touched(library_folder: Path, tmp_path: Path) -> None:
    settings = config.read(library_folder)
    dict(mended(settings))
    outside = tmp_path / "outside.yml"
    outside.write_text("id: a  \n", "utf-8")
    (library_folder / "cases" / "link.yml").symlink_to(outside)
    (library_folder / "cases" / "Upper.yml").write_text("id: a  \n", "utf-8")
    (library_folder / "cases" / "large.yml").write_text("# \n" * 100_000, "utf-8")
    (library_folder / "cases" / "gbk.yml").write_bytes("id: 案例  \n".encode("gbk"))
    (library_folder / "cases" / "tidy.yml").write_text("id: a  \n", "utf-8")
    assert dict(mended(settings, {"cases/link.yml", "cases/Upper.yml"})) == {}
    assert dict(mended(settings)) == {"cases/tidy.yml": ("spaces",)}
    assert dict(mended(settings)) == {}
    assert outside.read_text("utf-8") == "id: a  \n"


def test_a_vocabulary_keeps_its_order(library_folder: Path) -> None:
    settings = config.read(library_folder)
    dict(mended(settings))
    path = settings.vocabulary / "stages.yml"
    good = path.read_text("utf-8")
    path.write_text(good.replace("title:", "title：", 1), "utf-8")
    assert dict(mended(settings)) == {"vocabulary/stages.yml": ("marks",)}
    assert path.read_text("utf-8") == good
