"""What is served is wholly the old site or wholly the new one."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casegen.publish import swap
from casegen.publish.disk import exchanged
from casegen.publish.swap import DAY, beside, new_file, replace_text


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def is_left(work: Path) -> bool:
    with swap._left(work) as left:
        return left


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "zh").mkdir(parents=True)
    (folder / "zh" / "index.html").write_text("old", "utf-8")
    (folder / "gone.html").write_text("old", "utf-8")
    return folder


def test_the_new_site_takes_the_place_of_the_old(site: Path) -> None:
    with beside(site) as folder:
        (folder / "index.html").write_text("new", "utf-8")
        assert tree(site) == {"zh/index.html": "old", "gone.html": "old"}
    assert tree(site) == {"index.html": "new"}
    assert names(site.parent) == ["site"]
    assert stat.S_IMODE(site.stat().st_mode) == 0o755


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_an_error_leaves_the_old_site(site: Path, error: type[BaseException]) -> None:
    def half() -> None:
        with beside(site) as folder:
            (folder / "index.html").write_text("half", "utf-8")
            raise error

    with pytest.raises(error):
        half()
    assert tree(site) == {"zh/index.html": "old", "gone.html": "old"}
    assert names(site.parent) == ["site"]


def test_the_first_build_makes_the_folder(tmp_path: Path) -> None:
    site = tmp_path / "not" / "yet" / "site"
    with beside(site) as folder:
        (folder / "index.html").write_text("new", "utf-8")
    assert tree(site) == {"index.html": "new"}


def left_by(site: Path, name: str, *, age: float) -> Path:
    """The folder of a build of `site` that was killed so many seconds ago."""
    left = site.parent / name
    (left / "new" / "zh").mkdir(parents=True)
    os.utime(left, (time.time() - age,) * 2)
    return left


def test_what_a_killed_build_left_is_removed_when_it_is_a_day_old(site: Path) -> None:
    old, young = ".casegen-site-abcd_123", ".casegen-site-abcd_124"
    left_by(site, old, age=DAY + 60)
    left_by(site, young, age=DAY - 60)
    with beside(site):
        assert not (site.parent / old).exists()
    assert names(site.parent) == [young, "site"]


@pytest.mark.parametrize("other", ["other", "site-en", "site-abcdefgh", "Site", "sit.", "site\n"])
def test_what_another_site_has_beside_it_is_not_touched(site: Path, other: str) -> None:
    left = left_by(site, f".casegen-{other}-abcdefgh", age=100 * DAY)
    with beside(site):
        assert left.is_dir()
    assert left.is_dir()


@pytest.mark.parametrize("name", ["[s]ite", "s.te", "s?te", "(s"])
def test_a_name_with_signs_is_a_name(tmp_path: Path, name: str) -> None:
    site = tmp_path / name
    other = left_by(site, ".casegen-site-abcdefgh", age=2 * DAY)
    mine = left_by(site, f".casegen-{name}-abcdefgh", age=2 * DAY)
    for text in ("old", "new"):
        with beside(site) as folder:
            (folder / "index.html").write_text(text, "utf-8")
    assert tree(site) == {"index.html": "new"}
    assert names(tmp_path) == sorted([other.name, name])
    assert not mine.exists()


def test_a_link_in_the_place_of_what_was_left_leads_nowhere(site: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").touch()
    link = tmp_path / ".casegen-site-abcdefgh"
    link.symlink_to("kept")
    os.utime(link, (0, 0), follow_symlinks=False)
    with beside(site):
        pass
    assert (tmp_path / "kept" / "file").exists()


def test_two_builds_at_once_leave_each_other_alone(site: Path) -> None:
    with beside(site) as one, beside(site) as other:
        (one / "index.html").write_text("one", "utf-8")
        (other / "index.html").write_text("other", "utf-8")
    assert tree(site) == {"index.html": "one"}
    assert names(site.parent) == ["site"]


def cannot(one: Path, other: Path) -> bool:
    """Say that a disk does not let two folders change places at once."""
    del one, other
    return False


@pytest.fixture(params=[True, False], ids=["at once", "one after the other"])
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the disk lets two folders change places at once."""
    if not request.param:
        monkeypatch.setattr(swap, "exchanged", cannot)


