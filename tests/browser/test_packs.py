"""Making a pack in a browser: choosing, arranging, both languages, files, paper, the address, bad input, no scripts."""

from __future__ import annotations

import gzip
import io
import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import docx
import pikepdf
import pptx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from playwright.sync_api import Browser, Page, expect
from pptx.presentation import Presentation

from casegen.locales import LOCALES
from casegen.packs.assemble import document
from casegen.packs.blocks import Columns, Document
from casegen.packs.legible import legible, marked, text_of
from casegen.packs.methods import ACTIVITIES
from casegen.packs.outline import outline
from casegen.packs.pieces import pairs
from casegen.packs.plan import Plan, plan_of
from conftest import Built

from .test_site import CONTRAST, WIDTHS, Watched, browser, looks_right, opened, tab_to, under_policy, url

__all__ = ["browser", "url"]

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
GOLDEN = Path(__file__).parents[1] / "golden" / "packs"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'"
TWO = ["tool-cupboard", "pantry"]
KEY = "casegen.tray"
HOSTILE = "<img src=x onerror=alert(1)> & </script>?"


def words(locale: str, name: str, /, **values: object) -> str:
    """A string of the scripts."""
    return LOCALES[locale].t(f"web.{name}", **values)


def address(locale: str = "en", *cases: str, **more: object) -> str:
    """The address of a pack below the site's root; lists become several of a name."""
    query = urlencode({"cases": ",".join(cases), **more} if cases else more, doseq=True, safe=",")
    return f"{locale}/packs/new/" + (f"?{query}" if query else "")


@contextmanager
def watched(browser: Browser, url: str, width: int = 1280, *, policy: bool = True) -> Iterator[Page]:
    """A page under a strict policy, of which nothing bad may be seen."""
    with opened(browser, width) as page:
        seen = Watched(page, url)
        if policy:
            under_policy(page, POLICY)
        yield page
        seen.settle(page)
        assert seen.seen == []


def ready(page: Page) -> None:
    """Wait until what the address asks for is shown."""
    page.locator(".cg-pack-place:not([aria-busy])").wait_for()
    page.locator(".cg-pack, .cg-pack-empty").first.wait_for()


def shown(page: Page) -> str:
    """All that the document in the page says, without white space."""
    return unspaced(page.locator(".cg-pack").text_content() or "")


def unspaced(text: str) -> str:
    return re.sub(r"\s", "", text)


def told(made: Document) -> str:
    """All that a document of Python's says, in the order in which a page says it."""
    texts = []
    for block in legible(made).blocks:
        # The page shows columns piece by piece.
        if isinstance(block, Columns):
            texts += [marked(piece.line) for pair in pairs(block) for side in pair for piece in side]
        else:
            texts += text_of(block)
    return unspaced("".join(texts))


def downloaded(page: Page, name: str, **values: object) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=words("en", name, **values)).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def said_in_word(opened_: WordDocument) -> str:
    """The text of a Word file's body in its order, without its contents."""
    body = opened_.element.body
    for contents in body.findall(qn("w:sdt")):
        body.remove(contents)
    return unspaced("".join(one.text or "" for one in body.iter(qn("w:t"))))


def said_in_slides(opened_: Presentation) -> str:
    """The texts of slides and of their notes."""
    texts = []
    for slide in opened_.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
        texts.append(slide.notes_slide.notes_text_frame.text if slide.notes_slide.notes_text_frame else "")
    return unspaced("".join(texts))


def names(page: Page) -> list[str]:
    """The activities in their order."""
    listed = page.locator("[data-do=outline] .cg-pack-list__name")
    found: list[str] = listed.evaluate_all("all => all.map(one => one.firstChild.data)")
    return found


