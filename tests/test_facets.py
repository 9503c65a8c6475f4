"""Facets against a plain reference: which cases a value finds, on random libraries and on a real one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casegen.facets import FACETS, Column, Value, columns
from casegen.findings import languages
from casegen.library import Library, assemble
from casegen.model import ConceptScheme
from conftest import Built
from kept import case as one_case


@st.composite
def random_columns(draw: st.DrawFn) -> Column:
    number = draw(st.integers(1, 12))
    values = tuple(Value(f"v{at}", draw(st.integers(-1, at - 1))) for at in range(number))
    row = st.lists(st.integers(0, number - 1), max_size=4, unique=True).map(tuple)
    return Column(FACETS[0], values, tuple(draw(st.lists(row, max_size=10))))


@given(random_columns())
def test_a_value_finds_its_own_cases_and_those_of_narrower_ones(column: Column) -> None:
    def below(at: int, top: int) -> bool:
        while at not in (top, -1):
            at = column.values[at].broader
        return at == top

    sizes = column.sizes()
    assert len(sizes) == len(column.values)
    for top, found in enumerate(column.cases()):
        assert list(found) == [case for case, row in enumerate(column.rows) if any(below(at, top) for at in row)]
        assert sizes[column.values[top].slug] == len(found)


def test_every_value_of_every_case_is_in_its_column(built: Built) -> None:
    library: Library = built.library
    made = columns(library)
    assert [column.facet for column in made] == list(FACETS)
    for column in made:
        slugs = [value.slug for value in column.values]
        assert len(set(slugs)) == len(slugs)
        assert all(value.broader < at for at, value in enumerate(column.values))
        assert all(column.cases()), "a value that finds nothing"
        for case, row in zip(library.cases, column.rows, strict=True):
            assert tuple(slugs[at] for at in row) == column.facet.values(case)
        if column.facet.scheme:
            for at, value in enumerate(column.values):
                chain = [one.id for one in library.lineage(column.facet.scheme, value.slug)]
                up = [value.slug]
                while (at := column.values[at].broader) >= 0:
                    up.insert(0, column.values[at].slug)
                assert up == chain


def test_every_value_has_its_page_in_every_edition(built: Built) -> None:
    for column in columns(built.library):
        for value, cases in zip(column.values, column.cases(), strict=True):
            for locale in ("zh", "zh-hant", "en"):
                page = built.folder / locale / "browse" / column.facet.id / value.slug / "index.html"
                text = page.read_text("utf-8")
                for case in cases:
                    assert f"/cases/{built.library.cases[case].id}/" in text


def test_every_facet_is_named_once_in_every_language_that_is_written() -> None:
    for locale in languages():
        names = [facet.name[locale] for facet in FACETS]
        assert all(names)
        assert len(set(names)) == len(names)


def test_a_small_library_value_by_value() -> None:
    concepts = [{"id": "top"}, {"id": "unused"}, {"id": "mid", "broader": "top"}, {"id": "low", "broader": "mid"}]
    named = [{**one, "prefLabel": {"en": one["id"]}} for one in concepts]
    known = {"problems": named} | {
        name: [{"id": id_, "prefLabel": {"en": "x"}}]
        for name, id_ in (
            ("methods", "m"), ("actors", "nobody"), ("places", "1"), ("directions", "unknown"),
            ("evidence", "not-rated"),
        )
    }  # fmt: skip
    schemes = [
        ConceptScheme.model_validate({"scheme": name, "title": {"en": "x"}, "concepts": ones})
        for name, ones in known.items()
    ]
    said = {"statement": {"text": {"en": "x"}}}
    library = assemble(
        [
            one_case("a", problem={"concepts": ["low", "top"], **said}, period={"start": "2019-05", "end": "2021"}),
            one_case("b", problem={"concepts": ["mid"], **said}, period={"start": "--05-01", "end": "2020-01-02"}),
            one_case("c", problem={"concepts": ["low"], **said}),
        ],
        schemes,
    )
    made = {column.facet.id: column for column in columns(library)}
    problem = made["problem"]
    at = {case.id: row for case, row in zip(library.cases, problem.rows, strict=True)}
    assert problem.values == (Value("top", -1), Value("mid", 0), Value("low", 1))
    assert at == {"a": (2, 0), "b": (1,), "c": (2,)}
    assert problem.sizes() == {"top": 3, "mid": 3, "low": 2}
    year = made["year"]
    rows = zip(library.cases, year.rows, strict=True)
    found = {case.id: [year.values[one].slug for one in row] for case, row in rows}
    assert found == {"a": ["2019", "2020", "2021"], "b": ["2020"], "c": []}
    assert [value.slug for value in year.values] == ["2019", "2020", "2021"]
    assert made["language"].sizes() == {"en": 3}
    assert made["direction"].rows == ((0,), (0,), (0,))
    assert made["participation"].rows == ((), (), ())
