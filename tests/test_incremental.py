"""A build after others gives the bytes of a clean one, whatever was changed in between, and makes little of it anew."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from casegen import config, pipeline
from casegen.engine.run import render
from casegen.pipeline import FoundErrors, Rendered
from casegen.publish.files import below
from casegen.publish.last import Last
from casegen.render import case as case_module
from conftest import GOLDEN_LIBRARY, Built

CASES = tuple(path.stem for path in sorted((GOLDEN_LIBRARY / "cases").glob("*.yml")))
VOCABULARY = tuple(path.stem for path in sorted((GOLDEN_LIBRARY / "vocabulary").glob("*.yml")))


def written(path: Path, change: Callable[[str], str]) -> None:
    path.write_bytes(change(path.read_bytes().decode("utf-8")).encode("utf-8"))


def edit(root: Path, case: str, other: str) -> None:
    """Say more in a title."""
    del other
    path = root / f"cases/{case}.yml"
    if path.exists():
        written(path, lambda text: re.sub(r"(title:\s*\{?\w+: \"?)", r"\1再", text, count=1))
        assert "再" in path.read_text("utf-8")


def put_back(root: Path, case: str, other: str) -> None:
    """Have a record as it was in the beginning."""
    del other
    shutil.copy(GOLDEN_LIBRARY / f"cases/{case}.yml", root / f"cases/{case}.yml")


def delete(root: Path, case: str, other: str) -> None:
    del other
    (root / f"cases/{case}.yml").unlink(missing_ok=True)


def add(root: Path, case: str, other: str) -> None:
    """Add a record that was adapted from another."""
    name = f"{case}-again"
    text = (GOLDEN_LIBRARY / f"cases/{case}.yml").read_text("utf-8").replace(f"id: {case}", f"id: {name}")
    if "adapted_from" not in text:
        text += f"adapted_from:\n  - case: {other}\n    changes: {{zh: 换了地方。, en: Somewhere else.}}\n"
    (root / f"cases/{name}.yml").write_text(text, "utf-8")


def rename(root: Path, case: str, other: str) -> None:
    """Give a record another address, and keep the old one working."""
    del other
    path = root / f"cases/{case}.yml"
    if path.exists() and "formerly" not in path.read_text("utf-8"):
        written(path, lambda text: text.replace(f"id: {case}", f"id: {case}-moved\nformerly: [{case}]"))
        path.rename(path.with_name(f"{case}-moved.yml"))


def relabel(root: Path, case: str, other: str) -> None:
    """Call a concept something else."""
    scheme = VOCABULARY[(len(case) + len(other)) % len(VOCABULARY)]
    written(root / f"vocabulary/{scheme}.yml", lambda text: re.sub(r"(zh: \w+)", r"\1等", text, count=3))


def name_the_library(root: Path, case: str, other: str) -> None:
    del other
    written(root / "mkdocs.yml", lambda text: re.sub(r"(?m)^site_name: .*$", f"site_name: The {case} library", text))


STEPS = (edit, put_back, delete, add, rename, relabel, name_the_library)
Step = tuple[Callable[[Path, str, str], None], str, str]


@contextmanager
def a_library() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(GOLDEN_LIBRARY, Path(folder) / "library"))


def content(folder: Path) -> Mapping[str, bytes]:
    return {name: (folder / name).read_bytes() for name in below(folder)}


def differing(one: Path, other: Path) -> list[str]:
    """The files that only one of two folders has, or that are not alike in both."""
    ours, theirs = content(one), content(other)
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


class Engine:
    """What the engine makes of the small library; short where Hypothesis writes it out."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(GOLDEN_LIBRARY, root)
        pipeline.build(config.read(root), self._keep)

    def _keep(self, site: pipeline.Site, folder: Path) -> Rendered:
        self.made = render(site, folder)
        return self.made


def finished(root: Path, engine: Engine, folder: Path, last: Last) -> Last:
    """Build with the shells that stand, as the engine's part has no part in this."""
    site = replace(pipeline.prepare(config.read(root)), last=last)
    return pipeline.finish(site, folder, shells=engine.made.shells, handwritten=engine.made.handwritten)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """What the engine makes of the small library."""
    return Engine(tmp_path_factory.mktemp("shells") / "library")


# A failure is short as it is: to look for a shorter one takes minutes.
@settings(max_examples=6, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(STEPS), st.sampled_from(CASES), st.sampled_from(CASES)), min_size=1, max_size=4
    )
)
def test_any_changes_give_the_bytes_of_a_clean_build(engine: Engine, steps: Sequence[Step]) -> None:
    with a_library() as root:
        sites = root.parent
        last = finished(root, engine, sites / "0", Last(sites / "0"))
        for at, (change, case, other) in enumerate(steps, 1):
            change(root, case, other)
            folder = sites / str(at)
            try:
                left = finished(root, engine, folder, last)
            except FoundErrors:
                # What is wrong with a library keeps the old site; that is not what this looks at.
                continue
            finished(root, engine, sites / "clean", Last())
            assert differing(folder, sites / "clean") == []
            shutil.rmtree(sites / "clean")
            last = replace(left, folder=folder)


def test_what_did_not_change_is_the_same_file(library_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_ = config.read(library_folder)
    pipeline.build(settings_, render)
    before = {name: (settings_.site / name).stat().st_ino for name in below(settings_.site)}
    # One process makes the pages, so that this one sees which.
    monkeypatch.setattr(pipeline, "processors", lambda: 1)
    made: list[str] = []
    body = case_module._body

    def seen(case: object, *others: object) -> object:
        made.append(case.id)  # type: ignore[attr-defined]  # it is a case
        return body(case, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(case_module, "_body", seen)
    pipeline.build(settings_, render)
    after = {name: (settings_.site / name).stat().st_ino for name in below(settings_.site)}
    assert made == []
    assert after == before
    edit(library_folder, "stair-tea", "")
    pipeline.build(settings_, render)
    changed = {name for name in below(settings_.site) if (settings_.site / name).stat().st_ino != before.get(name)}
    assert "zh/cases/stair-tea/index.html" in changed
    assert "stair-tea" in made
    assert not any(name.endswith(("tool-cupboard.js", "tool-cupboard.json", "casegen.css")) for name in changed)
    assert not [name for name in changed if name.startswith(("zh/checks/", "en/methods/", "en/about/"))]


def test_what_is_gone_goes(built: Built, library_folder: Path) -> None:
    settings_ = config.read(library_folder)
    pipeline.build(settings_, render)
    assert below(settings_.site) == below(built.folder)
    delete(library_folder, "written-in-english", "")
    pipeline.build(settings_, render)
    left = set(below(built.folder)) - set(below(settings_.site))
    assert "en/cases/written-in-english/index.html" in left
    assert "zh/packs/material/written-in-english.js" in left
    assert not [name for name in below(settings_.site) if "/written-in-english/" in name]


def test_a_site_that_somebody_wrote_into_is_made_good(built: Built, library_folder: Path) -> None:
    settings_ = config.read(library_folder)
    pipeline.build(settings_, render)
    for name in ("zh/cases/stair-tea/index.html", "index.html", "data/cases.json"):
        (settings_.site / name).write_text("mine", "utf-8")
    (settings_.site / "mine.html").write_text("mine", "utf-8")
    pipeline.build(settings_, render)
    assert differing(settings_.site, built.folder) == []
