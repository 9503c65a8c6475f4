"""The form for a record, in a browser: from nothing to a page, improving a case, drafts, hostile and broken input."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, Route, expect

from casegen import config, pipeline
from casegen.engine.run import render
from casegen.locales import LOCALES
from conftest import GOLDEN_LIBRARY, Built

from .states import saved
from .test_site import WIDTHS, Handler, Watched, browser, looks_right, opened, serving, tab_to

__all__ = ["browser"]

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
# Nothing but our own files, no code from text, no markup that brings its own style or script.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
# The titles of the drafts that this device keeps.
KEPT = """Object.keys(localStorage).filter(one => one.startsWith('casegen.draft.'))
    .map(one => JSON.parse(localStorage[one]).title).sort()"""
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})"
HOSTILE = "<img src=x onerror=\"alert(1)\"></script>${7*7}{{7*7}}'\"&amp;"
WRITTEN = {
    "zh": {
        "title": "楼道口的茶座",
        "summary": "楼道口堆满杂物，社工请居民商量怎么用，那里成了茶座。",
        "community/name": "幸福里社区",
        "problem/statement/text": "楼道口堆着旧家具，老人进出要绕开。",
        "method/steps/0/title": "请居民画图",
        "method/steps/0/text": "在楼下摆一张桌子，请路过的居民画出想要的样子。",
        "actors/0/role": "社区社工",
        "actors/0/did": "召集居民商量。",
        "outcomes/0/claim": "楼道口清空了，常有居民来坐。",
        "sources/0/title": "一张桌子带活一个楼道",
    },
    "en": {
        "title": "A tea corner in the stairwell",
        "summary": "A stairwell full of clutter became a tea corner: residents were asked what to do with it.",
        "community/name": "Happy Lane community",
        "problem/statement/text": "Old furniture stood in the stairwell, and elderly residents had to walk round it.",
        "method/steps/0/title": "Residents draw the plan",
        "method/steps/0/text": "A table by the door, where people passing by drew what they would like.",
        "actors/0/role": "Community social worker",
        "actors/0/did": "Brought residents together.",
        "outcomes/0/claim": "The stairwell was cleared, and residents come and sit there.",
        "sources/0/title": "One table, one stairwell",
    },
}


class Strict(Handler):
    """Serves the site under a strict policy."""

    def end_headers(self) -> None:
        """Say the policy with every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def url(built: Built) -> Iterator[str]:
    """The address at which the built site is served, under a strict policy."""
    with serving(built.folder, Strict) as address:
        yield address


def field(page: Page, path: str) -> Locator:
    """The control at a path of the record."""
    return page.locator(f'[data-path="{path}"]').first


def t(locale: str, name: str, **values: object) -> str:
    return LOCALES[locale].t(f"web.contribute.{name}", **values)


def begun(page: Page, url: str, locale: str = "en") -> None:
    """A new record."""
    page.goto(f"{url}{locale}/contribute/")
    page.get_by_role("button", name=t(locale, "new")).click()
    field(page, "id").wait_for()


def overtaken(page: Page) -> Page:
    """Another tab that has gone on with the draft of this one, which says so."""
    field(page, "title/en").fill("First")
    saved(page, "First")
    other = page.context.new_page()
    other.goto(page.url)
    field(other, "title/en").fill("From the other tab")
    expect(page.locator(".cg-work__notice [role=alert]")).to_be_visible()
    return other


def improved(page: Page, url: str, case: str, locale: str = "en") -> None:
    """A case of the library, open in the form."""
    page.goto(f"{url}{locale}/contribute/?case={case}")
    page.locator(".cg-section").first.wait_for()


def section(page: Page, name: str) -> None:
    page.locator(f'details[data-section="{name}"] > summary').click()


def view(page: Page, name: str) -> None:
    page.locator(f'[data-tab="{name}"]').click()


