"""Measures how long a browser takes to write a pack of four cases.

`make site`, then `PYTHONPATH=tests .venv/bin/python tests/bench/pack_downloads.py [SITE]`. Each time is from the click
on the button to when the page hands the file over, in Chromium: the first with the script that is loaded for it, the
others without. It judges nothing; issue 6 asks for less than 1.5 s each, and at most 130 KB gzipped a script.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from served import kilobytes

from browser.setup import system_browser
from browser.test_site import ARGUMENTS, serving

SITE = Path(__file__).resolve().parents[2] / "site"
TIMES = 5
# Presses a button, and resolves with the time that passed until the page has said twice what it does.
CLICK = """at => new Promise(done => {
  const status = document.querySelector(".cg-pack-status");
  const begun = performance.now();
  let said = 0;
  new MutationObserver((_, seen) => {
    if (++said < 2) return;
    seen.disconnect();
    done(performance.now() - begun);
  }).observe(status, {childList: true});
  document.querySelectorAll(".cg-pack-acts button")[at].click();
})"""
CASES = 4


def main() -> None:
    """Print, for each format, the first time, the median of the others, and the size of the file and of its script."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else SITE
    cases = sorted(path.stem for path in (site / "zh/packs/material").glob("*.js"))[:CASES]
    with serving(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_browser(), args=ARGUMENTS)
        for language in ("", "both"):
            for at, name in enumerate(("docx", "pptx")):
                page = browser.new_page()
                page.goto(f"{url}zh/packs/new/?cases={','.join(cases)}" + (f"&language={language}" if language else ""))
                page.locator(".cg-pack").wait_for()
                first, *others = (_written(page, at) for _ in range(TIMES))
                median = statistics.median(taken for taken, _ in others)
                script = kilobytes(site.glob(f"assets/*/pack-{name}.js"))
                print(
                    f"{name}, {language or 'zh'}: first {first[0]:.0f} ms, then {median:.0f} ms, "
                    f"{first[1] / 1000:.0f} KB; script {script:.1f} KB gzipped"
                )
                page.close()
        browser.close()


def _written(page: Page, at: int) -> tuple[float, int]:
    """Milliseconds from the click to the file, and its bytes."""
    with page.expect_download() as waiting:
        taken: float = page.evaluate(CLICK, at)
    return taken, waiting.value.path().stat().st_size


if __name__ == "__main__":
    main()
