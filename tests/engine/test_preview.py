"""The preview follows its library, and the last good site stays up while there are errors."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from casegen import config
from casegen.checks import Checked
from casegen.config import shipped
from casegen.engine.preview import Preview, _Handler
from casegen.publish.stamp import Shells

PATIENCE = 60
# Several times as long as the watcher takes to tell of a change.
QUIET = 0.8


class Told(Preview):
    """A preview that tells whether it is at work, and since when it is not."""

    at_work = False
    ended = 0.0

    def rebuild(self, *, engine: bool) -> bool:
        """Rebuild as ever."""
        self.at_work = True
        try:
            return super().rebuild(engine=engine)
        finally:
            self.ended, self.at_work = time.monotonic(), False

    def idle(self) -> bool:
        """Whether it has had nothing to do for so long that it must have heard of every change before."""
        return not self.at_work and time.monotonic() - self.ended > QUIET


@dataclass
class Running:
    """A preview that runs, as a browser and a terminal see it."""

    library: Path
    preview: Preview
    url: str
    shown: list[Checked] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def get(self, address: str) -> tuple[int, str]:
        """Status and text of a page."""
        try:
            with urllib.request.urlopen(self.url + address, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so; fail when it does not come."""
        end = time.monotonic() + PATIENCE
        while not condition():
            found = [str(one) for checked in self.shown for one in checked.findings if one.severity == "error"]
            assert time.monotonic() < end, f"it did not come; said {self.said}, found {found}"
            time.sleep(0.02)

    def change(self, name: str, before: str, after: str) -> None:
        """Change a file as an editor does."""
        path = self.library / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")

    @property
    def shells(self) -> Shells | None:
        """What the last run of the engine made."""
        return self.preview.rendered.shells if self.preview.rendered else None


@pytest.fixture
def running(library_folder: Path, tmp_path: Path) -> Iterator[Running]:
    shown: list[Checked] = []
    said: list[str] = []
    preview = Told(config.read(library_folder), tmp_path / "preview" / "site", shown.append, said.append)
    assert preview.rebuild(engine=True)
    stop = threading.Event()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, preview=preview)) as server:
        server.daemon_threads = True
        threads = [
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True),
            threading.Thread(target=preview.follow, args=(stop,), daemon=True),
        ]
        for thread in threads:
            thread.start()
        # The watcher says nothing when it begins to look; a file of no meaning tells.
        probe = library_folder / "cases" / "probe.txt"
        version = preview.version
        end = time.monotonic() + PATIENCE
        while preview.version == version and time.monotonic() < end:
            probe.write_text(str(time.monotonic()), "utf-8")
            time.sleep(0.2)
        assert preview.version > version
        here = Running(library_folder, preview, f"http://127.0.0.1:{server.server_address[1]}/", shown, said)
        here.until(preview.idle)
        yield here
        stop.set()
        server.shutdown()
        for thread in threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()


PAGE = "zh/cases/stair-tea/"


def test_a_changed_record_changes_its_page_without_the_engine(running: Running) -> None:
    before = running.shells
    assert "楼道里的一壶茶" in running.get(PAGE)[1]
    running.change("cases/stair-tea.yml", "楼道里的一壶茶", "楼道里的两把椅子")
    running.until(lambda: "楼道里的两把椅子" in running.get(PAGE)[1])
    assert "一壶茶" not in running.get(PAGE)[1]
    running.until(lambda: "兩把椅子" in running.get("zh-hant/cases/stair-tea/")[1])
    running.until(lambda: "楼道里的两把椅子" in running.get("zh/cases/")[1])
    assert running.shells is before, "the engine ran"
    assert running.get("_headers")[0] == 200


def test_a_draft_is_seen_and_marked_until_it_is_published(running: Running) -> None:
    status, text = running.get("en/cases/half-written/")
    assert status == 200
    assert "<h1>[Draft] Half a record</h1>" in text
    assert "[Draft] Half a record" in running.get("en/browse/")[1]
    running.change("cases/half-written.yml", "status: draft\n", "")
    running.until(lambda: "<h1>Half a record</h1>" in running.get("en/cases/half-written/")[1])
    assert "[Draft]" not in running.get("en/browse/")[1]


