"""Reading without a line, in a real browser: what is kept is read again, updated, never mixed, and can go."""

from __future__ import annotations

import shutil
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from casegen import config, pipeline
from casegen.engine.run import render
from casegen.locales import LOCALES
from casegen.publish.away import named
from conftest import GOLDEN_LIBRARY

from .states import State
from .test_accessible import EVERYTHING, FOREIGN, LOST_TEXT, axe
from .test_site import ColorScheme, Handler, Watched, browser, looks_right, opened, serving

__all__ = ["browser"]

CASE = "cases/tool-cupboard/"
OTHER = "cases/stair-lamps/"
KEEP = "button[data-keep]"
SCHEMES: tuple[ColorScheme, ...] = ("light", "dark")
CHANGED = "工具柜换了新名字"


@dataclass
class Line:
    """What a host has and how it answers: `folder` is the site, `wait` the seconds before each answer."""

    folder: Path
    down: bool = False
    wait: float = 0
    status: int = 0
    url: str = ""


@contextmanager
def hosted(folder: Path) -> Iterator[Line]:
    """A host whose line can break, and whose site can change."""
    line = Line(folder)

    class Host(Handler):
        def __init__(self, *args: object, directory: str) -> None:
            del directory
            super().__init__(*args, directory=str(line.folder))  # type: ignore[arg-type]  # the server gives them

        def parse_request(self) -> bool:
            """Whether the request is to be answered as always."""
            if not super().parse_request():
                return False
            # Not a word, as from a host that cannot be reached, or another answer than that of the site.
            self.close_connection = True
            if line.down:
                return False
            time.sleep(line.wait)
            if not line.status or self.headers.get("Sec-Fetch-Mode") != "navigate":
                return True
            if line.status >= 400:
                self.send_error(line.status)
            else:
                self.answer(b"<!doctype html><title>Log in</title><h1>Log in</h1>")
            return False

        def answer(self, text: bytes) -> None:
            self.send_response(line.status)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def end_headers(self) -> None:
            # What hosts say of all but what has a digest in its name.
            self.send_header("Cache-Control", "no-cache")
            self.send_header("Connection", "close")
            super().end_headers()

    with serving(folder, Host) as url:
        line.url = url
        yield line


def build(folder: Path, *ways: str, title: str = "") -> Path:
    """The site of the small library, readable in these ways; with a title, one case is called so."""
    root = Path(shutil.copytree(GOLDEN_LIBRARY, folder))
    settings = root / "mkdocs.yml"
    own = "  casegen:\n"
    said = settings.read_text("utf-8").replace(own, f"{own}    offline: [{', '.join(ways)}]\n")
    settings.write_text(said, "utf-8")
    if title:
        case = root / "cases/tool-cupboard.yml"
        lines = case.read_text("utf-8").splitlines()
        at = lines.index("title:") + 1
        lines[at] = f"  zh: {title}"
        case.write_text("\n".join(lines) + "\n", "utf-8")
    return pipeline.build(config.read(root), render).settings.site


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same site three times: as it was, with a case changed, and without a worker."""
    folder = tmp_path_factory.mktemp("offline")
    return {
        "first": build(folder / "first", "zip", "browser"),
        "next": build(folder / "next", "zip", "browser", title=CHANGED),
        "without": build(folder / "without"),
    }


@pytest.fixture
def line(sites: dict[str, Path]) -> Iterator[Line]:
    with hosted(sites["first"]) as host:
        yield host


def comes(page: Page, code: str, arg: object = None) -> None:
    """Wait until an asynchronous function of the page gives something true."""
    for _ in range(200):
        if page.evaluate(code, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(code)


def begun(page: Page) -> None:
    """Wait until the worker has this page."""
    comes(page, "async () => navigator.serviceWorker.controller && (await caches.keys()).length === 1")


def kept(page: Page) -> list[str]:
    """The addresses of the cases that are kept, below the site's root."""
    found: list[str] = page.evaluate("""async () => {
        const found = [];
        for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys())
                if (/\\/cases\\/[^/]+\\/$/.test(url)) found.push(url.split("/library/")[1]);
        return found.sort();
    }""")
    return found


