"""Feeds each target for some seconds with what atheris makes up: `python tests/fuzz/run.py SECONDS [TARGET …]`.

Ends with status 1 where an input did what none may; the input lies in the folder that is told.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
MOST_BYTES = 8192


def feed(name: str, arguments: list[str]) -> None:
    """Feed one target in this process, which libFuzzer ends."""
    # Only `make audit` has it, and it has no types.
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["casegen", "markdown_it"]):
        from fuzz.targets import TARGETS, fed

    atheris.Setup([sys.argv[0], *arguments], lambda raw: fed(TARGETS[name], raw))
    atheris.Fuzz()


def main() -> int:
    """Feed all targets, or those named, each in a process of its own, and tell what came of it."""
    if sys.argv[1] == "--feed":
        feed(sys.argv[2], sys.argv[3:])
    from fuzz.targets import TARGETS

    failed = 0
    for name in sys.argv[2:] or TARGETS:
        folder = Path(tempfile.mkdtemp(prefix=f"casegen-fuzz-{name}-"))
        seeds = folder / "seeds"
        seeds.mkdir()
        for at, raw in enumerate(TARGETS[name].seeds()):
            (seeds / str(at)).write_bytes(raw[:MOST_BYTES])
        told = [f"-max_total_time={sys.argv[1]}", f"-max_len={MOST_BYTES}", f"-artifact_prefix={folder}/"]
        ran = subprocess.run(
            [
                sys.executable, __file__, "--feed", name, *told,
                "-print_final_stats=1", "-timeout=60", "-rss_limit_mb=4096", str(seeds),
            ],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        runs = re.findall(r"number_of_executed_units: (\d+)", ran.stderr)
        covered = re.findall(r"cov: (\d+) ft: (\d+)", ran.stderr)
        edges, features = covered[-1] if covered else ("?", "?")
        print(f"{name}: {runs[-1] if runs else '?'} inputs, {edges} edges, {features} features", flush=True)
        if ran.returncode:
            failed += 1
            print(ran.stderr[-3000:], f"the input: {folder}", sep="\n", file=sys.stderr, flush=True)
        else:
            shutil.rmtree(folder)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
