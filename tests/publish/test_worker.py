"""The service worker: one that acts where the library asks for it, and everywhere else one that removes itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from casegen.locales import LOCALES
from casegen.publish import worker
from casegen.publish.policy import policy
from casegen.publish.worker import worker_files
from conftest import Built

OFF = "self.casegen=undefined;\n"


def test_a_site_without_one_has_what_removes_it(built: Built) -> None:
    assert (built.folder / "worker.js").read_text("utf-8").startswith(OFF)
    assert "worker-src 'none'" in policy()
    for address, text in built.html():
        assert "offline.js" not in text, address
        assert "data-keep" not in text, address


def test_it_knows_its_build_and_the_pages_that_are_always_kept(built: Built) -> None:
    settings = replace(built.site.settings, offline=("browser",))
    [(path, text)] = worker_files(settings, "3f2a")
    said, script = text.split("\n", 1)
    assert path == "worker.js"
    assert json.loads(said.removeprefix("self.casegen=").removesuffix(";")) == {
        "build": "3f2a",
        "always": [f"{locale}/offline/" for locale in LOCALES],
    }
    assert (built.folder / path).read_text("utf-8") == OFF + script
    assert "worker-src 'self'" in policy(worker=True)


def test_a_library_may_have_its_own(built: Built, tmp_path: Path) -> None:
    own = tmp_path / "theme"
    (own / "assets").mkdir(parents=True)
    (own / "assets/worker.js").write_text("own()", "utf-8")
    settings = replace(built.site.settings, root=tmp_path, theme="theme")
    assert list(worker_files(settings, "x")) == [("worker.js", f"{OFF}own()")]


def test_where_the_scripts_were_not_built_there_is_none(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "themes", lambda _: [tmp_path, tmp_path / "nowhere"])
    assert list(worker_files(built.site.settings, "x")) == []
