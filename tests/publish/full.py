"""Builds a site into a disk of its own until that is full, then makes room and builds again.

`unshare -m python full.py ROOT ROOM` mounts a disk over the library at ROOT, copies all of it there, and leaves ROOM
kilobytes. Nobody else sees the disk, which is gone with the process. What happened is told as JSON.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = (sys.executable, "-c", "from casegen.cli import main; main()")


def content(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def mount(root: Path, *options: str) -> None:
    """Mount a disk in memory, or give it another size."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "casegen", root], check=True)


def build(root: Path) -> tuple[int, str]:
    """Build; the status, and what was said."""
    ran = subprocess.run([*PROGRAM, "build", "-C", root], check=False, capture_output=True, text=True)
    return ran.returncode, ran.stderr


def main(root: Path, room: int) -> dict[str, object]:
    """What the first build said and left, and what the second did."""
    with tempfile.TemporaryDirectory() as aside:
        kept = Path(shutil.copytree(root, Path(aside) / "library"))
        mount(root, "size=512m")
        shutil.copytree(kept, root, dirs_exist_ok=True)
    old = content(root / "site")
    used = shutil.disk_usage(root).used
    mount(root, "remount", f"size={used // 1024 + room}k")
    status, said = build(root)
    whole = content(root / "site") == old
    mount(root, "remount", "size=512m")
    again, more = build(root)
    return {
        "status": status, "said": said, "whole": whole, "again": again, "more": more,
        "left": sorted(path.name for path in root.iterdir() if path.name.startswith(".")),
        "new": "".join(sorted(name for name, raw in content(root / "site").items() if old.get(name) != raw)),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