@pytest.mark.parametrize("name", sorted(one.stem for one in GOLDEN.glob("*.json") if one.stem != "materials"))
def test_the_page_shows_what_python_makes(browser: Browser, url: str, built: Built, name: str) -> None:
    golden: dict[str, Any] = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    said = golden["plan"]
    plan = plan_of(said)
    locale = "zh" if plan.language == "both" else plan.language
    query: dict[str, object] = {key: said[key] for key in ("minutes", "method", "function", "audience") if key in said}
    query |= {"edition": golden["edition"], "objective": list(plan.objectives), "q": list(plan.questions)}
    if plan.activities:
        query["outline"] = ",".join(plan.activities)
    if plan.language == "both":
        query["language"] = "both"
    with watched(browser, url) as page:
        page.goto(url + address(locale, *plan.cases, **query))
        ready(page)
        assert shown(page) == told(document(plan, built.library, golden["edition"], built.site.settings))


def test_from_the_tray_to_a_pack(browser: Browser, url: str) -> None:
    with watched(browser, url, policy=False) as page:
        page.goto(f"{url}en/browse/")
        for case in TWO:
            page.locator(f"button[data-compare={case}]").click()
        page.get_by_role("link", name=words("en", "tray.pack")).click()
        page.wait_for_url(f"**/en/packs/new/?cases={','.join(TWO)}")
        ready(page)
        assert page.locator(".cg-pack-list").first.locator("li").count() == 2
        assert page.locator("#cg-tray").count() == 0
    with watched(browser, url) as page:
        page.goto(f"{url}en/compare/?cases={','.join(TWO)}")
        page.get_by_role("link", name=words("en", "compare.pack")).click()
        page.wait_for_url(f"**/en/packs/new/?cases={','.join(TWO)}")
        ready(page)
    with watched(browser, url) as page:
        page.goto(f"{url}en/cases/pantry/")
        page.get_by_role("link", name=LOCALES["en"].t("act.pack")).click()
        page.wait_for_url("**/en/packs/new/?cases=pantry")
        ready(page)


def test_cases_are_found_by_their_titles_and_kept_ones_are_offered(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.add_init_script(f"localStorage.setItem({KEY!r}, JSON.stringify({{v: 1, cases: ['pantry', 'stair-tea']}}))")
        page.goto(url + address())
        expect(page.locator(".cg-pack-empty")).to_be_visible()
        field = page.get_by_label(words("en", "packs.sought"))
        # Found as anywhere else: by another script, by sound, by a word for it in another language.
        for text in ("cupboard", "工具櫃", "gongjugui"):
            field.fill(text)
            expect(page.locator(".cg-pack-found button").first).to_contain_text("cupboard", ignore_case=True)
        page.locator(".cg-pack-found button").first.click()
        page.wait_for_url("**/?cases=tool-cupboard")
        ready(page)
        page.get_by_role("button", name=words("en", "packs.kept", n=2)).click()
        page.wait_for_url("**/?cases=tool-cupboard,pantry,stair-tea")
        field.fill("qqqqzzzz")
        expect(page.locator(".cg-pack-found")).to_have_text(words("en", "packs.nothing"))


def test_activities_are_moved_dropped_and_added_by_keyboard_alone(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + address("en", *TWO))
        ready(page)
        before = names(page)
        tab_to(page, "[data-do=activity-down][data-id=opening]")
        page.keyboard.press("Enter")
        page.wait_for_url("**outline=read,opening**")
        assert names(page)[:2] == [before[1], before[0]]
        # What was pressed still has the focus, so that it can be pressed again.
        assert page.evaluate("document.activeElement.matches('[data-do=activity-down][data-id=opening]')")
        page.keyboard.press("Enter")
        expect(page.locator("[data-do=outline] li").nth(2)).to_contain_text(before[0])
        moved = words("en", "packs.moved", name=before[0], at=3, n=len(before))
        expect(page.locator(".cg-pack-moved")).to_have_text(moved)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("[data-do=outline] li")).to_have_count(len(before) - 1)
        assert before[0] not in names(page)
        assert page.evaluate("document.activeElement.closest('[data-do=outline]') !== null")
        tab_to(page, "#pack-more")
        page.keyboard.type(words("en", "pack.activity.opening")[:7])
        tab_to(page, "[data-do=add]")
        page.keyboard.press("Space")
        expect(page.locator("[data-do=outline] li").last).to_contain_text(before[0])
        tab_to(page, "[data-do=usual]")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?cases=tool-cupboard,pantry")
        assert names(page) == before


