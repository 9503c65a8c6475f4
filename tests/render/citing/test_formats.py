"""BibTeX, RIS and CSL-JSON: every character of a record means itself, and other programs read them."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from casegen.render.citing.bibtex import bibtex
from casegen.render.citing.csl import csl
from casegen.render.citing.ris import ris
from casegen.render.citing.work import Work

from .works import WORKS, work

HOSTILE = work(title="}{\\ % & # $ _ ~ ^ @misc{x,", author="a, b and {c}", url="https://x.example/}{\\")


def fields(text: str) -> dict[str, str]:
    """The fields of one BibTeX record, read by counting braces as BibTeX does."""
    found, at = {}, 0
    while opening := re.compile(r"  (\w+) = \{").search(text, at):
        depth, at = 1, opening.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        found[opening[1]] = text[opening.end() : at - 1]
    assert text[at:] == ",\n}\n"
    return found


def meant(text: str) -> str:
    """A field as TeX shows it."""
    names = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    return re.sub(r"\\(?:text([a-z]+)\{\}|([#$%&_]))", lambda one: names.get(one[1] or "", "") or one[2], text)


@given(WORKS)
@example(HOSTILE)
def test_bibtex_is_read_back(cited: Work) -> None:
    found = fields(bibtex([cited]))
    assert found["title"][0] == "{"
    assert meant(found["title"][1:-1]) == cited.title
    assert meant(found.get("author", "{}")[1:-1]) == cited.author
    assert found.get("year", "") == cited.year
    assert ("date" in found) == bool(cited.dated)
    assert not set("{}\\") & set(found.get("url", ""))


def test_bibtex_is_read_by_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    report = work("practice-report", "en", id="b", title="Half 50% & more", author="The editors", date="2019")
    page = work(title="Points", date="2022-06", url="https://x.example/a_b")
    path.write_text(bibtex([page, report]), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc.source.bibtex import BibTeX  # type: ignore[import-untyped]  # it brings no types

        read = BibTeX(str(path), encoding="utf-8")
    assert set(read) == {"a", "b"}
    assert "Half 50% & more" in str(read["b"].title)


@given(st.lists(WORKS, min_size=1, max_size=3))
@example([HOSTILE])
def test_ris_has_a_field_a_line(works: list[Work]) -> None:
    lines = [line for line in ris(works).split("\n") if line]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert [line for line in lines if line.startswith("TI")] == [f"TI  - {one.title}" for one in works]
    assert sum(line.startswith("TY") for line in lines) == sum(line == "ER  - " for line in lines) == len(works)


def test_ris_dates_are_as_exact_as_they_are_known() -> None:
    for date, written in (("2019", "2019///"), ("2022-06", "2022/06//"), ("2022-06-01", "2022/06/01/")):
        assert f"DA  - {written}\n" in ris([work(date=date)])
    assert "DA" not in ris([work(date="--12-25")])


@given(WORKS)
@example(HOSTILE)
def test_csl_holds_what_is_known(cited: Work) -> None:
    (found,) = json.loads(csl([cited]))
    assert found["title"] == cited.title
    assert found.get("author", []) == ([{"literal": cited.author}] if cited.author else [])
    assert found.get("container-title", found.get("publisher", "")) == cited.publisher
    parts = found.get("issued", {"date-parts": [[]]})["date-parts"][0]
    assert "-".join(f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(parts)) == cited.dated
    assert found.get("URL", "") == cited.url
