"""What a page must not do, browsers refuse: what a stranger got into one does not run, and what is ours all does."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from casegen.publish.redirects import redirects
from conftest import Built

from .test_site import LOST, Watched, browser, opened, url

__all__ = ["browser", "url"]

# What a page could be made to hold if an escape were forgotten, by the directive that refuses it.
INJECTED = {
    "script-src-elem": "<script>self.ran = 'a script'</script><script src='https://evil.example/x.js'></script>",
    "script-src-attr": "<p id='by' onclick=\"self.ran = 1\">x</p><img alt='' src='x' onerror=\"self.ran = 1\">",
    "style-src-elem": "<style>h1 { color: rgb(1, 2, 3) }</style>",
    "style-src-attr": "<p style='color: rgb(1, 2, 3)'>x</p>",
    "img-src": "<img alt='' src='https://evil.example/x.png'>",
    "frame-src": "<iframe src='https://evil.example/'></iframe>",
    "object-src": "<object data='https://evil.example/x.pdf'></object>",
    "base-uri": "<base href='https://evil.example/'>",
}
LISTEN = """
    self.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => self.refused.push(event.effectiveDirective));
"""
# What would turn text into code or markup, if a script of ours were led to it.
SINKS = {
    "markup": "document.querySelector('h1').innerHTML = '<b>x</b>'",
    "a page": "document.write('<b>x</b>')",
    "code": "eval('self.ran = 1')",
    "a function": "new Function('self.ran = 1')()",
    "a script": "document.createElement('script').src = 'x.js'",
    "another policy": "trustedTypes.createPolicy('mine', {})",
    "another host": "self.casegen.trusted.createScriptURL('https://evil.example/x.js')",
    "no script": "self.casegen.trusted.createScriptURL(new URL('mark.svg', document.scripts[0].src).href)",
}


def spoilt(text: str) -> str:
    """A page with what a stranger would have it hold, at the top of its content."""
    before, article, after = text.partition("<article")
    assert article
    return "".join([before, *INJECTED.values(), article, after])


def spoil(route: Route) -> None:
    """Answer with the page that is asked for, spoilt."""
    response = route.fetch()
    route.fulfill(response=response, body=spoilt(response.text()))


def refused(page: Page) -> None:
    """What was put into the page has been refused, all of it, and none has run."""
    page.wait_for_function("all => all.every((one) => self.refused.includes(one))", arg=list(INJECTED), timeout=10_000)
    page.locator("#by").click()
    page.wait_for_timeout(50)
    assert page.evaluate("self.ran") is None
    colours = page.evaluate("[...document.querySelectorAll('*')].map((one) => getComputedStyle(one).color)")
    assert "rgb(1, 2, 3)" not in colours


PAGES = ["", LOST, "zh/", "en/cases/stair-lamps/", "zh/search/", "en/contribute/", "en/about/"]


@pytest.mark.parametrize("address", PAGES)
def test_what_was_put_into_a_page_does_not_run(browser: Browser, url: str, address: str) -> None:
    with opened(browser) as page:
        page.add_init_script(LISTEN)
        page.route(url + address, spoil)
        page.goto(url + address)
        refused(page)


def test_what_was_put_into_a_page_on_a_disk_does_not_run(browser: Browser, built: Built, tmp_path: Path) -> None:
    file = Path(shutil.copytree(built.folder, tmp_path / "site")) / "en/cases/stair-lamps/index.html"
    text = spoilt(file.read_text("utf-8"))
    file.unlink()
    file.write_text(text, "utf-8")
    with opened(browser) as page:
        page.add_init_script(LISTEN)
        page.goto(file.as_uri())
        refused(page)


def test_a_link_to_a_script_leads_nowhere(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.add_init_script(LISTEN)
        page.goto(f"{url}en/")
        page.evaluate("document.querySelector('h1').append(Object.assign(document.createElement('a'), "
                      "{href: 'javascript:self.ran = 1', id: 'by', textContent: 'x'}))")  # fmt: skip
        page.locator("#by").click()
        page.wait_for_function("() => self.refused.length")
        assert page.evaluate("self.ran") is None


def test_no_script_of_ours_can_be_led_to_run_text(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(f"{url}en/search/?q=tools")
        expect(page.locator("#cg-list article").first).to_be_visible()
        for what, code in SINKS.items():
            # What a test has the browser run at once may do more than a page may.
            raised = page.evaluate(f"""() => new Promise((done) => setTimeout(() => {{
                try {{ {code}; done("nothing") }} catch (error) {{ done(error.name) }}
            }}))""")
            assert raised in {"TypeError", "EvalError"}, f"{what}: {raised}"
        assert page.evaluate("self.ran") is None


def test_a_case_that_was_renamed_is_led_to(browser: Browser, url: str, built: Built) -> None:
    renamed = built.library.by_id["tool-cupboard"].model_copy(update={"formerly": ("tool-shelf",)})
    left = dict(redirects(replace(built.library, cases=(renamed,)), built.site.settings))
    with opened(browser) as page:
        watched = Watched(page, url)
        body = left["en/cases/tool-shelf/index.html"]
        page.route(f"{url}en/cases/tool-shelf/", lambda route: route.fulfill(body=body, content_type="text/html"))
        page.goto(f"{url}en/cases/tool-shelf/")
        page.wait_for_url(f"{url}en/cases/tool-cupboard/index.html")
        watched.settle(page)
        assert watched.seen == []
