"""Changes the program in small ways and asks whether a test notices: `python tests/mutation/run.py [MOST [PART …]]`.

MOST changes of each module are tried, drawn by lot but always the same ones; 0, or none named, tries all. What was
not noticed is shown. Ends with status 1 where the tests of a part notice fewer than 85 of 100 changes to it.
"""

from __future__ import annotations

import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = Path("src/casegen")
# Of 100 changes to a part so many have to be noticed.
WANTED = 85
# What pytest ends with where a test fails, and a process that took too long or fell over. Where pytest could not be
# asked, mutmut has 255 and calls that a timeout; it is none, and nothing was noticed.
NOTICED = {1, 3, -24, -11, -9, 24, 36, 152}
# What a copy of the tree does without, at its root and anywhere.
_AT_ROOT = re.compile(r"\.(?!github).*|site.*|mutants|dist|build")
_ANYWHERE = {"node_modules", "__pycache__"}
# A line that mutmut writes over with the next.
_TURNING = re.compile(r"[^\n]*\r")


@dataclass(frozen=True)
class Part:
    """Modules that are changed together, and the tests that are asked: quick ones, since each change asks all of them.

    `without` is what pytest's `-k` calls those that take long and say nothing of these modules that others do not say.
    """

    modules: Sequence[str]
    tests: Sequence[str]
    without: str = "takes_long"


_ALONE = "disk elsewhere files last packing policy redirects stamp swap together".split()
_OF_A_SITE = "addresses away cards feed headers sitemap verify worker".split()
PARTS = {
    "loader": Part(
        ["load.py", "compose.py", "syntax.py", "straight.py"],
        ["tests/test_load.py", "tests/test_compose.py", "tests/test_syntax.py", "tests/test_straight.py"],
    ),
    "sanitiser": Part(
        ["safe.py", "render/prose.py", "render/marks.py"],
        ["tests/test_safe.py", "tests/render/test_prose.py", "tests/render/test_marks.py"],
    ),
    "fold": Part(["index/search/fold.py"], ["tests/index/search/test_fold.py"]),
    "facets": Part(["facets.py"], ["tests/test_facets.py"]),
    # Without the checker of browsers, which the copy has no Node for, and what looks for a long time.
    "checks": Part(
        ["checks/*.py"], ["tests/checks"],
        "browser or judged_alike or found_alike or traditional_edition or reads_back or hostile or costs_little"
        " or any_data or any_value or any_vocabulary or whatever_the_reference or usual_characters or grows"
        " or a_library_needs",
    ),
    # Without whole builds.
    "publish": Part(
        [f"publish/{name}.py" for name in _ALONE],
        [f"tests/publish/test_{name}.py" for name in _ALONE],
        "same_bytes or build_packs or command_builds or which_folder or is_fetched or every_page or old_address"
        " or one_owner",
    ),
    # With one small cluster, and without those that are killed and those that build.
    "cluster": Part(
        ["publish/cluster.py"],
        ["tests/publish/test_cluster.py"],
        "lost_worker or a_worker or same_bytes or what_changed",
    ),
    # These are asked with a whole site at hand.
    "pages": Part(
        [f"publish/{name}.py" for name in _OF_A_SITE],
        [f"tests/publish/test_{name}.py" for name in _OF_A_SITE],
        "same_bytes or forgets_pages",
    ),
}
# What registers a check, and is no reason to leave it alone.
_OURS = frozenset({"each", "pack", "whole"})
# How long a thing takes is no matter of these tests.
_NEVER = "takes_long or takes_no_longer or time_grows or twice_the_work"