def test_minutes_add_up_and_what_does_not_fit_is_said(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + address("en", *TWO, minutes=20))
        ready(page)
        kept = outline(Plan(tuple(TWO), 20), 2)
        assert names(page) == [words("en", f"pack.activity.{one.key}") for one in kept]
        assert page.locator(".cg-pack-form .cg-unknown").is_visible()
        field = page.get_by_label(words("en", "packs.minutes"))
        field.fill("480")
        page.wait_for_url("**minutes=480")
        assert page.locator(".cg-pack-form .cg-unknown").count() == 0
        field.fill("3")
        field.blur()
        assert "480" in page.url
        assert page.evaluate("document.querySelector('input[type=number]').validationMessage") == words(
            "en", "packs.minutes.wrong", least=5, most=480
        )


def test_what_there_is_no_time_to_read_is_read_beforehand(browser: Browser, url: str) -> None:
    said = words("en", "pack.beforehand", n=2)
    with watched(browser, url) as page:
        page.goto(url + address("en", *TWO, minutes=5))
        ready(page)
        # Once where the parts are chosen, once in the document.
        expect(page.get_by_text(said)).to_have_count(2)
        page.get_by_label(words("en", "packs.minutes")).fill("90")
        page.wait_for_url(f"**/?cases={','.join(TWO)}")
        expect(page.get_by_text(said)).to_have_count(0)
        # Taken out of the session, it is still to be done.
        page.locator("[data-do=activity-drop][data-id=read]").click()
        expect(page.get_by_text(said)).to_have_count(2)


@pytest.mark.parametrize(
    "title", ["长" * 200, "x" * 900, f"志願者與志愿者 {HOSTILE}\u202e\x1b"], ids=["long", "too long", "hostile"]
)
def test_a_pack_is_called_what_somebody_types(browser: Browser, url: str, title: str) -> None:
    plan = Plan(tuple(TWO), title=title)
    with watched(browser, url) as page:
        page.goto(url + address("en", *TWO))
        ready(page)
        usual = page.locator(".cg-pack h2").first.inner_text()
        page.get_by_label(words("en", "packs.name"), exact=False).fill(title)
        expect(page.locator(".cg-pack h2").first).to_have_text(plan.title)
        page.wait_for_url("**title=**")
        _, content = downloaded(page, "packs.docx", edition=words("en", "pack.edition.participants"))
        assert unspaced(plan.title) in said_in_word(docx.Document(io.BytesIO(content)))
        page.reload()
        ready(page)
        expect(page.locator(".cg-pack h2").first).to_have_text(plan.title)
        page.get_by_label(words("en", "packs.name"), exact=False).fill("")
        expect(page.locator(".cg-pack h2").first).to_have_text(usual)
        assert page.locator(".cg-pack img[src=x], #cg-pack script").count() == 0


def test_participants_meet_no_title_before_the_outcomes(browser: Browser, url: str, built: Built) -> None:
    titles = [built.library.by_id[one].title.root["en"] for one in TWO]
    with watched(browser, url) as page:
        page.goto(url + address("en", *TWO))
        ready(page)
        # Whoever makes the pack sees which cases it is made of.
        assert all(page.locator(".cg-pack-list").first.get_by_text(one).is_visible() for one in titles)
        text = page.locator(".cg-pack").text_content() or ""
        first, after = text.split(words("en", "pack.after.note"))
        assert not [one for one in titles if one in first]
        assert all(one in after for one in titles)