def test_a_broken_record_is_shown_and_the_last_good_page_stays(running: Running) -> None:
    good = running.get(PAGE)
    assert good[0] == 200
    version = running.preview.version
    running.change("cases/stair-tea.yml", "\ntitle: {", "\ntitel: {")
    running.until(lambda: bool(running.shown))
    assert {finding.path for finding in running.shown[-1].findings if finding.severity == "error"} == {
        "cases/stair-tea.yml"
    }
    assert running.get(PAGE) == good
    assert running.preview.version == version
    running.change("cases/stair-tea.yml", "titel: {zh: 楼道里的一壶茶", "title: {zh: 改好了的一壶茶")
    running.until(lambda: "改好了的一壶茶" in running.get(PAGE)[1])


def test_a_deleted_record_takes_its_pages_along(running: Running) -> None:
    assert running.get(PAGE)[0] == 200
    (running.library / "cases" / "stair-tea.yml").unlink()
    running.until(lambda: running.get(PAGE)[0] == 404)
    assert running.get("en/cases/stair-tea/")[0] == 404
    assert "stair-tea" not in running.get("zh/cases/")[1]
    assert not list(running.preview.folder.rglob("stair-tea*/index.html"))


def test_a_new_record_has_pages(running: Running) -> None:
    text = (running.library / "cases" / "stair-tea.yml").read_text("utf-8")
    (running.library / "cases" / "second-tea.yml").write_text(text.replace("id: stair-tea", "id: second-tea"), "utf-8")
    running.until(lambda: running.get("en/cases/second-tea/")[0] == 200)


def test_a_page_by_hand_goes_through_the_engine(running: Running) -> None:
    before = running.shells
    running.change("docs/en/about.md", "Read [this part]", "Do read [this part]")
    running.until(lambda: "Do read" in running.get("en/about/")[1])
    running.until(lambda: running.shells is not before)


def test_a_broken_setting_is_said_and_the_last_good_site_stays(running: Running) -> None:
    good = running.get(PAGE)
    running.change("mkdocs.yml", "  name: material", "  name: no-such-theme")
    running.until(lambda: any("configuration error" in said for said in running.said))
    assert running.get(PAGE) == good
    running.change("mkdocs.yml", "no-such-theme", "material")
    version = running.preview.version
    running.until(lambda: running.preview.version > version)
    assert running.get(PAGE) == good


def test_a_broken_template_is_said_and_the_last_good_site_stays(library_folder: Path, tmp_path: Path) -> None:
    template = library_folder / "templates" / "pages" / "case.html"
    template.parent.mkdir(parents=True)
    template.write_text((shipped() / "templates" / "pages" / "case.html").read_text("utf-8"), "utf-8")
    said: list[str] = []
    preview = Preview(config.read(library_folder), tmp_path / "site", lambda _: None, said.append)
    assert preview.rebuild(engine=True)
    page = tmp_path / "site" / PAGE / "index.html"
    good = page.read_text("utf-8")
    template.write_text("{% if %}", "utf-8")
    assert not preview.rebuild(engine=True)
    assert "Expected an expression" in said[-1]
    assert page.read_text("utf-8") == good


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("mkdocs.yml", "示例实践库", "改名的库"),
        ("mkdocs.yml", "https://example.org/library/", "https://example.org/moved/"),
        ("templates/pages/case.html", "cg-case", "cg-own-case"),
    ],
)
def test_what_every_page_depends_on_is_seen(
    library_folder: Path, tmp_path: Path, name: str, before: str, after: str
) -> None:
    """Settings and templates are in no record, and each page of a case follows them all the same."""
    preview = Preview(config.read(library_folder), tmp_path / "site", lambda _: None, lambda _: None)
    assert preview.rebuild(engine=True)
    path = library_folder / name
    text = (path if path.exists() else shipped() / name).read_text("utf-8")
    assert before in text
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(before, after), "utf-8")
    assert preview.rebuild(engine=True)
    page = (tmp_path / "site" / PAGE / "index.html").read_text("utf-8")
    assert after in page
    assert before not in page


