"""The site in a browser of 2018: what readers do works there too, and what stands in a row does not run together."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .test_offline import build
from .test_site import serving

OLD = Path(__file__).parents[1] / "old"


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64") and os.environ.get("CI") != "true",
    reason="the old browser is a program for Linux on x86-64",
)
def test_readers_with_a_browser_of_2018_can_do_it_all(tmp_path: Path) -> None:
    assert (OLD / "node_modules").is_dir(), "no old browser: `make test` sets one up (tests/old)"
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    node = shutil.which("node", path=beside) or "node"
    found = subprocess.run(["fc-match", "-f", "%{file}", ":lang=zh-cn"], capture_output=True, text=True, check=True)
    with serving(build(tmp_path / "library", "zip")) as url:
        done = subprocess.run(
            [node, OLD / "walk.mjs", url, Path(found.stdout).parent],
            capture_output=True, text=True, timeout=400, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