def test_a_question_of_ones_own_stays_text(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + address("en", "pantry"))
        ready(page)
        page.get_by_label(words("en", "packs.questions.label")).fill(f"{HOSTILE}\n\n Second\u202e one ")
        expect(page.locator(".cg-pack")).to_contain_text(HOSTILE)
        page.wait_for_url("**q=Second%20one**")
        assert page.locator(".cg-pack img[src=x], #cg-pack script").count() == 0
        _, content = downloaded(page, "packs.docx", edition=words("en", "pack.edition.participants"))
        assert unspaced(HOSTILE) in said_in_word(docx.Document(io.BytesIO(content)))
        _, content = downloaded(page, "packs.pptx")
        assert unspaced(HOSTILE) in said_in_slides(pptx.Presentation(io.BytesIO(content)))


@pytest.mark.parametrize("language", ["", "both", "zh-hant"])
def test_files_say_what_the_page_says(browser: Browser, url: str, language: str) -> None:
    more = {"language": language} if language else {}
    with watched(browser, url) as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
        page.goto(url + address("en", *TWO, method="role-play", q="One of our own?", **more))
        ready(page)
        assert not {"pack-docx.js", "pack-pptx.js"} & set(loaded)
        for edition in ("participants", "facilitator"):
            name = words("en", f"pack.edition.{edition}")
            page.get_by_label(name, exact=True).check()
            page.wait_for_url("**edition=facilitator**" if edition == "facilitator" else "**")
            file, content = downloaded(page, "packs.docx", edition=name)
            assert file == f"tool-cupboard-{edition}-{language or 'en'}.docx"
            word = docx.Document(io.BytesIO(content))
            assert said_in_word(word) == shown(page)
            assert {one.style.name for one in word.paragraphs if one.style} <= STYLES
        assert loaded.count("pack-docx.js") == 1
        page.get_by_label(words("en", "pack.edition.slides"), exact=True).check()
        page.locator(".cg-pack--slides").wait_for()
        _, content = downloaded(page, "packs.pptx")
        slides = pptx.Presentation(io.BytesIO(content))
        said = said_in_slides(slides)
        for text in page.locator(".cg-pack :is(h2, h3, h4, p, li, td, th, caption)").all_text_contents():
            assert unspaced(text) in said, text
        assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in slides.slides)


# The styles that the writers of both languages share.
STYLES = {
    "Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "List Bullet", "List Number", "Caption",
    "Pack Lead", "Pack Quiet", "Pack Question", "Pack Answer", "Pack Note", "Pack Figure", "Pack Blank Label",
    "Pack Blank", "Pack Blank End", "Pack Gap", "Pack End",
}  # fmt: skip


def test_libreoffice_opens_both(browser: Browser, url: str, tmp_path: Path) -> None:
    with watched(browser, url) as page:
        page.goto(url + address("en", *TWO, language="both"))
        ready(page)
        edition = words("en", "pack.edition.participants")
        for kind, (_, content) in (
            ("docx", downloaded(page, "packs.docx", edition=edition)),
            ("pptx", downloaded(page, "packs.pptx")),
        ):
            (tmp_path / f"pack.{kind}").write_bytes(content)
            profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
            subprocess.run(
                ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", ".", f"pack.{kind}"],
                cwd=tmp_path, check=True, capture_output=True, timeout=120,
            )  # fmt: skip
            with pikepdf.open(tmp_path / "pack.pdf") as pdf:
                assert len(pdf.pages) > 5
            (tmp_path / "pack.pdf").unlink()