def test_a_lost_address_has_its_own_page(running: Running) -> None:
    status, text = running.get("zh/no-such-page/")
    assert status == 404
    assert "没有这一页" in text
    for outside in ("../mkdocs.yml", "%2e%2e/mkdocs.yml", "..%2f..%2f..%2fetc/passwd", "assets/"):
        assert running.get(outside)[0] == 404


def test_open_pages_are_told(running: Running) -> None:
    assert '<script src="/-/follow.js"></script>' in running.get(PAGE)[1]
    assert "/-/changes" in running.get("-/follow.js")[1]
    with urllib.request.urlopen(running.url + "-/changes", timeout=PATIENCE) as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        running.change("cases/stair-tea.yml", "楼道里的一壶茶", "楼道里的两把椅子")
        assert stream.readline() == b"data: new\n"


def test_the_first_record_of_an_empty_library(library_folder: Path, tmp_path: Path) -> None:
    """Its pages are of a kind that the engine has made no shell for yet."""
    records = {path: path.read_text("utf-8") for path in (library_folder / "cases").iterdir()}
    for path in records:
        path.unlink()
    shown: list[Checked] = []
    preview = Preview(config.read(library_folder), tmp_path / "site", shown.append, lambda _: None)
    assert preview.rebuild(engine=True)
    for path, text in records.items():
        path.write_text(text, "utf-8")
    assert preview.rebuild(engine=False)
    assert (tmp_path / "site" / PAGE / "index.html").is_file()


def test_a_change_is_quick(library_folder: Path, tmp_path: Path) -> None:
    """Well under a second, and far under what the engine takes."""
    preview = Preview(config.read(library_folder), tmp_path / "site", lambda _: None, lambda _: None)
    began = time.process_time()
    assert preview.rebuild(engine=True)
    whole = time.process_time() - began
    assert preview.rebuild(engine=False)
    began = time.process_time()
    assert preview.rebuild(engine=False)
    assert time.process_time() - began < whole / 2


PACK = """id: lamps
title: {zh: 楼道灯, en: Lamps on the stairs}
summary: {zh: 写给新社工。, en: For new social workers.}
cases: [stair-lamps]
audience: {zh: 新社工, en: New social workers}
objectives: [{zh: 说出谁牵头, en: Say who leads}]
"""


def test_a_changed_pack_is_followed_without_the_engine(library_folder: Path, tmp_path: Path) -> None:
    pack = library_folder / "packs" / "lamps.yml"
    pack.parent.mkdir()
    pack.write_text(PACK, "utf-8")
    shown: list[Checked] = []
    said: list[str] = []
    preview = Preview(config.read(library_folder), tmp_path / "preview" / "site", shown.append, said.append)
    assert preview.rebuild(engine=True)
    running = Running(library_folder, preview, "", shown, said)
    shells = running.shells
    assert shells is not None
    stop = threading.Event()
    follower = threading.Thread(target=preview.follow, args=(stop,), daemon=True)
    follower.start()
    # The watcher says nothing when it begins to look: the slip is saved until it is seen.
    end = time.monotonic() + PATIENCE
    while not shown and time.monotonic() < end:
        pack.write_text(PACK.replace("stair-lamps", "stair-lams"), "utf-8")
        time.sleep(0.5)
    assert {one.code for one in shown[-1].findings if one.severity == "error"} == {"CG705"}
    running.change("packs/lamps.yml", "[stair-lams]", "[pantry]")
    running.until(lambda: preview.site is not None and preview.site.library.packs[0].cases == ("pantry",))
    assert running.shells is shells
    stop.set()
    follower.join(PATIENCE)
