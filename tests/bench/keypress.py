"""Prints how long results take after a keypress in a large library, with the processor slowed down four times.

`make site`, then `PYTHONPATH=tests .venv/bin/python tests/bench/keypress.py 5000`. A page of the site in `site/` is
opened in Chromium with the search of a library made from its cases. Every query is typed several times, character by
character from its second one on: first with files still to come, then warm. Of the warm times of a keypress the least
counts, since a busy machine makes any longer. Told are the median and the slowest: until the results are in the page,
and until they are painted.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from made_cases import many
from playwright.sync_api import sync_playwright
from served import serving

from browser.setup import system_browser
from casegen import facets, library, pipeline
from casegen.config import read
from casegen.publish.files import Files
from casegen.render.search import search_files

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
SLOWER = 4
WARM = 10
QUERIES = (
    "志愿者停车难", "志願者", "停车难怎么办", "楼长 老人", "老顽童之家", "停车南",
    "volunteers and parking", "vounteer", "zhiyuanzhe", "zyz", "ting che nan",
)  # fmt: skip
# Types a query and gives the milliseconds of every keypress: until its results are there, and until they are painted.
TYPE = """
async (query) => {
  const box = document.querySelector("form.cg-search[id] input");
  const list = document.querySelector("form.cg-search[id] [role=listbox]");
  const times = [];
  for (let end = 2; end <= query.length; end++) {
    times.push(await new Promise((told) => {
      let began;
      const seen = new MutationObserver(() => {
        const there = performance.now() - began;
        seen.disconnect();
        requestAnimationFrame(() => {
          const after = new MessageChannel();
          after.port1.onmessage = () => told([query.slice(0, end), there, performance.now() - began]);
          after.port2.postMessage(0);
        });
      });
      seen.observe(list, { childList: true });
      began = performance.now();
      box.value = query.slice(0, end);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }));
    // What is shown a moment later, and said, is over before the next one.
    await new Promise((done) => setTimeout(done, 60));
  }
  return times;
}
"""


def main() -> int:
    """Print the figures; exit status 2 where there is no site to measure."""
    if not (SITE / "zh" / "index.html").is_file():
        print("there is no built site: make site", file=sys.stderr)
        return 2
    checked = pipeline.check(read(ROOT))
    large = many(library.assemble(checked.cases, checked.schemes), int((sys.argv[1:] or ["5000"])[0]))
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        shutil.copytree(SITE / "assets", site / "assets")
        (site / "zh").mkdir()
        shutil.copy(SITE / "zh" / "index.html", site / "zh")
        (site / "zh" / "search").mkdir()
        shutil.copy(SITE / "zh" / "search" / "strings.js", site / "zh" / "search")
        Files(site).write(search_files(large, facets.columns(large), ()))
        cold, warm = _typed(site)
    for name, times in (("files still to come", cold), ("warm", warm)):
        there, painted = [one for _, one, _ in times], [one for _, _, one in times]
        print(
            f"{len(large.cases)} cases, processor {SLOWER} times slower, {name}: {len(times)} keypresses, "
            f"results in the page after {statistics.median(there):.0f} ms (most {max(there):.0f}), "
            f"painted after {statistics.median(painted):.0f} ms (most {max(painted):.0f})"
        )
    slowest = sorted(warm, key=lambda one: -one[1])[:5]
    print("slowest, warm: " + ", ".join(f"{query} {there:.0f}" for query, there, _ in slowest))
    return 0


def _typed(site: Path) -> tuple[list[tuple[str, float, float]], list[tuple[str, float, float]]]:
    """Every keypress of the queries, cold and warm."""
    with (
        serving(site) as served,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=system_browser(), args=["--no-sandbox"]) as browser,
        browser.new_page() as page,
    ):
        page.goto(f"{served.url}zh/index.html")
        page.locator("form.cg-search[id] input").focus()
        page.wait_for_selector("form.cg-search[id] [role=listbox]", state="attached")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        cold = [time for query in QUERIES for time in page.evaluate(TYPE, query)]
        rounds = [[time for query in QUERIES for time in page.evaluate(TYPE, query)] for _ in range(WARM)]
    return cold, [min(times, key=lambda one: one[1]) for times in zip(*rounds, strict=True)]


if __name__ == "__main__":
    sys.exit(main())