def test_the_address_holds_the_plan_and_back_restores_it(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + address("en", *TWO))
        ready(page)
        page.get_by_label(words("en", "packs.method")).select_option("gibbs")
        page.wait_for_url("**method=gibbs")
        page.get_by_label(words("en", "packs.function")).select_option("supportive")
        page.wait_for_url("**function=supportive")
        page.get_by_label(words("en", "packs.audience")).fill("New")
        page.wait_for_url("**audience=New")
        page.get_by_label(words("en", "packs.audience")).press_sequentially(" workers")
        page.wait_for_url("**audience=New%20workers")
        expect(page.locator(".cg-pack")).to_contain_text("New workers")
        whole = page.url
        # Links to the other editions lead to the same plan.
        other = page.locator("nav.cg-editions a[hreflang=zh-Hans]")
        assert str(other.get_attribute("href")).endswith(whole[whole.index("?") :])
        # All that was typed in one go is one step.
        page.go_back()
        page.wait_for_url("**function=supportive")
        expect(page.get_by_label(words("en", "packs.audience"))).to_have_value("")
        page.go_back()
        page.wait_for_url("**method=gibbs")
        expect(page.get_by_label(words("en", "packs.function"))).to_have_value("educational")
        page.go_back()
        expect(page.get_by_label(words("en", "packs.method"))).to_have_value("orid")
        page.goto(whole)
        ready(page)
        text = shown(page)
        assert page.get_by_label(words("en", "packs.audience")).input_value() == "New workers"
        other.click()
        page.wait_for_url("**/zh/packs/new/?**")
        ready(page)
        assert "NewWorkers".lower() in shown(page).lower()
        assert shown(page) != text


