"""Every page that is built, as HTML: valid, each language named, headings in steps, no broken link or anchor."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from conftest import Built
from markup import VOID

CHECKER = Path(__file__).parents[1] / "web/node_modules/vnu-jar/build/dist/vnu.jar"
# The checker reads files, of which no policy's 'self' is one; and it takes data for a script.
NOT_MEANT = re.compile("(Resource|Inline script) violates Content Security Policy")
HAN = re.compile("[\u3400-\u9fff]+")
LATIN = re.compile("[A-Za-z][A-Za-z’'-]*(?:[ ,;:]+[A-Za-z][A-Za-z’'-]*){3,}")
# What of a page is in no language, or in that of the whole picture: a picture's texts are read out as one.
UNREAD = {"script", "style", "svg", "title"}
SAID = ("alt", "aria-label", "placeholder", "title", "data-label")
BASE = "https://x.example/library/"


@dataclass
class Seen:
    """What a page holds of what these tests ask for; `foreign` are words in another language than is said."""

    ids: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    landmarks: list[tuple[str, str]] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Reads a page once for all of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.open: list[tuple[str, str, bool]] = [("", "", False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said, seen = {name: value or "" for name, value in attrs}, self.seen
        language, unread = said.get("lang") or self.open[-1][1], self.open[-1][2] or tag in UNREAD
        seen.ids.update([said["id"]] if "id" in said else [])
        seen.links += [said[name] for name in ("href", "src", "action") if name in said]
        refers = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        seen.named += [one for name in refers for one in said.get(name, "").split()]
        if re.fullmatch("h[1-6]", tag):
            seen.levels.append(int(tag[1]))
        if tag in {"nav", "aside"} or said.get("role") in {"search", "region"}:
            seen.landmarks.append((said.get("role", tag), said.get("aria-label") or said.get("aria-labelledby") or ""))
        for name in SAID:
            # What names an element of another language is in that of the page.
            self._look(said.get(name, ""), self.open[-1][1] if "lang" in said else language, unread)
        if tag not in VOID:
            self.open.append((tag, language, unread))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        at = next((at for at in range(len(self.open) - 1, 0, -1) if self.open[at][0] == tag), None)
        if at is not None:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        self._look(data, *self.open[-1][1:])

    def _look(self, text: str, language: str, unread: bool) -> None:
        pattern = {"en": HAN, "zh": LATIN, "": re.compile(r"\S.*")}[language.partition("-")[0]]
        self.seen.foreign += [] if unread else [f"{language}: {one}" for one in pattern.findall(text)]


@pytest.fixture(scope="module")
def pages(furnished: Built) -> dict[str, Seen]:
    """What every page holds, by its address."""
    found = {}
    for address, text in furnished.html():
        reader = Reader()
        reader.feed(text)
        reader.close()
        found[address] = reader.seen
    assert len(found) > 300
    return found


def test_the_checker_of_html_finds_no_error(furnished: Built, tmp_path: Path) -> None:
    java = shutil.which("java")
    assert java, "the checker of HTML needs Java 17 or newer: install default-jre-headless"
    wrong = tmp_path / "wrong.html"
    wrong.write_text('<!doctype html><html lang="en"><title>x</title><p id="a"><p id="a">', "utf-8")
    # A short run: to compile much of it would take longer than it saves.
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"]
    command = [java, *quick, "-jar", str(CHECKER), "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        [*command, "--skip-non-html", str(wrong), str(furnished.folder)], capture_output=True, text=True, check=True
    )
    said = [one for one in json.loads(done.stderr)["messages"] if not NOT_MEANT.match(one["message"])]
    found = {f"{one['url'].partition('/site/')[2]}: {one['message']} {one.get('extract', '')}" for one in said}
    # It has read what we gave it.
    known = {one for one in found if one.startswith((": Duplicate ID “a”", ": The first occurrence of ID “a”"))}
    assert known
    assert found == known


def test_words_of_another_language_say_so(pages: dict[str, Seen]) -> None:
    assert {address: seen.foreign for address, seen in pages.items() if seen.foreign} == {}


def test_headings_begin_with_one_and_leave_out_no_level(pages: dict[str, Seen]) -> None:
    wrong = {
        address: seen.levels
        for address, seen in pages.items()
        if seen.levels.count(1) != 1
        or any(now > before + 1 for before, now in zip([0, *seen.levels], seen.levels, strict=False))
    }
    assert wrong == {}


def test_every_landmark_has_a_name_of_its_own(pages: dict[str, Seen]) -> None:
    for address, seen in pages.items():
        names = Counter(seen.landmarks)
        assert all(name for _, name in names), address
        assert max(names.values(), default=0) <= 1, address


def test_what_an_element_is_named_by_is_there_once(pages: dict[str, Seen]) -> None:
    for address, seen in pages.items():
        assert [one for one, times in seen.ids.items() if times > 1] == [], address
        assert [one for one in seen.named if one not in seen.ids] == [], address


def test_no_link_or_anchor_is_broken(furnished: Built, pages: dict[str, Seen]) -> None:
    """From the root, below a folder and from a disk alike: links of pages are relative, and end where a page is."""
    for address, seen in pages.items():
        # A page that is shown at any address cannot link from where it is.
        assert address == "404.html" or not [one for one in seen.links if one.startswith("/")], address
        for link in set(seen.links):
            there = urljoin(BASE + address, link)
            if not there.startswith(BASE):
                assert urlsplit(there).scheme in {"https", "http", "mailto"}, f"{address}: {link}"
                continue
            parts = urlsplit(there.removeprefix(BASE))
            path, fragment = unquote(parts.path), unquote(parts.fragment)
            file = furnished.folder / (f"{path}index.html" if path == "" or path.endswith("/") else path)
            assert file.is_file(), f"{address}: {link}"
            if fragment and file.suffix == ".html":
                page = file.relative_to(furnished.folder).as_posix().removesuffix("index.html")
                assert fragment in pages[page].ids, f"{address}: {link}"
