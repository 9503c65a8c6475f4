"""Identity: names that are one on some systems, and ids that are used twice."""

from __future__ import annotations

from casegen.checks import Known
from casegen.checks.identity import one_name_on_every_system


def alike(*paths: str) -> dict[str, str]:
    found = one_name_on_every_system([], Known({}, frozenset(), (), paths))
    return {finding.path: finding.message["en"] for finding in found}


def test_the_lower_case_name_is_kept() -> None:
    found = alike("cases/QINTAI.yml", "cases/Qintai.yml", "cases/qintai.yml")
    assert set(found) == {"cases/QINTAI.yml", "cases/Qintai.yml"}
    assert all("`qintai.yml`" in message for message in found.values())


def test_names_in_different_folders_do_not_meet() -> None:
    assert alike("cases/levels.yml", "vocabulary/Levels.yml") == {}


def test_composed_and_decomposed_letters_are_one_name() -> None:
    assert set(alike("cases/\u00e9.yml", "cases/e\u0301.yml")) != set()