@pytest.mark.usefixtures("at_once")
def test_the_new_site_takes_its_place_on_any_disk(site: Path) -> None:
    with beside(site) as folder:
        (folder / "index.html").write_text("new", "utf-8")
    assert tree(site) == {"index.html": "new"}
    assert names(site.parent) == ["site"]


def test_folders_change_places_at_once(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name, "utf-8")
    assert exchanged(tmp_path / "one", tmp_path / "other") == (sys.platform == "linux")
    assert not exchanged(tmp_path / "one", tmp_path / "nowhere")
    if sys.platform == "linux":
        assert tree(tmp_path) == {"one/file": "other", "other/file": "one"}


def killed(site: Path, when: str) -> Path:
    """What a build left that was killed `when` it said so, or refused a removal; it had the place that is returned."""
    text = f"""
import os, sys
from pathlib import Path
from casegen.publish import swap
swap.exchanged = lambda one, other: False
rename = Path.rename
def renamed(self, target):
    rename(self, target)
    if {when == "swapping"!r} and self.name == "site":
        os.kill(os.getpid(), 9)
Path.rename = renamed
refused = []
def removed(event, given):
    # The old site is cleared away: what is left of it must still tell that nobody is at work there.
    if event == "os.rmdir" and {when == "removing"!r}:
        os.kill(os.getpid(), 9)
    if event == "os.rmdir" and {when == "ending"!r} and Path(given[0]).name.startswith(".casegen-"):
        os.kill(os.getpid(), 9)
    if event == "os.rmdir" and {when == "refused"!r} and not refused:
        refused.append(given)
        raise PermissionError
sys.addaudithook(removed)
if {when == "beginning"!r}:
    swap._locked = lambda work: os.kill(os.getpid(), 9)
with swap.beside(Path({str(site)!r})) as folder:
    (folder / "index.html").write_text("new", "utf-8")
    if {when == "writing"!r}:
        os.kill(os.getpid(), 9)
"""
    ended = subprocess.run([sys.executable, "-c", text], check=False).returncode
    assert ended == (0 if when == "refused" else -signal.SIGKILL)
    (left,) = (path for path in site.parent.iterdir() if path.name != "site")
    return left


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such locks")
@pytest.mark.parametrize("when", ["beginning", "writing", "swapping", "removing", "refused", "ending"])
def test_what_a_killed_build_left_is_put_right_by_the_next(site: Path, when: str) -> None:
    left = killed(site, when)
    seen: dict[str, str] = {}
    with beside(site) as folder:
        seen |= tree(site)
        assert not left.exists()
        (folder / "index.html").write_text("next", "utf-8")
    swapped = when in {"removing", "refused", "ending"}
    assert seen == ({"index.html": "new"} if swapped else {"zh/index.html": "old", "gone.html": "old"})
    assert tree(site) == {"index.html": "next"}
    assert names(site.parent) == ["site"]