def until(page: Page, wanted: list[str]) -> None:
    """Wait until just these cases are kept."""
    for _ in range(100):
        if kept(page) == sorted(wanted):
            return
        page.wait_for_timeout(50)
    assert kept(page) == sorted(wanted)


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_a_case_that_was_visited_is_read_again_without_a_line(browser: Browser, line: Line) -> None:
    with opened(browser, 390) as page:
        watched = Watched(page, line.url)
        page.goto(f"{line.url}zh/{CASE}")
        title = heading(page)
        begun(page)
        until(page, [f"zh/{CASE}"])
        page.goto(f"{line.url}en/{OTHER}")
        until(page, [f"en/{OTHER}", f"zh/{CASE}"])
        watched.settle(page)
        assert watched.seen == []
        line.down = True
        page.goto(f"{line.url}zh/{CASE}")
        assert heading(page) == title
        assert looks_right(page, CASE, "zh-Hans") == []
        # With its styles and its scripts.
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").count("serif")
        expect(page.locator(KEEP)).to_be_visible()
        page.goto(f"{line.url}en/{OTHER}index.html?from=a-list#cite")
        expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("locale", list(LOCALES))
def test_what_is_not_kept_leads_to_what_is(browser: Browser, line: Line, locale: str) -> None:
    with opened(browser, 390) as page:
        page.goto(f"{line.url}{locale}/{CASE}")
        begun(page)
        until(page, [f"{locale}/{CASE}"])
        line.down = True
        page.goto(f"{line.url}{locale}/{OTHER}")
        page.wait_for_url(f"{line.url}{locale}/offline/?page=*")
        assert page.locator("html").get_attribute("lang") == LOCALES[locale].tag
        expect(page.locator(".cg-kept a")).to_have_count(1)
        line.down = False
        page.locator("#cg-lost a").click()
        page.wait_for_url(f"{line.url}{locale}/{OTHER}")
        line.down = True
        page.goto(f"{line.url}{locale}/offline/")
        expect(page.locator(".cg-kept a")).to_have_count(2)
        page.locator(f".cg-kept a[href$='{CASE}']").click()
        page.wait_for_url(f"{line.url}{locale}/{CASE}")
        expect(page.locator("h1")).to_be_visible()


def test_the_way_back_leads_to_this_site_only(browser: Browser, line: Line) -> None:
    with opened(browser) as page:
        for wanted in ("//evil.example/", "https://evil.example/", "javascript:alert(1)/", "../../x/", "a\\b/"):
            page.goto(f"{line.url}en/offline/?page={wanted}")
            expect(page.locator("#cg-offline").get_by_text("No case is kept yet")).to_be_visible()
            assert page.locator("#cg-lost > *").count() == 0


def test_a_case_is_kept_by_choice_and_forgotten(browser: Browser, line: Line) -> None:
    with opened(browser, 390) as page:
        watched = Watched(page, line.url)
        page.goto(f"{line.url}en/{CASE}")
        button = page.locator(KEEP)
        expect(button).to_have_attribute("aria-pressed", "false")
        button.click()
        expect(button).to_have_text("Kept offline")
        expect(button).to_be_focused()
        page.reload()
        expect(button).to_have_text("Kept offline")
        page.goto(f"{line.url}en/offline/")
        expect(page.get_by_role("heading", name="Kept by choice (1)")).to_be_visible()
        page.locator(".cg-kept button").click()
        expect(page.get_by_role("status")).to_contain_text("Deleted:")
        assert kept(page) == []
        page.goto(f"{line.url}en/{CASE}")
        expect(button).to_have_text("Keep offline")
        until(page, [f"en/{CASE}"])
        page.goto(f"{line.url}en/offline/")
        expect(page.get_by_role("heading", name="Read lately (1)")).to_be_visible()
        page.get_by_role("button", name="Delete all").click()
        expect(page.get_by_text("No case is kept yet")).to_be_visible()
        assert kept(page) == []
        watched.settle(page)
        assert watched.seen == []


def test_all_that_were_chosen_are_kept_from_the_tray(browser: Browser, line: Line) -> None:
    with opened(browser) as page:
        page.goto(f"{line.url}zh/cases/")
        page.evaluate("localStorage.setItem('casegen.tray', "
                      "JSON.stringify({v: 1, cases: ['tool-cupboard', 'stair-lamps']}))")  # fmt: skip
        page.goto(f"{line.url}zh/{CASE}")
        page.locator(".cg-tray-bar").get_by_role("button", name="离线保存").click()
        expect(page.locator(".cg-tray-bar")).to_contain_text("已存2个案例")
        line.down = True
        page.goto(f"{line.url}zh/{OTHER}")
        expect(page.locator(KEEP)).to_have_text("已离线保存")


def test_a_line_that_is_slow_or_answers_with_an_error(browser: Browser, line: Line) -> None:
    with opened(browser) as page:
        page.goto(f"{line.url}zh/{CASE}")
        title = heading(page)
        begun(page)
        until(page, [f"zh/{CASE}"])
        line.status = 503
        page.goto(f"{line.url}zh/{CASE}")
        assert heading(page) == title
        line.status, line.wait = 0, 8
        began = time.monotonic()
        page.goto(f"{line.url}zh/{CASE}", wait_until="commit")
        assert 3.5 < time.monotonic() - began < 7.5
        assert heading(page) == title