def test_a_strange_address_is_answered_calmly(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        many = [*TWO, "stair-tea", "stair-lamps", "untranslated", "written-in-english", "one-too-many"]
        page.goto(url + address("en", *many, minutes=4, method="<img src=x onerror=alert(1)>", language="fr", x="1"))
        ready(page)
        notes = " ".join(page.locator("#cg-pack [role=note]").all_text_contents())
        assert "one-too-many" in notes
        assert "minutes=4" in notes
        assert "method=<img" in notes
        assert page.locator("#cg-pack img[src=x]").count() == 0
        assert page.get_by_label(words("en", "packs.minutes")).input_value() == "90"


def test_unknown_and_retired_cases_are_named_and_left_out(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        for case in ("no-such-case", "lost-bench"):
            page.goto(url + address("en", "pantry", case))
            ready(page)
            expect(page.locator("#cg-pack [role=note]")).to_contain_text(case)
            assert page.locator(".cg-pack-list").first.locator("li").count() == 1
        page.goto(url + address("en", "no-such-case"))
        expect(page.locator(".cg-pack-empty")).to_be_visible()
        assert page.get_by_role("button", name=words("en", "packs.pptx")).is_disabled()


def test_without_scripts_it_leads_to_cases(browser: Browser, url: str) -> None:
    with opened(browser, 390, scripts=False) as page:
        page.goto(url + address())
        assert page.get_by_text(LOCALES["en"].t("packs.without")).is_visible()
        links = page.eval_on_selector_all("#cg-pack a", "all => all.map(one => one.href)")
        assert len(links) > 1
        for link in links:
            assert page.request.get(link).ok, link


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", list(LOCALES))
def test_everyone_can_read_and_use_it(browser: Browser, url: str, locale: str, width: int) -> None:
    with watched(browser, url, width, policy=False) as page:
        for more in ({}, {"edition": "slides", "language": "both", "method": "role-play"}):
            page.goto(url + address(locale, *TWO, **more))
            ready(page)
            found = looks_right(page, address(locale), LOCALES[locale].tag)
            _, pale = page.evaluate(CONTRAST)
            # Wider than this both views are among the states that test_accessible.py has axe look at.
            if width == min(WIDTHS):
                page.evaluate(AXE.read_text("utf-8"))
                found += page.evaluate(
                    "axe.run('#content').then(all => all.violations.map(one => `${one.id} ${one.nodes[0].html}`))"
                )
            assert [*found, *pale] == []
        small = page.evaluate(
            """() => [...document.querySelectorAll("#cg-pack :is(button, input, select, textarea)")]
                 .map(one => [one.textContent, one.closest("label") ? 24 : one.getBoundingClientRect().height])
                 .filter(([, height]) => height < 24)"""
        )
        assert small == []


def test_paper_has_the_document_and_no_frame(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + address("en", *TWO))
        ready(page)
        page.emulate_media(media="print")
        for part in (".cg-bar", ".cg-foot", ".cg-head", ".cg-pack-form", ".cg-pack-status"):
            assert not page.locator(part).first.is_visible(), part
        assert page.locator(".cg-pack h2").first.is_visible()
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        sections = page.locator(".cg-pack__page").count()
        with pikepdf.open(io.BytesIO(printed)) as pdf:
            assert len(pdf.pages) >= sections
            width, height = (float(one) for one in pdf.pages[0].mediabox[2:])
            assert (round(width), round(height)) == (595, 842)


def test_english_in_a_chinese_document_is_set_in_a_latin_font(browser: Browser, url: str) -> None:
    with watched(browser, url) as page:
        page.goto(url + address("zh", *TWO, language="both"))
        ready(page)
        page.emulate_media(media="print")
        said = page.evaluate(
            """() => {
              const font = one => getComputedStyle(one).fontFamily;
              const wrong = [...document.querySelectorAll(".cg-pack [lang]")]
                .filter(one => !/^h[1-6]$/i.test(one.parentElement.tagName))
                .filter(one => (one.lang === "en") === (font(one) === font(document.querySelector(".cg-pack"))));
              const words = document.createTreeWalker(document.querySelector(".cg-pack"), NodeFilter.SHOW_TEXT);
              const plain = [];
              while (words.nextNode()) {
                const {data, parentElement} = words.currentNode;
                if (data.includes("’") && parentElement.closest("[lang]").lang !== "en") plain.push(data);
              }
              return [wrong.map(one => one.outerHTML), plain];
            }"""
        )
        assert said == [[], []]
        font = "one => getComputedStyle(one).fontFamily"
        heading, part = (page.locator(f".cg-pack h3{name}").first for name in ("", " > span[lang=en]"))
        assert heading.evaluate(font) != part.evaluate(font)


def test_it_works_from_a_disk(browser: Browser, built: Built) -> None:
    with opened(browser) as page:
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.goto((built.folder / "en/packs/new/index.html").as_uri() + f"?cases={','.join(TWO)}&language=both")
        ready(page)
        page.locator("[data-do=activity-drop][data-id=log]").click()
        expect(page.locator("[data-id=log]")).to_have_count(0)
        page.get_by_label(words("en", "packs.sought")).fill("tea")
        expect(page.locator(".cg-pack-found button").first).to_be_visible()
        _, content = downloaded(page, "packs.docx", edition=words("en", "pack.edition.participants"))
        assert said_in_word(docx.Document(io.BytesIO(content))) == shown(page)
        _, content = downloaded(page, "packs.pptx")
        assert len(pptx.Presentation(io.BytesIO(content)).slides) > 5
        assert failed == []


def test_a_script_that_does_not_come_is_said_and_tried_again(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(url + address("en", "pantry"))
        ready(page)
        page.route("**/pack-docx.js", lambda route: route.abort())
        edition = words("en", "pack.edition.participants")
        button = page.get_by_role("button", name=words("en", "packs.docx", edition=edition))
        button.click()
        expect(page.locator(".cg-pack-status")).to_have_text(words("en", "failed"))
        page.unroute("**/pack-docx.js")
        with page.expect_download():
            button.click()


def test_scripts_are_small(built: Built) -> None:
    def size(name: str) -> int:
        return len(gzip.compress((built.assets / f"{name}.js").read_bytes(), 9))

    assert size("pack-docx") <= 130_000
    assert size("pack-pptx") <= 130_000
    assert size("packs") <= 20_000


def test_every_activity_has_its_words_in_every_edition() -> None:
    for locale in LOCALES.values():
        for key in ACTIVITIES:
            assert locale.t(f"web.pack.activity.{key}")