def text_of(page: Page) -> str:
    """The record as text."""
    view(page, "yaml")
    text = page.locator("#cg-yaml").input_value()
    view(page, "write")
    return text


def downloaded(page: Page) -> tuple[str, str]:
    """The name and the text of the file that is handed over."""
    view(page, "hand")
    with page.expect_download() as waited:
        page.locator(".cg-hand button", has_text=".yml").click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_text("utf-8")


def by_keyboard(page: Page, path: str, text: str) -> None:
    tab_to(page, f'[data-path="{path}"]')
    page.keyboard.insert_text(text)


def choose(page: Page, path: str) -> None:
    """The first of a vocabulary, from its box for finding or from its list, by keyboard."""
    tab_to(page, f'[data-path="{path}"]')
    if page.evaluate("document.activeElement.localName") == "select":
        page.keyboard.press("ArrowDown")
    else:
        page.keyboard.press("Space")


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_case_from_nothing_by_keyboard_becomes_a_page(
    browser: Browser, url: str, tmp_path: Path, locale: str
) -> None:
    words = WRITTEN[locale]
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}{locale}/contribute/")
        page.locator(".cg-start").wait_for()
        tab_to(page, ".cg-start .cg-button--main")
        page.keyboard.press("Enter")
        field(page, "id").wait_for()
        assert page.locator("[aria-invalid], .cg-finding").count() == 0, "red before anything was touched"

        def write(path: str) -> None:
            by_keyboard(page, f"{path}/{locale}", words[path])

        write("title")
        write("summary")
        write("community/name")
        choose(page, "community/places")
        expect(page.locator(".cg-work__head [role=status]")).not_to_be_empty()
        saved(page, words["title"], words["community/name"], "places")
        watched.settle(page)
        page.reload()
        expect(field(page, f"title/{locale}")).to_have_value(words["title"])
        expect(field(page, f"community/name/{locale}")).to_have_value(words["community/name"])
        choose(page, "problem/concepts")
        write("problem/statement/text")
        choose(page, "method/concepts")
        write("method/steps/0/title")
        write("method/steps/0/text")
        write("actors/0/role")
        choose(page, "actors/0/kind")
        write("actors/0/did")
        write("outcomes/0/claim")
        choose(page, "outcomes/0/direction")
        choose(page, "sources/0/kind")
        write("sources/0/title")
        tab_to(page, '[data-path="id"]')
        page.keyboard.press("Control+A")
        page.keyboard.type("tea-corner")
        page.keyboard.press("Tab")
        expect(page.locator(".cg-finding--error")).to_have_count(0)
        name, text = downloaded(page)
        assert page.locator(".cg-hand .cg-note", has_text=re.compile(r"\d")).count() == 0
        page.get_by_role("button", name=t(locale, "hand.done")).click()
        expect(page.locator(".cg-last h2")).to_have_text(t(locale, "last.title"))
        assert page.get_by_text("两周" if locale == "zh" else "two weeks").is_visible()
        watched.settle(page)
        assert watched.seen == []
    assert name == "tea-corner.yml"
    assert "{}" not in text

    root = Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path / "library"))
    (root / "cases" / name).write_text(text, "utf-8")
    site = pipeline.build(config.read(root), render)
    made = (site.settings.site / locale / "cases" / "tea-corner" / "index.html").read_text("utf-8")
    assert all(words[path] in made.replace("<wbr>", "") for path in words if path not in {"title"})


def test_improving_a_case_changes_one_line(browser: Browser, url: str) -> None:
    before = (GOLDEN_LIBRARY / "cases" / "tool-cupboard.yml").read_text("utf-8")
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/cases/tool-cupboard/")
        watched.settle(page)
        page.get_by_role("link", name=LOCALES["en"].t("act.improve")).first.click()
        field(page, "title/en").wait_for()
        field(page, "title/en").fill("Another title")
        name, text = downloaded(page)
        assert name == "tool-cupboard.yml"
        changed = [line for line in difflib.ndiff(before.splitlines(), text.splitlines()) if line[0] in "+-"]
        assert [line[:1] for line in changed] == ["-", "+"]
        assert "Another title" in changed[1]
        edit = page.locator(".cg-hand a", has_text="GitHub").get_attribute("href")
        assert edit == "https://github.com/example/library/edit/main/cases/tool-cupboard.yml"
        watched.settle(page)
        assert watched.seen == []