def test_what_somebody_in_between_answers_is_not_kept(browser: Browser, line: Line) -> None:
    with opened(browser) as page:
        page.goto(f"{line.url}zh/{CASE}")
        title = heading(page)
        begun(page)
        until(page, [f"zh/{CASE}"])
        line.status = 200
        for path in (CASE, OTHER):
            page.goto(f"{line.url}zh/{path}")
            assert heading(page) == "Log in"
        page.wait_for_timeout(200)
        assert kept(page) == [f"zh/{CASE}"]
        line.down = True
        page.goto(f"{line.url}zh/{CASE}")
        assert heading(page) == title


def test_what_is_gone_is_no_longer_kept(browser: Browser, line: Line) -> None:
    with opened(browser) as page:
        page.goto(f"{line.url}zh/{CASE}")
        begun(page)
        until(page, [f"zh/{CASE}"])
        line.status = 404
        page.goto(f"{line.url}zh/{CASE}")
        expect(page.get_by_text("Error code: 404")).to_be_visible()
        until(page, [])


def renewed(page: Page, before: str) -> None:
    """Wait until another worker than before has taken over."""
    comes(page, "before => caches.keys().then((all) => all.length === 1 && all[0] !== before)", before)


def test_a_new_build_takes_the_place_of_all_that_is_kept(
    browser: Browser, line: Line, sites: dict[str, Path]
) -> None:
    with opened(browser) as page:
        page.goto(f"{line.url}zh/{CASE}")
        page.locator(KEEP).click()
        expect(page.locator(KEEP)).to_have_text("已离线保存")
        page.goto(f"{line.url}zh/{OTHER}")
        until(page, [f"zh/{CASE}", f"zh/{OTHER}"])
        [before] = page.evaluate("caches.keys()")
        line.folder = sites["next"]
        # A visit to any page is enough.
        page.goto(f"{line.url}zh/methods/")
        renewed(page, before)
        line.down = True
        page.goto(f"{line.url}zh/{CASE}")
        assert heading(page) == CHANGED
        expect(page.locator(KEEP)).to_have_text("已离线保存")
        page.goto(f"{line.url}zh/{OTHER}")
        expect(page.locator("h1")).to_be_visible()


def test_what_cannot_be_fetched_anew_stays_with_its_own_scripts(
    browser: Browser, line: Line, sites: dict[str, Path], tmp_path: Path
) -> None:
    # A build whose scripts have other addresses, and in which the page of one case is broken.
    site = Path(shutil.copytree(sites["next"], tmp_path / "site"))
    [old] = [one.name for one in (site / "assets").iterdir() if one.name != "stylesheets"]
    (site / "assets" / old).rename(site / "assets/00000000")
    for path in [*site.rglob("*.html"), site / "worker.js"]:
        text = path.read_text("utf-8").replace(f"assets/{old}/", "assets/00000000/")
        path.unlink()
        path.write_text(text, "utf-8")
    broken = site / "zh" / CASE / "index.html"
    broken.write_text(broken.read_text("utf-8").replace("find.js", "lost.js"), "utf-8")
    with opened(browser) as page:
        page.goto(f"{line.url}zh/{CASE}")
        title = heading(page)
        begun(page)
        page.goto(f"{line.url}zh/{OTHER}")
        until(page, [f"zh/{CASE}", f"zh/{OTHER}"])
        [before] = page.evaluate("caches.keys()")
        line.folder = site
        worker = site / "worker.js"
        worker.write_text(worker.read_text("utf-8").replace('"build": "', '"build": "x'), "utf-8")
        page.goto(f"{line.url}zh/methods/")
        renewed(page, before)
        line.down = True
        watched = Watched(page, line.url)
        page.goto(f"{line.url}zh/{CASE}")
        assert heading(page) == title
        assert old in (page.locator("script[src$='find.js']").get_attribute("src") or "")
        page.goto(f"{line.url}zh/{OTHER}")
        assert "00000000" in (page.locator("script[src$='find.js']").get_attribute("src") or "")
        watched.settle(page)
        # All that pages load is there: only the worker itself is looked for in vain.
        assert [one for one in watched.seen if "worker.js" not in one] == []


