"""A page's content says the same in fewer bytes, and what does not look like typst's is left alone."""

from __future__ import annotations

import time

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.packs.content import shorter
from casegen.packs.marks import Marks
from casegen.packs.rowheads import row_heads
from casegen.packs.tounicode import denser


def run(mark: int, up: float, shown: bytes, colour: bytes = b"0.5 0 0") -> bytes:
    """A run of text as typst writes it."""
    return (
        b"/Span<</MCID %d>>BDC\nq 1 0 0 -1 77.00001 %g cm/c0 cs %b scn\n"
        b"BT 0 Tr/f0 10.5 Tf 1 0 0 -1 0 0 Tm%b\nET\nQ\nEMC" % (mark, up, colour, shown)
    )


def test_looks_are_said_once_and_places_from_the_last() -> None:
    made, gone = shorter(run(0, 700, b"[<0041>]TJ") + run(1, 682.33, b"(\\000A)Tj"))
    assert (
        made.split()
        == (
            b"q BT /Span<</MCID 0>>BDC /c0 cs 0.5 0 0 scn/f0 10.5 Tf 77 700 Td[(\0A)]TJ "
            b"EMC /Span<</MCID 1>>BDC 0 -17.65 Td(\0A)Tj EMC ET Q"
        ).split()
    )
    assert gone == set()


def test_lines_of_one_tag_have_one_mark() -> None:
    made, gone = shorter(b"".join(run(at, 700 - at, b"(\\000A)Tj") for at in range(4)), [7, 7, 8, 0])
    assert gone == {1}
    assert [made.count(b"MCID %d>>" % at) for at in range(4)] == [1, 0, 1, 1]
    assert made.count(b"BDC") == made.count(b"EMC") == 3


def test_a_new_colour_is_said() -> None:
    made, _ = shorter(run(0, 700, b"()Tj") + run(1, 690, b"()Tj", b"0 0.25 0"))
    assert (made.count(b"0.5 0 0 scn"), made.count(b"0 0.25 0 scn"), made.count(b" Tf")) == (1, 1, 1)


@pytest.mark.parametrize("shown", [b"\\\\000", b"\\\\", b"a\\(b\\)", b"\\r\\n", b"1.23456", b"\\001\\134\\015"])
def test_what_a_string_says_is_kept(shown: bytes) -> None:
    made, _ = shorter(run(0, 700, b"(%b)Tj" % shown))
    with pikepdf.new() as holder:
        one, two = (
            [
                bytes(part.operands[0])
                for part in pikepdf.parse_content_stream(holder.make_stream(content))
                if str(part.operator) == "Tj"
            ]
            for content in (b"BT (%b)Tj ET" % shown, made)
        )
    assert one == two


@given(st.binary(max_size=200))
def test_what_is_not_typsts_is_left_but_for_its_numbers(content: bytes) -> None:
    made, gone = shorter(content)
    assert gone == set()
    if b"." not in content:
        assert made == content


@pytest.mark.parametrize("part", [b"(", b"<", b"[(", b"1.1.1.", b"/a<<>>BDC\nq 1 0 0 -1 ", b"\\("])
def test_time_grows_with_the_content(part: bytes) -> None:
    began = time.process_time()
    shorter(part * 20_000)
    assert time.process_time() - began < 2


def test_marks_are_taken_from_tags_and_from_the_table() -> None:
    bodies = {
        1: b"<</Type/Page/StructParents 4/Contents 9 0 R>>",
        2: b"<</Type/StructTreeRoot/ParentTree<</Nums[4 3 0 R]>>>>",
        3: b"[5 0 R 5 0 R 6 0 R]",
        5: b"<</Type/StructElem/S/P/P 8 0 R/K[0 1]/Pg 1 0 R>>",
        6: b"<</Type/StructElem/S/P/P 8 0 R/K[2<</Type/OBJR>>]/Pg 1 0 R>>",
    }
    marks = Marks(bodies)
    assert marks.owners(1) == [5, 5, 0]
    assert marks.without(1, {1}) == {
        3: b"[5 0 R null 6 0 R]",
        5: b"<</Type/StructElem/S/P/P 8 0 R/K[0]/Pg 1 0 R>>",
    }
    assert marks.without(1, set()) == {}


def test_the_first_cell_of_each_row_is_a_head() -> None:
    cell = b"<</Type/StructElem/S/TD/P 3 0 R/A[<</O/Table/Headers[(U1)]>>]/K[5]/Pg 9 0 R>>"
    bodies = {
        1: b"<</Type/StructElem/S/Table/P 8 0 R/K[2 0 R]>>",
        2: b"<</Type/StructElem/S/TBody/P 1 0 R/K[3 0 R]>>",
        3: b"<</Type/StructElem/S/TR/P 2 0 R/K[4 0 R 5 0 R]>>",
        4: cell,
        5: cell,
    }
    assert row_heads(bodies, [False]) == row_heads(bodies, []) == {}
    assert row_heads(bodies, [True]) == {4: cell.replace(b"/TD", b"/TH").replace(b"/Table/", b"/Table/Scope/Row/")}


def test_codes_that_follow_each_other_are_named_once() -> None:
    pairs = [(1, b"<5B66>"), (2, b"<0031>"), (4, b"<00660069>"), (255, b"<4E00>"), (256, b"<4E01>")]
    table = b"head\n5 beginbfchar\n%bendbfchar\nendcmap" % b"".join(b"<%04X> %b\n" % pair for pair in pairs)
    assert denser(table) == (
        b"head\n4 beginbfrange\n<0001> <0002> [<5B66><0031>]\n<0004> <0004> [<00660069>]\n"
        b"<00FF> <00FF> [<4E00>]\n<0100> <0100> [<4E01>]\nendbfrange\nendcmap"
    )
    assert denser(b"no table") == b"no table"
