"""What the system is asked for works where it can, and where it cannot it is said or left."""

from __future__ import annotations

import ctypes
import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casegen.publish.disk import exchanged, on_disk


class Refusing:
    """A system whose calls fail with an error number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def _fail(self, *_: object) -> int:
        ctypes.set_errno(self.number)
        return -1

    renameat2 = syncfs = _fail


def system(raised: type[Exception]) -> Callable[..., object]:
    """A way to ask the system that is not there at all."""

    def ask(*_: object, **__: object) -> object:
        raise raised

    return ask


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders that tell which one each of them was."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name, "utf-8")
    return tmp_path / "one", tmp_path / "other"


def told(folders: tuple[Path, Path]) -> list[str]:
    return [(folder / "file").read_text("utf-8") for folder in folders]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has the call")
def test_folders_are_exchanged_from_wherever_they_are_named(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folders[0].parent)
    assert exchanged(Path("one"), Path("other"))
    assert told(folders) == ["other", "one"]
    assert exchanged(Path("one"), folders[1])
    assert told(folders) == ["one", "other"]
    assert not exchanged(Path("one"), Path("nowhere"))
    assert told(folders) == ["one", "other"]


@pytest.mark.parametrize("raised", [AttributeError, OSError, TypeError])
def test_a_system_without_these_calls_is_served_too(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, raised: type[Exception]
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", system(raised))
    assert exchanged(*folders) is False
    assert told(folders) == ["one", "other"]
    on_disk(folders[0])


def test_what_cannot_be_put_on_the_disk_is_an_error_that_names_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk(tmp_path)
    with pytest.raises(FileNotFoundError):
        on_disk(tmp_path / "nowhere")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Refusing(errno.ENOSPC))
    with pytest.raises(OSError, match="No space left") as raised:
        on_disk(tmp_path)
    assert (raised.value.errno, raised.value.filename) == (errno.ENOSPC, str(tmp_path))
    assert exchanged(tmp_path, tmp_path) is False