def test_what_is_wrong_is_said_after_a_visit_and_what_is_private_at_once(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url)
        field(page, "title/en").focus()
        page.wait_for_timeout(400)
        assert page.locator(".cg-finding").count() == 0
        page.keyboard.press("Tab")
        expect(page.locator(".cg-finding")).to_have_count(1)
        expect(page.locator(".cg-finding__code")).to_have_text("CG106")
        expect(page.locator(".cg-finding")).to_contain_text(t("en", "lacking"))
        assert field(page, "title/en").get_attribute("aria-invalid") == "true"
        page.locator(".cg-summary li button").first.click()
        assert page.evaluate("document.activeElement.dataset.path") == "title/en"
        page.keyboard.insert_text("A title")
        expect(field(page, "title/en")).not_to_have_attribute("aria-invalid", "true")
        # What is private is said while the field is still being written.
        field(page, "summary/en").focus()
        page.keyboard.type("Call 13800138000")
        expect(page.locator(".cg-finding__code")).to_have_text("CG601")
        page.get_by_role("button", name=t("en", "findings.all")).click()
        expect(page.locator(".cg-finding--error").nth(5)).to_be_visible()
        assert watched.seen == []


def test_hostile_strings_are_shown_as_text_everywhere(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url)
        page.get_by_role("button", name=t("en", "form.full")).click()
        page.evaluate("document.querySelectorAll('.cg-section').forEach(one => { one.open = true; })")
        for add in page.locator('.cg-list > .cg-button[data-path]').all():
            if add.is_visible() and not add.evaluate("one => one.closest('.cg-member')"):
                add.click()
        controls = page.locator('.cg-write :is(input[type="text"], textarea)')
        count = controls.count()
        assert count > 60
        for at in range(count):
            controls.nth(at).fill(HOSTILE)
        for find in page.locator('.cg-write input[type="search"]').all():
            find.fill(HOSTILE)
        page.get_by_role("button", name=t("en", "findings.all")).click()
        expect(page.locator(".cg-finding").first).to_be_visible()
        assert HOSTILE in text_of(page).replace('\\"', '"')
        for one in ("preview", "hand", "yaml", "write"):
            view(page, one)
            page.wait_for_timeout(300)
            assert page.locator("#cg-form :is(img, script, iframe)").count() == 0
        saved(page, "<img src=x")
        page.get_by_role("button", name=re.compile(re.escape(t("en", "back")))).click()
        expect(page.locator(".cg-drafts a").first).to_contain_text("<img src=x")
        watched.settle(page)
        assert watched.seen == []


def test_a_huge_paste_is_refused_and_nothing_is_lost(browser: Browser, url: str) -> None:
    # Made in the page: to hand it over takes many times as long as all the rest.
    huge = "'五兆'.repeat(2_500_000)"
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url)
        field(page, "title/en").fill("Kept")
        field(page, "summary/en").fill("Kept too")
        field(page, "summary/en").evaluate(
            f"one => {{ one.value += {huge}; one.dispatchEvent(new InputEvent('input', {{bubbles: true}})); }}"
        )
        expect(page.locator(".cg-toast")).to_contain_text("characters")
        expect(field(page, "summary/en")).to_have_value("Kept too")
        view(page, "yaml")
        before = page.locator("#cg-yaml").input_value()
        page.locator("#cg-yaml").evaluate(
            f"one => {{ one.value = {huge}; one.dispatchEvent(new InputEvent('input', {{bubbles: true}})); }}"
        )
        expect(page.locator("#cg-yaml")).to_have_value(before)
        expect(page.locator(".cg-toast")).to_contain_text("256 KB")
        assert "Kept too" in before
        assert watched.seen == []


