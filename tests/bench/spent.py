"""Runs commands and says what they took: seconds by the clock and of the processor, and memory of all processes."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
# Memory is looked at more often in the first second, in which the small builds are over.
_SOON, _LATER = 0.02, 0.2
# Python keeps what it compiled, as it does for everybody, even where the machine says not to.
_WORLD = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_WORLD["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "casegen-compiled")


class Failed(Exception):
    """A command that did not end well; the text is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, of the processor in all processes, and the most MB that all took together."""

    wall: float
    cpu: float
    memory: float


def spent(commands: Iterable[Sequence[str]], folder: Path) -> Spent:
    """Run commands one after the other in a folder; raises Failed for one that fails.

    Memory is the sum of the proportional shares of all processes, so that what they share counts once.
    """
    wall = cpu = memory = 0.0
    for command in commands:
        with tempfile.TemporaryFile() as said:
            began = time.perf_counter()
            started = subprocess.Popen(
                command, cwd=folder, env=_WORLD, stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
            while True:
                pid, status, took = os.wait4(started.pid, os.WNOHANG)
                if pid:
                    break
                memory = max(memory, _together(started.pid))
                time.sleep(_SOON if time.perf_counter() - began < 1 else _LATER)
            wall += time.perf_counter() - began
            cpu += took.ru_utime + took.ru_stime
            started.returncode = os.waitstatus_to_exitcode(status)
            if started.returncode:
                said.seek(0)
                end = said.read()[-2000:].decode(errors="replace")
                raise Failed(f"{command[0]}: status {started.returncode}: {end}")
    return Spent(wall, cpu, memory)


def _together(root: int) -> float:
    children: dict[int, list[int]] = defaultdict(list)
    for one in _PROC.iterdir():
        if one.name.isdigit():
            with suppress(OSError):
                # The name of a program, in brackets, may hold anything.
                children[int((one / "stat").read_text().rpartition(")")[2].split()[1])].append(int(one.name))
    total, rest = 0.0, [root]
    while rest:
        pid = rest.pop()
        rest += children[pid]
        with suppress(OSError):
            for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024 / 1e6
    return total
