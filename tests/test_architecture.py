"""The shape of the program: which way imports point, how long modules are, how they begin, what they are called."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "casegen"
MODULES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if path.name != "__init__.py")
LONGEST = 350
# EXAMPLES.md, "Words", which ends in: Not …
VAGUE = {"item", "entry", "data", "info", "manager", "helper", "util", "lang", "misc"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_imports_point_one_way() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", done.stdout)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_no_longer_than_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES + TESTS, ids=name)
def test_a_module_begins_by_saying_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    assert text.startswith('"""'), "the first line is no docstring"
    assert re.search(r"[.?!:]$", first), f"not a sentence on one line: {first}"
    assert not re.search(r"\.\s+[A-Z]", first), f"more than one sentence: {first}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_name_says_what_a_module_holds(path: Path) -> None:
    for part in path.relative_to(SOURCE).with_suffix("").parts:
        for word in part.strip("_").split("_"):
            assert word not in VAGUE
            assert word.removesuffix("s") not in VAGUE


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_what_others_may_use_says_what_it_does(path: Path) -> None:
    if name(path).endswith("cli.py"):
        return
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_marked_as_left_for_later(path: Path) -> None:
    for token in tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline):
        if token.type == tokenize.COMMENT:
            assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", token.string), token.start


def test_only_the_engine_names_its_engine() -> None:
    for path in MODULES:
        if path.is_relative_to(SOURCE / "engine"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [one for one in names if one.split(".")[0] in {"mkdocs", "material", "properdocs"}], name(path)
