"""The library that this repository holds: sound, complete, and without a gap in its vocabularies."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen import checks, pipeline
from casegen.config import read
from casegen.findings import Severity
from casegen.model import Localized, texts
from casegen.packs.withheld import Withheld

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def checked() -> checks.Checked:
    return pipeline.check(read(ROOT))


def test_it_is_clean(checked: checks.Checked) -> None:
    heavy = [one for one in checked.findings if one.severity is not Severity.ADVICE]
    assert [(one.path, one.span.line, one.code, one.message["en"]) for one in heavy] == []


def test_every_practice_is_there(checked: checks.Checked) -> None:
    assert len(checked.cases) >= 21
    assert len({case.id for case in checked.cases}) == len(list((ROOT / "cases").glob("*.yml")))


def test_packs_stand_ready_for_every_function_of_supervision(checked: checks.Checked) -> None:
    assert len(checked.packs) >= 3
    assert {pack.function for pack in checked.packs} == {"administrative", "educational", "supportive"}
    for pack in checked.packs:
        assert all({"zh", "en"} <= set(text.root) for _, text in texts(pack)), pack.id
        assert set(pack.translations) == {"en"}, pack.id
        # What participants read first tells no number of an outcome either.
        cases = [case for case in checked.cases if case.id in pack.cases]
        said = [Withheld(case).gives_away(text) for case in cases for text in (*pack.objectives, *pack.questions)]
        assert not any(said), pack.id


def test_every_figure_has_its_paragraph(checked: checks.Checked) -> None:
    figures = [figure for case in checked.cases for figure in case.figures]
    assert len(figures) > 40
    assert all(figure.source and figure.paragraph for figure in figures)


def test_every_text_is_in_both_languages(checked: checks.Checked) -> None:
    def lacking(value: object, name: str) -> list[str]:
        return [f"{name} {path}" for path, text in texts(value) if not {"zh", "en"} <= set(text.root)]

    gaps = [gap for case in checked.cases for gap in lacking(case, case.id)]
    gaps += [gap for scheme in checked.schemes for gap in lacking(scheme, scheme.scheme)]
    assert gaps == []


def test_chinese_is_set_as_chinese(checked: checks.Checked) -> None:
    """No typed space between Chinese and Latin or digits, and no half-width comma or full stop after Chinese."""
    import re

    slip = re.compile(
        r"[\u4e00-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u4e00-\u9fff]|[\u4e00-\u9fff][,.;:!?](?![0-9])"
    )

    def slips(value: object, name: str) -> list[str]:
        return [
            f"{name} {path}: {found[0]}"
            for path, text in texts(value)
            if isinstance(text, Localized) and (found := slip.search(text.root.get("zh", "")))
        ]

    found = [one for case in checked.cases for one in slips(case, case.id)]
    found += [one for scheme in checked.schemes for one in slips(scheme, scheme.scheme)]
    assert found == []


def test_every_method_of_a_case_is_explained(checked: checks.Checked) -> None:
    methods = {one.id for scheme in checked.schemes if scheme.scheme == "methods" for one in scheme.concepts}
    assert {method for case in checked.cases for method in case.method.concepts} <= methods
