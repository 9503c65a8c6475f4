"""The site in Firefox: what readers do works there too, on a phone's and a wide screen, without an error."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .setup import system_firefox
from .test_offline import build
from .test_site import serving

SCRIPT = Path(__file__).parents[2] / "web/firefox.mjs"


def test_readers_with_firefox_can_do_it_all(tmp_path: Path) -> None:
    firefox = system_firefox()
    assert firefox, "no Firefox: `make test` sets one up (tests/browser/setup.py)"
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    node = shutil.which("node", path=beside) or "node"
    with serving(build(tmp_path / "library", "browser")) as url:
        done = subprocess.run([node, SCRIPT, firefox, url], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
