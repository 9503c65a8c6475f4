"""The diagram names everyone, holds its lines within their cells, and is sound XML whatever the names are."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from casegen.render.diagram import CELLS, WIDTH, Force, diagram, draw, wrap
from casegen.render.drawing import drawing
from casegen.safe import UNSAFE
from conftest import Built
from markup import read

SVG = "{http://www.w3.org/2000/svg}"
LOADED = st.characters(exclude_categories=["Cs", "Cn", "Co"]).filter(lambda one: not UNSAFE.search(one))
# One line of text as `plain` makes it: no control characters, single spaces.
NAME = (
    st.text(LOADED, max_size=60)
    | st.text(st.sampled_from("社工，。、（）ab <>&'\"{}❤\ufe0f👩🏽é\u0301"), max_size=60)
).map(lambda text: " ".join(text.split()))
NAMES = NAME.filter(bool)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(NAME, st.integers(min_value=2, max_value=40))
@example("，" * 60, 33)
@example("a" * 200, 33)
@example("一" * 160, 14)
def test_no_line_is_wider_than_its_cells(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(wcswidth(line) <= cells for line in lines)
    assert squeezed("".join(lines)) == squeezed(text), "a character was lost"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("社区居委会", ["社区居委会"]),
        ("社区居民委员会志愿服务队", ["社区居民委员", "会志愿服务队"]),
        ("社区居民委员，会", ["社区居民委", "员，会"]),
        ("the volunteers of block nine", ["the volunteers", "of block nine"]),
        ("", [""]),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, lines: list[str]) -> None:
    assert list(wrap(text, 14 if text.isascii() else 12)) == lines


def texts(svg: str, kind: str = "") -> Iterator[str]:
    for element in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        if kind in element.attrib.get("class", "").split() or not kind:
            yield element.text or ""


@given(st.lists(st.tuples(NAMES, st.lists(st.tuples(NAMES, st.booleans()), max_size=4)), min_size=1, max_size=5))
@example([("<script>alert(1)</script>", [("class=lead</text><script>", True), ("{name} & \"'>", False)])])
def test_every_name_is_there_and_nothing_else(named: list[tuple[str, list[tuple[str, bool]]]]) -> None:
    forces = [Force(name, actors) for name, actors in named]
    body, height = draw(forces, "not mentioned")
    svg = drawing('who <took> "part"', "<what> & who", "en", (WIDTH, height), body).svg
    drawn = squeezed("".join(texts(svg)))
    expected = []
    for force in forces:
        expected.append(force.name)
        expected += [name for name, _ in force.actors] or ["not mentioned"]
    assert drawn == squeezed("".join(expected))
    assert {element.tag for element in ElementTree.fromstring(svg).iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "path", "circle", "text")
    }
    assert {element.tag for element in read(svg).elements} <= {"svg", "svg:title", "desc", "path", "circle", "text"}


def test_everything_lies_within_the_picture() -> None:
    forces = [Force("社区社会组织", [("一" * 100, True)] * 8), Force("b", [])] * 5
    body, high = draw(forces, "未提到")
    svg = ElementTree.fromstring(drawing("图", "", "zh-Hans", (WIDTH, high), body).svg)
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    for element in svg.iter(f"{SVG}text"):
        assert 0 < float(element.attrib["x"]) < width
        assert 0 < float(element.attrib["y"]) < height


@pytest.mark.parametrize("locale", ["zh", "zh-hant", "en"])
def test_the_page_of_a_case_draws_all_its_actors(built: Built, locale: str) -> None:
    reader = built.reader(locale)
    for case in built.library.cases:
        page = (built.folder / locale / "cases" / case.id / "index.html").read_text("utf-8")
        start = page.index("<svg", page.index("cg-diagram"))
        svg = page[start : page.index("</svg>", start) + len("</svg>")]
        drawn = squeezed("".join(texts(svg)))
        for actor in case.actors:
            assert squeezed(reader.plain(actor.role)) in drawn
        for line in texts(svg, "actor"):
            assert wcswidth(line) <= CELLS
        leads = "".join(texts(svg, "lead"))
        for actor in case.actors:
            assert (squeezed(reader.plain(actor.role)) in squeezed(leads)) == actor.leads


@pytest.mark.parametrize("locale", ["zh", "zh-hant", "en"])
def test_it_says_in_words_who_took_part_and_looks_right_without_a_style_sheet(built: Built, locale: str) -> None:
    reader = built.reader(locale)
    for case in built.library.cases:
        made = diagram(case, reader)
        root = ElementTree.fromstring(made.svg)
        assert root.findtext(f"{SVG}title") == made.title == reader.t("diagram.title", title=reader.plain(case.title))
        assert root.findtext(f"{SVG}desc") == made.text
        assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == reader.locale.tag
        forces = [one for one in built.library.concepts["actors"].values() if one.broader is None]
        lines = made.text.split("\n")
        for line, force in zip(lines, forces, strict=True):
            assert line.startswith(reader.t("markdown.fact", name=reader.name("actors", force.id), value="").rstrip())
        for actor in case.actors:
            assert reader.plain(actor.role) in made.text
        assert all("stroke" in element.attrib for element in root.iter(f"{SVG}path"))
        assert all("fill" in element.attrib for element in root.iter(f"{SVG}circle"))