def test_a_file_that_is_broken_too_big_or_newer(browser: Browser, url: str, tmp_path: Path) -> None:
    good = (GOLDEN_LIBRARY / "cases" / "stair-tea.yml").read_text("utf-8")
    files = {
        "big.yml": "# " + "x" * 5_000_000,
        "broken.yml": good.replace("summary:", "summary: [", 1),
        "newer.yml": good.replace("id: stair-tea", "id: from-the-future\nhologram: yes", 1),
        # A known id in whatever way it is written; one that stands in a text is none.
        "known.yml": good.replace("id: stair-tea", "\"id\": 'stair-tea'", 1),
        "unknown.yml": good.replace("id: stair-tea", "'id': told # 1\nunknowns:\n- en: |\n    id: stair-tea", 1),
        "stair-tea.yml": good.replace("summary:", "summary: [", 1),
        "crlf.yml": good.replace("id: stair-tea", "id: from-windows", 1).replace("\n", "\r\n"),
    }
    for name, text in files.items():
        (tmp_path / name).write_bytes(text.encode("utf-8"))
    (tmp_path / "gbk.yml").write_bytes(good.encode("gb18030"))
    (tmp_path / "unseen.yml").write_bytes(good.replace("summary:", "summary:\u200b", 1).encode("utf-8"))
    with opened(browser) as page:
        watched = Watched(page, url)

        back = page.get_by_role("button", name=re.compile(re.escape(t("en", "back"))))
        page.goto(f"{url}en/contribute/")
        page.locator(".cg-start").wait_for()

        def give(name: str) -> None:
            if back.count():
                back.click()
            page.locator("#cg-file").set_input_files(tmp_path / name)

        give("big.yml")
        expect(page.locator(".cg-toast")).to_contain_text("256")
        assert page.locator(".cg-start").is_visible()
        give("gbk.yml")
        expect(page.locator(".cg-toast")).to_contain_text("GBK")
        assert page.locator(".cg-start").is_visible()
        assert page.evaluate(KEPT) == []
        give("unseen.yml")
        expect(page.locator(".cg-yaml__found .cg-finding__code").first).to_have_text("CG008")
        watched.settle(page)
        page.reload()
        expect(page.locator(".cg-yaml__found .cg-finding__code").first).to_have_text("CG008")
        give("broken.yml")
        expect(page.locator(".cg-yaml__found .cg-finding").first).to_be_visible()
        assert "summary: [" in page.locator("#cg-yaml").input_value()
        view(page, "write")
        expect(page.locator(".cg-work__body .cg-note")).to_have_text(t("en", "yaml.broken"))
        view(page, "yaml")
        page.locator("#cg-yaml").fill(good.replace("id: stair-tea", "id: mended", 1))
        view(page, "write")
        expect(field(page, "id")).to_have_value("mended")
        give("newer.yml")
        page.locator(".cg-work").wait_for()
        page.get_by_role("button", name=t("en", "findings.all")).click()
        expect(page.locator(".cg-summary")).to_contain_text("hologram")
        assert "hologram: yes" in text_of(page)
        improving = re.compile(f"^{re.escape(t('en', 'improving', title=''))}")
        for name in ("known.yml", "stair-tea.yml"):
            give(name)
            expect(page.locator(".cg-work__title")).to_have_text(improving)
        give("unknown.yml")
        expect(field(page, "id")).to_have_value("told")
        expect(page.locator(".cg-work__title")).not_to_have_text(improving)
        give("crlf.yml")
        expect(field(page, "id")).to_have_value("from-windows")
        watched.settle(page)
        page.reload()
        expect(field(page, "id")).to_have_value("from-windows")
        with page.expect_download() as waited:
            view(page, "hand")
            page.locator(".cg-hand button", has_text=".yml").click()
        assert Path(waited.value.path()).read_bytes() == files["crlf.yml"].encode("utf-8")
        watched.settle(page)
        assert watched.seen == []