def main() -> int:
    """Try changes of all parts, or of those named, and tell how many were noticed."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    return max([tried(name, PARTS[name], most) for name in sys.argv[2:] or PARTS])


def tried(name: str, part: Part, most: int) -> int:
    """Try so many changes of each module of a part and tell what came of them; 1 where too few were noticed, else 0."""
    with tempfile.TemporaryDirectory(prefix=f"casegen-mutation-{name}-") as made:
        tree = Path(made) / "tree"
        shutil.copytree(ROOT, tree, ignore=_left, symlinks=True)
        files = sorted({file.relative_to(tree) for glob in part.modules for file in (tree / SOURCE).glob(glob)})
        for file in files:
            (tree / file).write_text(bare((tree / file).read_text("utf-8"), _OURS), "utf-8")
        every = {file: _changes(tree, file) for file in files}
        drawn = {file: _drawn(file, names, most) for file, names in every.items() if names}
        _settle(tree, list(drawn), part)
        _mutmut(tree, "run", "--max-children", os.environ.get("WORKERS", "2"), *chain(*drawn.values()))
        whole = noticed = 0
        for file, names in drawn.items():
            ended = json.loads((tree / "mutants" / f"{file}.meta").read_text("utf-8"))["exit_code_by_key"]
            missed = [one for one in names if ended[one] not in NOTICED]
            for one in missed:
                print(_mutmut(tree, "show", one), flush=True)
            _tell(file.relative_to(SOURCE).as_posix(), len(names) - len(missed), len(names), len(every[file]))
            whole, noticed = whole + len(names), noticed + len(names) - len(missed)
        _tell(name, noticed, whole, sum(map(len, every.values())))
    return int(100 * noticed < WANTED * whole)


def _left(folder: str, names: Sequence[str]) -> set[str]:
    return {name for name in names if name in _ANYWHERE or (Path(folder) == ROOT and _AT_ROOT.fullmatch(name))}


def _changes(tree: Path, file: Path) -> list[str]:
    """What mutmut calls every change of a module that it knows; only `make audit` has it."""
    change = import_module("mutmut.mutation.file_mutation").mutate_file_contents
    named = import_module("mutmut.utils.format_utils").get_mutant_name
    return [named(file, one) for one in change(str(file), (tree / file).read_text("utf-8")).mutant_names]


def bare(source: str, decorators: Collection[str]) -> str:
    """A module that does the same without these decorators: mutmut leaves a function that has one alone."""
    lines = source.split("\n")
    for function in reversed(ast.parse(source).body):
        if not isinstance(function, ast.FunctionDef):
            continue
        ours = [one for one in function.decorator_list if isinstance(one, ast.Name) and one.id in decorators]
        if ours and len(ours) == len(function.decorator_list):
            end = function.end_lineno or 0
            lines[end:end] = [f"{function.name} = {one.id}({function.name})" for one in reversed(ours)]
            first, last = ours[0].lineno - 1, ours[-1].end_lineno or 0
            del lines[first:last]
    return "\n".join(lines)


def _drawn(file: Path, names: Sequence[str], most: int) -> Sequence[str]:
    return random.Random(file.name).sample(names, most) if 0 < most < len(names) else names


def _settle(tree: Path, files: Sequence[Path], part: Part) -> None:
    """Write what mutmut is to do into the settings of the copy."""
    settings = {
        "source_paths": ["src"],
        "only_mutate": [file.as_posix() for file in files],
        "also_copy": sorted(path.name for path in tree.iterdir() if path.name not in {"src", "tests"}),
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-k", f"not ({_NEVER} or {part.without})"],
        "pytest_add_cli_args_test_selection": list(part.tests),
        # What a module works out once would be remembered in a fork, and no change to it be noticed.
        "process_isolation": "forkserver",
        # What tests have made before they begin is not counted by mutmut: a slow machine is no change that was noticed.
        "timeout_constant": 30,
        "timeout_multiplier": 4,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    with (tree / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(["\n[tool.mutmut]", "use_git_change_detection = false", *lines, ""]))
    # Python looks for modules in no folder that was not there when it began.
    (tree / "mutants" / "src").mkdir(parents=True)


def _mutmut(tree: Path, *arguments: str) -> str:
    """What mutmut says in the copy of the tree; raises where it ends badly, which is told before."""
    # Programs that a test begins have the changed modules too.
    environment = os.environ | {"CI": "true", "PYTHONPATH": str(tree / "mutants" / "src")}
    ran = subprocess.run(
        [Path(sys.executable).with_name("mutmut"), *arguments],
        cwd=tree, env=environment, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    if ran.returncode:
        print(_TURNING.sub("", ran.stdout)[-20_000:], file=sys.stderr, flush=True)
        ran.check_returncode()
    return ran.stdout


def _tell(name: str, noticed: int, tried: int, whole: int) -> None:
    share = f"{noticed / tried:.0%}" if tried else "none"
    print(f"{name}: tried {tried} of {whole}, noticed {noticed}, not noticed {tried - noticed}: {share}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
