"""The drawing of a lineage names every case, crosses none with another's path, and the words say the same."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from markupsafe import Markup

import kept
from adapted import library_of
from casegen.library import Library
from casegen.locales import LOCALES
from casegen.render.lineage import lineage_svg
from casegen.render.reader import Reader
from markup import read

SVG = "{http://www.w3.org/2000/svg}"
FAMILY = library_of({"a": [], "b": ["a"], "c": ["b"], "d": ["b", "a"], "e": ["d"], "alone": []})


def drawn(name: str, library: Library = FAMILY, locale: str = "en") -> Markup:
    return lineage_svg(library.by_id[name], library, Reader(LOCALES[locale], library))


def picture(made: str) -> ElementTree.Element:
    return ElementTree.fromstring(made[made.index("<svg") : made.index("</svg>") + len("</svg>")])


def test_a_case_alone_draws_nothing() -> None:
    assert drawn("alone") == ""


def test_every_member_is_named_once_and_this_one_stands_out() -> None:
    svg = picture(drawn("b"))
    texts = {one.text: one.attrib["class"] for one in svg.iter(f"{SVG}text")}
    assert list(texts) == ["Case a", "Case b", "Case c", "Case d", "Case e"]
    assert [name for name, kind in texts.items() if kind == "lead"] == ["Case b"]
    assert len(list(svg.iter(f"{SVG}path"))) == 5


def test_the_words_link_to_the_cases_and_tell_what_changed() -> None:
    page = read(drawn("d"))
    assert [(one.text, one["href"]) for one in page.all("a")] == [
        ("Case b", "../b/"),
        ("Case a", "../a/"),
        ("Case e", "../e/"),
    ]
    assert [one.text for one in page.all("li")] == ["Case bFrom b.", "Case aFrom a.", "Case eFrom d."]
    assert [one.text for one in page.all("h3")] == ["Adapted from", "Adapted from it"]
    assert "Other cases" in read(drawn("e")).all("h3")[-1].text


def test_whatever_is_drawn_is_said() -> None:
    for one in FAMILY.cases:
        page = read(drawn(one.id))
        named = {text.text for text in page.all("text")} - {one.title.root["en"]}
        assert named == {link.text for link in page.all("a")}


def test_paths_meet_only_the_cases_that_they_join() -> None:
    svg = picture(drawn("b"))
    centres = {(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in svg.iter(f"{SVG}circle")}
    for path in svg.iter(f"{SVG}path"):
        start, _, rest = path.attrib["d"].removeprefix("M").partition("V")
        x, y = map(float, start.split())
        to_y, to_x = map(float, rest.split("H"))
        assert {(x, y), (to_x, to_y)} <= centres
        on_the_way = {(cx, cy) for cx, cy in centres if (cx == x and y < cy < to_y) or (cy == to_y and x < cx < to_x)}
        assert on_the_way == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_long_and_hostile_titles_stay_within_the_picture(locale: str) -> None:
    title = "<script>alert(1)</script>" + "一" * 90
    chain = {f"c-{at:02}": [f"c-{at - 1:02}"] if at else [] for at in range(20)}
    made = drawn("c-10", library_of(chain, title), locale)
    svg = picture(made)
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    for one in svg.iter(f"{SVG}text"):
        text = one.text or ""
        cells = sum(2 if character == "一" else 1 for character in text)
        assert float(one.attrib["x"]) + cells * 6.5 <= width
        assert 0 < float(one.attrib["y"]) < height
    assert not read(made).all("script")
    assert LOCALES[locale].t("lineage.more") in [one.text for one in svg.iter(f"{SVG}text")]


def test_a_retired_member_says_so_in_the_drawing_and_in_words() -> None:
    adapted = [{"case": "a", "change": {"en": "Elsewhere."}}]
    library = kept.library_of([kept.retired("a", "2026"), kept.case("b", adaptedFrom=adapted)])
    made = drawn("b", library)
    assert [one.text for one in picture(made).iter(f"{SVG}text")] == ["Case a (retired)", "Case b"]
    assert [(one.text, one["href"]) for one in read(made).all("a")] == [("Case a (retired)", "../a/")]
