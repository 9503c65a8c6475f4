"""The logic model says what the record says, lies within its frame, and holds no outcome where none is to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casegen.locales import LOCALES
from casegen.model import Case, Outcome, Prose, Statement, Step, Title
from casegen.packs.blocks import Figure
from casegen.packs.figures import logic_model
from casegen.render.logic import TALL, WIDE, logic
from casegen.safe import UNSAFE
from conftest import Built
from markup import read

SVG = "{http://www.w3.org/2000/svg}"
LOADED = st.characters(exclude_categories=["Cs", "Cn", "Co"]).filter(lambda one: not UNSAFE.search(one))
TEXT = (st.text(LOADED, max_size=90) | st.text(st.sampled_from("社工，。（ab <>&'\"]😀é\u0301"), max_size=200)).map(
    lambda text: " ".join(text.split()).replace("*", "").replace("_", "")
).filter(bool)


def drawn(svg: str) -> str:
    """All that is written in a picture, without its spaces."""
    return "".join("".join("".join(one.itertext()).split()) for one in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def corners(element: ElementTree.Element, x: float = 0, y: float = 0) -> list[tuple[float, float]]:
    """Where the texts, circles and frames of a picture begin."""
    if move := element.get("transform"):
        right, down = move.removeprefix("translate(").removesuffix(")").split()
        x, y = x + float(right), y + float(down)
    found = []
    for across, down in (("x", "y"), ("cx", "cy")):
        if across in element.attrib:
            found.append((x + float(element.attrib[across]), y + float(element.attrib[down])))
    return found + [one for child in element for one in corners(child, x, y)]


def told(built: Built, steps: Sequence[str], claims: Sequence[str], conditions: Sequence[str]) -> Case:
    """A case of the small library that says this instead of what it says."""
    case = built.library.by_id["tool-cupboard"]
    method = case.method.model_copy(
        update={"steps": tuple(Step(title=Title({"en": one[:120]}), text=Prose({"en": "x"})) for one in steps)}
    )
    changes = {
        "method": method,
        "outcomes": tuple(Outcome(claim=Prose({"en": one}), direction="harm") for one in claims),
        "conditions": tuple(Statement(text=Prose({"en": one})) for one in conditions),
    }
    return case.model_copy(update=changes)


@given(st.lists(TEXT, min_size=1, max_size=12), st.lists(TEXT, max_size=3), st.lists(TEXT, max_size=3), st.booleans())
@example(["</text></svg><script>alert(1)</script>"], ['"><script>'], ["&amp;<b>"], True)
@example(["W" * 120] * 12, ["一" * 400] * 12, ["，" * 300], True)
@example(["W" * 120] * 12, ["一" * 400] * 12, ["，" * 300], False)
def test_whatever_is_said_is_drawn_as_text_within_the_frame(
    built: Built, steps: list[str], claims: list[str], conditions: list[str], wide: bool
) -> None:
    case = told(built, steps, claims, conditions)
    reader = built.reader("en")
    svg = logic(case, reader, wide=wide).svg
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    known = {"svg", "title", "desc", "g", "path", "rect", "circle", "text", "tspan"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= known
    assert {element.tag.removeprefix("svg:") for element in read(svg).elements} <= known
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert width == (WIDE if wide else TALL)
    assert all(0 <= x < width and 0 <= y < height for x, y in corners(root))
    text = drawn(svg)
    for one in (*(step[:120] for step in steps), *claims, *conditions):
        begun = "".join(reader.plain(Prose({"en": one}))[:20].split())
        assert begun.rstrip("，,；;、。.") in text


def test_long_texts_are_cut_between_words(built: Built) -> None:
    case = told(built, ["Begin"], ["volunteers keep coming " * 20], [])
    text = logic(case, built.reader("en"), wide=True).text
    assert text.endswith(("volunteers…", "keep…", "coming…"))


@pytest.mark.parametrize("locale", list(LOCALES))
def test_it_shows_every_outcome_and_step(built: Built, locale: str) -> None:
    reader = built.reader(locale)
    for case in built.library.cases:
        whole = logic_model(case, reader)
        assert isinstance(whole, Figure)
        outcomes = [reader.plain(one.claim)[:12].rstrip("。.") for one in case.outcomes]
        for claim in outcomes:
            assert "".join(claim.split()) in drawn(whole.svg)
            assert claim in whole.text
        for step in case.method.steps:
            assert reader.plain(step.title)[:12] in whole.text


def test_what_it_rested_on_is_dashed(built: Built) -> None:
    (frame,) = ElementTree.fromstring(logic(told(built, ["a"], ["b"], ["c"]), built.reader("en"), wide=True).svg).iter(
        f"{SVG}rect"
    )
    assert frame.get("stroke-dasharray")
    assert "<rect" not in logic(told(built, ["a"], ["b"], []), built.reader("en"), wide=True).svg
