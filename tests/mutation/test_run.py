"""What is changed, and the tests that are asked, are there; none of what matters most is left out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from .run import PARTS, ROOT, SOURCE, _drawn, bare

REGISTERED = """
seen = []

def each(check):
    seen.append(check)
    return check

pack = each

@pack
@each
def first(one):
    \"\"\"A function.\"\"\"
    return one

@staticmethod
@each
def second():
    pass

@each
def third(): return 3
"""


@pytest.mark.parametrize("name", PARTS)
def test_a_part_names_modules_and_tests_that_are_there(name: str) -> None:
    part = PARTS[name]
    assert all(list((ROOT / SOURCE).glob(glob)) for glob in part.modules)
    assert all((ROOT / test).exists() for test in part.tests)


@pytest.mark.parametrize("folder", ["checks", "publish"])
def test_every_module_is_in_one_part(folder: str) -> None:
    found = Counter(file for part in PARTS.values() for glob in part.modules for file in (ROOT / SOURCE).glob(glob))
    assert set(found.values()) == {1}
    modules = {file for file in (ROOT / SOURCE / folder).glob("*.py") if file.name != "__init__.py"}
    assert modules <= found.keys()


def test_the_same_changes_are_drawn_each_time() -> None:
    names = [str(at) for at in range(99)]
    assert _drawn(Path("a.py"), names, 9) == _drawn(Path("b/a.py"), names, 9) != names[:9]
    assert _drawn(Path("a.py"), names, 0) == _drawn(Path("a.py"), names, 100) == names


def test_what_stood_below_is_registered_in_the_same_order() -> None:
    plain = bare(REGISTERED, {"each", "pack"})
    worlds: list[dict[str, Any]] = [{}, {}]
    for text, world in zip((REGISTERED, plain), worlds, strict=True):
        exec(text, world)  # our own text, above
    named = [[one.__name__ for one in world["seen"]] for world in worlds]
    assert named[0] == named[1] == ["first", "first", "second", "third"]
    assert "@pack" not in plain
    assert "@staticmethod\n@each" in plain
    assert bare(REGISTERED, set()) == REGISTERED
