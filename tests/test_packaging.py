"""The wheel carries all that another organisation needs for a library of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[1]


def test_a_library_begins_and_builds_from_the_wheel_alone(tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path / "dist"), versions=["standard"]))
    code = tmp_path / "code"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(code)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "casegen/importing/participedia.yml" in names
    assert not any(name.startswith(("cases/", "tests/", "casegen/_shipped/cases")) for name in names)
    # What is compiled of a wheel that is thrown away is not kept.
    environment = {**os.environ, "PYTHONPATH": str(code), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*arguments: str) -> None:
        program = (
            "import sys, casegen, casegen.cli;"
            f"assert casegen.__file__.startswith({str(code)!r}), casegen.__file__;"
            "sys.exit(casegen.cli.main())"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr + done.stdout

    run("init", "library")
    run("build", "-C", "library")
    page = tmp_path / "library" / "site" / "en" / "cases" / "sample-reading-hour" / "index.html"
    assert "[Sample]" in page.read_text("utf-8")
    assets = next((tmp_path / "library" / "site" / "assets").glob("*/casegen.css")).parent
    licences = (assets / "licences.txt").read_text("utf-8")
    assert {"docx", "pptxgenjs", "porter2"} <= {line.split(" ")[0] for line in licences.splitlines()}
    assert (tmp_path / "library" / "site" / "zh" / "checks" / "cg101" / "index.html").is_file()
