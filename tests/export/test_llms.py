"""The guide for programs has the form that llmstxt.org asks for, and every link in it arrives."""

from __future__ import annotations

import re
from urllib.parse import unquote

from markdown_it import MarkdownIt

from casegen import config
from casegen.export import llms
from casegen.export.json_ import PART
from casegen.locales import LOCALES
from conftest import Built
from large import library_of
from markup import read

WRITTEN = [locale for locale in LOCALES.values() if locale.base is None]


def test_the_form(built: Built) -> None:
    text = (built.folder / "llms.txt").read_text("utf-8")
    tokens = [token for token in MarkdownIt("commonmark").parse(text) if token.level == 0 and token.nesting >= 0]
    kinds = [f"{token.type}{token.tag}" for token in tokens]
    assert kinds[0] == "heading_openh1"
    assert kinds[1] == "blockquote_openblockquote"
    assert kinds.count("heading_openh1") == 1
    first = kinds.index("heading_openh2")
    assert set(kinds[2:first]) == {"paragraph_openp", "inline"} - {"inline"}
    assert kinds[first:] == ["heading_openh2", "bullet_list_openul"] * (2 * len(WRITTEN))
    for line in text[text.index("\n## ") :].splitlines():
        assert not line or line.startswith("## ") or re.match(r"- \[.+\]\(\S+\): \S", line), line


def test_every_link_arrives(built: Built) -> None:
    text = (built.folder / "llms.txt").read_text("utf-8")
    links = [one["href"] for one in read(MarkdownIt("commonmark").render(text)).all("a")]
    assert len(links) == len(set(links)) + 4 * (len(WRITTEN) - 1)
    url = built.site.settings.url
    for link in links:
        assert link.startswith(url)
        assert (built.folder / unquote(link.removeprefix(url))).is_file(), link
    for locale in WRITTEN:
        for case in built.library.cases:
            assert f"{url}{locale.id}/cases/{case.id}/index.md" in links


def test_without_an_address_links_start_from_the_file(built: Built) -> None:
    settings = config.Settings(built.root, built.folder, "", {}, {})
    ((name, text),) = llms.files(built.library, settings)
    assert name == "llms.txt"
    for element in read(MarkdownIt("commonmark").render(text)).all("a"):
        assert (built.folder / unquote(element["href"])).is_file()


def test_a_large_library_is_listed_in_parts(built: Built) -> None:
    library = library_of(built.library, "untranslated", PART + 1)
    made = dict(llms.files(library, built.site.settings))
    parts = -(-len(library.cases) // llms.MOST)
    assert list(made) == ["llms.txt", *(f"{one.id}/llms-{at}.txt" for one in WRITTEN for at in range(1, parts + 1))]
    url = built.site.settings.url
    found = {name: links(text) for name, text in made.items()}
    assert [one for one in found["llms.txt"] if "llms-" in one] == [url + name for name in made if name != "llms.txt"]
    for locale in WRITTEN:
        shown = [one for name in made if name.startswith(f"{locale.id}/") for one in found[name]]
        assert shown == [f"{url}{locale.id}/cases/{case.id}/index.md" for case in library.cases]
    assert found["llms.txt"].count(f"{url}data/parts/cases-1.json") == len(WRITTEN)
    assert all(len(one) <= llms.MOST for one in found.values())


def links(text: str) -> list[str]:
    return [one["href"] for one in read(MarkdownIt("commonmark").render(text)).all("a")]
