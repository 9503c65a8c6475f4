"""The content security policy of pages: what they may load and run, which browsers enforce."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from html.parser import HTMLParser

# Whoever opens a page from a disk has it in the same words: both Chromium and Firefox take its neighbours for 'self'.
_RULES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "worker-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "casegen",
}
# A page that only leads to another loads nothing at all.
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
_HEAD = "<head>"


class _Inline(HTMLParser):
    """Collects the text of scripts that run and of styles, as they stand in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, list[str]] = {"script": [], "style": []}
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        loaded, kind = "src" in said, said.get("type") or ""
        if tag == "style" or (tag == "script" and not loaded and not kind.endswith("json")):
            self.inside = tag
            self.found[tag].append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[self.inside][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""


@lru_cache(maxsize=64)
def inline(html: str) -> frozenset[tuple[str, str]]:
    """What HTML has in scripts that run and in styles, each as its directive and the source that allows it."""
    parser = _Inline()
    parser.feed(html)
    parser.close()
    return frozenset((f"{tag}-src", _source(text)) for tag, texts in parser.found.items() for text in texts)


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(allowed: Iterable[tuple[str, str]] = (), *, worker: bool = False) -> str:
    """The policy of pages, which runs of inline scripts and styles what `inline` gave for them.

    `worker` says that the site has a service worker; in all others, none can be made to stay in a browser.
    """
    rules = dict(_RULES)
    if worker:
        rules["worker-src"] = "'self'"
    for directive, source in sorted(allowed):
        rules[directive] += f" {source}"
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def meta(rules: str) -> str:
    """The element by which a page says its policy; it binds what comes after it."""
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def guarded(html: str, allowed: Iterable[tuple[str, str]], *, worker: bool = False) -> str:
    """A page of the theme with its policy at the top of its head; raises ValueError where it has none."""
    before, head, after = html.partition(_HEAD)
    if not head:
        raise ValueError("a page of the theme has no <head>")
    return f"{before}{head}\n    {meta(policy(allowed, worker=worker))}{after}"