def test_an_old_site_that_cannot_be_moved_stays(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchanged", cannot)

    def blocked() -> None:
        with beside(site) as folder:
            (folder.parent / "old").mkdir()
            (folder.parent / "old" / "in-the-way").touch()

    with pytest.raises(OSError, match="old"):
        blocked()
    assert tree(site) == {"zh/index.html": "old", "gone.html": "old"}
    assert names(site.parent) == ["site"]


def test_a_new_site_that_vanished_leaves_the_old(site: Path) -> None:
    def vanished() -> None:
        with beside(site) as folder:
            folder.rmdir()

    with pytest.raises(FileNotFoundError):
        vanished()
    assert tree(site) == {"zh/index.html": "old", "gone.html": "old"}
    assert names(site.parent) == ["site"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter, for the tests that give up root's rights."""
    folder = Path(tempfile.mkdtemp(prefix="casegen-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Nobody's rights instead of root's, who may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def test_no_leave_to_write_is_an_os_error(open_folder: Path, request: pytest.FixtureRequest) -> None:
    site = open_folder / "site"
    site.mkdir()
    (site / "index.html").write_text("old", "utf-8")
    open_folder.chmod(0o555)
    request.getfixturevalue("unprivileged")

    def build() -> None:
        with beside(site) as folder:
            (folder / "index.html").write_text("new", "utf-8")

    with pytest.raises(PermissionError):
        build()
    assert tree(site) == {"index.html": "old"}


def test_a_parent_that_is_a_file_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"), beside(tmp_path / "file" / "site"):
        pass


def test_a_text_is_replaced_whole_with_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "record.yml"
    path.write_text("old", "utf-8")
    path.chmod(0o640)
    replace_text(path, "一\n二\n")
    assert path.read_bytes() == "一\n二\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(tmp_path) == ["record.yml"]


def test_a_text_that_cannot_be_written_leaves_the_old(tmp_path: Path) -> None:
    path = tmp_path / "record.yml"
    path.write_text("old", "utf-8")
    with pytest.raises(UnicodeEncodeError):
        replace_text(path, "new \ud800")
    assert path.read_text("utf-8") == "old"
    assert names(tmp_path) == ["record.yml"]


def test_a_new_file_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "record.yml"
    new_file(path, "一\n".encode())
    assert path.read_bytes() == "一\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    with pytest.raises(FileExistsError):
        new_file(path, b"other")
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(FileExistsError):
        new_file(tmp_path / "link", b"other")
    assert path.read_bytes() == "一\n".encode()
    assert names(tmp_path) == ["link", "record.yml"]


def test_a_disk_without_second_names_takes_a_new_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "record.yml"
    new_file(path, b"one")
    with pytest.raises(FileExistsError):
        new_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["record.yml"]


def test_an_error_names_the_file_that_was_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    tries: list[tuple[Path, Callable[[Path], None]]] = [
        (tmp_path / "none" / "record.yml", lambda path: new_file(path, b"")),
        (tmp_path / "none" / "record.yml", lambda path: replace_text(path, "")),
        (tmp_path / "there" / "record.yml", lambda path: new_file(path, b"")),
        (tmp_path / "there", lambda path: new_file(path, b"")),
    ]
    for path, write in tries:
        with pytest.raises(OSError, match=r"\[Errno \d+\] \w+") as raised:
            write(path)
        assert raised.value.filename == str(path)
        assert ".casegen-" not in str(raised.value)


def test_a_disk_that_is_full_is_told_of_by_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="record"):
        new_file(tmp_path / "record.yml", b"")
    assert names(tmp_path) == []


@pytest.mark.parametrize("locks", [True, False], ids=["locks", "no locks"])
def test_where_there_are_no_locks_a_day_tells(site: Path, monkeypatch: pytest.MonkeyPatch, locks: bool) -> None:
    if not locks:
        monkeypatch.setattr(swap, "fcntl", None)
    with beside(site) as folder:
        work = folder.parent
        assert not is_left(work)
        os.utime(work, (time.time() - DAY - 60,) * 2)
        assert is_left(work) == (not locks)
    left = left_by(site, ".casegen-site-abcdefgh", age=DAY + 60)
    (left / "lock").touch()
    os.utime(left, (time.time() - DAY + 60,) * 2)
    assert is_left(left) == locks, "nobody holds it, and it is not a day old"


def test_a_lock_that_is_a_link_is_not_opened(site: Path, tmp_path: Path) -> None:
    left = left_by(site, ".casegen-site-abcdefgh", age=0)
    (tmp_path / "mine").touch()
    (left / "lock").symlink_to(tmp_path / "mine")
    assert not is_left(left)
    os.utime(left, (time.time() - DAY - 60,) * 2)
    assert is_left(left)


def test_a_lock_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = swap._locked(tmp_path)
    try:
        assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600
        assert not is_left(tmp_path)
    finally:
        os.close(file)
    assert is_left(tmp_path)


def test_where_the_new_site_cannot_be_put_there_the_old_is_put_back(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchanged", cannot)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "Permission denied", str(target))
        return rename(self, target)

    def build() -> None:
        with beside(site) as folder:
            (folder / "index.html").write_text("new", "utf-8")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        build()
    assert tree(site) == {"zh/index.html": "old", "gone.html": "old"}
    assert names(site.parent) == ["site"]


def test_a_site_that_is_a_link_is_replaced_and_what_it_led_to_stays(site: Path, tmp_path: Path) -> None:
    for target in ("site", "nowhere"):
        link = tmp_path / "link"
        link.symlink_to(target)
        with beside(link) as folder:
            (folder / "index.html").write_text("new", "utf-8")
        assert tree(link) == {"index.html": "new"}
        assert tree(site) == {"zh/index.html": "old", "gone.html": "old"}
        assert names(tmp_path) == ["link", "site"]
        shutil.rmtree(link) if not link.is_symlink() else link.unlink()


def test_a_site_that_was_taken_away_is_put_back_only_where_there_is_none(site: Path) -> None:
    for text in ("first", "second"):
        left = left_by(site, f".casegen-site-{text:_<8}", age=0)
        (left / "old").mkdir()
        (left / "old" / "index.html").write_text(text, "utf-8")
        os.utime(left, (time.time() - 2 * DAY,) * 2)
    with beside(site):
        assert tree(site) == {"zh/index.html": "old", "gone.html": "old"}
    assert names(site.parent) == ["site"]


def test_line_ends_are_written_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "record.yml"
    path.write_text("old", "utf-8")
    replace_text(path, "一\r\n二\n三\r")
    assert path.read_bytes() == "一\r\n二\n三\r".encode()


def test_what_is_written_lies_beside_it_under_a_name_that_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    chmod = Path.chmod

    def looking(self: Path, mode: int) -> None:
        seen.extend(name for name in names(tmp_path) if name != "record.yml")
        chmod(self, mode)

    monkeypatch.setattr(Path, "chmod", looking)
    path = tmp_path / "record.yml"
    new_file(path, b"one")
    replace_text(path, "two")
    assert len(seen) == 2
    assert all(name.startswith(".casegen-") for name in seen)
    assert names(tmp_path) == ["record.yml"]


def test_an_error_says_what_the_system_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.yml"
    path.touch()
    for refused in (None, PermissionError("no hard links here")):
        with monkeypatch.context() as patch:
            if refused:
                patch.setattr(os, "link", lambda *_, refused=refused, **__: (_ for _ in ()).throw(refused))
            with pytest.raises(FileExistsError) as raised:
                new_file(path, b"")
        assert (raised.value.errno, raised.value.strerror) == (errno.EEXIST, os.strerror(errno.EEXIST))
        assert raised.value.filename == str(path)

    def odd(*_: object, **__: object) -> None:
        raise OSError("without a number")

    monkeypatch.setattr(os, "fdopen", odd)
    with pytest.raises(OSError, match=r"\Awithout a number\Z"):
        replace_text(path, "")


def test_a_build_whose_folder_was_taken_for_that_of_a_killed_one_begins_again(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = swap._locked
    taken: list[Path] = []

    def late(work: Path) -> int:
        if not taken:
            taken.append(work)
            with beside(site):
                assert not work.exists()
        return locked(work)

    monkeypatch.setattr(swap, "_locked", late)
    with beside(site) as folder:
        (folder / "index.html").write_text("new", "utf-8")
    assert taken
    assert tree(site) == {"index.html": "new"}
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize("when", ["while another holds it", "after another held it"])
def test_a_build_that_another_takes_for_a_killed_one_before_it_has_its_lock_begins_again(
    site: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    hold = swap._hold
    taken: list[Path] = []

    def late(file: int) -> None:
        if not taken:
            (work,) = site.parent.glob(".casegen-site-*")
            taken.append(work)
            with swap._left(work) as left:
                assert left
                if when == "while another holds it":
                    with pytest.raises(BlockingIOError):
                        hold(file)
                swap._remove(work)
                if when == "while another holds it":
                    hold(file)
        hold(file)

    monkeypatch.setattr(swap, "_hold", late)
    with beside(site) as folder:
        (folder / "index.html").write_text("new", "utf-8")
    assert taken
    assert tree(site) == {"index.html": "new"}
    assert names(site.parent) == ["site"]


def test_where_no_lock_can_be_made_nothing_is_left(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(swap, "_locked", refuse)
    with pytest.raises(OSError, match="No space"), beside(site):
        pytest.fail("nothing is written without it")
    assert tree(site) == {"zh/index.html": "old", "gone.html": "old"}
    assert names(site.parent) == ["site"]
