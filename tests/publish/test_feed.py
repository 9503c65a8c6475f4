"""The feeds are Atom as RFC 4287 has it, tell dates honestly, and hold nothing that XML cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.config import Settings, read
from casegen.index.changes import changes
from casegen.library import Library, assemble
from casegen.locales import LOCALES
from casegen.model import Withdrawal
from casegen.publish.feed import MOST, feed, feeds
from casegen.render.reader import Reader
from conftest import GOLDEN_LIBRARY, Built
from kept import case, library_of, retired

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SETTINGS = replace(read(GOLDEN_LIBRARY), url="https://x.example/a/", names={"en": "Library"})
INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z\Z")
# The characters are those that RFC 4151 allows.
TAG = re.compile(r"tag:[a-z0-9.-]+,[0-9]{4}(-[0-9]{2}){0,2}:([A-Za-z0-9_.~%-]+/)*[a-z-]+/cases/[a-z0-9-]+/[a-z]+\Z")
# What may stand in a feed and in an entry, and how often at least and at most (RFC 4287, 4.1.1 and 4.1.2).
FEED = {"title": (1, 1), "id": (1, 1), "updated": (1, 1), "link": (1, 9), "author": (1, 9), "rights": (0, 1)}
ENTRY = FEED | {"author": (0, 9), "summary": (0, 1), "category": (0, 9)}


def made(library: Library, locale: str = "en", settings: Settings = SETTINGS) -> Element:
    return ElementTree.fromstring(feed(changes(library)[:MOST], Reader(LOCALES[locale], library), settings))


def names_in(library: Library, url: str = SETTINGS.url) -> list[str]:
    settings = replace(SETTINGS, url=url)
    return [one.findtext(f"{ATOM}id", "") for one in entries(made(library, settings=settings))]


def check(element: Element, allowed: dict[str, tuple[int, int]]) -> None:
    """Hold an element against what may stand in it."""
    names = [child.tag.removeprefix(ATOM) for child in element if child.tag != f"{ATOM}entry"]
    assert set(names) <= set(allowed)
    for name, (least, most) in allowed.items():
        assert least <= names.count(name) <= most, name
    assert INSTANT.match(element.findtext(f"{ATOM}updated", ""))
    assert element.findtext(f"{ATOM}title", "").strip()
    assert urlsplit(element.findtext(f"{ATOM}id", "")).scheme
    for author in element.findall(f"{ATOM}author"):
        assert author.findtext(f"{ATOM}name", "").strip()
    relations = [(one.get("rel"), one.get("type")) for one in element.findall(f"{ATOM}link")]
    assert len(set(relations)) == len(relations)
    assert all(urlsplit(one.get("href", "")).scheme for one in element.findall(f"{ATOM}link"))


def entries(top: Element) -> Iterator[Element]:
    """The entries of a feed, after the feed was held against the standard."""
    assert top.tag == f"{ATOM}feed"
    check(top, FEED)
    found = top.findall(f"{ATOM}entry")
    ids = [one.findtext(f"{ATOM}id", "") for one in found]
    assert len(set(ids)) == len(ids)
    for one, name in zip(found, ids, strict=True):
        check(one, ENTRY)
        assert TAG.match(name), name
        assert [link.get("rel") for link in one.findall(f"{ATOM}link")] == ["alternate"]
    moments = [one.findtext(f"{ATOM}updated", "") for one in found]
    assert moments == sorted(moments, reverse=True)
    if moments:
        assert top.findtext(f"{ATOM}updated") == moments[0]
    yield from found


@pytest.mark.parametrize("locale", LOCALES)
def test_the_feed_of_an_edition(built: Built, locale: str) -> None:
    raw = (built.folder / locale / "feed.xml").read_bytes()
    assert raw.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n')
    top = ElementTree.fromstring(raw)
    url, reader = f"{built.site.settings.url}{locale}/", built.reader(locale)
    assert top.get(LANG) == LOCALES[locale].tag
    links = {one.get("rel"): one.get("href") for one in top.findall(f"{ATOM}link")}
    assert links == {"self": f"{url}feed.xml", "alternate": f"{url}changes/"}
    found = list(entries(top))
    assert len(found) == len(changes(built.library))
    for one, change in zip(found, changes(built.library), strict=True):
        name = reader.plain(change.case.title) if change.case else change.id
        assert name in one.findtext(f"{ATOM}title", "")
        link = one.find(f"{ATOM}link")
        assert link is not None
        assert (built.folder / link.get("href", "").removeprefix(built.site.settings.url) / "index.html").is_file()


def test_a_vague_date_stays_vague_in_words() -> None:
    library = library_of([case("a", created="2024"), case("b", created="2025-06"), case("c", created="2026-06-07")])
    told = {
        one.findtext(f"{ATOM}updated"): one.findtext(f"{ATOM}summary", "").partition(".")[0]
        for one in entries(made(library))
    }
    assert told == {
        "2026-06-07T00:00:00Z": "7 June 2026",
        "2025-06-01T00:00:00Z": "June 2025",
        "2024-01-01T00:00:00Z": "2024",
    }


def test_names_last() -> None:
    """Neither another scheme nor another id of a case nor another build gives an entry another name."""
    library = library_of([case("a", created="2026", updated="2027"), retired("b", "2028-01", created="2026")])
    names = names_in(library)
    assert names == names_in(library, url="http://x.example/a/")
    assert names[0] == "tag:x.example,2028-01:a/en/cases/b/retired"
    for formerly in (["b"], ["b", "c"]):
        renamed = retired("d", "2028-01", created="2026", formerly=formerly)
        assert names == names_in(library_of([library.by_id["a"], renamed]))


def test_two_libraries_at_one_host_have_no_name_in_common() -> None:
    library = library_of([case("a", created="2026")])
    urls = ["https://x.example/", "https://x.example/a/", "https://x.example/a/b/", "https://x.example/%E5%BA%93/",
            "https://x.example/案例 库/", "https://x.example/b/"]  # fmt: skip
    assert len({name for url in urls for name in names_in(library, url=url)}) == len(urls)
    assert names_in(library, url=urls[0]) == ["tag:x.example,2026:en/cases/a/created"]


def test_who_did_it_is_its_author() -> None:
    library = library_of([case("a", created="2026", reviewed="2027")])
    reviewed, created = entries(made(library))
    assert reviewed.findtext(f"{ATOM}author/{ATOM}name") == "The readers"
    assert created.find(f"{ATOM}author") is None


def test_a_text_in_another_language_says_so() -> None:
    (only,) = entries(made(library_of([case("a", title="Here", created="2026")]), "zh"))
    for name in ("title", "summary"):
        element = only.find(f"{ATOM}{name}")
        assert element is not None
        assert element.get(LANG) == "en"


def test_what_was_taken_down_is_named_by_its_id_and_tells_who_keeps_copies_what_to_do() -> None:
    library = assemble([case("a", created="2026-02-01")], [], withdrawn=[Withdrawal(id="gone", date="2027")])
    for locale in LOCALES.values():
        first = next(entries(made(library, locale.id)))
        assert first.findtext(f"{ATOM}id", "").endswith("/cases/gone/withdrawn")
        assert "gone" in first.findtext(f"{ATOM}title", "")
        assert locale.t("withdrawn.copies") in first.findtext(f"{ATOM}summary", "")


def test_a_retired_case_gives_its_reason() -> None:
    first = next(entries(made(library_of([retired("b", "2028-01", created="2026")]))))
    assert first.findtext(f"{ATOM}summary") == "January 2028. It was told twice."
    (only,) = entries(made(library_of([retired("b", "2028-01")])))
    assert only.findtext(f"{ATOM}summary") == "January 2028. It was told twice."
    assert only.find(f"{ATOM}author") is None


@given(st.lists(st.sampled_from(["<", ">", "&", '"', "]]>", "<!--", "\x00", "\x0b", "\ufffe", "一", "a"]), min_size=1))
def test_no_text_breaks_out_or_makes_it_unreadable(pieces: list[str]) -> None:
    title = "".join(pieces)
    hostile = replace(SETTINGS, names={"en": title})
    (only,) = entries(made(library_of([case("a", title=f"x{title}", created="2026")]), settings=hostile))
    assert len(list(only.iter())) == 7
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", only.findtext(f"{ATOM}title", ""))


def test_it_is_cut_at_its_newest() -> None:
    library = library_of(case(f"c-{at}", created=f"20{at % 90 + 10}") for at in range(MOST + 9))
    assert all(ElementTree.fromstring(text).tag == f"{ATOM}feed" for _, text in feeds(library, SETTINGS))
    assert len(list(entries(made(library)))) == MOST


def test_a_library_without_dates_has_a_sound_feed_all_the_same() -> None:
    assert list(entries(made(library_of([case("a")])))) == []


def test_an_entry_as_a_whole() -> None:
    library = library_of([case("a", title="Here", created="2026-03", reviewed="2027", formerly=["b"])])
    reviewed, created = entries(made(library))
    assert [(one.tag.removeprefix(ATOM), one.text, one.attrib) for one in created] == [
        ("title", "Here (recorded)", {}),
        ("id", "tag:x.example,2026-03:a/en/cases/b/created", {}),
        ("updated", "2026-03-01T00:00:00Z", {}),
        ("link", None, {"rel": "alternate", "type": "text/html", "href": "https://x.example/a/en/cases/a/"}),
        ("category", None, {"term": "created", "label": "recorded"}),
        ("summary", "March 2026. Here", {}),
    ]
    assert reviewed.findtext(f"{ATOM}id") == "tag:x.example,2027:a/en/cases/b/reviewed"


def test_the_head_of_a_feed_as_a_whole() -> None:
    top = made(library_of([case("a")]))
    assert [(one.tag.removeprefix(ATOM), one.text, one.attrib) for one in top][:3] == [
        ("title", "Library · Recent changes", {}),
        ("id", "https://x.example/a/en/feed.xml", {}),
        ("updated", "1970-01-01T00:00:00Z", {}),
    ]
    links = [one.attrib for one in top.findall(f"{ATOM}link")]
    assert links == [
        {"rel": "self", "type": "application/atom+xml", "href": "https://x.example/a/en/feed.xml"},
        {"rel": "alternate", "type": "text/html", "href": "https://x.example/a/en/changes/"},
    ]
    assert top.findtext(f"{ATOM}author/{ATOM}name") == "Library"
    assert top.get(LANG) == "en"
    assert "CC" in top.findtext(f"{ATOM}rights", "")


def test_who_kept_a_record_is_the_author_of_what_was_done_to_it() -> None:
    by = {"created": "2026", "updated": "2027", "by": {"zh": "编者"}}
    feed_ = made(library_of([case("a", record={**by, "reviewed": {"by": {"en": "The readers"}, "date": "2028"}})]))
    names = {}
    for one in entries(feed_):
        name = one.find(f"{ATOM}author/{ATOM}name")
        assert name is not None
        names[one.findtext(f"{ATOM}id", "").rpartition("/")[2]] = (name.text, name.get(LANG))
    assert names["reviewed"] == ("The readers", None)
    assert {names[kind] for kind in names.keys() - {"reviewed"}} == {("编者", "zh-Hans")}
