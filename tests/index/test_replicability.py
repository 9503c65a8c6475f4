"""The meter counts what a record says of TIDieR's twelve items, and names what it lacks."""

from __future__ import annotations

import pytest

from casegen.index.replicability import TIDIER, replicability
from casegen.locales import LOCALES
from conftest import Built


def test_a_full_record_lacks_nothing(built: Built) -> None:
    found = replicability(built.library.by_id["tool-cupboard"])
    assert (found.held, found.missing) == (12, ())
    assert [name for name, _ in found.marks] == [name for name, _ in TIDIER]


def test_a_short_record_says_what_it_lacks(built: Built) -> None:
    found = replicability(built.library.by_id["stair-tea"])
    assert found.held == 3
    assert found.missing == (
        "why", "materials", "how", "where", "when", "tailoring", "modifications", "planned", "actual",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("item", "part", "empty"),
    [
        ("why", "rationale", None),
        ("materials", "materials", ()),
        ("how", "mode", None),
        ("when", "schedule", None),
        ("tailoring", "tailoring", None),
        ("modifications", "modifications", None),
        ("planned", "fidelity_planned", None),
        ("actual", "fidelity_actual", None),
    ],
)
def test_each_item_has_its_field(built: Built, item: str, part: str, empty: object) -> None:
    case = built.library.by_id["tool-cupboard"]
    less = case.model_copy(update={"method": case.method.model_copy(update={part: empty})})
    assert replicability(less).missing == (item,)


def test_where_is_the_setting(built: Built) -> None:
    case = built.library.by_id["tool-cupboard"]
    less = case.model_copy(update={"community": case.community.model_copy(update={"setting": None})})
    assert replicability(less).missing == ("where",)


@pytest.mark.parametrize("locale", list(LOCALES))
def test_every_item_has_a_name(locale: str) -> None:
    names = [LOCALES[locale].t(f"tidier.{name}") for name, _ in TIDIER]
    assert len(set(names)) == 12