def test_a_newer_draft_in_another_tab_is_never_written_over(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url)
        field(page, "title/en").fill("First")
        saved(page, "First")
        other = page.context.new_page()
        other.goto(page.url)
        expect(field(other, "title/en")).to_have_value("First")
        field(other, "title/en").fill("From the other tab")
        expect(page.locator(".cg-work__notice [role=alert]")).to_be_visible()
        field(page, "title/en").fill("Mine")
        page.wait_for_timeout(900)
        assert page.evaluate(KEPT) == ["From the other tab"]
        page.get_by_role("button", name=t("en", "draft.mine")).click()
        expect(page.locator(".cg-work__notice [role=alert]")).to_have_count(0)
        assert page.evaluate(KEPT) == ["From the other tab", "Mine"]
        page.get_by_role("button", name=re.compile(re.escape(t("en", "back")))).click()
        expect(page.locator(".cg-drafts__acts")).to_have_count(2)
        page.get_by_role("button", name=f'{t("en", "draft.delete")} Mine').click()
        page.get_by_role("button", name=f'{t("en", "draft.yes")} Mine').click()
        assert page.evaluate(KEPT) == ["From the other tab"]
        other.close()
        assert watched.seen == []


def test_leaving_a_draft_that_another_tab_went_on_with_keeps_both(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url)
        other = overtaken(page)
        field(page, "title/en").fill("Mine")
        page.get_by_role("button", name=re.compile(re.escape(t("en", "back")))).click()
        expect(page.locator(".cg-drafts__acts")).to_have_count(2)
        assert page.evaluate(KEPT) == ["From the other tab", "Mine"]
        assert page.url == f"{url}en/contribute/"
        other.close()
        assert watched.seen == []


def test_what_was_kept_beside_goes_when_the_other_version_is_chosen(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url)
        other = overtaken(page)
        field(page, "title/en").fill("Mine")
        # As when another tab is looked at; coming back finds the question still there.
        for text in ("Mine", "Mine, and more"):
            field(page, "title/en").fill(text)
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            assert page.evaluate(KEPT) == ["From the other tab", text]
        field(other, "title/en").fill("From the other tab, later")
        expect(other.locator(".cg-work__title")).to_have_text("From the other tab, later")
        other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.get_by_role("button", name=t("en", "draft.theirs")).click()
        expect(field(page, "title/en")).to_have_value("From the other tab, later")
        assert page.evaluate(KEPT) == ["From the other tab, later"]
        other.close()
        assert watched.seen == []


