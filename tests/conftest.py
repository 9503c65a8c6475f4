"""What many tests share: a small made-up library, and the site that is built from it once a session."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.vendor.pretty import RepresentationPrinter

from casegen import config, pipeline
from casegen.engine.run import render
from casegen.library import Library, assemble
from casegen.locales import LOCALES
from casegen.memory import Memory
from casegen.pipeline import Site
from casegen.render.assets import assets
from casegen.render.reader import Reader
from casegen.units import Unit

# A slow machine is no failure, and the same commit gives the same answer in continuous integration.
settings.register_profile("casegen", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("casegen")

# What is kept for later builds is kept for one run of the tests: none relies on what another run made.
CACHE = os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="casegen-tests-")

GOLDEN_LIBRARY = Path(__file__).parent / "golden" / "library"
PACK = """\
id: evening-lights
title: {zh: 楼道里的灯, en: Lights on the stairs}
summary: {zh: 写给刚接手楼组的社工。, en: For social workers new to a stairwell.}
cases: [stair-lamps, pantry]
minutes: 60
audience: {zh: 新手社工, en: New social workers}
objectives:
  - {zh: 说出两种做法的一处不同。, en: Name one difference between the two practices.}
questions:
  - {zh: 谁来换灯泡？, en: Who changes the bulbs?}
"""


def pytest_unconfigure() -> None:
    """Remove what was kept."""
    shutil.rmtree(CACHE, ignore_errors=True)


def pytest_collection_finish() -> None:
    """Set aside what stays until the end, modules and tests: to look for garbage in it, again and again, takes long."""
    gc.collect()
    gc.freeze()


@dataclass(frozen=True)
class Built:
    """A site on disk, with what it was made from."""

    root: Path
    site: Site

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        """Let Hypothesis write out where it lies; to write out all that it holds takes longer than to build it."""
        del cycle
        printer.text(f"Built({self.root})")

    @property
    def folder(self) -> Path:
        """Where the site lies."""
        return self.site.settings.site

    @property
    def library(self) -> Library:
        """What its pages tell of."""
        return self.site.library

    @property
    def assets(self) -> Path:
        """Where its scripts and styles lie."""
        return self.folder / assets(self.site.settings)

    def html(self) -> Iterator[tuple[str, str]]:
        """Yield the address (`zh/cases/x/`, `404.html`) and the text of every page."""
        for path in sorted(self.folder.rglob("*.html")):
            yield path.relative_to(self.folder).as_posix().removesuffix("index.html"), path.read_text("utf-8")

    def reader(self, locale: str) -> Reader:
        """A reader of the library in a locale."""
        return Reader(LOCALES[locale], self.library)


def files_of(units: Iterable[Unit]) -> Iterator[tuple[str, str]]:
    """Every file of units as text; each unit makes the files that it says it does."""
    for unit in units:
        made = list(unit.make())
        assert tuple(path for path, _ in made) == unit.paths
        for path, content in made:
            yield path, content if isinstance(content, str) else content.decode("utf-8")


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A copy of the small library that a test may change."""
    return Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path / "library"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small library and its site; tests read it and change nothing."""
    root = Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path_factory.mktemp("built") / "library"))
    return Built(root, pipeline.build(config.read(root), render))


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same with all that a library can have: a curated pack too, and a city that two districts stand for."""
    root = Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path_factory.mktemp("furnished") / "library"))
    (root / "packs").mkdir()
    (root / "packs" / "evening-lights.yml").write_text(PACK, "utf-8")
    case = root / "cases" / "stair-lamps.yml"
    text = case.read_text("utf-8").replace('places: ["990100", "990102"]', 'places: ["990102"]')
    # A province with a sign of its own, which its tile then shows.
    places = root / "vocabulary" / "places.yml"
    tile = "    tile: [0, 0]\n"
    places.write_text(places.read_text("utf-8").replace(tile, f"    notation: SP\n{tile}"), "utf-8")
    # Words of the other language in a text are told as such.
    text = text.replace("--> 亮了，", "--> 亮了，人称light up every stair，")
    case.write_text(text.replace("--> brought", "--> (亮灯，亮楼) brought"), "utf-8")
    return Built(root, pipeline.build(config.read(root), render))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A library in which every text is hostile, and its site, past the checks: what renders must not rely on them."""
    import hostile

    root = tmp_path_factory.mktemp("hostile") / "library"
    hostile.write(root)
    settings = config.read(root)
    checked = pipeline.check(settings)
    whole = assemble(checked.cases, checked.schemes, checked.packs)
    site = pipeline.site_of(settings, whole, Memory())
    render(site, settings.site)
    return Built(root, site)