def test_a_site_that_has_no_worker_any_more_removes_it(browser: Browser, line: Line, sites: dict[str, Path]) -> None:
    with opened(browser) as page:
        page.goto(f"{line.url}zh/{CASE}")
        begun(page)
        until(page, [f"zh/{CASE}"])
        # What another library of the same host keeps is not touched.
        page.evaluate("caches.open('casegen /other/ 1')")
        line.folder = sites["without"]
        page.goto(f"{line.url}zh/{CASE}")
        comes(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
        assert page.evaluate("caches.keys()") == ["casegen /other/ 1"]
        assert page.locator(KEEP).count() == 0
        page.reload()
        assert page.evaluate("navigator.serviceWorker.controller") is None


def test_broken_storage_is_nobodys_trouble(browser: Browser, line: Line) -> None:
    with opened(browser) as page:
        page.goto(f"{line.url}zh/{CASE}")
        begun(page)
        until(page, [f"zh/{CASE}"])
        # A page in the cache without what it loads, and one that is no page at all.
        page.evaluate("""async () => {
            const [name] = await caches.keys();
            await caches.delete(name);
            const cache = await caches.open(name);
            await cache.put(location.href, Response.error().ok ? null : new Response(""));
        }""")
        watched = Watched(page, line.url)
        page.goto(f"{line.url}zh/{CASE}")
        expect(page.locator(KEEP)).to_be_visible()
        watched.settle(page)
        assert watched.seen == []


def test_no_other_script_becomes_the_worker(browser: Browser, line: Line) -> None:
    with opened(browser) as page:
        page.goto(f"{line.url}en/{CASE}")
        begun(page)
        for address in ("worker.js", "https://evil.example/worker.js", "data:text/javascript,1"):
            name = page.evaluate(
                """address => new Promise((done) => setTimeout(() => {
                    try { navigator.serviceWorker.register(address).then(() => done("nothing"), (e) => done(e.name)); }
                    catch (error) { done(error.name) }
                }))""",
                address,
            )
            assert name == "TypeError", address


def test_a_site_without_one_lets_none_be_made(browser: Browser, line: Line, sites: dict[str, Path]) -> None:
    line.folder = sites["without"]
    with opened(browser) as page:
        page.goto(f"{line.url}en/search/?q=tools")
        expect(page.locator("#cg-list article").first).to_be_visible()
        said = page.evaluate("""async root => {
            const refused = new Promise((done) => document.addEventListener("securitypolicyviolation",
                (event) => done(event.effectiveDirective)));
            const address = self.casegen.trusted.createScriptURL(root + "worker.js");
            const made = await navigator.serviceWorker.register(address).then(() => "made", () => "refused");
            return [made, await refused, (await navigator.serviceWorker.getRegistrations()).length];
        }""", line.url)  # fmt: skip
        assert said == ["refused", "worker-src", 0]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_everyone_can_read_and_use_it(browser: Browser, line: Line, locale: str) -> None:
    with opened(browser) as page:
        page.goto(f"{line.url}{locale}/{OTHER}")
        page.locator(KEEP).click()
        for path, ready in ((CASE, KEEP), (f"offline/?page={locale}/methods/", ".cg-kept ~ .cg-kept")):
            page.goto(f"{line.url}{locale}/{path}")
            expect(page.locator(ready).first).to_be_visible()
            for width in (1280, 390, 320):
                page.set_viewport_size({"width": width, "height": 844})
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme=scheme)
                    assert axe(page, EVERYTHING, State(path)) == []
                assert page.evaluate(LOST_TEXT) == []
        assert page.evaluate(FOREIGN) == []


def test_the_file_of_the_site_is_read_from_a_disk(browser: Browser, sites: dict[str, Path], tmp_path: Path) -> None:
    name = named(config.read(sites["first"].parent))
    with zipfile.ZipFile(sites["first"] / f"data/{name}.zip") as archive:
        archive.extractall(tmp_path)
    root = (tmp_path / name).as_uri() + "/"
    with opened(browser, 390) as page:
        watched = Watched(page, root)
        page.goto(f"{root}index.html")
        page.locator("#content a[hreflang=en]").first.click()
        page.wait_for_url(f"{root}en/index.html")
        page.locator("#cg-q").fill("tools")
        page.keyboard.press("Enter")
        expect(page.locator("#cg-list article").first).to_be_visible()
        page.goto(f"{root}en/browse/index.html?method=sharing")
        expect(page.locator("#cg-list article").first).to_be_visible()
        page.goto(f"{root}en/compare/index.html?cases=tool-cupboard,stair-lamps")
        expect(page.locator("#cg-compare table").first).to_be_visible()
        page.goto(f"{root}en/{CASE}index.html")
        expect(page.locator(KEEP)).not_to_be_visible()
        page.goto(f"{root}en/offline/index.html")
        expect(page.get_by_text("You are reading the downloaded copy.")).to_be_visible()
        expect(page.get_by_text("cannot keep cases")).to_be_visible()
        watched.settle(page)
        assert watched.seen == []