def test_a_case_that_is_left_at_once_is_kept_and_its_draft_is_not_the_next_address(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/contribute/")
        page.locator('.cg-start a[href="?case=stair-tea"]').click()
        field(page, "title/en").fill("Left at once")
        page.go_back()
        expect(page.locator(".cg-drafts a").first).to_have_text("Left at once")
        assert page.url == f"{url}en/contribute/"
        assert watched.seen == []


def test_where_nothing_can_be_saved_leaving_asks(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        stay = True

        def answer(dialog: Dialog) -> None:
            asked.append(f"{dialog.type}: " if dialog.type == "beforeunload" else dialog.message)
            if stay:
                dialog.dismiss()
            else:
                dialog.accept()

        page.add_init_script(NO_STORAGE)
        page.on("pageerror", lambda error: asked.append(f"error: {error}"))
        begun(page, url)
        assert page.url.endswith("?new")
        field(page, "title/en").fill("Nowhere kept")
        expect(page.locator(".cg-work__head [role=status]")).to_have_text(t("en", "unsaved"))
        back = page.get_by_role("button", name=re.compile(re.escape(t("en", "back"))))
        page.on("dialog", answer)
        back.click()
        assert asked == [t("en", "leave.sure")]
        assert field(page, "title/en").input_value() == "Nowhere kept"
        page.evaluate("location.hash = 'content'")
        page.wait_for_timeout(200)
        assert len(asked) == 1
        page.go_back()
        page.go_back()
        expect(field(page, "title/en")).to_have_value("Nowhere kept")
        assert page.url.endswith("?new")
        assert asked == [t("en", "leave.sure")] * 2
        with page.expect_event("dialog"):
            page.evaluate("location.reload()")
        assert asked[2:] == ["beforeunload: "]
        assert field(page, "title/en").input_value() == "Nowhere kept"
        stay = False
        back.click()
        expect(page.locator(".cg-start")).to_be_visible()
        assert len(asked) == 4


def test_a_link_within_the_page_leaves_the_record_alone(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url)
        section = page.locator(".cg-question").first
        field(page, "title/en").fill("Not saved yet")
        page.evaluate("location.hash = 'content'")
        page.wait_for_timeout(200)
        expect(field(page, "title/en")).to_have_value("Not saved yet")
        assert section.is_visible()
        saved(page, "Not saved yet")
        assert page.evaluate(KEPT) == ["Not saved yet"]
        assert watched.seen == []


def test_a_case_that_comes_late_does_not_open_over_what_is_shown(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        held: list[Route] = []
        page.route("**/stair-tea.yml.js", lambda route: held.append(route))
        page.goto(f"{url}en/contribute/")
        page.locator('.cg-start a[href="?case=stair-tea"]').click()
        for _ in range(100):
            if held:
                break
            page.wait_for_timeout(20)
        page.go_back()
        page.locator(".cg-start").wait_for()
        with page.expect_response("**/stair-tea.yml.js"):
            held[0].continue_()
        page.wait_for_timeout(300)
        assert page.locator(".cg-start").is_visible()
        assert page.locator(".cg-work").count() == 0
        watched.settle(page)
        assert watched.seen == []


def test_another_edition_goes_on_with_the_same_record(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url)
        field(page, "title/en").fill("In two languages")
        watched.settle(page)
        page.locator("nav.cg-editions a[href*='zh/contribute']").first.click()
        page.wait_for_url(re.compile("/zh/contribute/"))
        expect(field(page, "title/en")).to_have_value("In two languages")
        watched.settle(page)
        page.goto(f"{url}en/contribute/?case=stair-tea")
        field(page, "title/en").fill("And one that was there")
        page.locator("nav.cg-editions a[href*='zh/contribute']").first.click()
        page.wait_for_url(re.compile(r"/zh/contribute/\?draft="))
        expect(field(page, "title/en")).to_have_value("And one that was there")
        watched.settle(page)
        assert watched.seen == []


def test_back_and_forward_lose_nothing(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url)
        field(page, "title/en").fill("Quickly left")
        page.go_back()
        expect(page.locator(".cg-drafts a").first).to_have_text("Quickly left")
        page.go_forward()
        expect(field(page, "title/en")).to_have_value("Quickly left")
        field(page, "title/en").fill("Left again")
        watched.settle(page)
        page.goto(f"{url}en/about/")
        watched.settle(page)
        page.go_back()
        expect(field(page, "title/en")).to_have_value("Left again")
        watched.settle(page)
        assert watched.seen == []


def test_members_are_added_moved_removed_and_brought_back(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        improved(page, url, "tool-cupboard")
        section(page, "method")
        before = text_of(page)
        titles = page.locator('[data-path^="method/steps/"][data-path$="/title/en"]')
        names = [one.input_value() for one in titles.all()]
        assert len(names) >= 2
        page.locator('[data-path="method/steps/0!down"]').click()
        assert [one.input_value() for one in titles.all()][:2] == [names[1], names[0]]
        page.locator('[data-path="method/steps/1!up"]').click()
        assert text_of(page) == before
        page.locator('[data-path="method/steps/0!remove"]').click()
        assert titles.count() == len(names) - 1
        page.get_by_role("button", name=t("en", "undo")).click()
        assert text_of(page) == before
        page.locator('[data-path="method/steps/0!remove"]').click()
        titles.first.fill("Written after the removal")
        expect(page.get_by_role("button", name=t("en", "undo"))).to_have_count(0)
        assert "Written after the removal" in text_of(page)
        page.locator('[data-path="method/steps/0!down"]').click()
        expect(page.get_by_role("button", name=t("en", "undo"))).to_have_count(1)
        page.get_by_role("button", name=re.compile(re.escape(t("en", "back")))).click()
        expect(page.locator(".cg-toast")).to_be_empty()
        page.goto(f"{url}en/contribute/?case=tool-cupboard")
        page.locator(".cg-section").first.wait_for()
        section(page, "method")
        page.locator('.cg-list > .cg-button[data-path="method/steps"]').click()
        assert page.evaluate("document.activeElement.dataset.path").startswith(f"method/steps/{len(names)}/title/")
        assert watched.seen == []


def test_a_row_that_is_emptied_stays_the_row_that_it_is(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        improved(page, url, "tool-cupboard")
        section(page, "keeping")
        for at, name in enumerate(("one", "two")):
            page.locator('.cg-list > .cg-button[data-path="formerly"]').click()
            page.locator(f'input[data-path="formerly/{at}"]').fill(name)
        page.locator('input[data-path="formerly/0"]').fill("")
        page.locator('input[data-path="formerly/0"]').fill("three")
        assert page.locator('input[data-path="formerly/1"]').input_value() == "two"
        assert re.search(r"formerly:\n *- three\n *- two\n", text_of(page))
        assert watched.seen == []


def test_each_text_has_the_languages_that_it_needs(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        improved(page, url, "tool-cupboard")
        for path, languages in {"title": 3, "summary": 2}.items():
            expect(page.locator(f'[data-path^="{path}/"]')).to_have_count(languages)
        section(page, "lessons")
        name = LOCALES["en"].t("label.case.lessons")
        expect(page.locator('[data-path="lessons/0"] h3').first).to_have_text(f"{name} 1")
        view(page, "yaml")
        assert "mono" in page.locator("#cg-yaml").evaluate("one => getComputedStyle(one).fontFamily")
        watched.settle(page)
        assert watched.seen == []


def test_the_preview_sets_prose_as_the_page_does(browser: Browser, url: str) -> None:
    def of(page: Page, where: str) -> list[list[str]]:
        """The parts of the steps' texts: what each is, and its words."""
        found: list[list[str]] = page.eval_on_selector_all(
            f"{where} :is(p, ul, li, strong, em)",
            """all => all.filter(one => !one.querySelector('.cg-src'))
                .map(one => [one.localName, one.textContent.replace(/\\s+/g, '')])""",
        )
        return found

    with opened(browser) as page:
        watched = Watched(page, url)
        page.goto(f"{url}zh/cases/tool-cupboard/")
        published = of(page, ".cg-steps > li:first-child")
        assert {"ul", "strong", "em"} <= {name for name, _ in published}
        watched.settle(page)
        improved(page, url, "tool-cupboard", "zh")
        view(page, "preview")
        assert of(page, ".cg-preview .cg-steps > li:first-child") == published
        watched.settle(page)
        assert watched.seen == []


def test_a_composition_is_not_cut_into(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url, "zh")
        field(page, "title/zh").focus()
        client = page.context.new_cdp_session(page)
        client.send("Input.imeSetComposition", {"text": "cha", "selectionStart": 3, "selectionEnd": 3})
        page.wait_for_timeout(500)
        expect(page.locator(".cg-work__title")).to_be_empty()
        client.send("Input.insertText", {"text": "茶座"})
        expect(page.locator(".cg-work__title")).to_have_text("茶座")
        assert field(page, "title/zh").input_value() == "茶座"
        assert watched.seen == []


def test_the_address_is_filled_in_while_it_is_short(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        watched = Watched(page, url)
        begun(page, url)
        field(page, "title/en").fill("Tea & “quotes” + 茶")
        view(page, "hand")
        address = str(page.locator(".cg-hand a", has_text="GitHub").get_attribute("href"))
        assert address.startswith("https://github.com/example/library/new/main/cases?filename=case-")
        assert unquote(address.partition("&value=")[2]) == text_of(page)
        field(page, "summary/en").fill("很长" * 700)
        view(page, "hand")
        assert page.get_by_role("button", name=t("en", "hand.copy")).is_visible()
        short = str(page.locator(".cg-hand a", has_text="GitHub").get_attribute("href"))
        assert "value=" not in short
        assert len(address) <= 7500
        mail = str(page.locator(".cg-hand a[href^=mailto]").get_attribute("href"))
        assert mail.startswith("mailto:editors@example.org?subject=")
        assert watched.seen == []


def test_without_scripts_it_tells_how_to_send_a_file(browser: Browser, url: str) -> None:
    with opened(browser, 390, scripts=False) as page:
        watched = Watched(page, url)
        page.goto(f"{url}en/")
        watched.settle(page)
        page.get_by_role("link", name=LOCALES["en"].t("home.contribute")).click()
        assert page.url == f"{url}en/contribute/"
        expect(page.get_by_text(LOCALES["en"].t("contribute.without"))).to_be_visible()
        page.wait_for_load_state()
        links = page.eval_on_selector_all("#content a", "all => all.map(one => one.href)")
        ours = [link for link in links if link.startswith(url)]
        assert len(ours) >= 4
        for link in ours:
            assert page.request.get(link).ok, link
        assert "mailto:editors@example.org" in links
        watched.settle(page)
        assert watched.seen == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", list(LOCALES))
def test_everyone_can_read_and_use_it(browser: Browser, url: str, locale: str, width: int) -> None:
    with opened(browser, width) as page:
        watched = Watched(page, url)
        address = f"{locale}/contribute/?case=tool-cupboard"
        found: list[object] = []

        def look(prepare: Callable[[], object], go: str) -> None:
            page.goto(url + go)
            prepare()
            watched.seen += looks_right(page, go, LOCALES[locale].tag)
            # Wider than this these views are among the states that test_accessible.py has axe look at.
            if width == min(WIDTHS):
                page.evaluate(AXE.read_text("utf-8"))
                violations = "axe.run('#content').then(all => all.violations.map(one => [one.id, one.nodes[0].html]))"
                found.extend(page.evaluate(violations))

        def all_open() -> None:
            page.locator(".cg-section").first.wait_for()
            page.evaluate("document.querySelectorAll('.cg-section').forEach(one => { one.open = true; })")
            page.get_by_role("button", name=t(locale, "findings.all")).click()

        def shown(name: str) -> Callable[[], None]:
            def go() -> None:
                page.locator(".cg-section").first.wait_for()
                view(page, name)

            return go

        look(lambda: page.locator(".cg-start").wait_for(), f"{locale}/contribute/")
        look(all_open, address)
        for one in ("preview", "yaml", "hand"):
            look(shown(one), address)
        assert [*watched.seen, *found] == []


def test_it_works_from_a_disk(browser: Browser, built: Built) -> None:
    with opened(browser) as page:
        watched = Watched(page, built.folder.as_uri() + "/")
        page.goto((built.folder / "en/contribute/index.html").as_uri() + "?case=stair-tea")
        expect(field(page, "id")).to_have_value("stair-tea")
        watched.settle(page)
        assert watched.seen == []
