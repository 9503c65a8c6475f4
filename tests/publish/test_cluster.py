"""A real Dask cluster gives the bytes of a build on one machine, also where a worker is killed in the middle."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import distributed
import pytest
from distributed import Client, LocalCluster, default_client

from casegen import config, pipeline
from casegen.config import ConfigError
from casegen.engine.run import render
from casegen.program import program
from casegen.publish import cluster
from casegen.publish.files import below
from casegen.units import Unit
from conftest import Built


@pytest.fixture(scope="module")
def dask() -> Iterator[LocalCluster]:
    """A scheduler with two workers, each a process of its own."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as started:
        yield started


def same(one: Path, other: Path) -> None:
    assert below(one) == below(other)
    assert [name for name in below(one) if (one / name).read_bytes() != (other / name).read_bytes()] == []


def test_a_cluster_gives_the_same_bytes(built: Built, library_folder: Path, dask: LocalCluster) -> None:
    settings = config.read(library_folder)
    pipeline.build(settings, render, scheduler=dask.scheduler_address)
    same(settings.site, built.folder)


def test_a_worker_that_is_killed_changes_nothing(
    built: Built, library_folder: Path, dask: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Small batches, so that there is a middle.
    monkeypatch.setattr(cluster, "parts", lambda wanted: ([one] for one in wanted))
    with Client(dask) as client:
        before = set(client.run(os.getpid).values())
        made = cluster.made

        def killing(*given: object) -> object:
            for at, batch in enumerate(made(*given)):  # type: ignore[arg-type]  # handed on as they are
                if at == 3:
                    os.kill(min(before), signal.SIGKILL)
                yield batch

        monkeypatch.setattr(cluster, "made", killing)
        settings = config.read(library_folder)
        pipeline.build(settings, render, scheduler=dask.scheduler_address)
        client.wait_for_workers(2)
        assert set(client.run(os.getpid).values()) != before
    same(settings.site, built.folder)


def slowly(at: int) -> list[tuple[str, str | bytes]]:
    time.sleep(0.02)
    return [(str(at), "text")]


def many() -> list[Unit]:
    return [Unit("", (str(at),), partial(slowly, at)) for at in range(50)]


def test_what_only_a_lost_worker_had_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "parts", lambda wanted: ([one] for one in wanted))
    made: list[tuple[str, str | bytes]] = []
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0") as alone,
        Client(alone) as client,
    ):
        (only,) = client.run(os.getpid).values()
        for at, batch in enumerate(cluster.made(many, range(50), alone.scheduler_address)):
            if at == 3:
                os.kill(only, signal.SIGKILL)
            made += batch
    assert made == [(str(at), "text") for at in range(50)]


def test_only_what_changed_is_given_to_it(
    library_folder: Path, dask: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = config.read(library_folder)
    pipeline.build(settings, render, scheduler=dask.scheduler_address)
    asked: set[str] = set()
    made = cluster.made

    def watched(units: Callable[[], list[Unit]], wanted: list[int], scheduler: str) -> object:
        known = units()
        asked.update(path for at in wanted for path in known[at].paths)
        return made(units, wanted, scheduler)

    monkeypatch.setattr(cluster, "made", watched)
    path = library_folder / "cases/stair-tea.yml"
    path.write_text(path.read_text("utf-8").replace("楼道里的一壶茶", "楼道里的两壶茶"), "utf-8")
    pipeline.build(settings, render, scheduler=dask.scheduler_address)
    assert {"en/cases/stair-tea/index.html", "zh/cases/stair-tea/index.md", "zh/packs/material/stair-tea.js"} <= asked
    assert not asked & {"en/cases/pantry/index.md", "zh/packs/material/pantry.js", "zh/methods/talks/index.html"}


def test_an_address_where_nobody_answers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    for address in ("tcp://127.0.0.1:9", "nonsense://x", "::", ""):
        with pytest.raises(ConfigError, match="no Dask scheduler answers at") as raised:
            list(cluster.made(lambda: [], [0], address))
        assert str(raised.value).partition(" answers at ")[2].startswith(f"{address}: ")
        assert "None" not in str(raised.value)
        assert "too busy" not in str(raised.value)


def test_a_machine_that_is_too_busy_to_ask_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(distributed, "Client", refuse)
    with pytest.raises(ConfigError, match=r"answers at tcp://x: this machine is too busy to ask it$"):
        list(cluster.made(many, [0], "tcp://x"))


def by_chance(_: bytes) -> list[Unit]:
    return [Unit("", ("a",), lambda: [("a", os.urandom(8))])]


def test_a_large_library_is_sent_without_a_word_and_what_is_asked_for_twice_is_made_twice(
    dask: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "parts", lambda wanted: ([one] for one in wanted))
    made = []
    for batch in cluster.made(partial(by_chance, bytes(11_000_000)), [0, 0], dask.scheduler_address):
        # Whoever uses Dask beside it is not given its client.
        with pytest.raises(ValueError, match="No client"):
            default_client()
        made += batch
    assert len({content for _, content in made}) == 2


def test_another_version_is_refused(dask: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "program", lambda: "another")
    with pytest.raises(ConfigError, match="another casegen"):
        list(cluster.made(lambda: [], [0], dask.scheduler_address))


def fails() -> list[tuple[str, str | bytes]]:
    raise OSError(28, "No space left on device")


def units_that_fail() -> list[Unit]:
    return [Unit("k", ("x",), fails)]


def test_what_goes_wrong_there_is_raised_here(dask: LocalCluster) -> None:
    assert threading.current_thread() is threading.main_thread()
    with pytest.raises(OSError, match="No space"):
        list(cluster.made(units_that_fail, [0], dask.scheduler_address))


def test_a_recipe_is_sent_without_what_was_made_from_it() -> None:
    recipe = cluster.Recipe(many, program())
    assert [unit.paths for unit in recipe.units[:2]] == [("0",), ("1",)]
    assert recipe.units is recipe.units
    sent = pickle.loads(pickle.dumps(recipe))
    assert "units" not in vars(sent)
    assert [unit.paths for unit in sent.units] == [unit.paths for unit in recipe.units]
    assert cluster._batch(sent, [3, 1]) == [("3", "text"), ("1", "text")]


def test_a_recipe_for_another_program_makes_nothing() -> None:
    with pytest.raises(ConfigError, match="another casegen"):
        assert cluster.Recipe(units_that_fail, "another").units


def test_where_no_cluster_is_installed_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError, match=r"^a cluster needs more .*: `pip install casegen\[cluster\]`$"):
        list(cluster.made(many, [0], "tcp://127.0.0.1:9"))
