"""What commands took: processor time of child processes, memory of all that run together, and how they failed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from spent import Failed, spent

# A process and its child, each of which holds so many bytes and works for as long.
HOLDING = 60_000_000
BOTH = f"""
import os, time
child = os.fork()
held = bytearray(os.urandom(1)) * {HOLDING}
until = time.process_time() + 0.4
while time.process_time() < until:
    pass
child and os.wait()
"""


def test_children_are_counted(tmp_path: Path) -> None:
    took = spent([[sys.executable, "-c", BOTH]], tmp_path)
    assert took.cpu >= 0.8
    assert took.wall >= 0.4
    assert took.memory >= 2 * HOLDING / 1e6


def test_what_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="status 3: no such thing"):
        spent([[sys.executable, "-c", "import sys; print('no such thing'); sys.exit(3)"]], tmp_path)
