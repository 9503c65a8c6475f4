"""The site is the same, whichever of the engines that the adapter takes is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from casegen.publish.files import below
from conftest import Built

SOURCE = Path(__file__).parents[2] / "src"
PROGRAM = """
import sys
from casegen.cli import main
try:
    main()
finally:
    print(sys.modules["mkdocs"].__name__, file=sys.stderr)
"""


def packages(folder: Path, *, without: str) -> Path:
    """A folder that holds every installed package but one, by links."""
    folder.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if path.name != without and not path.name.startswith(f"{without}-"):
            (folder / path.name).symlink_to(path)
    return folder


@pytest.mark.parametrize(("installed", "without"), [("mkdocs", "properdocs"), ("properdocs", "mkdocs")])
def test_either_engine_alone_makes_the_same_site(
    installed: str, without: str, library_folder: Path, tmp_path: Path, built: Built
) -> None:
    place = packages(tmp_path / "packages", without=without)
    paths = {"PYTHONPATH": os.pathsep.join(map(str, (SOURCE, place))), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-S", "-c", PROGRAM, "build", "-C", str(library_folder)],
        env={**os.environ, **paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.split()) == (0, [installed]), done.stderr
    made = library_folder / "site"
    assert below(made) == below(built.folder)
    assert [one for one in below(made) if (made / one).read_bytes() != (built.folder / one).read_bytes()] == []
